#include "sim/math.hpp"
#include "sim/random/choice.hpp"
#include "tests/theory/goodness.hpp"

#include <algorithm>
#include <array>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <vector>

namespace norishiro::sim {

namespace {

using namespace tests;

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
    CHECK(ks_distance(sample("uniform", draw), uniform_cdf) < ks_limit);
    CHECK(ks_distance(first_draws("uniform", draw), uniform_cdf) < ks_limit);
    auto const wrong = [](Stream& luck) { return std::pow(luck.uniform(), 1.05); };
    CHECK(ks_distance(sample("uniform", wrong), uniform_cdf) > ks_limit);
}

TEST_CASE("exponential draws are exponential", "[theory]") {
    auto const draw = [](Stream& luck) { return luck.unit_exponential(); };
    CHECK(ks_distance(sample("exponential", draw), exponential_cdf) < ks_limit);
    CHECK(ks_distance(first_draws("exponential", draw), exponential_cdf) < ks_limit);
    auto const wrong = [](Stream& luck) { return 1.05 * luck.unit_exponential(); };
    CHECK(ks_distance(sample("exponential", wrong), exponential_cdf) > ks_limit);
}

TEST_CASE("normal draws are normal", "[theory]") {
    auto const draw = [](Stream& luck) { return luck.normal(); };
    CHECK(ks_distance(sample("normal", draw), normal_cdf) < ks_limit);
    CHECK(ks_distance(first_draws("normal", draw), normal_cdf) < ks_limit);
    auto const shifted = [](Stream& luck) { return luck.normal() + 0.05; };
    CHECK(ks_distance(sample("normal", shifted), normal_cdf) > ks_limit);
    auto const wider = [](Stream& luck) { return 1.06 * luck.normal(); };
    CHECK(ks_distance(sample("normal", wider), normal_cdf) > ks_limit);
}

TEST_CASE("gamma quantiles of uniform draws are gamma", "[theory]") {
    for (double const variance : {0.5, 2.0}) {
        CAPTURE(variance);
        boost::math::gamma_distribution const gamma{1.0 / variance, variance};
        auto const right = [&](double x) { return cdf(gamma, x); };
        auto const of_variance = [](double v) {
            return [v](Stream& luck) { return math::unit_gamma_quantile(luck.uniform(), v); };
        };
        CHECK(ks_distance(sample("gamma", of_variance(variance)), right) < ks_limit);
        CHECK(ks_distance(sample("gamma", of_variance(1.15 * variance)), right) > ks_limit);
    }
}

TEST_CASE("neighbours of one stream are independent", "[theory]") {
    // The fractional part of a sum of two independent uniform draws is uniform.
    auto const sum = [](Stream& luck) { return std::fmod(luck.uniform() + luck.uniform(), 1.0); };
    CHECK(ks_distance(sample("pairs", sum), uniform_cdf) < ks_limit);
    // The larger of two has the square as its distribution function: sensitive to dependence.
    auto const larger = [](Stream& luck) {
        double const a = luck.uniform();
        return std::max(a, luck.uniform());
    };
    auto const square = [](double x) { return x * x; };
    CHECK(ks_distance(sample("pairs", larger), square) < ks_limit);
    auto const same = [](Stream& luck) { return luck.uniform(); }; // the larger of equals
    CHECK(ks_distance(sample("pairs", same), square) > ks_limit);
}

// ---------------------------------------------------------------------------------------------
// Whole numbers: chi-square, passed with probability 1e-4 if the chances are right

/// How many of `trials` chances come true.
auto successes(int trials, double p) {
    return [trials, p](Stream& luck) {
        int count = 0;
        for (int i = 0; i < trials; ++i) count += luck.chance(Probability{p}) ? 1 : 0;
        return count;
    };
}
std::vector<double> binomial(int trials, double p) {
    boost::math::binomial const law{static_cast<double>(trials), p};
    std::vector<double> chance;
    for (int k = 0; k <= trials; ++k) chance.push_back(pdf(law, k));
    return chance;
}

TEST_CASE("how many of several chances come true is binomial", "[theory]") {
    // A chance 5 % off moves the mean by at least ten standard errors, the statistic by 100.
    struct Chances {
        int trials;
        double p;
    };
    for (auto const& [trials, p] :
         {Chances{10, 0.3}, Chances{10, 0.5}, Chances{100, 0.02}, Chances{4, 0.93}}) {
        CAPTURE(p);
        auto const law = binomial(trials, p);
        CHECK(Fit(sample("chances", successes(trials, p), 25'000), law).good());
        CHECK(Fit(first_draws("chances", successes(trials, p), 25'000), law).good());
        CHECK_FALSE(Fit(sample("chances", successes(trials, 0.95 * p), 25'000), law).good());
    }
    // The first chance of each entity, as a model uses it.
    auto const once = binomial(1, 0.3);
    CHECK(Fit(first_draws("chance", successes(1, 0.3)), once).good());
    CHECK_FALSE(Fit(first_draws("chance", successes(1, 0.315)), once).good());
}

TEST_CASE("a choice follows its weights, be they equal, far apart or none", "[theory]") {
    // One weight a tenth off, of those that are not rare, must fail.
    std::vector<std::vector<double>> const tables{
        {1.0, 1.0}, {5.0, 0.0, 3.0, 0.0, 2.0}, {1e-3, 0.5, 2.0, 1e3, 300.0}, {0.2, 0.3, 0.1, 0.4}};
    for (auto const& weights : tables) {
        CAPTURE(weights);
        double const total = std::accumulate(weights.begin(), weights.end(), 0.0);
        std::vector<double> chance;
        for (double const w : weights) chance.push_back(w / total);
        auto const among = [](std::vector<double> const& told) {
            return [choice = Choice{told}](Stream& luck) { return choice(luck); };
        };
        CHECK(Fit(sample("choice", among(weights)), chance).good());
        CHECK(Fit(first_draws("choice", among(weights)), chance).good());
        for (double const v : sample("choice", among(weights))) {
            if (weights[static_cast<std::size_t>(v)] == 0.0) FAIL("chose what has no weight");
        }
        auto wrong = weights;
        *std::ranges::max_element(wrong) *= 0.9;
        CHECK_FALSE(Fit(sample("choice", among(wrong)), chance).good());
    }
}

} // namespace

} // namespace norishiro::sim
