#pragma once

#include "output/report/element.hpp"
#include "output/validation/checked.hpp"
#include "output/validation/conclusions.hpp"

#include <vector>

// Parts of the page. For output/validation alone.

namespace norishiro::output {

/// Every figure's miss in tolerances.
report::Element targets_figure(std::vector<Checked> const& rows, sim::Language language);

/// Every difference that is found, with assumed effects and without.
report::Element conclusions_table(std::vector<Conclusion> const& all, sim::Language language);

} // namespace norishiro::output
