#include "sim/time.hpp"

#include <fmt/format.h>

namespace norishiro::sim {

using namespace std::chrono;

Time month_start(Time t, int shift) {
    year_month_day const date{floor<days>(t)};
    return sys_days{(date.year() / date.month() + months{shift}) / day{1}};
}

int months_between(Time from, Time to) {
    year_month_day const a{floor<days>(from)};
    year_month_day const b{floor<days>(to)};
    return static_cast<int>((b.year() / b.month() - a.year() / a.month()).count());
}

bool begins_fiscal_year(Time t) {
    year_month_day const date{floor<days>(t)};
    return date.month() == April && date.day() == day{1} && t == floor<days>(t);
}

std::string to_string(Date date) {
    year_month_day const d{date};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(d.year()),
                       static_cast<unsigned>(d.month()), static_cast<unsigned>(d.day()));
}

std::string to_string(Time time) {
    auto const date = floor<days>(time);
    hh_mm_ss const clock{time - date};
    return fmt::format("{} {:02}:{:02}:{:02}", to_string(date), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count());
}

std::optional<Date> parse_date(std::string_view text) {
    auto const digits = [&](std::size_t from, std::size_t count) {
        int value = 0;
        for (char const c : text.substr(from, count)) {
            if (c < '0' || c > '9') return -1;
            value = 10 * value + (c - '0');
        }
        return value;
    };
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    int const y = digits(0, 4);
    int const m = digits(5, 2);
    int const d = digits(8, 2);
    if (y < 0 || m < 0 || d < 0) return std::nullopt;
    year_month_day const date{year{y}, month{static_cast<unsigned>(m)},
                              day{static_cast<unsigned>(d)}};
    if (!date.ok()) return std::nullopt;
    return sys_days{date};
}

} // namespace norishiro::sim
