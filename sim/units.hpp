#pragma once

#include <cassert>
#include <compare>
#include <cstdint>
#include <string_view>

namespace norishiro::sim {

/// A number with its unit in the type. Adds, compares and scales; nothing else, on purpose.
template <class Unit, class Rep = double>
class Quantity {
public:
    using unit = Unit;
    using rep = Rep;
    constexpr Quantity() = default;
    constexpr explicit Quantity(Rep value) : value_{value} {}
    constexpr Rep value() const { return value_; }
    constexpr auto operator<=>(Quantity const&) const = default;
    friend constexpr Quantity operator+(Quantity a, Quantity b) {
        return Quantity{a.value_ + b.value_};
    }
    friend constexpr Quantity operator-(Quantity a, Quantity b) {
        return Quantity{a.value_ - b.value_};
    }
    friend constexpr Quantity operator*(Rep k, Quantity q) { return Quantity{k * q.value_}; }
    friend constexpr Quantity operator*(Quantity q, Rep k) { return Quantity{k * q.value_}; }

private:
    Rep value_{};
};

// clang-format off
namespace unit {
struct None           { static constexpr std::string_view symbol = ""; };
struct Fte            { static constexpr std::string_view symbol = "FTE"; };
struct Hours          { static constexpr std::string_view symbol = "h"; };
struct WeeklyHours    { static constexpr std::string_view symbol = "h/week"; };
struct Months         { static constexpr std::string_view symbol = "months"; };
struct Years          { static constexpr std::string_view symbol = "years"; };
struct Persons        { static constexpr std::string_view symbol = "persons"; };
struct Beds           { static constexpr std::string_view symbol = "beds"; };
struct Cases          { static constexpr std::string_view symbol = "cases"; };
struct PerMonth       { static constexpr std::string_view symbol = "/month"; };
struct PerYear        { static constexpr std::string_view symbol = "/year"; };
struct PercentPerYear { static constexpr std::string_view symbol = "%/year"; };
struct Incidence      { static constexpr std::string_view symbol = "/10000/year"; };
struct Yen            { static constexpr std::string_view symbol = "JPY"; };
struct YenPerYear     { static constexpr std::string_view symbol = "JPY/year"; };
struct YenPerDay      { static constexpr std::string_view symbol = "JPY/day"; };
} // namespace unit
// clang-format on

using Number = Quantity<unit::None>; ///< dimensionless: ratios, coefficients, multipliers
using Fte = Quantity<unit::Fte>;
using Hours = Quantity<unit::Hours>;
using WeeklyHours = Quantity<unit::WeeklyHours>;
using Months = Quantity<unit::Months>;
using Years = Quantity<unit::Years>;
using Persons = Quantity<unit::Persons>;
using Beds = Quantity<unit::Beds>;
using Cases = Quantity<unit::Cases>;
using PerMonth = Quantity<unit::PerMonth>; ///< every hazard of a pathway has this unit
using PerYear = Quantity<unit::PerYear>;
using PercentPerYear = Quantity<unit::PercentPerYear>;
using Incidence = Quantity<unit::Incidence>; ///< new persons per 10,000 residents and year
using Yen = Quantity<unit::Yen>;
using YenPerYear = Quantity<unit::YenPerYear>;
using YenPerDay = Quantity<unit::YenPerDay>;

/// The monthly hazard that a yearly one amounts to.
constexpr PerMonth monthly(PerYear rate) {
    return PerMonth{rate.value() / 12.0};
}

/// In [0, 1], asserted.
class Probability {
public:
    constexpr Probability() = default; // impossible, which is a valid probability
    constexpr explicit Probability(double value) : value_{value} {
        assert(0.0 <= value && value <= 1.0);
    }
    constexpr double value() const { return value_; }
    constexpr auto operator<=>(Probability const&) const = default;

private:
    double value_ = 0.0;
};

/// An index that cannot be mistaken for another kind of index.
template <class Tag>
struct Id {
    std::uint32_t index = 0;
    constexpr auto operator<=>(Id const&) const = default;
};

} // namespace norishiro::sim
