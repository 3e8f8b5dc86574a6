#pragma once

#include "sim/outcomes.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace norishiro::sim {

/// A mean with its two-sided Student t interval.
struct Estimate {
    double mean = 0.0;
    double low = 0.0;
    double high = 0.0;
    std::size_t count = 0; ///< replications that it rests on
    /// Share of the interval's variance (half its width, squared) that is chance, which more
    /// replications take away; the rest is what is not known about the world. NaN where the two
    /// cannot be told apart.
    double chance = 1.0;
};

/// Sums from the first to the last, so that the result does not depend on anything else. NaN for
/// none.
double mean(std::span<double const> values);
/// Unbiased; NaN for fewer than two values.
double variance(std::span<double const> values);
/// `confidence` in (0, 1). Interval of infinite width for a single value, NaN for none.
Estimate t_interval(std::span<double const> values, double confidence = 0.95);
/// The same where replications drew what is not known about the world: `draws` has the number of each
/// one's draw, and those of one draw differ by chance alone. The interval is of what the mean would
/// be in the world as it is, of which the draws say how far it may be from theirs: one-way analysis
/// of variance with random effects, t with one degree of freedom fewer than draws. It holds it about
/// 95 % of the time where draws differ not at all or clearly, and between the two down to 83 %: few
/// draws tell badly how much worlds differ. NaN values are left out. Without draws, or where draws
/// do not differ, it is that of `t_interval`.
Estimate interval(std::span<double const> values, std::span<std::size_t const> draws,
                  double confidence = 0.95);
/// Values without NaN, each with its draw if there are draws.
struct Defined {
    std::vector<double> values;
    std::vector<std::size_t> draws;
};
Defined defined(std::span<double const> values, std::span<std::size_t const> draws);

/// Of a mean: what `interval` makes its interval from.
struct Spread {
    double variance = 0.0;
    double chance = 0.0;         ///< of that variance; NaN where that cannot be told
    std::size_t independent = 0; ///< draws or, without them, values
};
/// `values` without NaN, at least one; `draws` of each, or empty.
Spread spread_of_mean(std::span<double const> values, std::span<std::size_t const> draws);
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

/// The least and the largest share of chance in the differences of the indicators that `counts`
/// chooses, if any is known.
struct Range {
    double low = 1.0;
    double high = 0.0;
};
std::optional<Range> range_of_chance(std::vector<Comparison> const& comparisons,
                                     std::function<bool(std::size_t indicator)> const& counts);

/// Every indicator of one scenario with its interval, in the order of the indicators.
std::vector<Estimate> summarise(StudyResult const& study, std::size_t scenario,
                                double confidence = 0.95);

} // namespace norishiro::sim
