#pragma once

#include "output/report/element.hpp"
#include "output/report/series.hpp"

// The parts of a report, in their order. Each is a section with a heading and an id of its own, and
// says so where the result has nothing of it.

namespace norishiro::output::report {

Element first_page(Report const& report);
Element main_table(Report const& report);
Element course(Report const& report);
/// Its figure, which the first page shows where nothing is compared.
void course_figure(Element& into, Report const& report);
Element differing_settings(Report const& report);
Element official_figures(Report const& report);
Element waiting_and_staff(Report const& report);
Element barriers(Report const& report);
Element flows(Report const& report);
Element burden(Report const& report);
Element municipalities(Report const& report);
Element payers(Report const& report);
Element cost_effectiveness(Report const& report);
Element assumptions(Report const& report);
Element reproducibility(Report const& report);

/// A section with its heading.
Element section(Report const& report, std::string id, sim::Text const& heading);
/// A paragraph.
void paragraph(Element& into, Report const& report, sim::Text const& words);

} // namespace norishiro::output::report
