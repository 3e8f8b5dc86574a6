#pragma once

#include <cstddef>
#include <span>
#include <vector>

// Two scenarios replication by replication: what can be said of their differences.

namespace norishiro::sim {

/// Scenario minus baseline, pair by pair. Pairs in which either is not defined (NaN) are left out.
std::vector<double> paired_differences(std::span<double const> baseline,
                                       std::span<double const> scenario);

/// In how many pairs the scenario is below the baseline, the same, above it.
struct Signs {
    std::size_t lower = 0;
    std::size_t equal = 0;
    std::size_t higher = 0;
    std::size_t pairs() const { return lower + equal + higher; }
    bool operator==(Signs const&) const = default;
};
Signs signs_of(std::span<double const> differences);

/// Two-sided p-value of the paired t test of no difference. NaN for fewer than two pairs. Where all
/// pairs differ alike there is nothing to doubt: 1 if they are the same, 0 if not.
double p_value(std::span<double const> differences);

/// Which of several hypotheses fall at `level` for all of them together (Holm 1979, step-down). A NaN
/// is no hypothesis: it does not count, and does not fall.
std::vector<bool> holm(std::span<double const> p_values, double level = 0.05);

} // namespace norishiro::sim
