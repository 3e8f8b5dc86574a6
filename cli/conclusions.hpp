#pragma once

#include "cli/call.hpp"
#include "output/validation/conclusions.hpp"
#include "sim/calibration/comparisons.hpp"

#include <string>
#include <vector>

namespace norishiro::cli {

/// What takes every assumed effect away, as --set has it.
inline constexpr auto without_effects = "run.effects=none";

/// A comparison with assumed effects and without, before it is simulated.
struct TwoWorlds {
    std::string id;
    std::vector<sim::Scenario> assumed; ///< the baseline first
    std::vector<sim::Scenario> without; ///< the same with run.effects = "none"
};
/// Reads every scenario. Throws sim::ScenarioError.
std::vector<TwoWorlds> two_worlds(Call const& call, sim::Comparisons const& comparisons);

/// Makes the comparisons, with what --parameters draws. Throws Stopped and BrokenInvariant.
std::vector<output::Conclusion> conclusions(Call const& call,
                                            std::vector<TwoWorlds> const& comparisons);

} // namespace norishiro::cli
