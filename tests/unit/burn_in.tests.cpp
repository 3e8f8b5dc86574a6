#include "sim/burn_in.hpp"

#include "sim/random/stream.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <functional>

namespace norishiro::sim {

namespace {

constexpr double one_percent = 0.01;
using Course = std::function<double(double year)>;

/// A stock that keeps to its course exactly, in every pilot.
StockSeries without_noise(Course const& course, std::size_t years, std::size_t pilots = 4) {
    std::vector<double> months;
    for (std::size_t m = 1; m <= 12 * years; ++m) {
        months.push_back(course(static_cast<double>(m) / 12.0));
    }
    return StockSeries(pilots, months);
}

/// The same with the noise of persons who come and go independently and stay ten months on average:
/// a variance of as many persons as there are, a correlation of 0.9 from month to month.
StockSeries with_noise(Course const& course, std::size_t years, std::uint64_t seed) {
    auto series = without_noise(course, years);
    Decision const noise = Luck{seed, 0}.decision("noise");
    for (std::size_t pilot = 0; pilot < series.size(); ++pilot) {
        Stream luck{noise, pilot};
        double deviation = luck.normal();
        for (double& persons : series[pilot]) {
            persons += std::sqrt(persons) * deviation;
            deviation = 0.9 * deviation + std::sqrt(1.0 - 0.81) * luck.normal();
        }
    }
    return series;
}

/// Of 200 studies, how many find that the stock has settled.
int settled_of_200(Course const& course) {
    int settled = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        settled += drift_of(with_noise(course, 10, seed), one_percent).settled() ? 1 : 0;
    }
    return settled;
}

Course steady(double persons) {
    return [persons](double) { return persons; };
}
Course growing(double persons, double a_year) {
    return [=](double year) { return persons * (1.0 + a_year * year); };
}

TEST_CASE("a drift is the difference of two windows of three years", "[unit][burn_in]") {
    // From 1000 by 20 a year: 1000 + 20 × 7.5 in the middle of the last six of ten years, a month-end
    // being half a month late.
    auto const drift = drift_of(without_noise(growing(1000.0, 0.02), 10), one_percent);
    CHECK(drift.per_year == Approx(20.0 / (1000.0 + 20.0 * (7.0 + 0.5 / 12.0))));
    CHECK(drift.allowed == one_percent);
    CHECK(!drift.settled());
    CHECK(drift_of(without_noise(growing(1000.0, -0.03), 10), one_percent).per_year < -0.03);
    CHECK(drift_of(without_noise(growing(1000.0, 0.009), 10), one_percent).settled());
}

TEST_CASE("only the last six years count", "[unit][burn_in]") {
    auto const course = [](double year) { return year <= 4.0 ? 100.0 : 500.0; };
    CHECK(drift_of(without_noise(course, 10), one_percent).per_year == 0.0);
    CHECK(!drift_of(without_noise(course, 9), one_percent).settled());
}

TEST_CASE("seasons are no drift", "[unit][burn_in]") {
    auto const course = [](double year) { return 500.0 + 50.0 * std::sin(6.283185307 * year); };
    CHECK(std::abs(drift_of(without_noise(course, 8), one_percent).per_year) < 1e-9);
}

TEST_CASE("an exponential approach has settled once what is left changes little",
          "[unit][burn_in]") {
    // x = 1 − e^(−t/5): the windows differ by e^(−Y/5)·(5/3)·(e^(3/5) − 1)², around
    // 1 − e^(−Y/5)·(5/6)·(e^(6/5) − 1); their ratio falls below 3 × 1 % between years 18 and 19.
    auto const course = [](double year) { return 1000.0 * (1.0 - std::exp(-year / 5.0)); };
    CHECK(!drift_of(without_noise(course, 18), one_percent).settled());
    CHECK(drift_of(without_noise(course, 19), one_percent).settled());
}

TEST_CASE("stationary noise passes, in large stocks and in small ones", "[unit][burn_in]") {
    for (double const persons : {8000.0, 1000.0, 100.0, 30.0}) {
        CAPTURE(persons);
        CHECK(settled_of_200(steady(persons)) >= 180);
    }
}

TEST_CASE("a drift of three per cent a year is found in a stock of many", "[unit][burn_in]") {
    CHECK(settled_of_200(growing(8000.0, 0.04)) == 0);   // 3 % of what is there by then
    CHECK(settled_of_200(growing(1000.0, -0.025)) <= 4); // 3 %
    CHECK(settled_of_200(growing(30.0, 0.04)) >= 100);   // one person a year: nobody can tell
}

TEST_CASE("pilots that scatter do not excuse a large stock that drifts", "[unit][burn_in]") {
    // Each grows, by 1 to 9 %: the Student interval alone would have zero in it.
    StockSeries pilots;
    for (double const rate : {0.01, 0.01, 0.09, 0.02}) {
        pilots.push_back(without_noise(growing(8000.0, rate), 6, 1).front());
    }
    CHECK(!drift_of(pilots, one_percent).settled());
}

TEST_CASE("one pilot is judged by the noise of counting alone", "[unit][burn_in]") {
    auto const drift = drift_of(without_noise(steady(200.0), 6, 1), one_percent);
    CHECK(drift.per_year == 0.0);
    CHECK(drift.allowed == Approx(2.0 * std::sqrt(2.0 * 200.0) / (3.0 * 200.0)));
}

TEST_CASE("a stock that nobody is in has settled", "[unit][burn_in]") {
    CHECK(drift_of(without_noise(steady(0.0), 6), one_percent).settled());
}

TEST_CASE("a burn-in has settled when every stock has", "[unit][burn_in]") {
    constexpr std::array stocks{StockInfo{"waiting", "waiting", "待機"},
                                StockInfo{"beds", "in bed", "在院"}};
    auto const calm = without_noise(steady(1000.0), 7);
    auto const restless = without_noise(growing(1000.0, 0.05), 7);
    auto const verdict = judge({calm, restless}, stocks, one_percent);
    CHECK(verdict.months == 84);
    CHECK(verdict.tested());
    CHECK(!verdict.settled());
    CHECK(verdict.stocks[0].drift.settled());
    CHECK(verdict.stocks[1].id == "beds");
    CHECK(verdict.stocks[1].name == Text{"in bed", "在院"});
    CHECK(judge({calm, calm}, stocks, one_percent).settled());
    CHECK(!BurnIn{}.tested());
}

} // namespace

} // namespace norishiro::sim
