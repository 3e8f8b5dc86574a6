#pragma once

#include "sim/plan.hpp"

#include <vector>

namespace norishiro::support {

/// What the model has of the figures that municipal and prefectural plans ask for (障害福祉計画), in
/// the order of their tables. output/README.md says which figures it has not.
std::vector<sim::PlanRow> plan_rows();

} // namespace norishiro::support
