#pragma once

#include "cli/call.hpp"

namespace norishiro::cli {

/// `norishiro calibrate`: fits the free parameters of scenarios/calibration.toml to the figures that
/// scenarios/targets.toml marks so, and writes what is left of them.
ExitCode calibrate(Call const& call);

} // namespace norishiro::cli
