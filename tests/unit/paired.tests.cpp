#include "sim/paired.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

using namespace norishiro::sim;

namespace {
constexpr double none = std::numeric_limits<double>::quiet_NaN();
using Values = std::vector<double>;
} // namespace

TEST_CASE("signs are counted by pair") {
    CHECK(signs_of(Values{-1, 0, 2, 3, -0.0}) == Signs{1, 2, 2});
    CHECK(signs_of(Values{}).pairs() == 0);
}

TEST_CASE("the paired t test by hand") {
    // t = 2 / (1 / √3) = √12 with 2 degrees of freedom: p = 1 − t / √(t² + 2).
    CHECK(p_value(Values{1, 2, 3}) == Approx(1.0 - std::sqrt(12.0 / 14.0)).epsilon(1e-12));
    // t = 2 with 1 degree of freedom (Cauchy): p = 1 − (2/π) atan 2.
    CHECK(p_value(Values{1, 3}) ==
          Approx(1.0 - 2.0 / std::acos(-1.0) * std::atan(2.0)).epsilon(1e-12));
    CHECK(p_value(Values{-1, -2, -3}) == Approx(p_value(Values{1, 2, 3})));
}

TEST_CASE("where pairs do not vary there is nothing to doubt") {
    CHECK(p_value(Values{0, 0, 0}) == 1.0);
    CHECK(p_value(Values{-2, -2}) == 0.0);
    CHECK(std::isnan(p_value(Values{5})));
    CHECK(std::isnan(p_value(Values{})));
}

TEST_CASE("Holm goes down until the first that stays") {
    // 0.005 ≤ 0.05/4 and 0.01 ≤ 0.05/3 fall; 0.03 > 0.05/2 stays, and with it all after it.
    CHECK(holm(Values{0.01, 0.04, 0.03, 0.005}) == std::vector<bool>{true, false, false, true});
    // One alone would fall at 0.04; beside a smaller one that stays it does not.
    CHECK(holm(Values{0.03, 0.04}) == std::vector<bool>{false, false});
    CHECK(holm(Values{0.04}) == std::vector<bool>{true});
    CHECK(holm(Values{0.025, 0.05}) == std::vector<bool>{true, true});
    CHECK(holm(Values{0.0, 0.0, 1.0}) == std::vector<bool>{true, true, false});
}

TEST_CASE("what is not defined is no hypothesis") {
    // With three, 0.02 would have to be at most 0.05/3.
    CHECK(holm(Values{0.02, none, 0.03}) == std::vector<bool>{true, false, true});
    CHECK(holm(Values{none}) == std::vector<bool>{false});
    CHECK(holm(Values{}).empty());
}

TEST_CASE("a p-value goes by draws where there are any") {
    // As in the statistics of intervals: mean 5, variance of the mean 11, two degrees of freedom.
    double const t = 5.0 / std::sqrt(11.0);
    CHECK(p_value(Values{1, 3, 4, 6, 7, 9}, std::vector<std::size_t>{0, 0, 1, 1, 2, 2}) ==
          Approx(1.0 - t / std::sqrt(t * t + 2.0)).epsilon(1e-12));
    CHECK(std::isnan(p_value(Values{1, 3}, std::vector<std::size_t>{0, 0})));
    // Pairs without a value on either side are left out, with their draws.
    CHECK(p_value(Values{1, 3, none, 4, 6, none, 7, 9},
                  std::vector<std::size_t>{0, 0, 1, 2, 2, 3, 4, 4}) ==
          p_value(Values{1, 3, 4, 6, 7, 9}, std::vector<std::size_t>{0, 0, 2, 2, 4, 4}));
    CHECK(p_value(Values{1, none, 4}) == p_value(Values{1, 4}));
    // Pairs that differ within alone: chance is not nothing.
    CHECK(p_value(Values{-1, 1, 1, -1}, std::vector<std::size_t>{0, 0, 1, 1}) == Approx(1.0));
}
