#pragma once

#include "output/result_file.hpp"
#include "sim/scenario.hpp"

namespace norishiro::cli {

/// The scenarios of a result as they were simulated, from the result alone. Throws sim::ScenarioError
/// where this program does not have a parameter, or would simulate another world.
std::vector<sim::Scenario> stored_scenarios(output::ResultFile const& file);

} // namespace norishiro::cli
