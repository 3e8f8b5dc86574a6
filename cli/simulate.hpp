#pragma once

#include "cli/call.hpp"

namespace norishiro::cli {

/// `run` and `compare`: every scenario, every replication. The first scenario is the baseline.
/// Throws sim::ScenarioError, output::WriteError.
ExitCode simulate(Call const& call);

} // namespace norishiro::cli
