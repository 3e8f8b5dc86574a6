#pragma once

#include "cli/call.hpp"

namespace norishiro::cli {

/// `report`: a result as a page for people. Throws sim::ScenarioError, output::WriteError.
ExitCode report_result(Call const& call);

} // namespace norishiro::cli
