#pragma once

#include "output/report/element.hpp"
#include "output/report/series.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// What figures are drawn with. Lengths are in the units of the drawing, of which a page is 680 wide.

namespace norishiro::output::report {

inline constexpr double page_width = 680.0;
inline constexpr double letter_height = 12.0;

/// As many scenarios as a figure can tell apart without colour; the tables have all.
std::size_t scenarios_in_figures(Report const& report);

std::string coordinate(double value);
/// How wide words are, about.
double width_of(std::string_view words);
/// Words on lines of at most that width.
std::vector<std::string> wrapped(std::string_view words, double width);

/// Round numbers from `low` to `high` or beyond, about `count` of them.
std::vector<double> ticks(double low, double high, std::size_t count);
/// Decimals that tell such numbers apart.
int decimals_of(std::vector<double> const& ticks);

/// From numbers to places on the drawing.
struct Scale {
    double low, high; ///< numbers
    double from, to;  ///< where they lie
    double at(double value) const {
        return high == low ? from : from + (value - low) / (high - low) * (to - from);
    }
};

enum class Anchor : std::uint8_t { start, middle, end };

/// What somebody who does not see it is told, and where its numbers stand.
struct Caption {
    std::string id;
    std::string title;
    std::string description;
    std::string table; ///< id of the table
};

/// An SVG: what is drawn later lies above.
class Drawing {
public:
    Drawing(double width, double height);
    void line(double x1, double y1, double x2, double y2, std::string_view style);
    void words(double x, double y, std::string_view text, Anchor anchor,
               std::string_view style = "");
    /// The mark of a scenario: told apart by its form as well.
    void mark(std::size_t scenario, double x, double y, double size = 4.5);
    void bar(std::size_t scenario, double x, double y, double width, double height);
    void box(double x, double y, double width, double height, std::string_view style);
    /// What SVG calls a path.
    void shape(std::string outline, std::string_view style);
    void path(std::size_t scenario, std::vector<std::pair<double, double>> const& points);
    /// A line for each scenario from `from` on, with its mark; returns its height.
    double legend(Report const& report, std::size_t from, double y, bool bars);
    /// Vertical lines with numbers below.
    void axis_below(Scale const& x, std::vector<double> const& numbers, double top, double bottom,
                    std::string_view title);
    /// Horizontal lines with numbers on the left.
    void axis_left(Scale const& y, std::vector<double> const& numbers, double left, double right);
    Element finish(Caption const& caption) const;
    void cut(double height);
    /// It fits a narrow screen, and is not stretched over a wide one.
    void narrow();

private:
    double width_;
    double height_;
    bool narrow_ = false;
    Element content_{"g"};
};

Element figure(Report const& report, Caption const& caption, Drawing const& drawing);

} // namespace norishiro::output::report
