#pragma once

#include "cli/call.hpp"

namespace norishiro::cli {

/// `explain`: one person's story in sentences, or persons whose stories are worth reading.
ExitCode explain(Call const& call);

} // namespace norishiro::cli
