#include "sim/time.hpp"

#include <catch2/catch.hpp>
#include <limits>

namespace norishiro::sim {

namespace {

using namespace std::chrono;

Time moment(int y, unsigned m, unsigned d, hours h = hours{0}) {
    return sys_days{year{y} / month{m} / day{d}} + h;
}

TEST_CASE("a month begins at midnight of its first day", "[unit][time]") {
    CHECK(month_start(moment(2026, 4, 1)) == moment(2026, 4, 1));
    CHECK(month_start(moment(2026, 4, 30, hours{23})) == moment(2026, 4, 1));
    CHECK(month_start(moment(2026, 4, 15), 1) == moment(2026, 5, 1));
    CHECK(month_start(moment(2026, 12, 31), 1) == moment(2027, 1, 1));
    CHECK(month_start(moment(2026, 1, 31), 1) == moment(2026, 2, 1));
    CHECK(month_start(moment(2026, 1, 31), -1) == moment(2025, 12, 1));
    CHECK(month_start(moment(2026, 4, 2), 120) == moment(2036, 4, 1));
    CHECK(month_start(moment(2026, 4, 2), -24) == moment(2024, 4, 1));
}

TEST_CASE("months are counted from calendar month to calendar month", "[unit][time]") {
    CHECK(months_between(moment(2026, 4, 1), moment(2026, 4, 30)) == 0);
    CHECK(months_between(moment(2026, 4, 30), moment(2026, 5, 1)) == 1);
    CHECK(months_between(moment(2026, 4, 1), moment(2036, 4, 1)) == 120);
    CHECK(months_between(moment(2026, 5, 1), moment(2026, 4, 1)) == -1);
    for (int months = -30; months <= 30; ++months) {
        Time const from = moment(2026, 7, 19, hours{5});
        CHECK(months_between(from, month_start(from, months)) == months);
    }
}

TEST_CASE("the fiscal year begins on 1 April", "[unit][time]") {
    CHECK(begins_fiscal_year(moment(2026, 4, 1)));
    CHECK_FALSE(begins_fiscal_year(moment(2026, 4, 1) + seconds{1}));
    CHECK_FALSE(begins_fiscal_year(moment(2026, 4, 2)));
    CHECK_FALSE(begins_fiscal_year(moment(2026, 5, 1)));
}

TEST_CASE("a date is read as it is written", "[unit][time]") {
    CHECK(parse_date("2026-04-01") == Date{2026y / April / 1});
    CHECK(parse_date("2024-02-29") == Date{2024y / February / 29});
    CHECK(parse_date("2000-02-29") == Date{2000y / February / 29});
    CHECK(parse_date("1969-12-31") == Date{1969y / December / 31});
    for (int i = 0; i < 800; ++i) {
        Date const date = Date{2023y / December / 30} + days{i};
        CHECK(parse_date(to_string(date)) == date);
    }
}

TEST_CASE("what is not a date is not read as one", "[unit][time]") {
    auto const* const text =
        GENERATE("2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-01", "2026-01-00",
                 "2026-4-1", "2026/04/01", "2026-04-01 ", " 2026-04-01", "26-04-01", "", "20260401",
                 "2026-04-0x", "-026-04-01", "2026-+4-01", "2026-04-01T00:00", "2026-04");
    CAPTURE(text);
    CHECK_FALSE(parse_date(text));
}

TEST_CASE("dates and times are written with leading zeros", "[unit][time]") {
    CHECK(to_string(Date{2026y / April / 1}) == "2026-04-01");
    CHECK(to_string(Date{987y / November / 30}) == "0987-11-30");
    CHECK(to_string(moment(2026, 4, 1, hours{13}) + minutes{5}) == "2026-04-01 13:05:00");
    CHECK(to_string(moment(1969, 12, 31, hours{23}) + seconds{7}) == "1969-12-31 23:00:07");
}

TEST_CASE("a wait is rounded to the nearest second", "[unit][time]") {
    Time const now = moment(2026, 4, 1);
    auto const after = [&](double wait_in_seconds) {
        return (later(now, Days{wait_in_seconds / 86'400.0}) - now).count();
    };
    CHECK(after(0.0) == 0);
    CHECK(after(0.4) == 0);
    CHECK(after(0.6) == 1);
    CHECK(after(1.4) == 1);
    CHECK(after(1e6 + 0.6) == 1'000'001);
    CHECK(later(now, Days{1}) == now + days{1});
    CHECK(later(now, days_of_months(12)) == now + seconds{31'557'600});
}

TEST_CASE("a wait that cannot be is never over", "[unit][time]") {
    using Limits = std::numeric_limits<double>;
    Time const now = moment(2026, 4, 1);
    for (double const wait : {Limits::infinity(), -Limits::infinity(), Limits::quiet_NaN(), -1.0,
                              -1e300, 1e300, 365.25 * 1001.0}) {
        CAPTURE(wait);
        CHECK(later(now, Days{wait}) == never);
    }
    CHECK(later(now, Days{365.25 * 999.0}) != never);
}

TEST_CASE("seconds are told as days, months and years", "[unit][time]") {
    CHECK(in_days(hours{36}) == 1.5);
    CHECK(in_months(seconds{31'557'600}) == Approx(12.0).epsilon(1e-15));
    CHECK(in_years(seconds{31'557'600}) == 1.0);
}

} // namespace

} // namespace norishiro::sim
