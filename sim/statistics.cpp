#include "sim/statistics.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

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
    double const centre = mean(values);
    if (values.empty()) return {nan, nan, nan, 0};
    if (values.size() == 1) return {centre, -infinity, infinity, 1};
    auto const n = static_cast<double>(values.size());
    boost::math::students_t const t{n - 1.0};
    double const quantile = boost::math::quantile(t, 0.5 + confidence / 2.0);
    double const half = quantile * std::sqrt(variance(values) / n);
    return {centre, centre - half, centre + half, values.size()};
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
            std::size_t kept = 0;
            for (std::size_t i = 0; i < base.size(); ++i) {
                if (std::isnan(base[i]) || std::isnan(with[i])) continue;
                base[kept] = base[i];
                with[kept] = with[i];
                difference.push_back(with[i] - base[i]);
                ++kept;
            }
            base.resize(kept);
            with.resize(kept);
            double const unpaired = variance(base) + variance(with);
            comparisons.push_back({scenario, k, mean(base), t_interval(difference, confidence),
                                   unpaired > 0.0 ? variance(difference) / unpaired : nan});
        }
    }
    return comparisons;
}

std::vector<Estimate> summarise(StudyResult const& study, std::size_t scenario, double confidence) {
    std::vector<Estimate> estimates;
    for (std::size_t k = 0; k < study.indicators.size(); ++k) {
        std::vector<double> defined;
        for (double const v : indicator_values(study, scenario, k)) {
            if (!std::isnan(v)) defined.push_back(v);
        }
        estimates.push_back(t_interval(defined, confidence));
    }
    return estimates;
}

} // namespace norishiro::sim
