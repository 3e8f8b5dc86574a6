#include "output/lists.hpp"
#include "output/report/figures.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace norishiro::output::report {

namespace {

constexpr std::size_t in_a_row = 3;
constexpr double panel_height = 150.0;
constexpr double panel_width = page_width / static_cast<double>(in_a_row);

/// Every April, or of a long run every second or fifth; where there is none, the first month.
std::vector<std::size_t> labelled_months(Result const& result) {
    std::vector<std::size_t> aprils;
    for (std::size_t m = 0; m < result.months; ++m) {
        std::chrono::year_month_day const day{month_of(result, m)};
        if (day.month() == std::chrono::April) aprils.push_back(m);
    }
    std::size_t const every = aprils.size() > 24 ? 10 : aprils.size() > 9 ? 5 : 2;
    std::vector<std::size_t> labelled;
    for (std::size_t i = 0; i < aprils.size(); i += every) labelled.push_back(aprils[i]);
    if (labelled.empty()) labelled.push_back(0);
    return labelled;
}

void draw(Drawing& drawing, Report const& report, Panel const& panel, double left, double top) {
    auto const& result = report.result();
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (auto const& line : panel.lines) {
        for (double const value : line) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    auto const numbers = ticks(low, high, 3);
    Scale const y{numbers.front(), numbers.back(), top + panel_height - 34.0, top + 22.0};
    Scale const x{0.0, std::max(1.0, static_cast<double>(result.months - 1)), left + 46.0,
                  left + panel_width - 12.0};
    drawing.words(left + 4.0, top + 10.0, panel.name, Anchor::start, "strong");
    drawing.axis_left(y, numbers, x.from, x.to);
    for (auto const m : labelled_months(result)) {
        std::chrono::year_month_day const day{month_of(result, m)};
        double const at = x.at(static_cast<double>(m));
        drawing.line(at, y.from, at, y.from + 4.0, "zero");
        drawing.words(at, y.from + 16.0, fmt::format("{}", static_cast<int>(day.year())),
                      Anchor::middle, "tick");
    }
    for (std::size_t s = 0; s < panel.lines.size(); ++s) {
        Points points;
        for (std::size_t m = 0; m < panel.lines[s].size(); ++m) {
            points.emplace_back(x.at(static_cast<double>(m)), y.at(panel.lines[s][m]));
        }
        drawing.path(s, points);
        // The mark tells lines apart without colour.
        auto const at = points.size() * (s + 1) / (panel.lines.size() + 1);
        drawing.mark(s, points[at].first, points[at].second, 3.2);
    }
}

} // namespace

Element by_month(Report const& report, Caption const& caption, std::vector<Panel> const& panels) {
    auto const rows = (panels.size() + in_a_row - 1) / in_a_row;
    Drawing drawing{page_width, 0.0};
    double top = 6.0;
    if (report.compares()) top += 14.0 + drawing.legend(report, 0, 12.0, false);
    for (std::size_t i = 0; i < panels.size(); ++i) {
        draw(drawing, report, panels[i], panel_width * static_cast<double>(i % in_a_row),
             top + panel_height * static_cast<double>(i / in_a_row));
    }
    drawing.cut(top + panel_height * static_cast<double>(rows));
    return figure(report, caption, drawing);
}

} // namespace norishiro::output::report
