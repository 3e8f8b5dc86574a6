#include "output/report/figures.hpp"

#include <algorithm>
#include <cmath>

namespace norishiro::output::report {

namespace {

constexpr double left = 76.0;
constexpr double right = page_width - 24.0;
constexpr double height = 280.0;

std::vector<double> numbers_for(std::vector<Points> const& points, bool first) {
    double low = 0.0;
    double high = 0.0;
    for (auto const& some : points) {
        for (auto const& [x, y] : some) {
            low = std::min(low, first ? x : y);
            high = std::max(high, first ? x : y);
        }
    }
    return ticks(low, high, 6);
}

} // namespace

Element plane(Report const& report, Caption const& caption, std::vector<Points> const& points,
              std::string_view x_axis, std::string_view y_axis) {
    Drawing drawing{page_width, 0.0};
    double const top = 34.0 + drawing.legend(report, 1, 12.0, false);
    auto const across = numbers_for(points, true);
    auto const up = numbers_for(points, false);
    Scale const x{across.front(), across.back(), left, right};
    Scale const y{up.front(), up.back(), top + height, top};
    drawing.words(4.0, top - 12.0, y_axis, Anchor::start);
    drawing.axis_left(y, up, left, right);
    drawing.axis_below(x, across, top, top + height, x_axis);
    drawing.line(x.at(0.0), top, x.at(0.0), top + height, "zero");
    drawing.line(left, y.at(0.0), right, y.at(0.0), "zero");
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (auto const& [a, b] : points[i]) {
            if (std::isfinite(a) && std::isfinite(b)) drawing.mark(i + 1, x.at(a), y.at(b), 3.6);
        }
    }
    drawing.cut(top + height + 38.0);
    return figure(report, caption, drawing);
}

Element shares(Report const& report, Caption const& caption, std::vector<Points> const& lines,
               std::string_view x_axis, std::string_view y_axis) {
    constexpr double low_height = 200.0;
    Drawing drawing{page_width, 0.0};
    double const top = 34.0 + drawing.legend(report, 1, 12.0, false);
    auto const across = numbers_for(lines, true);
    Scale const x{across.front(), across.back(), left, right};
    Scale const y{0.0, 100.0, top + low_height, top};
    drawing.words(4.0, top - 12.0, y_axis, Anchor::start);
    drawing.axis_left(y, {0.0, 25.0, 50.0, 75.0, 100.0}, left, right);
    drawing.axis_below(x, across, top, top + low_height, x_axis);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Points places;
        for (auto const& [a, b] : lines[i]) places.emplace_back(x.at(a), y.at(b));
        drawing.path(i + 1, places);
        // A mark here and there tells lines apart without colour.
        for (std::size_t p = i; p < places.size(); p += 8) {
            drawing.mark(i + 1, places[p].first, places[p].second);
        }
    }
    drawing.cut(top + low_height + 38.0);
    return figure(report, caption, drawing);
}

} // namespace norishiro::output::report
