#include "output/lists.hpp"
#include "output/report/answer.hpp"
#include "output/report/cells.hpp"
#include "output/report/figures.hpp"
#include "output/report/run_facts.hpp"
#include "output/report/sections.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <string>

namespace norishiro::output::report {

namespace {

using sim::Text;

void questions(Element& into, Report const& report) {
    auto& list = into.into("dl", {{"class", "questions"}});
    for (std::size_t s = 0; s < report.scenarios(); ++s) {
        auto const& question = in(report.result().scenarios[s].question, report.language);
        auto const name = s == 0 && report.compares()
                              ? report.say({"Baseline: ", "基準: "}) + report.title(s)
                              : report.title(s);
        list.line("dt", name);
        list.line("dd", question.empty()
                            ? report.say({"(no question is stated)", "(問いは書かれていません)"})
                            : question);
    }
}

std::string month_words(Report const& report, std::size_t month) {
    std::chrono::year_month_day const day{month_of(report.result(), month)};
    auto const year = static_cast<int>(day.year());
    auto const number = static_cast<unsigned>(day.month());
    return report.ja() ? fmt::format("{}年{}月", year, number)
                       : fmt::format("{}-{:02}", year, number);
}

void scope(Element& into, Report const& report) {
    auto const& result = report.result();
    tell(into.into("p", {{"class", "scope"}}),
         report.say(
             {"{0} to {1}; {2} replications of each scenario; means of the whole recorded time.",
              "{0}~{1}。各シナリオ{2}回の繰り返し。値は記録期間全体の平均です。"}),
         {{month_words(report, 0), "", ""},
          {month_words(report, result.months - 1), "", ""},
          {fmt::format("{}", report.runs()), "run", "replications"}});
}

/// The names of stocks that still change, with how fast.
std::string drifting(Report const& report, RunFacts const& facts) {
    std::string words;
    for (auto const& stock : facts.stocks) {
        if (stock.settled) continue;
        auto const& name = stock.name.en.empty() ? stock.id : in(stock.name, report.language);
        words += fmt::format("{}{} ({} %{})", words.empty() ? "" : report.say({", ", "、"}), name,
                             with_sign(stock.percent_a_year, 1), report.say({" a year", "/年"}));
    }
    return words;
}

/// How much of the main differences' intervals is chance; empty where nothing was drawn.
Text shares_of_chance(Report const& report) {
    auto const& result = report.result();
    auto const chance = sim::range_of_chance(
        result.comparisons, [&](std::size_t k) { return result.indicators[k].main; });
    if (!result.drawing.any() || !chance) return {};
    auto const low = 100.0 * chance->low;
    auto const high = 100.0 * chance->high;
    return {
        fmt::format("Of the main differences' intervals (their variance), {:.0f} to {:.0f} % is "
                    "chance, which more replications take away; the rest stays. The shares are "
                    "rough where few sets were drawn, and intervals then somewhat too narrow.",
                    low, high),
        fmt::format("主な指標の差の区間(分散)のうち、{:.0f}~{:.0f}%が偶然によるもので、"
                    "繰り返しを増やすと減ります。残りは減りません。"
                    "引いた組が少ないときは、この割合は粗く、区間はやや狭すぎることがあります。",
                    low, high)};
}

/// Whether differences may rest on assumed effects alone; empty where nothing is compared.
Text words_on_effects(Report const& report) {
    auto const& parameters = report.result().scenarios.front().parameters;
    auto const effects = std::ranges::find(parameters, "run.effects", &sim::ParameterRecord::key);
    if (!report.compares() || effects == parameters.end()) return {};
    if (effects->value == "none") {
        return {
            "Every assumed effect is taken away: what differs comes from posts, hours, places "
            "and meetings.",
            "仮定した効果をすべて外しています。残る差は、職員・時間・定員・会議によるものです。"};
    }
    return {
        "Programmes' effects are mostly assumed. Compare again with --set run.effects=none "
        "before you use a difference: one that goes away rests on assumed effects alone. "
        "scenarios/VALIDATION.md names those of the comparisons that come with the program.",
        "事業の効果は、ほとんどが仮定です。差を使う前に --set run.effects=none を付けて比べ直して"
        "ください。消える差は、仮定した効果だけによるものです。付属の比較については "
        "scenarios/VALIDATION.md にあります。"};
}

void cautions(Element& into, Report const& report) {
    auto const facts = facts_of(report.result());
    auto& box = into.into("div", {{"class", "cautions"}});
    paragraph(
        box, report,
        report.result().drawing.any()
            ? Text{"This is no forecast: it shows what follows from assumptions. Each pair of "
                   "replications drew other parameters from those that fit official figures, so "
                   "intervals hold chance and the uncertainty of those parameters; not that of all "
                   "others, nor of the model. Read differences, not levels.",
                   "これは予測ではなく、仮定から導かれることを示します。"
                   "2回の繰り返しごとに、公表値に合うパラメータの組を引き直しています。"
                   "区間には偶然とこれらのパラメータの不確かさが含まれ、"
                   "他のパラメータやモデルそのものの不確かさは含まれません。"
                   "値そのものではなく、基準との差を見てください。"}
            : Text{"This is no forecast: it shows what follows from assumptions. Intervals hold "
                   "the effect of chance alone, and nothing of the uncertainty of "
                   "parameters. Read differences, not levels.",
                   "これは予測ではなく、仮定から導かれることを示します。区間は偶然による幅だけで、"
                   "パラメータの不確かさは含まれません。"
                   "値そのものではなく、基準との差を見てください。"});
    for (auto const& words : {words_on_effects(report), shares_of_chance(report)}) {
        if (!words.en.empty()) paragraph(box, report, words);
    }
    if (facts.burn_in_tested && !facts.burn_in_settled) {
        auto& words = box.into("p", {{"class", "drift"}});
        words.text(report.say({"The baseline had not settled when the recorded time began: ",
                               "記録を始めた時点で、基準の人数はまだ落ち着いていません: "}) +
                   drifting(report, facts) + report.say({".", "。"}));
    } else if (!facts.burn_in_tested) {
        paragraph(
            box, report,
            {"Whether the baseline's numbers had settled before the recorded time was not tested.",
             "記録を始める前に基準の人数が落ち着いていたかは、調べていません。"});
    }
    if (facts.failures > 0) {
        paragraph(box, report,
                  {fmt::format("Replications that failed and are left out: {}.", facts.failures),
                   fmt::format("途中で失敗したため除いた繰り返し: {}回。", facts.failures)});
    }
}

ForestRow forest_row(Report const& report, std::string const& name, std::size_t k) {
    ForestRow row{name, {}};
    auto const series = main_indicators(report)[k];
    for (std::size_t s = 1; s < scenarios_in_figures(report); ++s) {
        auto const its = beside(series, s);
        auto const percent = [&](double value) { return 100.0 * value / its.baseline; };
        double const mean = percent(its.difference.mean);
        if (!std::isfinite(mean)) continue;
        row.marks.push_back({s, mean, percent(its.difference.low), percent(its.difference.high)});
    }
    return row;
}

/// The main indicators that change most in some scenario, in the order of the summary.
std::vector<ForestRow> forest_rows(Report const& report, std::size_t at_most) {
    std::vector<ForestRow> rows;
    std::vector<double> sizes;
    auto const all = main_indicators(report);
    for (std::size_t k = 0; k < all.size(); ++k) {
        auto row = forest_row(report, all[k].name, k);
        if (row.marks.empty()) continue;
        double most = 0.0;
        for (auto const& mark : row.marks) most = std::max(most, std::abs(mark.mean));
        sizes.push_back(most);
        rows.push_back(std::move(row));
    }
    auto sorted = sizes;
    std::ranges::sort(sorted, std::greater{});
    std::vector<ForestRow> kept;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        bool const large = sorted.size() <= at_most || sizes[i] >= sorted[at_most - 1];
        if (large && kept.size() < at_most) kept.push_back(rows[i]);
    }
    return kept;
}

void main_figure(Element& into, Report const& report) {
    constexpr std::size_t marks_on_a_page = 10;
    auto const scenarios = scenarios_in_figures(report) - 1;
    auto const rows = forest_rows(report, std::min<std::size_t>(6, marks_on_a_page / scenarios));
    if (rows.empty()) return;
    into.add(forest(
        report,
        {"figure-differences",
         report.say(
             {"Difference from the baseline, in % of the baseline", "基準との差(基準に対する%)"}),
         report.say({"For each indicator a mark at the mean difference of each scenario, "
                     "with a line over its 95 % interval. Left of the middle line is less "
                     "than in the baseline, right of it more.",
                     "指標ごとに、各シナリオの差の平均を印で、95%区間を線で示す。"
                     "縦の線より左は基準より少なく、右は多い。"}),
         "table-main"},
        rows,
        report.say({"% of the baseline; line: 95 % interval", "基準に対する%(線は95%区間)"})));
}

} // namespace

Element section(Report const& report, std::string id, Text const& heading) {
    Element section{"section", {{"id", std::move(id)}, {"lang", report.ja() ? "ja" : "en"}}};
    section.line("h2", report.say(heading));
    return section;
}

void paragraph(Element& into, Report const& report, Text const& words) {
    into.line("p", report.say(words));
}

Element first_page(Report const& report) {
    auto page = section(report, "answer",
                        report.compares() ? Text{"The question and the answer", "問いと答え"}
                                          : Text{"The question and what the model shows",
                                                 "問いとモデルの示すこと"});
    page.set("class", "first");
    scope(page, report);
    questions(page, report);
    if (report.many()) cautions(page, report); // before answers that may take several pages
    if (report.compares()) {
        auto const scenarios = report.scenarios() - 1;
        std::size_t const each = scenarios == 1 ? 5 : scenarios == 2 ? 3 : 1;
        for (std::size_t s = 1; s < report.scenarios(); ++s) answer(page, report, s, each);
    } else {
        auto& list = page.into("ul");
        for (auto const& series : main_indicators(report)) {
            list.add(level_sentence(report, series));
        }
    }
    // Before the figure: they stay on the first page whatever the length of the answer.
    if (!report.many()) cautions(page, report);
    if (report.compares()) {
        main_figure(page, report);
    } else {
        course_figure(page, report);
    }
    return page;
}

} // namespace norishiro::output::report
