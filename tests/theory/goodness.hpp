#pragma once

#include "sim/random/stream.hpp"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <vector>

/// How well a sample fits a distribution.
namespace norishiro::tests {

// Kolmogorov and Smirnov: with 100 000 draws the statistic passes 2.2253 with probability 1e-4 if
// the distribution is right (sqrt(ln(2 / 1e-4) / 2)). In each test a second distribution, a few per
// cent off, shows that the test can fail: its largest distance from the right one, times sqrt(n),
// is at least 3.5, so that it passes the limit by more than two standard deviations (at most 1/2).
inline constexpr std::size_t draws_to_fit = 100'000;
inline constexpr double ks_limit = 2.2253;

/// Draws of one stream.
template <class Draw>
std::vector<double> sample(std::string_view name, Draw draw, std::size_t n = draws_to_fit) {
    sim::Stream luck{sim::Luck{1, 0}.decision(name), 1};
    std::vector<double> values(n);
    for (double& v : values) v = static_cast<double>(draw(luck));
    return values;
}

/// The first draws of n entities, as a model uses them.
template <class Draw>
std::vector<double> first_draws(std::string_view name, Draw draw, std::size_t n = draws_to_fit) {
    auto const decision = sim::Luck{1, 0}.decision(name);
    std::vector<double> values(n);
    for (std::size_t i = 0; i < n; ++i) {
        sim::Stream luck{decision, i};
        values[i] = static_cast<double>(draw(luck));
    }
    return values;
}

/// sqrt(n) times the largest distance between the sample and the distribution function.
template <class Cdf>
double ks_distance(std::vector<double> values, Cdf cdf) {
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

/// How often each whole number comes among the values, and how often it should.
struct Fit {
    std::vector<double> counts;
    std::vector<double> expected;

    /// `chance[k]` is the probability of k; what lies beyond is counted as one. Neighbours of whom
    /// fewer than ten are expected are put together.
    Fit(std::vector<double> const& values, std::vector<double> const& chance) {
        std::vector<double> seen(chance.size() + 1);
        for (double const v : values) {
            ++seen[std::min(static_cast<std::size_t>(v), chance.size())];
        }
        double count = 0.0;
        double due = 0.0;
        double rest = static_cast<double>(values.size());
        for (std::size_t k = 0; k < chance.size() && rest >= 20.0; ++k) {
            count += seen[k];
            due += chance[k] * static_cast<double>(values.size());
            if (due < 10.0 || rest - due < 10.0) continue;
            counts.push_back(count);
            expected.push_back(due);
            rest -= due;
            count = due = 0.0;
        }
        counts.push_back(static_cast<double>(values.size()));
        for (std::size_t i = 0; i + 1 < counts.size(); ++i) counts.back() -= counts[i];
        expected.push_back(rest);
    }
    double statistic() const {
        double sum = 0.0;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            sum += (counts[i] - expected[i]) * (counts[i] - expected[i]) / expected[i];
        }
        return sum;
    }
    /// Passed with probability 1e-4 if the chances are right.
    double limit() const {
        boost::math::chi_squared const law{static_cast<double>(counts.size()) - 1.0};
        return boost::math::quantile(boost::math::complement(law, 1e-4));
    }
    bool good() const { return statistic() < limit(); }
};

} // namespace norishiro::tests
