#include "output/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <iterator>
#include <span>
#include <utility>

namespace norishiro::output {

namespace {

struct Range {
    std::uint32_t first;
    std::uint32_t last;
};

// Unicode 15, the blocks that names and units can come from. Characters of ambiguous width count
// as one column, as terminals do unless told otherwise.
constexpr std::array joining = std::to_array<Range>({
    {0x0300, 0x036F},
    {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF},
    {0x200B, 0x200F},
    {0x202A, 0x202E},
    {0x2060, 0x2064},
    {0x20D0, 0x20FF},
    {0x302A, 0x302D},
    {0x3099, 0x309A},
    {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F},
    {0xFEFF, 0xFEFF},
    {0x1F3FB, 0x1F3FF},
    {0xE0100, 0xE01EF},
});
constexpr std::array wide = std::to_array<Range>({
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},
    {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x18AFF},
    {0x1AFF0, 0x1B2FF}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF},
    {0x20000, 0x3FFFD},
});

bool is_in(std::span<Range const> ranges, std::uint32_t c) {
    auto const after = std::ranges::upper_bound(ranges, c, {}, &Range::first);
    return after != ranges.begin() && c <= std::prev(after)->last;
}

/// The first character of `text` and its bytes; a byte that is not UTF-8 stands for itself.
std::pair<std::uint32_t, std::size_t> decode(std::string_view text) {
    auto const lead = static_cast<unsigned char>(text.front());
    if (lead < 0xC0 || lead > 0xF7) return {lead, 1};
    std::size_t const length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (text.size() < length) return {lead, 1};
    std::uint32_t c = lead & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        auto const next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0) != 0x80) return {lead, 1};
        c = (c << 6) | (next & 0x3Fu);
    }
    return {c, length};
}

/// "1,234,567" from "1234567".
std::string grouped(std::string digits) {
    for (auto at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

} // namespace

std::size_t display_width(std::string_view utf8) {
    std::size_t width = 0;
    while (!utf8.empty()) {
        auto const [character, bytes] = decode(utf8);
        utf8.remove_prefix(bytes);
        if (!is_in(joining, character)) width += is_in(wide, character) ? 2 : 1;
    }
    return width;
}

std::string pad(std::string_view utf8, std::size_t columns) {
    auto const width = display_width(utf8);
    return std::string{utf8} + std::string(columns > width ? columns - width : 0, ' ');
}

std::string pad_left(std::string_view utf8, std::size_t columns) {
    auto const width = display_width(utf8);
    return std::string(columns > width ? columns - width : 0, ' ') + std::string{utf8};
}

int decimals_for(double value, int significant) {
    if (value == 0.0 || !std::isfinite(value)) return 0;
    auto const rounded = fmt::format("{:.{}e}", value, significant - 1);
    int const exponent = std::stoi(rounded.substr(rounded.find('e') + 1));
    return std::max(0, significant - 1 - exponent);
}

std::string with_decimals(double value, int decimals) {
    if (!std::isfinite(value)) return "–";
    if (decimals > 9 || std::abs(value) >= 1e15) return fmt::format("{:.2e}", value);
    auto const plain = fmt::format("{:.{}f}", std::abs(value), decimals);
    auto const point = std::min(plain.find('.'), plain.size());
    bool const is_zero = plain.find_first_of("123456789") == std::string::npos;
    return (value < 0.0 && !is_zero ? "−" : "") + grouped(plain.substr(0, point)) +
           plain.substr(point);
}

std::string with_sign(double value, int decimals) {
    auto const number = with_decimals(value, decimals);
    bool const is_zero = number.find_first_of("123456789") == std::string::npos;
    return value > 0.0 && !is_zero ? "+" + number : number;
}

std::string format_number(double value, int significant) {
    bool const whole = std::isfinite(value) && value == std::trunc(value);
    return with_decimals(value, whole ? 0 : decimals_for(value, significant));
}

std::string unit_in(std::string_view unit, sim::Language language) {
    if (language == sim::Language::en) return std::string{unit};
    using Word = std::pair<std::string_view, std::string_view>;
    constexpr std::array words = std::to_array<Word>({
        {"FTE", "人(常勤換算)"},
        {"h", "時間"},
        {"hours", "時間"},
        {"week", "週"},
        {"months", "か月"},
        {"month", "月"},
        {"years", "年"},
        {"year", "年"},
        {"days", "日"},
        {"day", "日"},
        {"persons", "人"},
        {"person", "人"},
        {"beds", "床"},
        {"cases", "件"},
        {"visits", "回"},
        {"JPY", "円"},
        {"million JPY", "百万円"},
        {"events", "件"},
        {"person-days", "人日"},
        {"families", "世帯"},
        {"10000", "1万人"},
        {"share", "割合"},
        {"hospitals", "か所"},
        {"levels", "段階"},
        {"s", "秒"},
    });
    std::string japanese;
    for (std::size_t from = 0; from <= unit.size();) {
        auto const to = std::min(unit.find('/', from), unit.size());
        auto const word = unit.substr(from, to - from);
        auto const* const known = std::ranges::find(words, word, &Word::first);
        japanese += (from > 0 ? "/" : "");
        japanese += known != words.end() ? known->second : word;
        from = to + 1;
    }
    return japanese;
}

std::string const& in(sim::Text const& text, sim::Language language) {
    auto const& own = text.in(language);
    if (!own.empty()) return own;
    return language == sim::Language::ja ? text.en : text.ja;
}

} // namespace norishiro::output
