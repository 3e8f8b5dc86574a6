#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

// A result carries a checksum of itself, as text near its beginning: whoever reads it knows before
// HDF5 does that it is ours, whole, and as it was written.

namespace norishiro::output {

/// Of result.h5.
inline constexpr int format_version = 3;

/// What to store in the file before it is sealed.
std::string unsealed();

/// Puts the checksum of the file into it. Its first bytes must hold `unsealed()`. Throws WriteError;
/// `shown` is the file's name.
void seal(int descriptor, std::filesystem::path const& shown);

/// What the first bytes of a file say.
struct Seal {
    int format = 0;
    std::string sha256;
    std::size_t at = 0; ///< of the checksum in the file
};
/// Nothing where there is no seal.
std::optional<Seal> find_seal(std::string_view beginning);

/// How many bytes of a file may hold its seal.
inline constexpr std::size_t sealed_within = 4096;

} // namespace norishiro::output
