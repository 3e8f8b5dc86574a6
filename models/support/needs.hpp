#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace norishiro::support {

/// What a person needs beyond the illness. Any number of them at a time; two or more make a complex
/// case (複合化). A need in nobody's remit is a gap (制度のはざま).
enum class SocialNeed : std::uint8_t {
    housing,
    money,
    caregiving,
    children,
    isolation,
    physical,
    conflict,
    daily_living,
};
inline constexpr std::size_t need_count = 8;

struct NeedName {
    std::string_view id;
    std::string_view en;
    std::string_view ja;
};
inline constexpr std::array<NeedName, need_count> need_names{{
    {"housing", "housing", "住まい"},
    {"money", "money or debt", "経済・債務"},
    {"caregiving", "care of ageing parents (8050)", "親の介護(8050)"},
    {"children", "children", "子ども・養育"},
    {"isolation", "isolation", "孤立"},
    {"physical", "physical illness", "身体疾患"},
    {"conflict", "conflict with neighbours or the law", "近隣・法的トラブル"},
    {"daily_living", "daily living", "日常生活"},
}};

/// A set of needs, one bit each.
class Needs {
public:
    constexpr bool has(SocialNeed need) const { return (bits_ & bit(need)) != 0; }
    constexpr void add(SocialNeed need) { bits_ = static_cast<std::uint8_t>(bits_ | bit(need)); }
    constexpr void remove(SocialNeed need) {
        bits_ = static_cast<std::uint8_t>(bits_ & ~bit(need));
    }
    constexpr bool any() const { return bits_ != 0; }
    constexpr int count() const { return std::popcount(bits_); }

private:
    static constexpr std::uint8_t bit(SocialNeed need) {
        return static_cast<std::uint8_t>(1U << static_cast<unsigned>(need));
    }
    std::uint8_t bits_ = 0;
};

} // namespace norishiro::support
