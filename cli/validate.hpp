#pragma once

#include "cli/call.hpp"

namespace norishiro::cli {

/// `norishiro validate`: every figure of scenarios/targets.toml beside what the region gives.
ExitCode validate(Call const& call);

} // namespace norishiro::cli
