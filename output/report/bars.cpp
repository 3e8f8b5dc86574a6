#include "output/report/figures.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <cmath>

namespace norishiro::output::report {

namespace {

constexpr double name_width = 210.0;
constexpr double thickness = 10.0;

double height_of(BarRow const& row, std::size_t scenarios) {
    auto const lines = static_cast<double>(wrapped(row.name, name_width).size());
    return std::max(thickness * static_cast<double>(scenarios), 15.0 * lines) + 8.0;
}

} // namespace

std::vector<BarRow> bar_rows(Report const& report, std::vector<Series> const& rows) {
    std::vector<BarRow> bars;
    for (auto const& row : rows) {
        bars.push_back({row.name, {}});
        for (std::size_t s = 0; s < scenarios_in_figures(report); ++s) {
            bars.back().values.push_back(row.level(s).mean);
        }
    }
    return bars;
}

Element bars(Report const& report, Caption const& caption, std::vector<BarRow> const& rows,
             std::string_view axis) {
    auto const scenarios = scenarios_in_figures(report);
    double height = 0.0;
    double most = 0.0;
    for (auto const& row : rows) {
        height += height_of(row, scenarios);
        for (double const value : row.values) {
            if (std::isfinite(value)) most = std::max(most, value);
        }
    }
    Drawing drawing{page_width, height + 100.0};
    double top = 8.0;
    if (report.compares()) top += 8.0 + drawing.legend(report, 0, 12.0, true);
    auto const numbers = ticks(0.0, most, 5);
    Scale const x{numbers.front(), numbers.back(), name_width + 12.0, page_width - 40.0};
    drawing.axis_below(x, numbers, top, top + height, axis);
    double y = top;
    for (auto const& row : rows) {
        double const own = height_of(row, scenarios);
        auto const names = wrapped(row.name, name_width);
        double line = y + own / 2.0 - 7.5 * static_cast<double>(names.size()) + 11.5;
        for (auto const& name : names) {
            drawing.words(name_width, line, name, Anchor::end);
            line += 15.0;
        }
        double at = y + (own - thickness * static_cast<double>(scenarios)) / 2.0;
        for (std::size_t s = 0; s < row.values.size(); ++s) {
            double const value = std::isfinite(row.values[s]) ? row.values[s] : 0.0;
            drawing.bar(s, x.from, at + 1.0, x.at(std::max(0.0, value)) - x.from, thickness - 2.0);
            at += thickness;
        }
        y += own;
    }
    drawing.line(x.from, top, x.from, top + height, "zero");
    drawing.cut(top + height + 38.0);
    return figure(report, caption, drawing);
}

} // namespace norishiro::output::report
