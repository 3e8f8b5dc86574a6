#pragma once

#include "output/report/series.hpp"

#include <cstddef>
#include <vector>

namespace norishiro::output::report {

/// A main indicator of a scenario, judged together with the others of that scenario.
struct Judged {
    Series series;
    Beside beside;
    bool holds = false; ///< differs also when all of them are judged at once (Holm, 5 %)
};
std::vector<Judged> judged(Report const& report, std::size_t scenario);

/// Those that hold, the greatest change relative to the baseline first.
std::vector<Judged> clear_ones(std::vector<Judged> const& all);

} // namespace norishiro::output::report
