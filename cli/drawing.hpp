#pragma once

#include "cli/call.hpp"
#include "sim/parameter_sets.hpp"

#include <optional>
#include <vector>

namespace norishiro::cli {

/// What `--parameters` asks for.
struct DrawnFrom {
    sim::Drawing drawing;               ///< of nothing where it was not given
    std::optional<sim::InputFile> file; ///< that it comes from
};
/// What these scenarios draw. Throws sim::ScenarioError.
DrawnFrom drawing_for(Call const& call, std::vector<sim::Scenario> const& scenarios);

} // namespace norishiro::cli
