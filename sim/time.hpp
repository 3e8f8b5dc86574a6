#pragma once

#include "sim/math.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace norishiro::sim {

/// Simulated time: whole seconds of Japanese civil time, so that equal times are equal anywhere.
using Time = std::chrono::sys_seconds;
using Date = std::chrono::sys_days;
using Seconds = std::chrono::seconds;
/// A wait as the model computes it; it is rounded to whole seconds when it enters the agenda.
using Days = std::chrono::duration<double, std::chrono::days::period>;

inline constexpr double seconds_per_year = 365.25 * 86'400.0;
inline constexpr double seconds_per_month = seconds_per_year / 12.0; ///< 30.44 days
inline constexpr double seconds_per_week = 7 * 86'400.0;

inline constexpr Time never = Time::max();

/// The moment a wait ends, rounded to the nearest second; `never` when the wait is negative, not
/// finite or longer than a thousand years.
inline Time later(Time now, Days wait) {
    double const whole = math::nearest(wait.count() * 86'400.0);
    // Asks "is it inside?": a NaN must end up as never, and every comparison with it is false.
    if (0.0 <= whole && whole < 1000.0 * seconds_per_year) {
        return now + Seconds{static_cast<std::int64_t>(whole)};
    }
    return never;
}

inline double in_days(Seconds s) {
    return static_cast<double>(s.count()) / 86'400.0;
}
inline double in_months(Seconds s) {
    return static_cast<double>(s.count()) / seconds_per_month;
}
inline double in_years(Seconds s) {
    return static_cast<double>(s.count()) / seconds_per_year;
}
/// In months of 30.44 days.
constexpr Days days_of_months(double months) {
    return Days{months * seconds_per_month / 86'400.0};
}

/// The first moment of the calendar month `shift` months after the one that holds `t`.
Time month_start(Time t, int shift = 0);
/// Whole calendar months from the month of `from` to the month of `to`.
int months_between(Time from, Time to);
/// The first moment of a fiscal year (年度, from 1 April).
bool begins_fiscal_year(Time t);

/// "2026-04-01"
std::string to_string(Date date);
/// "2026-04-01 13:05:00"
std::string to_string(Time time);
/// The date that `text` spells as YYYY-MM-DD, if it spells one.
std::optional<Date> parse_date(std::string_view text);

} // namespace norishiro::sim
