#include "output/record_file.hpp"

#include "output/file_errors.hpp"
#include "output/packed.hpp"
#include "output/sha256.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace norishiro::output {

namespace {

/// What stands before a record's payload.
struct Head {
    std::uint64_t number = 0;
    std::uint64_t size = 0; ///< of the payload
    std::uint64_t sum = 0;  ///< of the payload
};
static_assert(sizeof(Head) == 24);

} // namespace

RecordFile::RecordFile(std::filesystem::path const& file, std::string_view kind,
                       std::string_view key, See const& see)
    : path_{file}, file_{::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)} {
    if (!file_.is_open()) fail_to_write(path_, errno);
    auto const size = ::lseek(file_.value(), 0, SEEK_END);
    if (size < 0) fail_to_write(path_, errno);
    auto const line = fmt::format("{} {}\n", kind, sha256_of(key));
    bool const ours =
        static_cast<std::uint64_t>(size) >= line.size() && read_at(0, line.size()) == line;
    end_ = line.size();
    if (ours) take(static_cast<std::uint64_t>(size), see);
    if (::ftruncate(file_.value(), static_cast<off_t>(end_)) != 0) fail_to_write(path_, errno);
    if (!ours) write_at(0, line);
}

void RecordFile::take(std::uint64_t size, See const& see) {
    while (size - end_ >= sizeof(Head)) {
        Head head;
        auto const bytes = read_at(end_, sizeof head);
        std::memcpy(&head, bytes.data(), sizeof head);
        auto const payload_at = end_ + sizeof head;
        if (head.size > size - payload_at) return;
        Piece const piece{payload_at, static_cast<std::size_t>(head.size)};
        auto const payload = read(piece);
        if (checksum_of(payload) != head.sum || !see(head.number, piece, payload)) return;
        end_ = payload_at + head.size;
    }
}

RecordFile::Piece RecordFile::add(std::uint64_t number, std::string_view bytes) {
    Head const head{number, bytes.size(), checksum_of(bytes)};
    std::string record(sizeof head, '\0');
    std::memcpy(record.data(), &head, sizeof head);
    record += bytes;
    write_at(end_, record);
    Piece const piece{end_ + sizeof head, bytes.size()};
    end_ += record.size();
    return piece;
}

void RecordFile::write_at(std::uint64_t offset, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const written =
            ::pwrite(file_.value(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail_to_write(path_, errno);
        offset += static_cast<std::uint64_t>(written);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::string RecordFile::read_at(std::uint64_t offset, std::size_t size) const {
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
