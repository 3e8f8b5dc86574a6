#pragma once

#include "output/lists.hpp"
#include "output/xlsx_book.hpp"

// The sheets of a workbook. For output/export.cpp and output/publish/publish.cpp alone.

namespace norishiro::output {

/// What the result is, and the main indicators with their differences.
void add_summary_sheet(Book& book, Result const& result);

/// The table of a plan for one scenario: fiscal years side by side, a block for each part.
void add_plan_sheet(Book& book, Result const& result, Plan const& plan, std::size_t scenario);

/// The main rows of the plan by month and part, side by side.
void add_months_sheet(Book& book, Result const& result, Plan const& plan);

/// Hours a year by agency and kind of work, a block for each scenario.
void add_hours_sheet(Book& book, ResultFile const& file);

/// A table as it is, with a filter; without columns that are for programs.
void add_list_sheet(Book& book, Table const& table);

/// A workbook of these tables alone, with a sheet of notes before them. Throws WriteError.
std::vector<char> workbook_of(std::vector<Table> const& tables, std::vector<sim::Text> const& note,
                              sim::Language language);

} // namespace norishiro::output
