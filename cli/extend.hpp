#pragma once

#include "cli/study.hpp"

namespace norishiro::cli {

/// Puts the replications of the result that is there into the journal, so that they are not run again.
/// Throws sim::ScenarioError where it is no result of the same study by the same program.
void extend(Call const& call, Plan const& plan, std::size_t burn_in_months,
            output::Journal& journal);

} // namespace norishiro::cli
