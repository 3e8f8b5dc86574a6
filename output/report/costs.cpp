#include "output/report/cells.hpp"
#include "output/report/figures.hpp"
#include "output/report/sections.hpp"
#include "output/words.hpp"

#include <fmt/format.h>

namespace norishiro::output::report {

namespace {

/// What somebody may be willing to pay for a QALY, in million yen.
constexpr double most_paid = 20.0;
constexpr double step_drawn = 0.5;
constexpr double step_told = 2.0;

/// Pairs of replications with more value than cost, in %.
double acceptable(Points const& pairs, double paid) {
    std::size_t good = 0;
    for (auto const& [gain, cost] : pairs) good += paid * gain - cost > 0.0 ? 1 : 0;
    return 100.0 * static_cast<double>(good) / static_cast<double>(pairs.size());
}

/// Gain and cost of each pair of replications.
Points pairs_of(Series const& gain, Series const& cost, std::size_t scenario) {
    Points pairs;
    for (std::size_t i = 0; i < gain.runs; ++i) {
        pairs.emplace_back(gain.of(scenario)[i] - gain.of(0)[i],
                           cost.of(scenario)[i] - cost.of(0)[i]);
    }
    return pairs;
}

/// "Insurers" of "Paid: insurers".
Series without_prefix(Series series) {
    auto const colon = series.name.find(": ");
    if (colon != std::string::npos) series.name = series.name.substr(colon + 2);
    return series;
}

Element table_of_pairs(Report const& report, std::vector<Points> const& pairs) {
    TableOf table{"table-pairs",
                  report.say({"Each pair of replications: difference from the baseline",
                              "繰り返しの組ごとの基準との差"})};
    std::vector<std::string> heads{report.say({"Replication", "繰り返し"})};
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        heads.push_back(report.title(i + 1) + report.say({": QALY/year", ": QALY/年"}));
        heads.push_back(report.say({"million JPY/year", "百万円/年"}));
    }
    table.head(heads);
    for (std::size_t r = 0; r < report.runs(); ++r) {
        table.begin_row("pair");
        table.words(fmt::format("{}", report.result().replications[r]));
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            auto const [gain, cost] = pairs[i][r];
            table.number(with_sign(gain, 2), fmt::format("gain {} {}", r, i + 1));
            table.number(with_sign(cost, 1), fmt::format("cost {} {}", r, i + 1));
        }
    }
    return table.finish();
}

Element table_of_shares(Report const& report, std::vector<Points> const& pairs) {
    TableOf table{"table-acceptable",
                  report.say({"Pairs of replications that are worth their cost, %",
                              "費用に見合う繰り返しの組の割合(%)"})};
    std::vector<std::string> heads{
        report.say({"Million yen for a QALY", "1 QALYに払う額(百万円)"})};
    for (std::size_t i = 0; i < pairs.size(); ++i) heads.push_back(report.title(i + 1));
    table.head(heads);
    for (double paid = 0.0; paid <= most_paid; paid += step_told) {
        table.begin_row("acceptable");
        table.words(with_decimals(paid, 0));
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            table.number(with_decimals(acceptable(pairs[i], paid), 0),
                         fmt::format("share {} {}", with_decimals(paid, 0), i + 1));
        }
    }
    return table.finish();
}

void draw(Element& part, Report const& report, std::vector<Points> pairs) {
    pairs.resize(scenarios_in_figures(report) - 1);
    part.add(plane(
        report,
        {"figure-plane", report.say({"Cost-effectiveness plane", "費用対効果の平面"}),
         report.say({"Each mark is a pair of replications: to the right more quality-adjusted "
                     "life years than in the baseline, upwards more cost.",
                     "印は繰り返しの1組。右ほど質調整生存年(QALY)が基準より多く、"
                     "上ほど費用が多い。"}),
         "table-pairs"},
        pairs, report.say({"QALY gained a year", "QALYの増加(/年)"}),
        report.say({"extra cost, million JPY a year", "費用の増加(百万円/年)"})));
    std::vector<Points> lines;
    for (auto const& some : pairs) {
        lines.emplace_back();
        for (double paid = 0.0; paid <= most_paid; paid += step_drawn) {
            lines.back().emplace_back(paid, acceptable(some, paid));
        }
    }
    part.add(shares(
        report,
        {"figure-acceptable",
         report.say({"Cost-effectiveness acceptability curve", "費用対効果受容曲線"}),
         report.say({"For each sum that somebody may be willing to pay for a QALY, the share "
                     "of pairs of replications in which the scenario is worth its cost.",
                     "1 QALYに払ってよい額ごとに、シナリオが費用に見合う繰り返しの組の割合を"
                     "線で示す。"}),
         "table-acceptable"},
        lines,
        report.say({"willing to pay for a QALY, million JPY", "1 QALYに払ってよい額(百万円)"}),
        report.say({"% of pairs", "組の割合(%)"})));
}

} // namespace

Element payers(Report const& report) {
    auto part = section(report, "costs", {"Who pays", "だれが払うか"});
    std::vector<Series> by_payer;
    std::vector<Series> rows;
    for (auto const& indicator : report.result().indicators) {
        bool const paid = indicator.id.starts_with("paid_by_");
        if (paid) by_payer.push_back(without_prefix(series_of(report, indicator)));
        bool const cost = indicator.id.starts_with("cost_") && indicator.id != "cost_discounted";
        if (paid || cost) rows.push_back(series_of(report, indicator));
    }
    if (rows.empty()) {
        paragraph(part, report, {"The result has no costs.", "この結果には、費用がありません。"});
        return part;
    }
    paragraph(
        part, report,
        {"Unit prices are constant. A bed that falls empty saves nothing where somebody else takes "
         "it: do not read a difference in the cost of beds as money that is left over.",
         "単価は一定です。空いた病床がほかの人で埋まれば節約にはならないので、"
         "入院費用の差をそのまま余るお金と読まないでください。"});
    if (!by_payer.empty()) {
        part.add(
            bars(report,
                 {"figure-payers", report.say({"Cost a year by payer", "負担者ごとの年間の費用"}),
                  report.say({"Bars of what each payer pays in a year, in each scenario.",
                              "負担者ごとの年間の額を、シナリオごとの棒で示す。"}),
                  "table-costs"},
                 bar_rows(report, by_payer), unit_in(by_payer.front().unit, report.language)));
    }
    part.add(levels_and_differences(
        report, "table-costs", report.say({"Costs by payer and by kind", "負担者・種類ごとの費用"}),
        rows));
    return part;
}

Element cost_effectiveness(Report const& report) {
    auto part = section(report, "value", {"Cost and quality of life", "費用と生活の質"});
    auto const gain = indicator(report, "qalys");
    auto const cost = indicator(report, "cost_discounted");
    if (gain.values.empty() || cost.values.empty()) {
        paragraph(
            part, report,
            {"The result has no quality-adjusted life years (QALY), so cost and effect cannot be "
             "set against each other.",
             "この結果には質調整生存年(QALY)がないので、費用と効果を比べられません。"});
        return part;
    }
    part.add(
        levels_and_differences(report, "table-value",
                               report.say({"Quality-adjusted life years and cost, both discounted",
                                           "質調整生存年と費用(どちらも割引後)"}),
                               {gain, cost}));
    if (!report.compares()) return part;
    paragraph(part, report,
              {"Both differences come from the same people and luck. No ratio of cost to effect is "
               "given: "
               "where the effect may be nothing, a ratio and its interval say nothing.",
               "どちらの差も、同じ人・同じ運の組によるものです。効果が0でもありうるところでは"
               "費用と効果の比もその区間も意味をもたないので、比は示しません。"});
    std::vector<Points> pairs;
    for (std::size_t s = 1; s < report.scenarios(); ++s) pairs.push_back(pairs_of(gain, cost, s));
    draw(part, report, pairs);
    part.add(table_of_shares(report, pairs));
    pairs.resize(scenarios_in_figures(report) - 1);
    auto& all = part.into("details", {{"open", "open"}});
    all.line("summary", report.say({"Every pair of replications", "すべての繰り返しの組"}));
    all.add(table_of_pairs(report, pairs));
    return part;
}

} // namespace norishiro::output::report
