#pragma once

#include <cstddef>
#include <span>
#include <vector>

// Two scenarios replication by replication: what can be said of their differences.

namespace norishiro::sim {

/// In how many pairs the scenario is below the baseline, the same, above it.
struct Signs {
    std::size_t lower = 0;
    std::size_t equal = 0;
    std::size_t higher = 0;
    std::size_t pairs() const { return lower + equal + higher; }
    bool operator==(Signs const&) const = default;
};
Signs signs_of(std::span<double const> differences);

/// Two-sided p-value of the paired t test of no difference, by the same reckoning as `interval`:
/// `draws` has the draw of each pair, and is empty where nothing was drawn. Pairs that are NaN are
/// left out. NaN for fewer than two
/// pairs (or draws). Where all pairs differ alike there is nothing to doubt: 1 if they are the
/// same, 0 if not.
double p_value(std::span<double const> differences, std::span<std::size_t const> draws = {});

/// Which of several hypotheses fall at `level` for all of them together (Holm 1979, step-down). A NaN
/// is no hypothesis: it does not count, and does not fall.
std::vector<bool> holm(std::span<double const> p_values, double level = 0.05);

} // namespace norishiro::sim
