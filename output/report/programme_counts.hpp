#pragma once

#include "output/report/element.hpp"
#include "output/report/series.hpp"

#include <cstddef>

namespace norishiro::output::report {

/// What the programmes in which a scenario differs from the baseline did themselves (whom they took on,
/// what they held): a list item, empty where there is nothing to tell.
Element programme_counts(Report const& report, std::size_t scenario);

} // namespace norishiro::output::report
