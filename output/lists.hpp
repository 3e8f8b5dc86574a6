#pragma once

#include "output/plan_table.hpp"
#include "output/result_file.hpp"
#include "output/table.hpp"

#include <functional>
#include <vector>

// What a result says, as tables with a row for each thing: for CSV, and for the sheets that are lists.

namespace norishiro::output {

/// Every indicator of every scenario, with its difference from the baseline.
Table indicator_list(Result const& result, sim::Language language);

/// Hours a year of each station by kind of work, where there are any.
Table staff_hours_list(ResultFile const& file, sim::Language language);

enum class Alike : std::uint8_t {
    apart,    ///< a row for each scenario
    together, ///< one row for the scenarios that agree
};
Table parameter_list(Result const& result, Alike alike, sim::Language language);
Table change_list(Result const& result, sim::Language language);
Table source_list(Result const& result, sim::Language language);

/// Every row of the plan by scenario, part of the region and fiscal year.
Table plan_list(Result const& result, Plan const& plan, sim::Language language);

/// The columns alone of the plan, of staff hours and of the series by month. The rows of the series are
/// too many to be kept, and are handed out one by one instead.
Table plan_head(sim::Language language);
Table staff_hours_head(sim::Language language);
Table series_head(sim::Language language);
void each_series_row(Result const& result, Plan const& plan, sim::Language language,
                     std::function<void(Row const&)> const& take);

/// What every column, indicator and row of the plan means.
Table dictionary(Result const& result, std::vector<Table> const& tables, sim::Language language);

/// "2026年度", and where some months of it are missing how many there are.
std::string year_words(FiscalYear const& year, sim::Language language);
/// The first day of a recorded month.
sim::Date month_of(Result const& result, std::size_t month);
/// The title, or the id where there is none.
std::string title_of(sim::ScenarioRecord const& scenario, sim::Language language);

} // namespace norishiro::output
