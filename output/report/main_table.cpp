#include "output/lists.hpp"
#include "output/plan_table.hpp"
#include "output/report/cells.hpp"
#include "output/report/figures.hpp"
#include "output/report/judged.hpp"
#include "output/report/sections.hpp"
#include "output/words.hpp"

#include <array>
#include <cmath>
#include <fmt/format.h>
#include <string_view>

namespace norishiro::output::report {

namespace {

using sim::Text;

std::string is(std::string_view what, std::size_t scenario) {
    return fmt::format("{} {}", what, scenario);
}

void judged_row(Report const& report, TableOf& table, Judged const& judged, std::size_t scenario) {
    auto const& its = judged.beside;
    auto const& d = its.difference;
    int const decimals = decimals_of(d, 3);
    table.begin_row(judged.series.origin);
    table.words(judged.series.name);
    table.words(unit_in(judged.series.unit, report.language), "unit");
    table.number(format_number(its.baseline, 4), is("baseline", scenario));
    table.number(with_sign(d.mean, decimals), is("difference", scenario),
                 judged.holds ? "clear" : "");
    table.number(with_sign(d.low, decimals), is("difference_low", scenario), "end");
    table.number(with_sign(d.high, decimals), is("difference_high", scenario), "end");
    double const percent = its.percent();
    table.number(with_sign(percent, std::min(4, decimals_for(percent, 2))),
                 is("relative", scenario));
    table.number(fmt::format("{}", its.signs.lower), is("lower", scenario));
    table.number(fmt::format("{}", its.signs.higher), is("higher", scenario));
    table.number(judged.holds ? "●" : "", is("holds", scenario), "mid");
}

Element judged_table(Report const& report, std::size_t scenario) {
    TableOf table{scenario == 1 ? "table-main" : fmt::format("table-main-{}", scenario),
                  report.title(scenario) +
                      report.say({": difference from the baseline", ": 基準との差"})};
    table.head({report.say({"Indicator", "指標"}), report.say({"Unit", "単位"}),
                report.say({"Baseline", "基準"}), report.say({"Difference", "差"}),
                report.say({"95 % from", "95%下限"}), report.say({"to", "上限"}), "%",
                report.say({"pairs lower", "下回る組"}), report.say({"higher", "上回る組"}),
                report.say({"clear", "はっきり"})},
               2);
    for (auto const& row : judged(report, scenario)) judged_row(report, table, row, scenario);
    return table.finish();
}

/// Numbers of persons whose course shows how the region changes.
constexpr std::array<std::string_view, 6> watched{"persons_untreated",  "stuck",
                                                  "persons_outpatient", "persons_lapsed",
                                                  "persons_long_stay",  "persons_discharged"};

/// Means over the replications: [scenario][month].
std::vector<std::vector<double>> months_of(Report const& report, std::string_view id) {
    auto const cube = report.file.by_place(id);
    std::vector<std::vector<double>> lines(cube.scenarios);
    for (std::size_t s = 0; s < cube.scenarios; ++s) {
        for (std::size_t m = 0; m < cube.months; ++m) {
            std::int64_t sum = 0;
            for (std::size_t r = 0; r < cube.replications; ++r) {
                for (std::size_t p = 0; p < cube.columns; ++p) sum += cube.at(s, r, m, p);
            }
            lines[s].push_back(static_cast<double>(sum) / static_cast<double>(cube.replications));
        }
    }
    return lines;
}

double mean_of(std::vector<double> const& months, FiscalYear const& year) {
    return sim::mean(std::span{months}.subspan(year.from, year.months()));
}

std::string panel_name(Report const& report, ResultMeasure const& measure) {
    auto name = in(measure.name, report.language);
    // "At month end" is said once, in the caption.
    for (std::string_view const said : {"月末: ", "月末の", ", at month end", " at month end"}) {
        auto const at = name.find(said);
        if (at != std::string::npos) name.erase(at, said.size());
    }
    return name;
}

} // namespace

Element main_table(Report const& report) {
    auto part = section(report, "main", {"Main indicators", "主な指標"});
    if (!report.compares()) {
        part.add(levels_and_differences(
            report, "table-main", report.say({"Levels over the recorded time", "記録期間の水準"}),
            main_indicators(report)));
        return part;
    }
    paragraph(
        part, report,
        {"Scenarios are compared on the same people with the same luck, replication by "
         "replication. Several indicators are looked at together, so some would differ by chance "
         "alone. Those marked ● differ also when all main indicators of the scenario are judged at "
         "once (Holm's procedure, 5 %): if nothing differed at all, any mark would appear in at "
         "most one of twenty such reports.",
         "シナリオは、同じ人・同じ運の繰り返しどうしで比べます。多くの指標を一度に見ると、"
         "偶然だけでも差があるように見えるものが出ます。●は、そのシナリオの主な指標すべてを"
         "一度に判定しても差があるもの(ホルムの方法、5%)です。実際には何も違わないとき、"
         "●が1つでも付くのは、このような報告20回に1回以下です。"});
    for (std::size_t s = 1; s < report.scenarios(); ++s) part.add(judged_table(report, s));
    return part;
}

void course_figure(Element& into, Report const& report) {
    std::vector<Panel> panels;
    for (auto const id : watched) {
        auto const* const known = measure(report, id);
        if (known == nullptr) continue;
        auto lines = months_of(report, id);
        lines.resize(scenarios_in_figures(report));
        panels.push_back({panel_name(report, *known), std::move(lines)});
    }
    if (panels.empty()) return;
    into.add(
        by_month(report,
                 {"figure-course", report.say({"Persons at the end of each month", "各月末の人数"}),
                  report.say({"Small graphs, one for each kind of person; in each a line for "
                              "every scenario, the mean of its replications. Their scales "
                              "differ and do not begin at zero.",
                              "人の状態ごとの小さなグラフ。線はシナリオごとの、繰り返しの平均。"
                              "目盛りはグラフごとに異なり、0から始まらない。"}),
                  "table-course"},
                 panels));
}

Element course(Report const& report) {
    auto part = section(report, "course", {"How the numbers develop", "人数の推移"});
    if (report.compares()) course_figure(part, report);
    auto const years = fiscal_years(report.result().start, report.result().months);
    TableOf table{"table-course",
                  report.say({"Persons: means of the month ends of each fiscal year",
                              "人数(年度ごとの月末人数の平均)"})};
    std::vector<std::string> heads{report.say({"Persons", "人数"}),
                                   report.say({"Scenario", "シナリオ"})};
    for (auto const& year : years) heads.push_back(year_words(year, report.language));
    table.head(heads, 2);
    for (auto const id : watched) {
        auto const* const known = measure(report, id);
        if (known == nullptr) continue;
        auto const lines = months_of(report, id);
        for (std::size_t s = 0; s < lines.size(); ++s) {
            table.begin_row(fmt::format("measure {}", id));
            table.words(s == 0 ? panel_name(report, *known) : "");
            table.words(report.title(s), "unit");
            for (auto const& year : years) {
                double const mean = mean_of(lines[s], year);
                table.number(with_decimals(mean, std::min(1, decimals_for(mean, 4))),
                             fmt::format("fiscal {} {}", year.year, s));
            }
        }
    }
    if (table.empty()) {
        paragraph(
            part, report,
            {"The result counts no persons by stage.", "この結果には、段階別の人数がありません。"});
        return part;
    }
    part.add(table.finish());
    return part;
}

} // namespace norishiro::output::report
