#include "sim/math.hpp"

#include "tests/unit/luck.hpp"

#include <algorithm>
#include <bit>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace norishiro::sim {

namespace {

using tests::luck_of;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double smallest = std::numeric_limits<double>::denorm_min();

/// How many numbers of the machine lie from one to the other.
std::int64_t steps_between(double a, double b) {
    auto const rank = [](double x) {
        auto const bits = std::bit_cast<std::int64_t>(x);
        return bits < 0 ? std::numeric_limits<std::int64_t>::min() - bits : bits;
    };
    return std::abs(rank(a) - rank(b));
}

template <class Ours, class Theirs>
std::int64_t worst(std::vector<double> const& values, Ours ours, Theirs theirs) {
    std::int64_t most = 0;
    for (double const x : values) most = std::max(most, steps_between(ours(x), theirs(x)));
    return most;
}

/// Positive numbers of every magnitude, subnormal ones among them.
std::vector<double> magnitudes() {
    std::vector<double> values{smallest, std::numeric_limits<double>::min(),
                               std::numeric_limits<double>::max()};
    auto luck = luck_of("magnitudes");
    for (int exponent = -1074; exponent <= 1023; ++exponent) {
        for (int i = 0; i < 50; ++i) values.push_back(std::ldexp(1.0 + luck.uniform(), exponent));
    }
    for (int bits = 1; bits <= 52; ++bits) { // beside one, where the logarithm is nearly zero
        values.push_back(1.0 + std::ldexp(1.0, -bits));
        values.push_back(1.0 - std::ldexp(1.0, -bits));
    }
    return values;
}

TEST_CASE("the logarithm is within four units in the last place", "[unit][math]") {
    auto values = magnitudes();
    auto luck = luck_of("logarithm");
    for (int i = 0; i < 200'000; ++i) values.push_back(luck.uniform());
    CHECK(worst(
              values, [](double x) { return math::log(x); },
              [](double x) { return std::log(x); }) <= 4);
}

TEST_CASE("the logarithm has the right edges", "[unit][math]") {
    static_assert(math::log(1.0) == 0.0);
    CHECK(math::log(0.0) == -infinity);
    CHECK(math::log(-0.0) == -infinity);
    CHECK(math::log(infinity) == infinity);
    CHECK(std::isnan(math::log(-smallest)));
    CHECK(std::isnan(math::log(std::numeric_limits<double>::quiet_NaN())));
}

TEST_CASE("the exponential is within four units in the last place", "[unit][math]") {
    std::vector<double> values;
    auto luck = luck_of("exponential");
    for (int i = 0; i < 200'000; ++i) {
        values.push_back(-745.0 + 1454.7 * luck.uniform()); // from subnormal results to the largest
        values.push_back(4.0 * luck.uniform() - 2.0);
    }
    for (double const x : magnitudes()) {
        if (x > 700.0) continue;
        values.push_back(x);
        values.push_back(-x);
    }
    CHECK(worst(
              values, [](double x) { return math::exp(x); },
              [](double x) { return std::exp(x); }) <= 4);
}

TEST_CASE("the exponential has the right edges", "[unit][math]") {
    static_assert(math::exp(0.0) == 1.0);
    CHECK(math::exp(-0.0) == 1.0);
    CHECK(math::exp(infinity) == infinity);
    CHECK(math::exp(-infinity) == 0.0);
    CHECK(math::exp(709.79) == infinity);
    CHECK(math::exp(709.78) < infinity);
    CHECK(math::exp(-745.1) == smallest);
    CHECK(math::exp(-745.14) == 0.0);
    CHECK(math::exp(-1e300) == 0.0);
    CHECK(std::isnan(math::exp(std::numeric_limits<double>::quiet_NaN())));
}

TEST_CASE("the logistic function never leaves the unit interval", "[unit][math]") {
    CHECK(math::logistic(0.0) == 0.5);
    CHECK(math::logistic(-infinity) == 0.0);
    CHECK(math::logistic(infinity) == 1.0);
    CHECK(math::logistic(-800.0) >= 0.0);
    CHECK(math::logistic(1.0) == Approx(0.7310585786300049).epsilon(1e-15));
}

double relative(double value, double expected) {
    return value == expected ? 0.0 : std::abs(value / expected - 1.0);
}

TEST_CASE("the normal quantile agrees with Boost.Math", "[unit][math]") {
    boost::math::normal const normal;
    double most = 0.0;
    auto luck = luck_of("quantile");
    auto const compare = [&](double p) {
        most = std::max(most, relative(math::normal_quantile(p), quantile(normal, p)));
    };
    for (int i = 0; i < 20'000; ++i) compare(luck.uniform());
    for (int k = 1; k < 300; ++k) compare(std::pow(10.0, -k)); // the lower tail
    for (int k = 2; k <= 53; ++k) {                            // the upper tail, as near as it goes
        double const above = std::ldexp(1.0, -k);
        double const expected = quantile(boost::math::complement(normal, above));
        most = std::max(most, relative(math::normal_quantile(1.0 - above), expected));
    }
    CHECK(most < 1e-14);
    CHECK(math::normal_quantile(0.5) == 0.0);
}

TEST_CASE("the normal distribution function agrees with Boost.Math", "[unit][math]") {
    boost::math::normal const normal;
    double most = 0.0;
    bool inside = true;
    for (double x = -9.0; x <= 9.0; x += 1.0 / 64.0) {
        double const p = math::normal_cdf(x);
        most = std::max(most, std::abs(p - cdf(normal, x)));
        inside = inside && 0.0 <= p && p <= 1.0;
    }
    CHECK(most < 2e-15);
    CHECK(inside); // a probability also where the tail is smaller than the error
    CHECK(math::normal_cdf(0.0) == 0.5);
    CHECK(math::normal_cdf(-infinity) == 0.0);
    CHECK(math::normal_cdf(infinity) == 1.0);
}

TEST_CASE("the gamma quantile agrees with Boost.Math", "[unit][math]") {
    for (double const shape : {0.5, 1.0, 5.0}) {
        boost::math::gamma_distribution const gamma{shape, 1.0 / shape};
        double most = 0.0;
        auto const compare = [&](double p) {
            most = std::max(
                most, relative(math::unit_gamma_quantile(p, 1.0 / shape), quantile(gamma, p)));
        };
        for (int i = 1; i < 1000; ++i) compare(i / 1000.0);
        for (double const p : {1e-12, 1e-6, 0.9999}) compare(p);
        CAPTURE(shape);
        CHECK(most < 1e-11);
    }
}

TEST_CASE("a gamma distribution without variance is its mean", "[unit][math]") {
    CHECK(math::unit_gamma_quantile(0.3, 0.0) == 1.0);
    CHECK(math::unit_gamma_quantile(0.5, 1e-4) == Approx(1.0).epsilon(1e-3));
}

TEST_CASE("the gamma quantile stays finite at the ends of what a draw can be", "[unit][math]") {
    for (double const variance : {0.2, 1.0, 2.0, 4.0}) {
        CAPTURE(variance);
        double const low = math::unit_gamma_quantile(1e-12, variance);
        double const high = math::unit_gamma_quantile(1.0 - 1e-12, variance);
        CHECK((0.0 < low && low < 1.0));
        CHECK((1.0 < high && high < 200.0));
    }
}

TEST_CASE("the logarithm of the gamma function agrees with the C library", "[unit][math]") {
    double most = 0.0;
    for (double x = 1e-3; x < 1e6; x *= 1.01) {
        double const expected = std::lgamma(x);
        most = std::max(most, std::abs(math::log_gamma(x) - expected) /
                                  std::max(1.0, std::abs(expected))); // zero at one and two
    }
    CHECK(most < 1e-13);
}

} // namespace

} // namespace norishiro::sim
