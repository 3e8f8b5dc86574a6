#include "output/report/answer.hpp"

#include "output/report/cells.hpp"
#include "output/report/programme_counts.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <string_view>

namespace norishiro::output::report {

namespace {

using sim::Text;

constexpr std::string_view cost_origin = "indicator cost_total";

/// "more" and "less" of what has such a unit.
Text direction(std::string_view unit, bool up) {
    struct Words {
        std::string_view unit;
        Text up, down;
    };
    static std::array<Words, 4> const words{{{"%", {"higher", "高い"}, {"lower", "低い"}},
                                             {"days", {"longer", "長い"}, {"shorter", "短い"}},
                                             {"months", {"longer", "長い"}, {"shorter", "短い"}},
                                             {"", {"more", "多い"}, {"fewer", "少ない"}}}};
    auto const first = unit.substr(0, unit.find('/'));
    auto const* found = std::ranges::find(words, first, &Words::unit);
    if (first.empty()) found = words.begin(); // an index
    if (found == words.end()) --found;
    if (!up && first.find("JPY") != std::string_view::npos) return {"less", "少ない"};
    return up ? found->up : found->down;
}

std::string unit_after(Report const& report, std::string const& unit) {
    if (unit.empty()) return "";
    if (unit == "%") return report.say({" percentage points", "ポイント"});
    return (report.ja() ? "" : " ") + unit_in(unit, report.language);
}

Printed printed(Series const& series, std::string words, std::string_view is,
                std::size_t scenario) {
    return {std::move(words), series.origin, fmt::format("{} {}", is, scenario)};
}

Printed plain(std::string words) {
    return {std::move(words), "", ""};
}

std::string count(std::size_t n) {
    return fmt::format("{}", n);
}

std::string unit_of_level(Report const& report, std::string const& unit) {
    if (unit.empty()) return "";
    return (report.ja() ? "" : " ") + unit_in(unit, report.language);
}

/// A list item with the names of those of which `which` is true; none where there are none.
void names(Element& list, Report const& report, std::vector<Judged> const& all, Text const& words,
           bool (*which)(Judged const&)) {
    std::string those;
    for (auto const& judged : all) {
        if (!which(judged)) continue;
        those += (those.empty() ? "" : report.say({"; ", "、"})) + judged.series.name;
    }
    if (those.empty()) return;
    list.line("li", report.say(words) + those + report.say({".", "。"}));
}

/// "{0}" and so on are the same in both languages.
Text sentence_for(Judged const& judged) {
    bool const single = judged.beside.difference.count < 2;
    bool const relative = std::isfinite(judged.beside.percent()) && judged.series.unit != "%";
    Text const start{": {0}{1} {2}", ": {0}{1}{2}"};
    Text const beside = relative ? Text{" ({3} % of {4}{9}", "(基準{4}{9}の{3}%"}
                                 : Text{" (baseline {4}{9}", "(基準{4}{9}"};
    Text const text{start.en + beside.en, start.ja + beside.ja};
    if (single) return {text.en + "), from a single pair.", text.ja + ")。1組だけの値。"};
    return {text.en + "; 95 % interval {5} to {6}); {2} in {7} of {8} paired replications.",
            text.ja + "、95%区間 {5}~{6})。{8}組の繰り返しのうち{7}組で{2}。"};
}

} // namespace

Element difference_sentence(Report const& report, Judged const& judged, std::size_t scenario) {
    auto const& series = judged.series;
    auto const& its = judged.beside;
    auto const& d = its.difference;
    int const decimals = decimals_of(d, 3);
    bool const up = d.mean > 0.0;
    auto const ends = interval_of(series, "difference_", scenario, d, decimals, true);
    double const percent = its.percent();
    std::vector<Printed> const numbers{
        printed(series, with_decimals(std::abs(d.mean), decimals), "size", scenario),
        plain(unit_after(report, series.unit)),
        plain(report.say(direction(series.unit, up))),
        printed(series, with_sign(percent, std::min(4, decimals_for(percent, 2))), "relative",
                scenario),
        printed(series, format_number(its.baseline, 4), "baseline", scenario),
        ends[0],
        ends[1],
        printed(series, count(up ? its.signs.higher : its.signs.lower), up ? "higher" : "lower",
                scenario),
        printed(series, count(its.signs.pairs()), "pairs", scenario),
        plain(unit_of_level(report, series.unit))};
    Element item{"li"};
    item.line("strong", series.name);
    tell(item, report.say(sentence_for(judged)), numbers);
    return item;
}

Element unseen_sentence(Report const& report, std::vector<Judged> const& all,
                        std::size_t scenario) {
    Element item{"li"};
    bool first = true;
    for (auto const& judged : all) {
        auto const& d = judged.beside.difference;
        if (judged.holds || d.count < 2 || judged.beside.leaves_out_zero() ||
            judged.series.origin == cost_origin) {
            continue;
        }
        if (first)
            item.line("strong", report.say({"No difference can be seen", "差が見えないもの"}));
        item.text(first ? report.say({" (in brackets: what could still hide): ",
                                      "(かっこ内は、差があるとしたらその範囲): "})
                        : report.say({"; ", "、"}));
        first = false;
        int const decimals = decimals_of(d, 2);
        auto numbers = interval_of(judged.series, "difference_", scenario, d, decimals, true);
        numbers.push_back(plain(unit_after(report, judged.series.unit)));
        item.text(judged.series.name);
        if (judged.beside.never_differs()) {
            item.text(report.say({" (the same in every replication)", "(どの回でも同じ)"}));
        } else {
            tell(item, report.say({" ({0} to {1}{2})", "({0}~{1}{2})"}), numbers);
        }
    }
    if (!first) item.text(report.say({".", "。"}));
    return item;
}

Element cost_sentence(Report const& report, std::size_t scenario) {
    Element item{"li"};
    auto const total = indicator(report, "cost_total");
    if (total.values.empty()) return item;
    auto const its = beside(total, scenario);
    if (its.difference.count == 0) return item;
    item.line("strong", report.say({"Cost", "費用"}));
    int const decimals = decimals_of(its.difference, 3);
    auto numbers = interval_of(total, "difference_", scenario, its.difference, decimals, true);
    numbers.push_back(
        printed(total, with_sign(its.difference.mean, decimals), "difference", scenario));
    numbers.push_back(plain(unit_in(total.unit, report.language)));
    tell(item,
         its.difference.count < 2 ? report.say({": {2} {3} in all", ": 全体で{2}{3}"})
                                  : report.say({": {2} {3} in all (95 % interval {0} to {1})",
                                                ": 全体で{2}{3}(95%区間 {0}~{1})"}),
         numbers);
    bool first = true;
    for (auto const& payer : report.result().indicators) {
        if (!payer.id.starts_with("paid_by_") || report.many()) continue;
        auto const series = series_of(report, payer);
        auto const mean = beside(series, scenario).difference.mean;
        auto const colon = series.name.find(": ");
        auto const name = colon == std::string::npos ? series.name : series.name.substr(colon + 2);
        tell(item,
             first ? report.say({"; {0} {1}", "。{0} {1}"})
                   : report.say({", {0} {1}", "、{0} {1}"}),
             {plain(name), printed(series, with_sign(mean, std::min(3, decimals_for(mean, 2))),
                                   "difference", scenario)});
        first = false;
    }
    item.text(report.say({".", "。"}));
    return item;
}

Element level_sentence(Report const& report, Series const& series) {
    auto const level = series.level(0);
    int const decimals = decimals_of(level, 4);
    auto numbers = interval_of(series, "", 0, level, decimals, false);
    numbers.push_back(printed(series, with_decimals(level.mean, decimals), "mean", 0));
    numbers.push_back(plain(unit_of_level(report, series.unit)));
    Element item{"li"};
    item.line("strong", series.name);
    tell(item,
         level.count == 0
             ? report.say({": not defined in any replication.", ": どの繰り返しでも定義されない。"})
         : level.count == 1
             ? report.say({": {2}{3}, from a single replication.", ": {2}{3}(1回だけの値)。"})
             : report.say({": {2}{3} (95 % interval {0} to {1}).", ": {2}{3}(95%区間 {0}~{1})。"}),
         numbers);
    return item;
}

void answer(Element& into, Report const& report, std::size_t scenario, std::size_t at_most) {
    auto const all = judged(report, scenario);
    auto const clear = clear_ones(all);
    bool const single =
        std::ranges::all_of(all, [](Judged const& j) { return j.beside.difference.count < 2; });
    into.line("h3", report.title(scenario));
    auto const intro =
        all.empty()
            ? Text{"The result has no main indicators.", "この結果には、主な指標がありません。"}
        : single ? Text{"A single replication shows no effect of chance: nothing can be called a "
                        "difference yet.",
                        "繰り返しが1回では偶然の幅が分からず、差があるとはまだ言えません。"}
        : clear.empty()
            ? Text{"None of {1} main indicators differs clearly from the baseline.",
                   "主な指標{1}件のうち、基準とはっきり違うものはありません。"}
            : Text{"{0} of {1} main indicators differ clearly from the baseline. The greatest "
                   "changes:",
                   "主な指標{1}件のうち{0}件が、基準とはっきり違います。変化の大きいもの:"};
    Printed const holding{count(clear.size()), "holm", fmt::format("holding {}", scenario)};
    Printed const judged_ones{count(all.size()), "holm", "main"};
    tell(into.into("p"), report.say(intro), {holding, judged_ones});
    auto& list = into.into("ul");
    std::size_t told = 0;
    for (auto const& one : single ? all : clear) {
        // What it costs has a sentence of its own.
        if (one.beside.difference.count == 0 || one.series.origin == cost_origin) continue;
        if (told++ < at_most) list.add(difference_sentence(report, one, scenario));
    }
    auto did = programme_counts(report, scenario);
    if (!did.empty() && !report.many()) list.add(std::move(did));
    auto unseen = unseen_sentence(report, all, scenario);
    if (!unseen.empty() && !report.many()) list.add(std::move(unseen));
    auto cost = cost_sentence(report, scenario);
    if (!cost.empty()) list.add(std::move(cost));
    if (report.many()) return; // the table says the rest
    names(list, report, all,
          {"Too small to tell from chance when all are judged together: ",
           "まとめて判定すると、偶然と区別できないもの: "},
          [](Judged const& j) { return !j.holds && j.beside.leaves_out_zero(); });
    names(list, report, all,
          {"Not defined in any pair of replications: ", "どの繰り返しの組でも定義されないもの: "},
          [](Judged const& j) { return j.beside.difference.count == 0; });
}

} // namespace norishiro::output::report
