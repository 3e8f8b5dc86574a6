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

/// Which replications, and how a line of progress about them begins.
struct Replications {
    std::size_t first; ///< ordinal
    std::size_t count;
    std::string words;
};
/// Simulates these worlds so often. Each replication goes to `keep` in its order, with its outcomes by
/// world. Throws Stopped and BrokenInvariant.
void replicate(Call const& call, support::Worlds const& worlds, sim::Drawing const& drawing,
               Replications const& replications,
               std::function<void(std::vector<sim::Outcomes> const&)> const& keep);

} // namespace norishiro::cli
