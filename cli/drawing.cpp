#include "cli/drawing.hpp"

#include "models/support/fitting.hpp"
#include "models/support/run.hpp"

#include <utility>

namespace norishiro::cli {

DrawnFrom drawing_for(Call const& call, std::vector<sim::Scenario> const& scenarios) {
    if (call.options.parameters.empty()) return {};
    auto read = sim::read_parameter_sets(call.options.parameters, support::schema().declarations());
    return {support::drawing_of(scenarios, std::move(read.sets)), std::move(read.file)};
}

} // namespace norishiro::cli
