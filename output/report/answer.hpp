#pragma once

#include "output/report/element.hpp"
#include "output/report/judged.hpp"

#include <cstddef>
#include <vector>

// The answer in sentences, made from the numbers.

namespace norishiro::output::report {

/// One indicator that differs, or the only pair that there is: a list item.
Element difference_sentence(Report const& report, Judged const& judged, std::size_t scenario);
/// What does not differ visibly, with what could still hide; no child where there is nothing.
Element unseen_sentence(Report const& report, std::vector<Judged> const& all, std::size_t scenario);
/// Cost a year, and by payer.
Element cost_sentence(Report const& report, std::size_t scenario);
/// The level of an indicator: a list item.
Element level_sentence(Report const& report, Series const& series);

/// All of a scenario, with so many indicators at most.
void answer(Element& into, Report const& report, std::size_t scenario, std::size_t at_most);

} // namespace norishiro::output::report
