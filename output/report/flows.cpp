#include "output/report/cells.hpp"
#include "output/report/figures.hpp"
#include "output/report/sections.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <utility>

// Flows along the pathway: how often a year people move from one state to another.

namespace norishiro::output::report {

namespace {

constexpr std::string_view prefix = "flow_";

/// What moves people between two states: every flow that does, together.
struct Between {
    std::size_t from;
    std::size_t to;
    Series series;
};

struct Flows {
    std::vector<sim::Label> states; ///< those that somebody leaves first
    std::vector<Between> between;   ///< largest first
};

bool ever_counted(Series const& series) {
    return std::ranges::any_of(series.values, [](double v) { return v != 0.0; });
}

bool moves_somebody(ResultMeasure const& measure) {
    return !measure.from.id.empty() && measure.from.id != measure.to.id;
}

std::size_t place_of(std::vector<sim::Label> const& states, sim::Label const& state) {
    auto const found = std::ranges::find(states, state.id, &sim::Label::id);
    return static_cast<std::size_t>(found - states.begin());
}

Flows flows_of(Report const& report) {
    Flows flows;
    auto const meet = [&](sim::Label const& state) {
        if (place_of(flows.states, state) == flows.states.size()) flows.states.push_back(state);
    };
    auto const& measures = report.result().measures;
    for (auto const& m : measures) {
        if (moves_somebody(m)) meet(m.from);
    }
    for (auto const& m : measures) {
        if (moves_somebody(m)) meet(m.to);
    }
    for (std::size_t from = 0; from < flows.states.size(); ++from) {
        for (std::size_t to = 0; to < flows.states.size(); ++to) {
            std::vector<std::string> ids;
            for (auto const& m : measures) {
                if (m.from == flows.states[from] && m.to == flows.states[to] && from != to) {
                    ids.push_back(m.id);
                }
            }
            auto series = measured_together(report, ids, Of::year, 1.0);
            if (!ever_counted(series)) continue;
            series.name = fmt::format("{} → {}", in(flows.states[from].name, report.language),
                                      in(flows.states[to].name, report.language));
            flows.between.push_back({from, to, std::move(series)});
        }
    }
    std::ranges::stable_sort(flows.between, std::greater{},
                             [](Between const& b) { return b.series.level(0).mean; });
    return flows;
}

std::vector<std::string> names_of(Report const& report, std::vector<sim::Label> const& states) {
    std::vector<std::string> names;
    for (auto const& state : states) names.push_back(in(state.name, report.language));
    return names;
}

/// The largest few, for who does not see the figure.
std::string in_words(Report const& report, Flows const& flows) {
    std::string words;
    constexpr std::size_t told = 5;
    for (std::size_t k = 0; k < std::min(told, flows.between.size()); ++k) {
        auto const& series = flows.between[k].series;
        words += (k == 0 ? "" : report.say({"; ", "、"})) + series.name + " " +
                 with_decimals(series.level(0).mean, 0);
    }
    return words;
}

void add_baseline(Element& part, Report const& report, Flows const& flows) {
    std::vector<Band> bands;
    for (auto const& b : flows.between) {
        if (b.series.level(0).mean > 0.0) bands.push_back({b.from, b.to, b.series.level(0).mean});
    }
    part.add(alluvial(
        report,
        {"figure-flows",
         fmt::format(fmt::runtime(report.say(
                         {"Moves between states a year: {}", "状態のあいだの移動(件/年): {}"})),
                     report.title(0)),
         report.say({"Bands from the states that people leave, on the left, to those that they "
                     "enter, on the right, as wide as moves are frequent. The largest: ",
                     "左の状態から右の状態への移動を、件数に応じた幅の帯で示す。多い順に: "}) +
             in_words(report, flows),
         "table-between"},
        names_of(report, flows.states), std::move(bands), false));
}

void add_differences(Element& part, Report const& report, Flows const& flows) {
    for (std::size_t s = 1; s < scenarios_in_figures(report); ++s) {
        std::vector<Band> bands;
        for (auto const& b : flows.between) {
            auto const difference = beside(b.series, s);
            if (difference.leaves_out_zero()) {
                bands.push_back({b.from, b.to, difference.difference.mean});
            }
        }
        auto const title = fmt::format(
            fmt::runtime(report.say({"What differs from the baseline: {}", "基準との差: {}"})),
            report.title(s));
        if (bands.empty()) {
            paragraph(part, report,
                      {fmt::format("{}. No move between states differs clearly.", title),
                       fmt::format("{}。はっきり異なる移動はありません。", title)});
            continue;
        }
        part.add(alluvial(
            report,
            {fmt::format("figure-flows-{}", s), title,
             report.say(
                 {"Bands as wide as the differences of moves a year, of those alone whose "
                  "95 % interval leaves out zero: filled where there are more, with a "
                  "dashed edge where there are fewer. The scale is its own.",
                  "移動(件/年)の差のうち、95%区間が0を含まないものを、差に応じた幅の帯で示す。"
                  "塗りは増加、破線の枠は減少。縮尺は図ごとに異なる。"}),
             "table-between"},
            names_of(report, flows.states), std::move(bands), true));
    }
}

/// Every step of the pathway that was ever taken, the most frequent first.
std::vector<Series> steps(Report const& report) {
    std::vector<Series> rows;
    for (auto const& measure : report.result().measures) {
        if (!measure.id.starts_with(prefix)) continue;
        auto series = measured(report, measure.id, Of::year, 1.0);
        if (!ever_counted(series)) continue;
        if (!measure.from.id.empty() && !moves_somebody(measure)) {
            series.name += report.say({" (within a state)", "(状態は変わらない)"});
        }
        rows.push_back(std::move(series));
    }
    std::ranges::stable_sort(rows, std::greater{},
                             [](Series const& series) { return series.level(0).mean; });
    return rows;
}

} // namespace

Element flows(Report const& report) {
    auto part = section(report, "flows", {"Flows along the pathway", "支援の流れ"});
    auto const all = steps(report);
    if (all.empty()) {
        paragraph(part, report, {"The result counts no flows.", "流れを数えていない結果です。"});
        return part;
    }
    auto const flows = flows_of(report);
    if (!flows.between.empty()) {
        paragraph(part, report,
                  {"How often a year somebody moves from a state on the left to one on the right. "
                   "Who moves twice is counted twice. Numbers are moves a year.",
                   "左の状態から右の状態へ、年に何件の移動があるかを示します。同じ人が2度移動すれば"
                   "2件です。数字は年間の件数です。"});
        add_baseline(part, report, flows);
        if (report.compares()) {
            paragraph(part, report,
                      {"Below are the differences whose 95 % interval leaves out zero, and their "
                       "sums; each figure has its own scale.",
                       "以下は、差の95%"
                       "区間が0を含まない移動と、その合計です。縮尺は図ごとに異なります。"});
        }
        add_differences(part, report, flows);
        std::vector<Series> rows;
        for (auto const& between : flows.between) rows.push_back(between.series);
        part.add(levels_and_differences(
            report, "table-between",
            report.say({"Moves between states a year", "状態のあいだの移動(件/年)"}), rows));
    }
    auto& details = part.into("details", {{"open", "open"}});
    details.line("summary", report.say({"Every step of the pathway", "経路のすべての一歩"}));
    details.add(levels_and_differences(
        report, "table-flows",
        report.say({"How often each step of the pathway is taken", "経路の一歩ごとの件数"}), all));
    return part;
}

} // namespace norishiro::output::report
