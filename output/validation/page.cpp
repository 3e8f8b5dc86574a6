#include "output/report/cells.hpp"
#include "output/report/element.hpp"
#include "output/report/style.hpp"
#include "output/report/svg.hpp"
#include "output/validation/tables.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace norishiro::output {

namespace {

using report::Anchor;
using report::Drawing;
using report::Element;

constexpr double row_height = 22.0;
constexpr double names_end = 250.0;
constexpr double most =
    3.0; ///< tolerances off that the figure shows; further off stands at its edge

/// How far off, in half-widths of what counts as met.
double tolerances(Checked const& row, double model) {
    double const width = model < row.value ? row.value - row.low : row.high - row.value;
    return width > 0.0 ? (model - row.value) / width : 0.0;
}

Element figure(std::vector<Checked> const& rows, sim::Language language) {
    auto const say = [&](sim::Text const& text) { return text.in(language); };
    auto const count = static_cast<double>(std::ranges::count_if(rows, &Checked::has_indicator));
    double const top = 10.0;
    double const bottom = top + row_height * count;
    Drawing drawing{report::page_width, bottom + 40.0};
    report::Scale const x{-most, most, names_end + 20.0, report::page_width - 20.0};
    drawing.axis_below(x, {-3, -2, -1, 0, 1, 2, 3}, top, bottom,
                       say({"Off the published figure, in tolerances (beyond 3: at the edge)",
                            "公表値とのずれ÷許容幅(3を超えるものは端に示す)"}));
    for (double const edge : {-1.0, 1.0}) {
        drawing.line(x.at(edge), top, x.at(edge), bottom, "zero");
    }
    double y = top + row_height / 2.0;
    for (auto const& row : rows) {
        if (!row.has_indicator()) continue;
        auto const name = fmt::format("{} {}", row.target.id, row.indicator.in(language));
        auto const lines = report::wrapped(name, names_end - 30.0);
        double line = y + 4.0 - 5.75 * static_cast<double>(lines.size() - 1);
        for (auto const& words : lines) {
            drawing.words(names_end, line, words, Anchor::end);
            line += 11.5;
        }
        auto const at = [&](double model) {
            return x.at(std::clamp(tolerances(row, model), -most, most));
        };
        if (row.model.count > 1) {
            drawing.line(at(row.model.low), y, at(row.model.high), y, "whisker");
        }
        drawing.mark(row.calibrated() ? 1 : 2, at(row.model.mean), y);
        y += row_height;
    }
    return drawing.finish(
        {"validation", say({"Model beside published figures", "モデルと公表値"}),
         say({"Round marks: for calibration. Square marks: held out. Between the two "
              "lines a figure is met. The numbers stand in the table.",
              "丸は較正用、四角は検証だけに使う公表値。2本の線の間が許容幅。数値は表にありま"
              "す。"}),
         "targets"});
}

Element table(std::vector<Checked> const& rows, sim::Language language) {
    auto const say = [&](sim::Text const& text) { return text.in(language); };
    report::TableOf table{"targets", say({"Published figures and the model", "公表値とモデル"})};
    table.head({say({"Figure", "公表値"}), say({"Use", "扱い"}), say({"Unit", "単位"}),
                say({"Published, for this region", "公表値(地域に換算)"}),
                say({"Counts as met", "許容幅"}), say({"Model (95 % interval)", "モデル(95%区間)"}),
                say({"Off", "ずれ"}), say({"Verdict", "判定"}), say({"Grade", "確かさ"}),
                say({"Note", "注"})},
               3, 7);
    for (auto const& row : rows) {
        table.begin_row();
        table.named(row.source.what.in(language), row.target.id);
        table.words(use_words(row).in(language));
        table.words(unit_in(row.unit, language));
        bool const known = row.has_indicator();
        table.words(known ? format_number(row.value, 3) : "–", "number");
        table.words(
            known ? fmt::format("{} – {}", format_number(row.low, 3), format_number(row.high, 3))
                  : "–",
            "number");
        table.words(known ? fmt::format("{} [{}, {}]", format_number(row.model.mean, 3),
                                        format_number(row.model.low, 3),
                                        format_number(row.model.high, 3))
                          : "–",
                    "number");
        table.words(known ? with_sign(row.miss(), 0) + " %" : "–", "number");
        table.words(verdict(row).in(language));
        table.words(row.source.grade.in(language));
        table.words(row.target.note.in(language));
    }
    return table.finish();
}

} // namespace

std::string validation_page(std::vector<Checked> const& rows, sim::Text const& how,
                            sim::Language language) {
    auto const say = [&](sim::Text const& text) { return text.in(language); };
    auto const title = say({"The model beside published figures", "モデルと公表値の照合"});
    Element page{"html", {{"lang", language == sim::Language::ja ? "ja" : "en"}}};
    auto& head = page.into("head");
    head.into("meta", {{"charset", "utf-8"}});
    head.into("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    head.line("title", title);
    head.line("style", report::style_sheet);
    auto& body = page.into("body");
    body.into("header").line("h1", title);
    auto& main = body.into("main");
    auto& part = main.into("section", {{"id", "answer"}, {"class", "first"}});
    part.line("h2", say({"What it shows", "結果"}));
    part.line("p", say(verdict_line(rows)));
    part.line("p", say(how));
    part.into("div", {{"class", "wide"}}).add(figure(rows, language));
    auto& numbers = main.into("section", {{"id", "numbers"}});
    numbers.line("h2", say({"Numbers", "数値"}));
    numbers.add(table(rows, language));
    return "<!DOCTYPE html>\n" + page.markup();
}

} // namespace norishiro::output
