#include "output/record_words.hpp"
#include "output/report/cells.hpp"
#include "output/report/sections.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <string_view>
#include <vector>

namespace norishiro::output::report {

namespace {

using sim::Ground;
using sim::ParameterRecord;

sim::Text grade_of(Report const& report, std::string const& id) {
    auto const& sources = report.result().sources;
    auto const source = std::ranges::find(sources, id, &sim::SourceRow::id);
    return source == sources.end() || source->grade.en.empty()
               ? sim::Text{"without a grade", "確かさの記載なし"}
               : source->grade;
}

/// Values whose source is of one grade, by its English name, which the file and its readers know.
struct Graded {
    std::string name;
    std::size_t values = 0;
};

std::string const& ground_name(Report const& report, Ground ground) {
    return grounds.at(static_cast<std::size_t>(ground)).name.in(report.language);
}

/// How many values of the baseline rest on what.
Element grounds_table(Report const& report) {
    std::map<std::string, Graded> by_grade;
    std::map<Ground, std::size_t> assumed;
    std::size_t values = 0;
    for (auto const& p : report.result().scenarios.front().parameters) {
        if (p.ground == Ground::absent || p.ground == Ground::words) continue;
        ++values;
        if (p.ground == Ground::sourced) {
            auto const grade = grade_of(report, p.source);
            auto& graded = by_grade[grade.en];
            graded.name = in(grade, report.language);
            ++graded.values;
        } else {
            ++assumed[p.ground];
        }
    }
    TableOf table{"table-grounds",
                  report.say({"On what the values of the baseline rest", "基準の値の根拠"})};
    table.head({report.say({"Ground", "根拠"}), report.say({"Values", "件数"})});
    for (auto const& [grade, its] : by_grade) {
        table.begin_row("ground");
        table.words(report.say({"source: ", "出典あり: "}) + its.name);
        table.number(fmt::format("{}", its.values), "sourced " + grade);
    }
    for (auto const& [ground, count] : assumed) {
        table.begin_row("ground");
        table.words(ground_name(report, ground));
        table.number(fmt::format("{}", count),
                     "ground " + grounds.at(static_cast<std::size_t>(ground)).id);
    }
    table.begin_row("ground");
    table.words(report.say({"All values", "計"}));
    table.number(fmt::format("{}", values), "all");
    return table.finish();
}

/// Keys that a scenario sets otherwise than the baseline, at the start or on a date.
std::set<std::string> set_otherwise(Result const& result) {
    std::map<std::string, std::string> base;
    for (auto const& p : result.scenarios.front().parameters) base[p.key] = p.value;
    std::set<std::string> keys;
    for (auto const& scenario : result.scenarios) {
        for (auto const& p : scenario.parameters) {
            auto const found = base.find(p.key);
            if (found == base.end() || found->second != p.value) keys.insert(p.key);
        }
        for (auto const& change : scenario.changes) keys.insert(change.key);
    }
    return keys;
}

/// "programmes.outreach." for each programme that is on in some scenario at some time.
std::set<std::string> programmes_on(Result const& result) {
    constexpr std::string_view first = "programmes.";
    constexpr std::string_view last = ".on";
    std::set<std::string> on;
    auto const look = [&](std::string const& key, double number) {
        if (number != 0.0 && key.starts_with(first) && key.ends_with(last)) {
            on.insert(key.substr(0, key.size() - last.size() + 1));
        }
    };
    for (auto const& scenario : result.scenarios) {
        for (auto const& p : scenario.parameters) look(p.key, p.number);
        for (auto const& change : scenario.changes) look(change.key, change.number);
    }
    return on;
}

/// Every assumed value of which `wanted` is true, each key once, as it is in the first scenario that
/// has it.
template <class Wanted>
std::vector<std::pair<std::size_t, ParameterRecord const*>> assumed(Result const& result,
                                                                    Wanted wanted) {
    std::set<std::string> seen;
    std::vector<std::pair<std::size_t, ParameterRecord const*>> all;
    for (std::size_t s = 0; s < result.scenarios.size(); ++s) {
        for (auto const& p : result.scenarios[s].parameters) {
            if (!sim::is_assumed(p.ground) || !wanted(p.key) || !seen.insert(p.key).second)
                continue;
            all.emplace_back(s, &p);
        }
    }
    return all;
}

void list(Element& into, Report const& report, std::string const& id, std::string const& caption,
          std::vector<std::pair<std::size_t, ParameterRecord const*>> const& rows) {
    TableOf table{id, caption};
    table.head({report.say({"Setting", "設定"}), report.say({"Value", "値"}),
                report.say({"Possible", "範囲"}), report.say({"Ground", "根拠"})},
               4);
    for (auto const& [scenario, p] : rows) {
        table.begin_row();
        table.named(in(p->meaning, report.language), p->key);
        table.given(p->value, fmt::format("parameter_value {} {}", scenario, p->key));
        table.given(p->range, fmt::format("parameter_range {}", p->key));
        auto const& reason = in(p->note, report.language);
        table.words(ground_name(report, p->ground) + (reason.empty() ? "" : " (" + reason + ")"));
    }
    into.add(table.finish());
}

} // namespace

Element assumptions(Report const& report) {
    auto part = section(report, "assumptions", {"What is assumed", "仮定していること"});
    auto const& result = report.result();
    if (result.scenarios.front().parameters.empty()) {
        paragraph(
            part, report,
            {"The result lists no parameters.", "この結果には、パラメータの一覧がありません。"});
        return part;
    }
    part.add(grounds_table(report));
    auto const changed = set_otherwise(result);
    auto const rows =
        assumed(result, [&](std::string const& key) { return changed.contains(key); });
    if (rows.empty()) {
        paragraph(part, report,
                  {"No value that the scenarios change rests on an assumption.",
                   "シナリオで変える値に、仮定のものはありません。"});
    } else {
        list(part, report, "table-assumed-changed",
             report.say({"Assumed values that the scenarios change: before the change",
                         "シナリオで変える値のうち仮定のもの(変更前の値)"}),
             rows);
    }
    auto const on = programmes_on(result);
    auto const of_programmes = assumed(result, [&](std::string const& key) {
        return !changed.contains(key) && std::ranges::any_of(on, [&](auto const& programme) {
            return key.starts_with(programme);
        });
    });
    if (!of_programmes.empty()) {
        auto& more = part.into("details", {{"open", "open"}});
        more.line("summary", report.say({"Assumptions about the programmes that are on",
                                         "行っている事業についての仮定"}));
        list(more, report, "table-assumed-programmes",
             report.say({"Assumed values of the programmes that are on in some scenario",
                         "どれかのシナリオで行う事業の、仮定の値"}),
             of_programmes);
    }
    return part;
}

} // namespace norishiro::output::report
