#include "sim/statistics.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <map>

namespace norishiro::sim {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

std::vector<double> indicator_values(StudyResult const& study, std::size_t scenario,
                                     std::size_t indicator) {
    std::vector<double> values;
    values.reserve(study.replications.size());
    for (std::size_t i = 0; i < study.replications.size(); ++i) {
        values.push_back(
            study.values[study.run(scenario, i) * study.indicators.size() + indicator]);
    }
    return values;
}

} // namespace

double mean(std::span<double const> values) {
    if (values.empty()) return nan;
    double sum = 0.0;
    for (double const v : values) sum += v;
    return sum / static_cast<double>(values.size());
}

double variance(std::span<double const> values) {
    if (values.size() < 2) return nan;
    double const centre = mean(values);
    double sum = 0.0;
    for (double const v : values) sum += (v - centre) * (v - centre);
    return sum / static_cast<double>(values.size() - 1);
}

Estimate t_interval(std::span<double const> values, double confidence) {
    return interval(values, {}, confidence);
}

/// Searle, Casella & McCulloch (1992), Variance Components, 3.6: an unbalanced analysis of variance.
Spread spread_of_mean(std::span<double const> values, std::span<std::size_t const> draws) {
    auto const n = static_cast<double>(values.size());
    double const chance_alone = variance(values) / n;
    if (draws.empty()) return {chance_alone, chance_alone, values.size()};
    std::map<std::size_t, std::vector<double>> by_draw;
    for (std::size_t i = 0; i < values.size(); ++i) by_draw[draws[i]].push_back(values[i]);
    if (by_draw.size() < 2) return {nan, nan, by_draw.size()};
    auto const groups = static_cast<double>(by_draw.size());
    double const centre = mean(values);
    double within = 0.0;
    double between = 0.0;
    double squares = 0.0;
    for (auto const& [draw, its] : by_draw) {
        auto const size = static_cast<double>(its.size());
        if (its.size() > 1) within += (size - 1.0) * variance(its);
        between += size * (mean(its) - centre) * (mean(its) - centre);
        squares += size * size;
    }
    between /= groups - 1.0;
    // Draws of one replication each cannot tell: all of it may be what is not known.
    if (by_draw.size() == values.size()) return {between * (1.0 + 1.0 / n), nan, by_draw.size()};
    within /= n - groups;
    double const world =
        std::max(0.0, (between - within) * (groups - 1.0) / (n - squares / n)); // between draws
    if (world == 0.0) return {chance_alone, chance_alone, values.size()};
    return {world * (1.0 + squares / (n * n)) + within / n, within / n, by_draw.size()};
}

Defined defined(std::span<double const> values, std::span<std::size_t const> draws) {
    Defined defined;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i])) continue;
        defined.values.push_back(values[i]);
        if (!draws.empty()) defined.draws.push_back(draws[i]);
    }
    return defined;
}

Estimate interval(std::span<double const> values, std::span<std::size_t const> draws,
                  double confidence) {
    auto const [of, its_draws] = defined(values, draws);
    if (of.empty()) return {nan, nan, nan, 0};
    double const centre = mean(of);
    auto const spread = spread_of_mean(of, its_draws);
    if (spread.independent < 2) return {centre, -infinity, infinity, of.size()};
    boost::math::students_t const t{static_cast<double>(spread.independent - 1)};
    double const half =
        boost::math::quantile(t, 0.5 + confidence / 2.0) * std::sqrt(spread.variance);
    double const chance = spread.variance > 0.0 ? spread.chance / spread.variance : 1.0;
    return {centre, centre - half, centre + half, of.size(), chance};
}

double t_statistic(std::span<double const> values, double expected) {
    double const error = std::sqrt(variance(values) / static_cast<double>(values.size()));
    return (mean(values) - expected) / error;
}

std::vector<Comparison> compare(StudyResult const& study, double confidence) {
    std::vector<Comparison> comparisons;
    for (std::size_t scenario = 1; scenario < study.scenarios.size(); ++scenario) {
        for (std::size_t k = 0; k < study.indicators.size(); ++k) {
            auto base = indicator_values(study, 0, k);
            auto with = indicator_values(study, scenario, k);
            std::vector<double> difference;
            for (std::size_t i = 0; i < base.size(); ++i) {
                difference.push_back(with[i] - base[i]);
                if (std::isnan(difference[i])) base[i] = with[i] = nan;
            }
            auto const spread = interval(difference, study.draws, confidence);
            for (auto* const values : {&base, &with, &difference}) {
                std::erase_if(*values, [](double v) { return std::isnan(v); });
            }
            double const unpaired = variance(base) + variance(with);
            comparisons.push_back({scenario, k, mean(base), spread,
                                   unpaired > 0.0 ? variance(difference) / unpaired : nan});
        }
    }
    return comparisons;
}

std::optional<Range> range_of_chance(std::vector<Comparison> const& comparisons,
                                     std::function<bool(std::size_t)> const& counts) {
    Range range;
    for (auto const& c : comparisons) {
        bool const varies = c.difference.low < c.difference.high;
        if (!counts(c.indicator) || std::isnan(c.difference.chance) || !varies) continue;
        range.low = std::min(range.low, c.difference.chance);
        range.high = std::max(range.high, c.difference.chance);
    }
    if (range.low > range.high) return std::nullopt;
    return range;
}

std::vector<Estimate> summarise(StudyResult const& study, std::size_t scenario, double confidence) {
    std::vector<Estimate> estimates;
    for (std::size_t k = 0; k < study.indicators.size(); ++k) {
        estimates.push_back(
            interval(indicator_values(study, scenario, k), study.draws, confidence));
    }
    return estimates;
}

} // namespace norishiro::sim
