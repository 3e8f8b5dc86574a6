#include "output/journal.hpp"

#include "output/file_errors.hpp"
#include "output/packed.hpp"
#include "output/sha256.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace norishiro::output {

namespace {

/// The first line of the file; the number is the format's.
std::string first_line(std::string_view key) {
    return fmt::format("norishiro journal 2 {}\n", sha256_of(key));
}

/// What stands before a record's payload.
struct Head {
    std::uint64_t replication = 0;
    std::uint64_t size = 0; ///< of the payload
    std::uint64_t sum = 0;  ///< of the payload
};
static_assert(sizeof(Head) == 24);

Head head_of(std::size_t replication, std::string_view payload) {
    return {replication, payload.size(), checksum_of(payload)};
}

} // namespace

Journal::Journal(std::filesystem::path const& file, std::string_view key, std::size_t scenarios)
    : path_{file}, file_{::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)}, scenarios_{
                                                                                        scenarios} {
    if (!file_.is_open()) fail_to_write(path_, errno);
    auto const size = ::lseek(file_.value(), 0, SEEK_END);
    if (size < 0) fail_to_write(path_, errno);
    auto const line = first_line(key);
    bool const ours =
        static_cast<std::uint64_t>(size) >= line.size() && read_at(0, line.size()) == line;
    end_ = line.size();
    if (ours) take_records(static_cast<std::uint64_t>(size));
    if (::ftruncate(file_.value(), static_cast<off_t>(end_)) != 0) fail_to_write(path_, errno);
    if (!ours) write_at(0, line);
}

void Journal::take_records(std::uint64_t size) {
    while (size - end_ >= sizeof(Head)) {
        Head head;
        auto const bytes = read_at(end_, sizeof head);
        std::memcpy(&head, bytes.data(), sizeof head);
        auto const payload_at = end_ + sizeof head;
        if (head.size > size - payload_at || head.replication < next_) return;
        auto const payload = read_at(payload_at, static_cast<std::size_t>(head.size));
        if (checksum_of(payload) != head.sum) return;
        if (!payload.empty()) {
            replications_.push_back(static_cast<std::size_t>(head.replication));
            index(payload_at, payload);
        }
        next_ = static_cast<std::size_t>(head.replication) + 1;
        end_ = payload_at + head.size;
    }
}

/// A payload begins with the sizes of its pieces, two for each scenario.
void Journal::index(std::uint64_t payload, std::string_view bytes) {
    auto at = payload + 8 * 2 * scenarios_;
    for (std::size_t p = 0; p < 2 * scenarios_; ++p) {
        std::uint64_t size = 0;
        std::memcpy(&size, bytes.data() + 8 * p, sizeof size);
        pieces_.push_back({at, static_cast<std::size_t>(size)});
        at += size;
    }
}

void Journal::add(std::size_t replication, std::span<sim::Outcomes const> by_scenario) {
    std::string payload;
    if (!by_scenario.empty()) {
        payload.resize(8 * 2 * scenarios_);
        for (std::size_t p = 0; p < 2 * scenarios_; ++p) {
            auto const& run = by_scenario[p / 2];
            auto const piece = p % 2 == 0 ? pack(run) : pack(run.facts);
            std::uint64_t const size = piece.size();
            std::memcpy(payload.data() + 8 * p, &size, sizeof size);
            payload += piece;
        }
    }
    auto const head = head_of(replication, payload);
    std::string record(sizeof head, '\0');
    std::memcpy(record.data(), &head, sizeof head);
    record += payload;
    write_at(end_, record);
    if (!payload.empty()) {
        replications_.push_back(replication);
        index(end_ + sizeof head, payload);
    }
    next_ = replication + 1;
    end_ += record.size();
}

sim::Outcomes Journal::read(std::size_t scenario, std::size_t i) const {
    auto const& piece = pieces_[2 * (i * scenarios_ + scenario)];
    return unpack(read_at(piece.at, piece.size));
}

sim::Facts Journal::facts(std::size_t scenario, std::size_t i) const {
    auto const& piece = pieces_[2 * (i * scenarios_ + scenario) + 1];
    return unpack_facts(read_at(piece.at, piece.size));
}

void Journal::write_at(std::uint64_t offset, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const written =
            ::pwrite(file_.value(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail_to_write(path_, errno);
        offset += static_cast<std::uint64_t>(written);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::string Journal::read_at(std::uint64_t offset, std::size_t size) const {
    std::string bytes(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        auto const got = ::pread(file_.value(), bytes.data() + done, size - done,
                                 static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) fail_to_write(path_, got < 0 ? errno : EIO);
        done += static_cast<std::size_t>(got);
    }
    return bytes;
}

} // namespace norishiro::output
