#pragma once

#include "cli/call.hpp"
#include "models/support/run.hpp"
#include "sim/outcomes.hpp"
#include "sim/parameter_sets.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace norishiro::cli {

/// Simulates these worlds so often, with a line of progress that begins with `words`. Each replication
/// goes to `keep` in its order, with its outcomes by world. Throws Stopped and BrokenInvariant.
void replicate(Call const& call, support::Worlds const& worlds, sim::Drawing const& drawing,
               std::size_t replications, std::string const& words,
               std::function<void(std::size_t, std::vector<sim::Outcomes> const&)> const& keep);

} // namespace norishiro::cli
