#pragma once

#include "cli/call.hpp"

namespace norishiro::cli {

/// `bench`: a workload with a known answer on the engine, timed beside the loop that one would write
/// by hand for it. Prints one JSON object on one line.
ExitCode bench(Call const& call);

} // namespace norishiro::cli
