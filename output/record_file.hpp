#pragma once

#include "output/descriptor.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace norishiro::output {

/// Numbered records on the disk, appended one by one: a program that is killed loses what it had in
/// hand and no more. Each has its checksum; a record that is torn, and all after it, does not count.
///
/// A file belongs to one study: `key` says which. One of another study is begun anew.
class RecordFile {
public:
    /// Where a record's bytes lie in the file.
    struct Piece {
        std::uint64_t at = 0;
        std::size_t size = 0;
    };
    /// Sees a record that was there already; false ends it there: that one and all after it go.
    using See = std::function<bool(std::uint64_t number, Piece where, std::string_view bytes)>;

    /// `kind` begins the first line. Throws WriteError.
    RecordFile(std::filesystem::path const& file, std::string_view kind, std::string_view key,
               See const& see);

    /// Throws WriteError.
    Piece add(std::uint64_t number, std::string_view bytes);
    std::string read(Piece piece) const { return read_at(piece.at, piece.size); }

private:
    void take(std::uint64_t size, See const& see);
    void write_at(std::uint64_t offset, std::string_view bytes);
    std::string read_at(std::uint64_t offset, std::size_t size) const;

    std::filesystem::path path_;
    Descriptor file_;
    std::uint64_t end_ = 0; ///< of the last whole record
};

} // namespace norishiro::output
