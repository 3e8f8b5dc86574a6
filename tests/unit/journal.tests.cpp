#include "output/journal.hpp"

#include "output/file_errors.hpp"
#include "output/hdf5.hpp"
#include "output/packed.hpp"
#include "tests/unit/fake_study.hpp"
#include "tests/unit/scratch.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <limits>
#include <sys/resource.h>

namespace norishiro::output {

namespace {

/// No file may grow beyond so many bytes: what a full disk is to a writer.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
        rlimit const limit{bytes, before_.rlim_max};
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
    }
    FileSizeLimit(FileSizeLimit const&) = delete;
    FileSizeLimit& operator=(FileSizeLimit const&) = delete;
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

private:
    rlimit before_{};
    void (*handler_)(int) = nullptr;
};

std::array<sim::Outcomes, 2> of(std::size_t replication) {
    return {tests::fake_outcomes(0, replication, 24), tests::fake_outcomes(1, replication, 24)};
}

/// Three replications, of which the second failed.
void fill(Journal& journal) {
    journal.add(0, of(0));
    journal.add(1, {});
    journal.add(2, of(2));
}

} // namespace

TEST_CASE("what is packed is unpacked again, and small", "[unit][journal]") {
    auto outcomes = tests::fake_outcomes(1, 3, 24);
    outcomes.at(0, 0, 0) = std::numeric_limits<std::int64_t>::min();
    outcomes.at(1, 0, 0) = std::numeric_limits<std::int64_t>::max();
    outcomes.at(2, 0, 0) = -1;
    outcomes.at(23, 1, 0) = 0;
    CHECK(unpack(pack(outcomes)) == outcomes);
    CHECK(unpack(pack(sim::Outcomes{})) == sim::Outcomes{});
    sim::Outcomes const nothing{120, 10, 300};
    CHECK(unpack(pack(nothing)) == nothing);
    CHECK(pack(nothing).size() < 20);
}

TEST_CASE("a journal holds what was added, also when it is opened again", "[unit][journal]") {
    tests::Scratch const scratch;
    auto const file = scratch.path / "runs.journal";
    {
        Journal journal{file, "this study", 2};
        CHECK(journal.next() == 0);
        fill(journal);
    }
    Journal journal{file, "this study", 2};
    CHECK(journal.replications() == std::vector<std::size_t>{0, 2});
    CHECK(journal.next() == 3);
    CHECK(journal.read(1, 0) == of(0)[1]);
    CHECK(journal.read(0, 1) == of(2)[0]);
    journal.add(3, of(3));
    CHECK(journal.read(1, 2) == of(3)[1]);
}

TEST_CASE("a journal of another study, or a file that is none, is begun anew", "[unit][journal]") {
    tests::Scratch const scratch;
    auto const file = scratch.path / "runs.journal";
    {
        Journal journal{file, "this study", 2};
        fill(journal);
    }
    Journal const other{file, "another study", 2};
    CHECK(other.replications().empty());
    CHECK(other.next() == 0);
}

TEST_CASE("a journal that was cut anywhere keeps every whole record, and goes on",
          "[unit][journal]") {
    tests::Scratch const scratch;
    auto const file = scratch.path / "runs.journal";
    std::vector<std::uintmax_t> ends; // of the file after each step
    {
        Journal journal{file, "this study", 2};
        ends.push_back(std::filesystem::file_size(file));
        for (std::size_t r = 0; r < 3; ++r) {
            journal.add(r, of(r));
            ends.push_back(std::filesystem::file_size(file));
        }
    }
    auto const whole = tests::content(file);
    for (std::size_t cut = 0; cut < whole.size(); cut += cut < ends[0] ? 1 : 37) {
        CAPTURE(cut);
        std::ofstream{file, std::ios::binary | std::ios::trunc}.write(
            whole.data(), static_cast<std::streamsize>(cut));
        Journal journal{file, "this study", 2};
        std::size_t const kept = cut < ends[1] ? 0 : cut < ends[2] ? 1 : 2;
        REQUIRE(journal.replications().size() == kept);
        for (std::size_t r = kept; r < 3; ++r) journal.add(r, of(r));
        CHECK(tests::content(file) == whole);
    }
}

TEST_CASE("a journal with a changed byte keeps what comes before it", "[unit][journal]") {
    tests::Scratch const scratch;
    auto const file = scratch.path / "runs.journal";
    std::uintmax_t first_end = 0;
    {
        Journal journal{file, "this study", 2};
        journal.add(0, of(0));
        first_end = std::filesystem::file_size(file);
        journal.add(1, of(1));
    }
    auto const whole = tests::content(file);
    for (auto at = static_cast<std::size_t>(first_end); at < whole.size(); at += 41) {
        CAPTURE(at);
        auto changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        std::ofstream{file, std::ios::binary | std::ios::trunc}
            << changed; // a record's number may grow: it is then a later one
        Journal const journal{file, "this study", 2};
        CHECK(journal.read(0, 0) == of(0)[0]);
        if (journal.replications().size() == 2) CHECK(journal.read(0, 1) == of(1)[0]);
    }
}

TEST_CASE("a full disk is an error of the journal, which keeps what it has", "[unit][journal]") {
    tests::Scratch const scratch;
    auto const file = scratch.path / "runs.journal";
    Journal journal{file, "this study", 2};
    journal.add(0, of(0));
    {
        FileSizeLimit const limit{std::filesystem::file_size(file) + 100};
        CHECK_THROWS_AS(journal.add(1, of(1)), WriteError);
    }
    CHECK(journal.replications().size() == 1);
    journal.add(1, of(1)); // there is room again
    Journal const again{file, "this study", 2};
    CHECK(again.replications().size() == 2);
    CHECK(again.read(1, 1) == of(1)[1]);
}

TEST_CASE("a full disk at any moment is an error of the result, and HDF5 lives on",
          "[unit][hdf5]") {
    tests::Scratch const scratch;
    auto const study = tests::fake_study();
    auto const compared = sim::compare(study);
    RunRecord const record{"0.1.0", "v0.1.0", "GNU", "-O3", "HDF5"};
    write_hdf5(scratch.path / "whole.h5", study, compared, record);
    auto const whole = tests::content(scratch.path / "whole.h5");
    for (auto bytes = std::size_t{0}; bytes < whole.size(); bytes += whole.size() / 23) {
        CAPTURE(bytes);
        FileSizeLimit const limit{bytes};
        CHECK_THROWS_AS(write_hdf5(scratch.path / "cut.h5", study, compared, record), WriteError);
    }
    write_hdf5(scratch.path / "again.h5", study, compared, record);
    CHECK(tests::content(scratch.path / "again.h5") == whole);
}

} // namespace norishiro::output
