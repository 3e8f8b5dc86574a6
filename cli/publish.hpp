#pragma once

#include "cli/call.hpp"

namespace norishiro::cli {

/// `publish`: a result as tables and figures without small numbers.
ExitCode publish_result(Call const& call);

} // namespace norishiro::cli
