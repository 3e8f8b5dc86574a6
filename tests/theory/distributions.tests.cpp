#include "sim/math.hpp"
#include "sim/random/stream.hpp"

#include <algorithm>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <string_view>
#include <vector>

namespace norishiro::sim {

namespace {

// Kolmogorov and Smirnov: with 100 000 draws the statistic passes 2.2253 with probability 1e-4 if
// the distribution is right (sqrt(ln(2 / 1e-4) / 2)). In each test a second distribution, a few per
// cent off, shows that the test can fail: its largest distance from the right one, times sqrt(n),
// is at least 3.5, so that it passes the limit by more than two standard deviations (at most 1/2).
constexpr std::size_t n = 100'000;
constexpr double limit = 2.2253;

/// n draws of one stream.
template <class Draw>
std::vector<double> sample(std::string_view name, Draw draw) {
    Stream luck{Luck{1, 0}.decision(name), 1};
    std::vector<double> values(n);
    for (double& v : values) v = draw(luck);
    return values;
}

/// The first draws of n entities, as a model uses them.
template <class Draw>
std::vector<double> first_draws(std::string_view name, Draw draw) {
    auto const decision = Luck{1, 0}.decision(name);
    std::vector<double> values(n);
    for (std::size_t i = 0; i < n; ++i) {
        Stream luck{decision, i};
        values[i] = draw(luck);
    }
    return values;
}

/// sqrt(n) times the largest distance between the sample and the distribution function.
template <class Cdf>
double distance(std::vector<double> values, Cdf cdf) {
    std::ranges::sort(values);
    auto const size = static_cast<double>(values.size());
    double most = 0.0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        double const p = cdf(values[i]);
        double const below = static_cast<double>(i) / size;
        most = std::max({most, p - below, below + 1.0 / size - p});
    }
    return std::sqrt(size) * most;
}

double uniform_cdf(double x) {
    return std::clamp(x, 0.0, 1.0);
}
double exponential_cdf(double x) {
    return x > 0.0 ? -std::expm1(-x) : 0.0;
}
double normal_cdf(double x) {
    return cdf(boost::math::normal{}, x);
}

TEST_CASE("uniform draws are uniform", "[theory]") {
    auto const draw = [](Stream& luck) { return luck.uniform(); };
    CHECK(distance(sample("uniform", draw), uniform_cdf) < limit);
    CHECK(distance(first_draws("uniform", draw), uniform_cdf) < limit);
    auto const wrong = [](Stream& luck) { return std::pow(luck.uniform(), 1.05); };
    CHECK(distance(sample("uniform", wrong), uniform_cdf) > limit);
}

TEST_CASE("exponential draws are exponential", "[theory]") {
    auto const draw = [](Stream& luck) { return luck.unit_exponential(); };
    CHECK(distance(sample("exponential", draw), exponential_cdf) < limit);
    CHECK(distance(first_draws("exponential", draw), exponential_cdf) < limit);
    auto const wrong = [](Stream& luck) { return 1.05 * luck.unit_exponential(); };
    CHECK(distance(sample("exponential", wrong), exponential_cdf) > limit);
}

TEST_CASE("normal draws are normal", "[theory]") {
    auto const draw = [](Stream& luck) { return luck.normal(); };
    CHECK(distance(sample("normal", draw), normal_cdf) < limit);
    CHECK(distance(first_draws("normal", draw), normal_cdf) < limit);
    auto const shifted = [](Stream& luck) { return luck.normal() + 0.05; };
    CHECK(distance(sample("normal", shifted), normal_cdf) > limit);
    auto const wider = [](Stream& luck) { return 1.06 * luck.normal(); };
    CHECK(distance(sample("normal", wider), normal_cdf) > limit);
}

TEST_CASE("gamma quantiles of uniform draws are gamma", "[theory]") {
    for (double const variance : {0.5, 2.0}) {
        CAPTURE(variance);
        boost::math::gamma_distribution const gamma{1.0 / variance, variance};
        auto const right = [&](double x) { return cdf(gamma, x); };
        auto const of_variance = [](double v) {
            return [v](Stream& luck) { return math::unit_gamma_quantile(luck.uniform(), v); };
        };
        CHECK(distance(sample("gamma", of_variance(variance)), right) < limit);
        CHECK(distance(sample("gamma", of_variance(1.15 * variance)), right) > limit);
    }
}

TEST_CASE("neighbours of one stream are independent", "[theory]") {
    // The fractional part of a sum of two independent uniform draws is uniform.
    auto const sum = [](Stream& luck) { return std::fmod(luck.uniform() + luck.uniform(), 1.0); };
    CHECK(distance(sample("pairs", sum), uniform_cdf) < limit);
    // The larger of two has the square as its distribution function: sensitive to dependence.
    auto const larger = [](Stream& luck) {
        double const a = luck.uniform();
        return std::max(a, luck.uniform());
    };
    auto const square = [](double x) { return x * x; };
    CHECK(distance(sample("pairs", larger), square) < limit);
    auto const same = [](Stream& luck) { return luck.uniform(); }; // the larger of equals
    CHECK(distance(sample("pairs", same), square) > limit);
}

} // namespace

} // namespace norishiro::sim
