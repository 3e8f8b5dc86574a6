#include "cli/program.hpp"

#include "output/run_log.hpp"
#include "sim/experiment.hpp"

namespace norishiro::cli {

std::string version() {
    return NORISHIRO_VERSION;
}

output::RunRecord this_program() {
    return {version(), NORISHIRO_BUILD, NORISHIRO_COMPILER, NORISHIRO_FLAGS,
            sim::executor_name() + "; " + output::library_versions()};
}

} // namespace norishiro::cli
