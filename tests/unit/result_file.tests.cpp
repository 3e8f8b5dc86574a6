#include "output/output_file.hpp"
#include "output/seal.hpp"
#include "output/sha256.hpp"
#include "tests/unit/stored.hpp"

#include <cmath>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>

namespace fs = std::filesystem;
using namespace norishiro;
using namespace norishiro::output;
using Catch::Matchers::Contains;
using tests::content;
using tests::refusal_of;
using tests::Stored;

namespace {

/// Without waiting for the disk, as `write_file` does.
void put(fs::path const& file, std::string_view bytes) {
    std::ofstream{file, std::ios::binary} << bytes;
}

bool same_number(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

} // namespace

TEST_CASE("SHA-256 is what sha256sum says", "[unit][result]") {
    CHECK(sha256_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a result read back says of the study what was written", "[unit][result]") {
    Stored const stored{tests::fake_study(3)};
    for (auto const& named : {stored.file, stored.folder, fs::path{stored.folder.string() + "/"}}) {
        ResultFile const file{named};
        auto const& result = file.result();
        auto const& study = stored.study;
        CHECK(result.program == "Norishiro 0.1.0");
        CHECK(result.seed == 7);
        CHECK(result.start == study.start);
        CHECK(result.months == 24);
        CHECK(result.replications == study.replications);
        CHECK(result.places == study.places);
        CHECK(result.stations == study.stations());
        CHECK(result.activities == study.activities);
        CHECK(result.groups.size() == 4);
        for (std::size_t g = 0; g < 4; ++g) {
            CHECK(result.groups.label_of(g) == study.groups.label_of(g));
        }
        CHECK(result.groups.factors[0].label == study.groups.factors[0].label);
        CHECK(result.sources.front().title == study.sources.front().title);
        CHECK(result.sources.front().what == study.sources.front().what);
        CHECK(result.sources.front().unit == study.sources.front().unit);
        REQUIRE(result.scenarios.size() == 3);
        for (std::size_t s = 0; s < 3; ++s) {
            CHECK(result.scenarios[s].id == study.scenarios[s].id);
            CHECK(result.scenarios[s].title == study.scenarios[s].title);
            CHECK(result.scenarios[s].question == study.scenarios[s].question);
            CHECK(result.scenarios[s].changes == study.scenarios[s].changes);
            REQUIRE(result.scenarios[s].parameters.size() == study.scenarios[s].parameters.size());
        }
        CHECK(result.scenarios[0].parameters.size() == 3); // what only another one has is absent
    }
}

TEST_CASE("a parameter comes back with its exact number and all that is said of it",
          "[unit][result]") {
    Stored const stored;
    ResultFile const file{stored.file};
    auto const& written = stored.study.scenarios.back().parameters;
    auto const& read = file.result().scenarios.back().parameters;
    REQUIRE(read.size() == written.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
        CHECK(same_number(read[i].number, written[i].number));
        auto alike = read[i];
        alike.number = 0.0; // NaN is not equal to itself
        auto other = written[i];
        other.number = 0.0;
        CHECK(alike == other);
    }
}

TEST_CASE("indicators and comparisons come back to the last bit", "[unit][result]") {
    Stored const stored{tests::fake_study(3)};
    ResultFile const file{stored.file};
    auto const& study = stored.study;
    auto const& result = file.result();
    REQUIRE(result.indicators.size() == study.indicators.size());
    for (std::size_t k = 0; k < result.indicators.size(); ++k) {
        auto const& read = result.indicators[k];
        auto const& info = study.indicators[k];
        CHECK(read.id == info.id);
        CHECK(read.name == sim::Text{std::string{info.name}, std::string{info.name_ja}});
        CHECK(read.definition.ja == info.definition_ja);
        CHECK(read.main == info.main);
        CHECK(read.measure == study.measures[info.measure].id);
        CHECK((read.over == "ratio") == (info.over == sim::Over::ratio));
        CHECK(read.denominator ==
              (info.over == sim::Over::ratio ? study.measures[info.denominator].id : ""));
        CHECK(read.scale == info.scale);
        for (std::size_t s = 0; s < 3; ++s) {
            for (std::size_t i = 0; i < 3; ++i) {
                CHECK(read.values[s * 3 + i] == sim::value_of(info, study.outcome(s, i)));
            }
        }
    }
    auto const written = sim::compare(study);
    REQUIRE(result.comparisons.size() == written.size());
    for (std::size_t i = 0; i < written.size(); ++i) {
        auto const& read = result.comparisons[i];
        CHECK(read.scenario == written[i].scenario);
        CHECK(read.indicator == written[i].indicator);
        CHECK(read.baseline == written[i].baseline);
        CHECK(read.difference.mean == written[i].difference.mean);
        CHECK(read.difference.low == written[i].difference.low);
        CHECK(read.difference.high == written[i].difference.high);
        CHECK(read.difference.count == written[i].difference.count);
        CHECK(same_number(read.variance_ratio, written[i].variance_ratio));
    }
}

TEST_CASE("measures are read one by one, by place, by group and by station", "[unit][result]") {
    Stored const stored;
    ResultFile const file{stored.file};
    auto const& study = stored.study;
    REQUIRE(file.result().measures.size() == 3);
    CHECK(file.result().measures[0].by_group);
    CHECK_FALSE(file.result().measures[1].by_group);
    auto const place = file.by_place("care_days");
    auto const group = file.by_group("waiting");
    auto const staff = file.staff_seconds();
    CHECK(staff.columns == 6);
    for (std::size_t s = 0; s < 2; ++s) {
        for (std::size_t i = 0; i < 3; ++i) {
            auto const& run = study.outcome(s, i);
            CHECK(place.at(s, i, 5, 1) == run.at(5, 1, 1));
            CHECK(group.at(s, i, 23, 3) == run.by_group.at(23, 3, 1));
            CHECK(staff.at(s, i, 0, 1 * 3 + 2) == run.by_station.sum(1, 2, 0, run.months()));
        }
    }
    CHECK_THROWS_AS(file.by_place("nonsense"), sim::ScenarioError);
}

TEST_CASE("two runs that counted the same have the same hash, and others another",
          "[unit][result]") {
    Stored const stored;
    auto const hashes = ResultFile{stored.file}.result().hashes;
    REQUIRE(hashes.size() == 6);
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        CHECK(hashes[i] == sim::hash_of(stored.study.outcome(i / 3, i % 3)));
        CHECK(hashes[i].size() == 16);
    }
    auto changed = stored.study.outcome(0, 0);
    ++changed.by_station.at(3, 1, 0);
    CHECK(sim::hash_of(changed) != hashes.front());
    CHECK(sim::hash_of(sim::Outcomes{}) == "3ecb33e15783bec5"); // FNV-1a of 72 bytes that are 0
}

TEST_CASE("the run record names every input with its checksum, and the program with its build",
          "[unit][result]") {
    Stored const stored;
    auto const record = nlohmann::json::parse(ResultFile{stored.file}.result().run_record);
    CHECK(record.at("build") == "v0.1.0-1-gabc");
    CHECK(record.at("flags") == "-O3");
    auto const& file = record.at("scenarios").at(1).at("files").at(0);
    CHECK(file.at("name") == "scenarios/outreach.toml");
    CHECK(file.at("sha256") == sha256_of("# more\n"));
}

TEST_CASE("what is no result is refused with what it is instead", "[unit][result]") {
    Stored const stored;
    auto const& folder = stored.scratch.path;
    CHECK(refusal_of(stored.file).empty());
    CHECK_THAT(refusal_of(folder / "nowhere"), Contains("there is no result"));
    CHECK_THAT(refusal_of(folder), Contains("holds no result.h5"));
    write_file(folder / "empty.h5", {});
    CHECK_THAT(refusal_of(folder / "empty.h5"), Contains("is empty"));
    write_file(folder / "text.h5", std::string_view{"scenario,indicator\n"});
    CHECK_THAT(refusal_of(folder / "text.h5"), Contains("is not HDF5"));
    write_file(folder / "short.h5", std::string_view{"\x89HDF\r\n\x1a\n\0\0", 10});
    CHECK_THAT(refusal_of(folder / "short.h5"), Contains("damaged at its beginning"));
    CHECK_THAT(refusal_of("/dev/null"), Contains("a folder or a device"));
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK_THAT(refusal_of(folder / "pipe"), Contains("a folder or a device"));
    fs::create_directories(folder / "r" / "result.h5");
    CHECK_THAT(refusal_of(folder / "r"), Contains("a folder or a device"));
    CHECK_THAT(refusal_of(stored.file / "x"), Contains("there is no result"));
}

TEST_CASE("a result that is still being written is called so", "[unit][result]") {
    Stored const stored;
    auto const part = fs::path{stored.folder}.concat(".part");
    fs::rename(stored.folder, part);
    for (auto const& named : {stored.folder, stored.file, part, part / "result.h5",
                              fs::path{stored.folder.string() + "/"}}) {
        CHECK_THAT(refusal_of(named), Contains("still being written"));
    }
}

TEST_CASE("a result that may not be read is refused for that reason", "[unit][result]") {
    if (::geteuid() == 0) return; // who may read everything
    Stored const stored;
    fs::permissions(stored.file, fs::perms::none);
    CHECK_THAT(refusal_of(stored.folder), Contains("no permission to read"));
    fs::permissions(stored.folder, fs::perms::none);
    CHECK_THAT(refusal_of(stored.folder), Contains("no permission to read"));
    fs::permissions(stored.folder, fs::perms::owner_all);
}

TEST_CASE("HDF5 of others and results of other versions are told apart", "[unit][result]") {
    Stored const stored;
    auto const bytes = content(stored.file);
    auto const other = stored.scratch.path / "other.h5";
    auto const with = [&](std::string_view from, std::string_view to) {
        auto changed = bytes;
        auto const at = changed.find(from);
        REQUIRE(at != std::string::npos);
        changed.replace(at, from.size(), to);
        write_file(other, changed);
        return refusal_of(other);
    };
    CHECK_THAT(with("norishiro result", "NORISHIRO RESULT"),
               Contains("of Norishiro 0.1.0, has no seal"));
    CHECK_THAT(with("result, format 3", "result, format 4"),
               Contains("has result format 4, and this program reads format 3"));
    auto foreign = bytes;
    for (auto at = foreign.find("orishiro"); at != std::string::npos;
         at = foreign.find("orishiro")) {
        foreign[at] = 'O';
    }
    write_file(other, foreign);
    CHECK_THAT(refusal_of(other), Contains("is HDF5, but no result of Norishiro"));
}

TEST_CASE("a result that is cut off anywhere is refused", "[unit][result]") {
    Stored const stored;
    auto const bytes = content(stored.file);
    auto const cut = stored.scratch.path / "cut.h5";
    for (std::size_t tenth = 1; tenth < 10; ++tenth) {
        auto const size = bytes.size() * tenth / 10;
        write_file(cut, std::string_view{bytes}.substr(0, size));
        CHECK_THAT(refusal_of(cut), Contains("is cut off: " + std::to_string(size) + " of " +
                                             std::to_string(bytes.size()) + " bytes"));
    }
    write_file(cut, bytes + "x");
    CHECK_THAT(refusal_of(cut), Contains("not as it was written"));
}

TEST_CASE("a single bit that is wrong anywhere is found", "[unit][result]") {
    Stored const stored;
    auto bytes = content(stored.file);
    auto const damaged = stored.scratch.path / "damaged.h5";
    // The beginning, where everything about the file stands, and places all over it.
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < 600; at += 7) places.push_back(at);
    for (std::size_t at = 600; at < bytes.size(); at += bytes.size() / 200) places.push_back(at);
    for (auto const at : places) {
        bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
        put(damaged, bytes);
        CAPTURE(at);
        CHECK_FALSE(refusal_of(damaged).empty());
        bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    }
    put(damaged, bytes);
    CHECK(refusal_of(damaged).empty()); // the test can fail
}

TEST_CASE("each byte of a result counts", "[nightly][result]") {
    Stored const stored{tests::fake_study(2, 2, 3)};
    auto const bytes = content(stored.file);
    auto const damaged = stored.scratch.path / "damaged.h5";
    put(damaged, bytes);
    std::fstream file{damaged, std::ios::binary | std::ios::in | std::ios::out};
    auto const put_at = [&](std::size_t at, char byte) {
        file.seekp(static_cast<std::streamoff>(at));
        file.put(byte).flush();
    };
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        put_at(at, static_cast<char>(bytes[at] ^ (1 << at % 8)));
        if (refusal_of(damaged).empty()) FAIL("read, with a wrong bit at " << at);
        put_at(at, bytes[at]);
    }
    CHECK(refusal_of(damaged).empty());
    for (auto size = bytes.size(); size-- > 0;) {
        fs::resize_file(damaged, size);
        if (refusal_of(damaged).empty()) FAIL("read, cut off at " << size);
    }
}

TEST_CASE("a file that somebody sealed and that is no result is refused all the same",
          "[unit][result]") {
    Stored const stored;
    auto const text = content(stored.file);
    auto const forged = stored.scratch.path / "forged.h5";
    auto const reseal = [&](std::vector<char> image) {
        auto const place = find_seal({image.data(), image.size()});
        REQUIRE(place);
        std::fill_n(image.begin() + static_cast<std::ptrdiff_t>(place->at), 64, '0');
        write_file(forged, image);
        Descriptor const file{::open(forged.c_str(), O_RDWR | O_CLOEXEC)};
        seal(file.value(), forged);
        return refusal_of(forged);
    };
    std::vector<char> image{text.begin(), text.end()};
    CHECK(reseal(image).empty());
    // The names of variables that a reader needs.
    for (std::string_view const name : {"scenario_question", "outcome_hash", "plan_row_over"}) {
        auto changed = image;
        auto at = text.find(name);
        REQUIRE(at != std::string::npos);
        while (at != std::string::npos) {
            changed[at] = 'X';
            at = text.find(name, at + 1);
        }
        CAPTURE(name);
        CHECK_THAT(reseal(changed), Contains("cannot be read as a result"));
    }
}

TEST_CASE("a study without groups, staff, parameters and plan can be read back", "[unit][result]") {
    auto study = tests::fake_study(1);
    study.groups = {};
    study.activities.clear();
    study.plan.clear();
    study.sources.clear();
    study.indicators = {};
    for (auto& scenario : study.scenarios) scenario.parameters.clear();
    Stored const stored{std::move(study)};
    ResultFile const file{stored.file};
    CHECK(file.result().scenarios.front().parameters.empty());
    CHECK(file.result().plan.empty());
    CHECK(file.result().indicators.empty());
    CHECK(file.staff_seconds().values.empty());
    CHECK(file.by_place("admissions").months == 24);
}
