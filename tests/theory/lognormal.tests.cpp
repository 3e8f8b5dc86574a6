#include "tests/theory/formulas.hpp"
#include "tests/theory/goodness.hpp"

#include <boost/math/distributions/lognormal.hpp>
#include <catch2/catch.hpp>
#include <cmath>

namespace norishiro::sim {

namespace {

using namespace tests;

auto of_mean(double mean, double variation) {
    return [=](Stream& luck) { return luck.lognormal(Days{mean}, variation).count(); };
}

TEST_CASE("log-normal draws are log-normal, of the mean and the variation that are asked for",
          "[theory]") {
    // Kolmogorov and Smirnov as told in goodness.hpp: the mean 5 % off must fail, and the
    // coefficient of variation 15 % off.
    constexpr double mean = 30.0;
    for (double const variation : {0.5, 2.0}) {
        CAPTURE(variation);
        double const s2 = std::log(1.0 + variation * variation);
        boost::math::lognormal const law{std::log(mean) - 0.5 * s2, std::sqrt(s2)};
        auto const right = [&](double x) { return cdf(law, x); };
        CHECK(ks_distance(sample("log-normal", of_mean(mean, variation)), right) < ks_limit);
        CHECK(ks_distance(first_draws("log-normal", of_mean(mean, variation)), right) < ks_limit);
        CHECK(ks_distance(sample("log-normal", of_mean(1.05 * mean, variation)), right) > ks_limit);
        CHECK(ks_distance(sample("log-normal", of_mean(mean, 1.15 * variation)), right) > ks_limit);
    }
}

TEST_CASE("the mean and the variance of log-normal draws are those that are asked for",
          "[theory]") {
    // 100 000 draws: each |t| > 4 has probability about 6e-5 if they are right. The mean 5 % off
    // must fail, and the coefficient of variation 15 % off.
    auto const squares = [](Values values, double mean) {
        for (double& v : values) v = (v - mean) * (v - mean);
        return values;
    };
    auto const values = sample("moments", of_mean(30.0, 0.5));
    CHECK(off(values, 30.0) < 4.0);
    CHECK(off(sample("moments", of_mean(31.5, 0.5)), 30.0) > 4.0);
    CHECK(off(squares(values, 30.0), 225.0) < 4.0);
    CHECK(off(squares(sample("moments", of_mean(30.0, 0.575)), 30.0), 225.0) > 4.0);
}

TEST_CASE(
    "log-normal draws without variation are all the mean, and a longer mean makes each longer",
    "[theory]") {
    for (Entity entity = 0; entity < 100; ++entity) {
        auto const draw = [&](double mean, double variation) {
            Stream luck{Luck{1, 0}.decision("log-normal"), entity};
            return luck.lognormal(Days{mean}, variation).count();
        };
        CHECK(draw(30.0, 0.0) == 30.0);
        CHECK(draw(60.0, 0.7) == 2.0 * draw(30.0, 0.7));
    }
}

} // namespace

} // namespace norishiro::sim
