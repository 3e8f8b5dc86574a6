#include "sim/utf8.hpp"

#include <array>

namespace norishiro::sim {

namespace {

/// How many bytes the first one announces, and the bits of the character that it carries.
CodePoint announced(unsigned char first) {
    if (first < 0x80) return {first, 1};
    if ((first & 0xE0U) == 0xC0) return {first & 0x1FU, 2};
    if ((first & 0xF0U) == 0xE0) return {first & 0x0FU, 3};
    if ((first & 0xF8U) == 0xF0) return {first & 0x07U, 4};
    return {};
}

} // namespace

CodePoint first_code_point(std::string_view text) {
    if (text.empty()) return {};
    CodePoint c = announced(static_cast<unsigned char>(text.front()));
    if (c.bytes > text.size()) return {};
    for (std::size_t i = 1; i < c.bytes; ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0U) != 0x80) return {};
        c.value = (c.value << 6U) | (byte & 0x3FU);
    }
    // A character spelled longer than necessary could smuggle a quote or a slash past a check.
    constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    bool const surrogate = 0xD800 <= c.value && c.value <= 0xDFFF;
    if (c.value < smallest[c.bytes] || c.value > 0x10FFFF || surrogate) return {};
    return c;
}

std::size_t find_invalid_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        auto const c = first_code_point(text.substr(i));
        if (c.bytes == 0) return i;
        i += c.bytes;
    }
    return std::string_view::npos;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (char const byte : text) {
        if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80) ++count;
    }
    return count;
}

bool is_control(char32_t c) {
    bool const c0_or_c1 = c < 0x20 || (0x7F <= c && c <= 0x9F);
    bool const line_separator = c == 0x2028 || c == 0x2029;
    // These let a quoted text change how the rest of its line is displayed.
    bool const direction = (0x200E <= c && c <= 0x200F) || (0x202A <= c && c <= 0x202E) ||
                           (0x2066 <= c && c <= 0x2069);
    return c0_or_c1 || line_separator || direction;
}

bool has_control(std::string_view text) {
    while (!text.empty()) {
        auto const c = first_code_point(text);
        if (c.bytes != 0 && is_control(c.value)) return true;
        text.remove_prefix(c.bytes == 0 ? 1 : c.bytes);
    }
    return false;
}

std::string printable(std::string_view text, std::size_t limit) {
    std::string clean;
    for (std::size_t count = 0; !text.empty(); ++count) {
        if (count == limit) return clean + "…";
        auto const c = first_code_point(text);
        if (c.bytes == 0 || is_control(c.value)) {
            clean += '?';
        } else {
            clean += text.substr(0, c.bytes);
        }
        text.remove_prefix(c.bytes == 0 ? 1 : c.bytes);
    }
    return clean;
}

} // namespace norishiro::sim
