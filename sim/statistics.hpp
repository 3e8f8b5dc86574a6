#pragma once

#include "sim/outcomes.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace norishiro::sim {

/// A mean with its two-sided Student t interval.
struct Estimate {
    double mean = 0.0;
    double low = 0.0;
    double high = 0.0;
    std::size_t count = 0; ///< replications that it rests on
};

/// Sums from the first to the last, so that the result does not depend on anything else. NaN for
/// none.
double mean(std::span<double const> values);
/// Unbiased; NaN for fewer than two values.
double variance(std::span<double const> values);
/// `confidence` in (0, 1). Interval of infinite width for a single value, NaN for none.
Estimate t_interval(std::span<double const> values, double confidence = 0.95);
/// (mean - expected) in standard errors; NaN for fewer than two values.
double t_statistic(std::span<double const> values, double expected);

/// One indicator of one scenario beside the baseline, replication by replication.
struct Comparison {
    std::size_t scenario = 0;
    std::size_t indicator = 0;
    double baseline = 0.0;
    Estimate difference; ///< scenario minus baseline, paired
    /// Variance of the paired difference over that of an unpaired one: what the shared luck saves.
    /// NaN where nothing varies.
    double variance_ratio = 0.0;
};

/// Every indicator of every scenario but the baseline. Replications in which the indicator is not
/// defined (NaN) on either side are left out; `difference.count` says how many remain.
std::vector<Comparison> compare(StudyResult const& study, double confidence = 0.95);

/// Every indicator of one scenario with its interval, in the order of the indicators.
std::vector<Estimate> summarise(StudyResult const& study, std::size_t scenario,
                                double confidence = 0.95);

} // namespace norishiro::sim
