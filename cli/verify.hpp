#pragma once

#include "cli/call.hpp"

namespace norishiro::cli {

/// `verify`: runs some replications of a result again and compares what they count.
ExitCode verify(Call const& call);
/// `rerun`: runs one replication again and shows it beside the others.
ExitCode rerun(Call const& call);

} // namespace norishiro::cli
