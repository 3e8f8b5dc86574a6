#pragma once

#include "output/run_record.hpp"

#include <string>

namespace norishiro::cli {

/// What this program was built from, with what.
output::RunRecord this_program();

/// "0.1.0"
std::string version();

} // namespace norishiro::cli
