#include "sim/statistics.hpp"

#include <array>
#include <boost/math/distributions/students_t.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace norishiro::sim {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
using Values = std::vector<double>;

Approx near(double value) {
    return Approx(value).epsilon(1e-9);
}

Values one_to(std::size_t n) {
    Values values(n);
    std::iota(values.begin(), values.end(), 1.0);
    return values;
}

TEST_CASE("mean and variance are those of the textbook", "[unit][statistics]") {
    CHECK(mean(Values{1, 2, 6}) == near(3));
    CHECK(variance(Values{1, 2, 6}) == near(7)); // (4 + 1 + 9) / 2
    CHECK(variance(Values{5, 5, 5}) == 0.0);
    CHECK(std::isnan(mean(Values{})));
    CHECK(std::isnan(variance(Values{})));
    CHECK(std::isnan(variance(Values{5})));
}

TEST_CASE("the interval is Student's and not the normal one", "[unit][statistics]") {
    // The quantiles are of a printed table: 97.5 % with 1, 2 and 29 degrees of freedom.
    struct Expected {
        std::size_t n;
        double mean, error, t;
    };
    for (auto const& e : {Expected{2, 1.5, std::sqrt(0.5 / 2), 12.7062047364},
                          Expected{3, 2.0, std::sqrt(1.0 / 3), 4.3026527299},
                          Expected{30, 15.5, std::sqrt(77.5 / 30), 2.0452296421}}) {
        CAPTURE(e.n);
        auto const estimate = t_interval(one_to(e.n));
        CHECK(estimate.count == e.n);
        CHECK(estimate.mean == near(e.mean));
        CHECK(estimate.low == near(e.mean - e.t * e.error));
        CHECK(estimate.high == near(e.mean + e.t * e.error));
        double const normal = 1.959963985 * e.error;
        CHECK(estimate.high - estimate.mean > 1.04 * normal);
    }
}

TEST_CASE("a higher confidence makes a wider interval", "[unit][statistics]") {
    auto const values = one_to(7);
    for (double const confidence : {0.5, 0.9, 0.99}) {
        CAPTURE(confidence);
        boost::math::students_t const t{6.0};
        double const half = quantile(t, 0.5 + confidence / 2) * std::sqrt(variance(values) / 7);
        auto const estimate = t_interval(values, confidence);
        CHECK(estimate.high == near(4 + half));
        CHECK(estimate.low == near(4 - half));
    }
}

TEST_CASE("a single value says nothing about its error, and no value says nothing",
          "[unit][statistics]") {
    auto const one = t_interval(Values{5});
    CHECK(one.mean == 5);
    CHECK(one.low == -infinity);
    CHECK(one.high == infinity);
    CHECK(one.count == 1);
    auto const none = t_interval(Values{});
    CHECK(std::isnan(none.mean));
    CHECK(std::isnan(none.low));
    CHECK(std::isnan(none.high));
    CHECK(none.count == 0);
}

TEST_CASE("values that do not vary have an interval without width", "[unit][statistics]") {
    auto const estimate = t_interval(Values{4, 4, 4});
    CHECK(estimate.low == 4);
    CHECK(estimate.high == 4);
}

TEST_CASE("what is drawn and what is chance are told apart", "[unit][statistics]") {
    // Draws of two: means 2, 5 and 8, within them ±1. By hand: mean square between 2·18/2 = 18, within
    // 6·1/3 = 2, so the draws' variance is 8, and of the mean 8·(1 + 1/3) + 2/6 = 11.
    Values const values{1, 3, 4, 6, 7, 9};
    std::vector<std::size_t> const draws{0, 0, 1, 1, 2, 2};
    auto const e = interval(values, draws);
    boost::math::students_t const t{2.0};
    CHECK(e.mean == near(5));
    CHECK(e.high - e.mean == near(quantile(t, 0.975) * std::sqrt(11.0)));
    CHECK(e.chance == near(2.0 / 6.0 / 11.0));
    CHECK(e.count == 6);
}

TEST_CASE("without draws, or where they make no difference, the interval is of chance",
          "[unit][statistics]") {
    Values const values{1, 3, 3, 1, 1, 3};
    std::vector<std::size_t> const draws{0, 0, 1, 1, 2, 2};
    auto const plain = interval(values, {});
    CHECK(plain.high == t_interval(values).high);
    CHECK(plain.chance == 1.0);
    CHECK(interval(values, draws).chance == 1.0);
    auto const same = interval(Values{4, 4, 4, 4}, std::vector<std::size_t>{0, 0, 1, 1});
    CHECK(same.low == 4);
    CHECK(same.chance == 1.0);
}

TEST_CASE("draws of one replication each leave open what is chance", "[unit][statistics]") {
    double const none = std::numeric_limits<double>::quiet_NaN();
    std::vector<std::size_t> const draws{0, 0, 1, 1, 2, 2};
    auto const e = interval(Values{1, none, 4, none, none, 7}, draws);
    CHECK(e.count == 3);
    CHECK(std::isnan(e.chance));
    boost::math::students_t const t{2.0}; // one more value of the same draws: 9·(1 + 1/3)
    CHECK(e.high - e.mean == near(quantile(t, 0.975) * std::sqrt(12.0)));
    auto const one = interval(Values{1, 3}, std::vector<std::size_t>{0, 0});
    CHECK(one.low == -infinity);
}

TEST_CASE("an interval holds the world as it is, be it known or not", "[unit][statistics]") {
    // Sixteen draws of two replications each; the truth is another draw. Between the two cases, where
    // the draws differ as much as chance lets two replications differ or less, it holds less often.
    constexpr std::size_t studies = 4000;
    constexpr std::size_t count = 32;
    boost::random::mt19937 luck{1};
    boost::random::normal_distribution<double> normal;
    for (double const world : {0.0, 3.0}) { // standard deviation of worlds, that of chance being 1
        std::size_t held = 0;
        for (std::size_t study = 0; study < studies; ++study) {
            Values values;
            std::vector<std::size_t> draws;
            double mean_here = 0.0;
            for (std::size_t r = 0; r < count; ++r) {
                if (r % 2 == 0) mean_here = world * normal(luck);
                values.push_back(mean_here + normal(luck));
                draws.push_back(r / 2);
            }
            double const truth = world * normal(luck);
            auto const e = interval(values, draws);
            if (e.low <= truth && truth <= e.high) ++held;
        }
        CAPTURE(world);
        double const share = static_cast<double>(held) / studies;
        CHECK(share > 0.93);
        CHECK(share < 0.975);
    }
}

TEST_CASE("the t statistic counts standard errors", "[unit][statistics]") {
    CHECK(t_statistic(Values{1, 2, 3}, 2.0) == near(0).margin(1e-15));
    CHECK(t_statistic(Values{1, 2, 3}, 1.0) == near(std::sqrt(3.0)));
    CHECK(t_statistic(Values{1, 2, 3}, 3.0) == near(-std::sqrt(3.0)));
}

// ---------------------------------------------------------------------------------------------
// Comparisons

constexpr std::array<MeasureInfo, 2> measures{{{"days", "days", "", ""}, {"stays", "", "", ""}}};
constexpr std::array<IndicatorInfo, 2> indicators{{
    {"days", "", "", "", "", "", Over::total, 0},
    {"mean_stay", "", "", "", "", "", Over::ratio, 0, 1},
}};

struct Run {
    std::int64_t days;
    std::int64_t stays;
};

/// Two scenarios with the given runs each.
StudyResult study_of(std::vector<Run> const& baseline, std::vector<Run> const& other) {
    StudyResult study;
    study.scenarios = {{"baseline", {}, {}, "", {}}, {"other", {}, {}, "", {}}};
    study.measures = measures;
    study.indicators = indicators;
    study.months = 1;
    std::vector<Outcomes> all;
    for (auto const* runs : {&baseline, &other}) {
        for (auto const& run : *runs) {
            Outcomes outcomes{1, 1, 2};
            outcomes.at(0, 0, 0) = run.days;
            outcomes.at(0, 0, 1) = run.stays;
            all.push_back(outcomes);
        }
    }
    for (std::size_t r = 0; r < baseline.size(); ++r) study.replications.push_back(r);
    keep_in_memory(study, std::move(all));
    return study;
}

TEST_CASE("scenarios are compared replication by replication", "[unit][statistics]") {
    auto const compared =
        compare(study_of({{10, 1}, {20, 1}, {30, 1}}, {{11, 1}, {22, 1}, {33, 1}}));
    REQUIRE(compared.size() == 2);
    auto const& days = compared[0];
    CHECK(days.scenario == 1);
    CHECK(days.indicator == 0);
    CHECK(days.baseline == near(20));
    CHECK(days.difference.mean == near(2));
    CHECK(days.difference.count == 3);
    // The differences are 1, 2 and 3; unpaired, the interval would be wider by a factor of fifteen.
    CHECK(days.difference.high == near(2 + 4.3026527299 / std::sqrt(3.0)));
    CHECK(days.variance_ratio == near(1.0 / (100.0 + 121.0)));
}

TEST_CASE("luck that is not shared saves nothing", "[unit][statistics]") {
    auto const compared =
        compare(study_of({{10, 1}, {20, 1}, {30, 1}}, {{30, 1}, {20, 1}, {10, 1}}));
    CHECK(compared[0].variance_ratio == near(2)); // the worst that there is
}

TEST_CASE("a replication in which an indicator is not defined is left out of it alone",
          "[unit][statistics]") {
    // Without stays there is no mean stay: in the second replication of the baseline and in the
    // fourth of the other.
    auto const study = study_of({{10, 2}, {20, 0}, {30, 2}, {40, 4}, {50, 5}},
                                {{12, 2}, {26, 1}, {36, 2}, {40, 0}, {60, 5}});
    auto const compared = compare(study);
    CHECK(compared[0].difference.count == 5);
    auto const& stay = compared[1];
    CHECK(stay.difference.count == 3);
    CHECK(stay.baseline == near((5.0 + 15.0 + 10.0) / 3)); // of the same three
    CHECK(stay.difference.mean == near((1.0 + 3.0 + 2.0) / 3));
    CHECK(stay.variance_ratio == near(1.0 / (25.0 + 36.0)));

    CHECK(summarise(study, 0)[1].count == 4); // a scenario alone has one more
    CHECK(summarise(study, 0)[1].mean == near((5.0 + 15.0 + 10.0 + 10.0) / 4));
    CHECK(summarise(study, 1)[0].count == 5);
}

TEST_CASE("what is never defined, defined once or never varies has no variance ratio",
          "[unit][statistics]") {
    auto const never_defined = compare(study_of({{1, 0}, {2, 0}}, {{1, 1}, {2, 2}}))[1];
    CHECK(never_defined.difference.count == 0);
    CHECK(std::isnan(never_defined.difference.mean));
    CHECK(std::isnan(never_defined.baseline));
    CHECK(std::isnan(never_defined.variance_ratio));

    auto const once = compare(study_of({{1, 1}}, {{3, 1}}))[0];
    CHECK(once.difference.mean == 2);
    CHECK(once.difference.low == -infinity);
    CHECK(std::isnan(once.variance_ratio));

    auto const same = compare(study_of({{4, 1}, {4, 1}}, {{4, 1}, {4, 1}}))[0];
    CHECK(same.difference.low == 0);
    CHECK(same.difference.high == 0);
    CHECK(std::isnan(same.variance_ratio));
}

TEST_CASE("the baseline is compared with nothing", "[unit][statistics]") {
    auto study = study_of({{1, 1}}, {{1, 1}});
    study.scenarios.pop_back();
    CHECK(compare(study).empty());
}

} // namespace

} // namespace norishiro::sim
