#pragma once

#include "output/report/element.hpp"
#include "output/table.hpp"
#include "output/validation/checked.hpp"
#include "output/validation/conclusions.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Parts of the page. For output/validation alone.

namespace norishiro::output {

/// A table for programs: each column's heading is its id.
Table table_of(std::string id,
               std::initializer_list<std::pair<std::string_view, Column::Kind>> columns);

/// Every figure's miss in tolerances.
report::Element targets_figure(std::vector<Checked> const& rows, sim::Language language);

/// Every difference that is found, with assumed effects and without.
report::Element conclusions_table(std::vector<Conclusion> const& all, sim::Language language);

} // namespace norishiro::output
