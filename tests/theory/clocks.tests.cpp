#include "sim/pathway.hpp"
#include "sim/statistics.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <utility>
#include <vector>

namespace norishiro::sim {

namespace {

constexpr Time start{Seconds{1'000'000'000}};
constexpr Entity persons = 100'000;
using Values = std::vector<double>;

double months_until(Time t) {
    return in_months(t - start);
}

// ---------------------------------------------------------------------------------------------
// Competing exponentials

struct Rates {
    std::array<double, 3> monthly;
};
struct Nothing {};
enum class Stage : std::uint8_t { here, gone };
using Row = Transition<Rates, Nothing, Stage, int>;

template <std::size_t k>
PerMonth rate(Rates const& rates, Nothing const&) {
    return PerMonth{rates.monthly[k]};
}

constexpr std::array<Row, 3> table{{
    {"first", Stage::here, Stage::gone, {rate<0>, 0}, ""},
    {"second", Stage::here, Stage::gone, {rate<1>, 0}, ""},
    {"third", Stage::here, Stage::gone, {rate<2>, 0}, ""},
}};

struct Raced {
    std::array<Values, 3> won; ///< for each clock, one or zero a person
    Values months;             ///< until the first strikes
};

Raced run_race(Rates const& rates) {
    Race<Rates, Nothing, Stage, int, 2> const race{table, Luck{1, 0}};
    std::array<Clock, 3> clocks{};
    Raced raced;
    for (Entity person = 0; person < persons; ++person) {
        race.enter(clocks, rates, Stage::here, person, 0, {}, start);
        auto const first = race.first(clocks, Stage::here);
        for (std::size_t k = 0; k < 3; ++k) raced.won[k].push_back(first.clock == k ? 1.0 : 0.0);
        raced.months.push_back(months_until(first.at));
    }
    return raced;
}

TEST_CASE("competing hazards win in proportion to their rates", "[theory]") {
    // 100 000 persons: each |t| > 4 has probability 6e-5 if the engine is right. The wrong rate
    // proves that the test can fail: 8 % more on the second hazard moves its share from 1/3 to
    // 0.351 and the mean time by 2.6 %, which are 11 and 8 standard errors.
    auto const raced = run_race({{1.0, 2.0, 3.0}});
    CHECK(std::abs(t_statistic(raced.won[0], 1.0 / 6.0)) < 4.0);
    CHECK(std::abs(t_statistic(raced.won[1], 2.0 / 6.0)) < 4.0);
    CHECK(std::abs(t_statistic(raced.won[2], 3.0 / 6.0)) < 4.0);
    CHECK(std::abs(t_statistic(raced.months, 1.0 / 6.0)) < 4.0);

    auto const wrong = run_race({{1.0, 2.16, 3.0}});
    CHECK(std::abs(t_statistic(wrong.won[1], 2.0 / 6.0)) > 4.0);
    CHECK(std::abs(t_statistic(wrong.months, 1.0 / 6.0)) > 4.0);
}

TEST_CASE("who wins does not depend on when", "[theory]") {
    // Of competing exponentials, the winner and the time are independent. 100 000 persons: the
    // mean time of those whom the third hazard took has |t| > 4 with probability 6e-5.
    auto const raced = run_race({{1.0, 2.0, 3.0}});
    Values of_third;
    for (std::size_t i = 0; i < raced.months.size(); ++i) {
        if (raced.won[2][i] == 1.0) of_third.push_back(raced.months[i]);
    }
    CHECK(std::abs(t_statistic(of_third, 1.0 / 6.0)) < 4.0);
    // Not the 1/3 of a month that the third hazard would take alone: the test can fail.
    CHECK(std::abs(t_statistic(of_third, 1.0 / 3.0)) > 4.0);
}

// ---------------------------------------------------------------------------------------------
// A hazard that changes

struct Piece {
    double from;    ///< months
    double monthly; ///< rate
};

Time at_month(double months) {
    return later(start, days_of_months(months));
}

/// When a clock strikes whose rate changes as told.
Time strike(Clock clock, std::vector<Piece> const& pieces) {
    for (auto const& piece : pieces) {
        Time const change = at_month(piece.from);
        if (clock.strikes() <= change) break;
        clock.set_rate(piece.monthly / seconds_per_month, change);
    }
    return clock.strikes();
}

Clock clock_of(Entity person) {
    Stream luck{Luck{1, 0}.decision("strikes"), person};
    return {luck.unit_exponential(), 0.0, start, 0};
}

Values strike_months(std::vector<Piece> const& pieces) {
    Values months;
    for (Entity person = 0; person < persons; ++person) {
        months.push_back(months_until(strike(clock_of(person), pieces)));
    }
    return months;
}

Values alive_at(double t, Values const& months) {
    Values alive;
    for (double const m : months) alive.push_back(m > t ? 1.0 : 0.0);
    return alive;
}

TEST_CASE("a hazard that doubles half-way gives the piecewise exponential", "[theory]") {
    // Rate 1 a month for half a month, then 2. 100 000 persons: each |t| > 4 has probability 6e-5
    // if the engine is right. Rate 1.9 in place of 2 must fail: it moves the mean by 8 and the
    // survival to 1.5 months by 9 standard errors.
    double const half = std::exp(-0.5);
    double const mean = (1.0 - half) + half / 2.0;
    auto const months = strike_months({{0.0, 1.0}, {0.5, 2.0}});
    CHECK(std::abs(t_statistic(months, mean)) < 4.0);
    CHECK(std::abs(t_statistic(alive_at(0.25, months), std::exp(-0.25))) < 4.0);
    CHECK(std::abs(t_statistic(alive_at(0.75, months), half * std::exp(-0.5))) < 4.0);
    CHECK(std::abs(t_statistic(alive_at(1.5, months), half * std::exp(-2.0))) < 4.0);

    auto const wrong = strike_months({{0.0, 1.0}, {0.5, 1.9}});
    CHECK(std::abs(t_statistic(wrong, mean)) > 4.0);
    CHECK(std::abs(t_statistic(alive_at(1.5, wrong), half * std::exp(-2.0))) > 4.0);
}

TEST_CASE("a hazard that pauses takes up again where it stopped", "[theory]") {
    // Rate 1, nothing for ten months, rate 1: survival to month 11 is exp(-1.5). |t| > 4 has
    // probability 6e-5; without the pause survival would be exp(-11), which is never met.
    auto const months = strike_months({{0.0, 1.0}, {0.5, 0.0}, {10.0, 1.0}});
    CHECK(std::abs(t_statistic(alive_at(11.0, months), std::exp(-1.5))) < 4.0);
    CHECK(std::abs(t_statistic(alive_at(11.0, months), std::exp(-11.0))) > 4.0);
    // Nobody is struck in the pause.
    CHECK(mean(alive_at(0.500001, months)) == mean(alive_at(10.0, months)));
}

/// Rates that change eight times at random, and the same rates raised by random factors.
std::pair<std::vector<Piece>, std::vector<Piece>> lower_and_raised(Entity person) {
    Stream luck{Luck{1, 0}.decision("pieces"), person};
    std::vector<Piece> lower;
    std::vector<Piece> raised;
    double from = 0.0;
    for (int i = 0; i < 8; ++i) {
        double const monthly = luck.chance(Probability{0.2}) ? 0.0 : luck.uniform();
        double const factor = luck.chance(Probability{0.5}) ? 1.0 : 1.0 + luck.uniform();
        lower.push_back({from, monthly});
        raised.push_back({from, monthly * factor});
        from += luck.uniform();
    }
    lower.push_back({from, 1.0});
    raised.push_back({from, 1.0});
    return {lower, raised};
}

TEST_CASE("raising a hazard never delays its event for anybody", "[theory]") {
    // Pathwise, on the same threshold: not one of 100 000 may be later. Most must be earlier, or
    // the hazards would not have been raised; the other way round most must be later.
    std::size_t later_than_before = 0;
    std::size_t earlier = 0;
    for (Entity person = 0; person < persons; ++person) {
        auto const [lower, raised] = lower_and_raised(person);
        Time const before = strike(clock_of(person), lower);
        Time const after = strike(clock_of(person), raised);
        if (after > before) ++later_than_before;
        if (after < before) ++earlier;
    }
    CHECK(later_than_before == 0);
    CHECK(earlier > persons / 2);
}

TEST_CASE("raising one hazard leaves the others of the race where they were", "[theory]") {
    Race<Rates, Nothing, Stage, int, 2> const race{table, Luck{1, 0}};
    std::size_t moved = 0;
    for (Entity person = 0; person < 1'000; ++person) {
        std::array<Clock, 3> before{};
        std::array<Clock, 3> after{};
        race.enter(before, {{1.0, 2.0, 3.0}}, Stage::here, person, 0, {}, start);
        race.enter(after, {{1.0, 4.0, 3.0}}, Stage::here, person, 0, {}, start);
        if (before[0].strikes() != after[0].strikes()) ++moved;
        if (before[2].strikes() != after[2].strikes()) ++moved;
        if (before[1].strikes() < after[1].strikes()) ++moved;
    }
    CHECK(moved == 0);
}

} // namespace

} // namespace norishiro::sim
