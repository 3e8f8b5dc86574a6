#pragma once

#include "cli/call.hpp"

namespace norishiro::cli {

/// `export`: a result as a workbook or as CSV. Throws sim::ScenarioError, output::WriteError.
ExitCode export_result(Call const& call);

} // namespace norishiro::cli
