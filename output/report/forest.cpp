#include "output/report/figures.hpp"

#include <algorithm>
#include <cmath>

namespace norishiro::output::report {

namespace {

constexpr double name_width = 220.0;
constexpr double step = 12.0; // from one mark to the next of the same row
constexpr double gap = 9.0;

/// The numbers that the axis has to reach, 0 among them.
std::pair<double, double> extent(std::vector<ForestRow> const& rows) {
    std::pair<double, double> extent{0.0, 0.0};
    for (auto const& row : rows) {
        for (auto const& mark : row.marks) {
            for (double const value : {mark.mean, mark.low, mark.high}) {
                if (!std::isfinite(value)) continue;
                extent.first = std::min(extent.first, value);
                extent.second = std::max(extent.second, value);
            }
        }
    }
    return extent;
}

double height_of(ForestRow const& row) {
    auto const lines = static_cast<double>(wrapped(row.name, name_width).size());
    return std::max(step * static_cast<double>(row.marks.size()), 15.0 * lines) + gap;
}

void draw(Drawing& drawing, ForestRow const& row, Scale const& x, double y, double height) {
    auto const names = wrapped(row.name, name_width);
    double line = y + height / 2.0 - 7.5 * static_cast<double>(names.size()) + 11.5;
    for (auto const& name : names) {
        drawing.words(name_width, line, name, Anchor::end);
        line += 15.0;
    }
    double at = y + (height - step * static_cast<double>(row.marks.size() - 1)) / 2.0;
    for (auto const& mark : row.marks) {
        if (std::isfinite(mark.low) && std::isfinite(mark.high)) {
            drawing.line(x.at(mark.low), at, x.at(mark.high), at, "whisker");
        }
        drawing.mark(mark.scenario, x.at(mark.mean), at);
        at += step;
    }
}

} // namespace

Element forest(Report const& report, Caption const& caption, std::vector<ForestRow> const& rows,
               std::string_view axis) {
    double height = 0.0;
    for (auto const& row : rows) height += height_of(row);
    Drawing drawing{page_width, height + 100.0};
    double const top = 14.0 + drawing.legend(report, 1, 12.0, false);
    auto const [low, high] = extent(rows);
    auto const numbers = ticks(low, high, 6);
    Scale const x{numbers.front(), numbers.back(), name_width + 22.0, page_width - 24.0};
    drawing.axis_below(x, numbers, top, top + height, axis);
    drawing.line(x.at(0.0), top, x.at(0.0), top + height, "zero");
    double y = top;
    for (auto const& row : rows) {
        double const own = height_of(row);
        draw(drawing, row, x, y, own);
        y += own;
    }
    drawing.cut(top + height + 38.0);
    return figure(report, caption, drawing);
}

} // namespace norishiro::output::report
