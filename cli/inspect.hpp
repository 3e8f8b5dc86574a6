#pragma once

#include "cli/call.hpp"

namespace norishiro::cli {

// The verbs that look at scenarios without simulating them. They throw sim::ScenarioError.

/// `check`: every problem, else every value and where it comes from.
ExitCode check(Call const& call);
/// `diff`: what differs between two scenarios.
ExitCode diff(Call const& call);
/// `list`: the scenarios of a folder, those with problems as well.
ExitCode list(Call const& call);
/// `params`: what can be set, the pathway and the indicators.
ExitCode params(Call const& call);

} // namespace norishiro::cli
