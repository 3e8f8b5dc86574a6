#pragma once

#include "output/publish/publication.hpp"
#include "output/report/svg.hpp"

#include <vector>

namespace norishiro::output::publish {

/// The whole area's course over the fiscal years, a small graph for each row. A line is interrupted where a figure is
/// masked, and its mark stands at the foot.
report::Element trends(report::Report const& report, Publication const& publication,
                       report::Caption const& caption, std::vector<std::size_t> const& rows);

/// A row in each municipality in one year: bars of the scenarios, and marks in place of what is masked.
report::Element towns(report::Report const& report, Publication const& publication,
                      report::Caption const& caption, std::size_t row, std::size_t year);

} // namespace norishiro::output::publish
