#include "output/report/style.hpp"
#include "output/report/svg.hpp"
#include "output/validation/page.hpp"
#include "output/validation/parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace norishiro::output {

namespace {

using report::Anchor;
using report::Drawing;
using report::Element;

constexpr double line_height = 14.0;
constexpr double names_end = 250.0;
/// Tolerances off that the figure shows; further off stands at its edge.
constexpr double most = 3.0;

/// How far off, in half-widths of what counts as met.
double tolerances(Checked const& row, double model) {
    double const width = model < row.value ? row.value - row.low : row.high - row.value;
    return width > 0.0 ? (model - row.value) / width : 0.0;
}

std::vector<std::string> lines_of(Checked const& row, sim::Language language) {
    return report::wrapped(fmt::format("{} {}", row.target.id, row.indicator.in(language)),
                           names_end - 30.0);
}
double height_of(std::vector<std::string> const& lines) {
    return 8.0 + line_height * static_cast<double>(lines.size());
}

} // namespace

Element targets_figure(std::vector<Checked> const& rows, sim::Language language) {
    auto const say = [&](sim::Text const& text) { return text.in(language); };
    double const top = 10.0;
    double bottom = top;
    for (auto const& row : rows) {
        if (row.has_indicator()) bottom += height_of(lines_of(row, language));
    }
    Drawing drawing{report::page_width, bottom + 40.0};
    report::Scale const x{-most, most, names_end + 20.0, report::page_width - 20.0};
    drawing.axis_below(x, {-3, -2, -1, 0, 1, 2, 3}, top, bottom,
                       say({"Off the published figure, in tolerances (beyond 3: at the edge)",
                            "公表値とのずれ÷許容幅(3を超えるものは端に示す)"}));
    for (double const edge : {-1.0, 1.0}) {
        drawing.line(x.at(edge), top, x.at(edge), bottom, "zero");
    }
    double begin = top;
    for (auto const& row : rows) {
        if (!row.has_indicator()) continue;
        auto const lines = lines_of(row, language);
        double const y = begin + height_of(lines) / 2.0;
        double line = begin + line_height;
        for (auto const& words : lines) {
            drawing.words(names_end, line, words, Anchor::end);
            line += line_height;
        }
        auto const at = [&](double model) {
            return x.at(std::clamp(tolerances(row, model), -most, most));
        };
        if (row.model.count > 1) {
            drawing.line(at(row.model.low), y, at(row.model.high), y, "whisker");
        }
        if (row.model.count > 0) drawing.mark(row.calibrated() ? 1 : 2, at(row.model.mean), y);
        begin += height_of(lines);
    }
    return drawing.finish(
        {"validation", say({"Model beside published figures", "モデルと公表値"}),
         say({"Round marks: for calibration. Square marks: held out. Between the two "
              "lines a figure is met. The numbers stand in the table.",
              "丸は較正用、四角は検証だけに使う公表値。2本の線の間が許容幅。数値は表にありま"
              "す。"}),
         "targets"});
}

std::string targets_svg(std::vector<Checked> const& rows, sim::Language language) {
    auto svg = targets_figure(rows, language);
    svg.set("xmlns", "http://www.w3.org/2000/svg");
    svg.set("style", "background: #fff"); // also where the page around it is dark
    svg.line("style", report::style_sheet);
    return svg.markup();
}

} // namespace norishiro::output
