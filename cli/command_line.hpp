#pragma once

#include "cli/call.hpp"

namespace norishiro::cli {

/// What answers a verb.
using Answer = ExitCode (*)(Call const& call);

/// Fills in what was asked for. Null where help or the version was, which have been shown then. Throws
/// sim::ScenarioError where the command line is wrong.
Answer read_command_line(int argc, char** argv, Options& options);

} // namespace norishiro::cli
