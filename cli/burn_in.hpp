#pragma once

#include "cli/call.hpp"
#include "models/support/run.hpp"
#include "sim/burn_in.hpp"

namespace norishiro::cli {

/// Finds how long the first of these worlds has to burn in, has all of them do so, and says how
/// long it is and what had not settled. Throws sim::Stopped.
sim::BurnIn burn_in(Call const& call, support::Worlds& worlds);

} // namespace norishiro::cli
