#pragma once

#include "output/report/svg.hpp"

#include <string>
#include <utility>
#include <vector>

namespace norishiro::output::report {

/// Differences with their intervals beside a line at no difference, in % of the baseline.
struct ForestRow {
    std::string name;
    struct Mark {
        std::size_t scenario;
        double mean, low, high;
    };
    std::vector<Mark> marks;
};
Element forest(Report const& report, Caption const& caption, std::vector<ForestRow> const& rows,
               std::string_view axis);

/// Bars of every scenario beside each other.
struct BarRow {
    std::string name;
    std::vector<double> values; ///< by scenario
};
Element bars(Report const& report, Caption const& caption, std::vector<BarRow> const& rows,
             std::string_view axis);
/// Rows of the means of some series.
std::vector<BarRow> bar_rows(Report const& report, std::vector<Series> const& rows);

/// Bands between states, the first side's on the left, as thick as their values are large; with
/// `signs` the values are differences.
struct Band {
    std::size_t from;
    std::size_t to;
    double value;
};
Element alluvial(Report const& report, Caption const& caption,
                 std::vector<std::string> const& states, std::vector<Band> bands, bool signs);

/// Small graphs of months, all with the same dates.
struct Panel {
    std::string name;
    std::vector<std::vector<double>> lines; ///< by scenario and month
};
Element by_month(Report const& report, Caption const& caption, std::vector<Panel> const& panels);

using Points = std::vector<std::pair<double, double>>;
/// Points of each scenario around no difference.
Element plane(Report const& report, Caption const& caption, std::vector<Points> const& points,
              std::string_view x_axis, std::string_view y_axis);
/// Lines from 0 to 100 % of each scenario.
Element shares(Report const& report, Caption const& caption, std::vector<Points> const& lines,
               std::string_view x_axis, std::string_view y_axis);

} // namespace norishiro::output::report
