#pragma once

#include "models/support/parameters.hpp"
#include "models/support/person.hpp"
#include "sim/pathway.hpp"

#include <array>
#include <span>

namespace norishiro::support {

using Row = sim::Transition<Person, Parameters, Stage, Signal>;
using Race = sim::Race<Person, Parameters, Stage, Signal, stage_count>;

/// Every arrow of the pathway's figure, in one table: the diagram, the documentation, the flows in
/// the results and the tests read it.
std::span<Row const> pathway();

} // namespace norishiro::support
