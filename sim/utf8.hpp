#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace norishiro::sim {

/// One character of a UTF-8 text and its length; length 0 where the bytes are not UTF-8.
struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 0;
};
CodePoint first_code_point(std::string_view text);

/// Position of the first byte that is not UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view text);

/// How many characters a UTF-8 text has.
std::size_t count_code_points(std::string_view text);

/// True for what is not written but steers a terminal or the direction of a line.
bool is_control(char32_t c);
bool has_control(std::string_view text);

/// `text`, from wherever it comes, made fit to be quoted in a message: without control characters
/// and stray bytes, and of at most `limit` characters.
std::string printable(std::string_view text, std::size_t limit = 80);

} // namespace norishiro::sim
