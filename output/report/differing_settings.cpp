#include "output/report/cells.hpp"
#include "output/report/sections.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace norishiro::output::report {

namespace {

using sim::ParameterRecord;

ParameterRecord const* parameter(sim::ScenarioRecord const& scenario, std::string_view key) {
    auto const found = std::ranges::find(scenario.parameters, key, &ParameterRecord::key);
    return found == scenario.parameters.end() ? nullptr : &*found;
}

std::string value_of(ParameterRecord const* parameter) {
    return parameter == nullptr || parameter->ground == sim::Ground::absent ? "–"
                                                                            : parameter->value;
}

/// What it means, and below it its name in a file.
void named(TableOf& table, Report const& report, ParameterRecord const* parameter,
           std::string const& key) {
    table.named(parameter == nullptr ? "" : in(parameter->meaning, report.language), key);
}

void settings_table(Element& into, Report const& report, std::size_t scenario) {
    auto const& base = report.result().scenarios.front();
    auto const& own = report.result().scenarios[scenario];
    TableOf table{fmt::format("table-settings-{}", scenario),
                  report.title(scenario) +
                      report.say({": settings from the start", ": 初めからの設定"})};
    table.head({report.say({"Setting", "設定"}), report.say({"Baseline", "基準"}),
                report.say({"Here", "このシナリオ"})},
               3);
    bool any = false;
    auto const add = [&](std::string const& key) {
        auto const* const before = parameter(base, key);
        auto const* const here = parameter(own, key);
        if (value_of(before) == value_of(here)) return;
        any = true;
        table.begin_row();
        named(table, report, here != nullptr ? here : before, key);
        table.given(value_of(before), fmt::format("parameter_value 0 {}", key));
        table.given(value_of(here), fmt::format("parameter_value {} {}", scenario, key));
    };
    for (auto const& p : own.parameters) add(p.key);
    for (auto const& p : base.parameters) {
        if (parameter(own, p.key) == nullptr) add(p.key);
    }
    if (any) into.add(table.finish());
}

void changes_table(Element& into, Report const& report, std::size_t scenario) {
    auto const& own = report.result().scenarios[scenario];
    if (own.changes.empty()) return;
    TableOf table{fmt::format("table-changes-{}", scenario),
                  report.title(scenario) +
                      report.say({": changes on a date", ": ある日からの変更"})};
    table.head({report.say({"From", "いつから"}), report.say({"Setting", "設定"}),
                report.say({"Before", "変更前"}), report.say({"New value", "新しい値"}),
                report.say({"Reason", "理由"})},
               5);
    sim::Date at{};
    std::string why;
    for (auto const& change : own.changes) {
        auto const& reason = in(change.why, report.language);
        auto const* const before = parameter(own, change.key);
        table.begin_row();
        table.words(change.at == at ? "" : sim::to_string(change.at), "date");
        named(table, report, before, change.key);
        table.given(value_of(before), fmt::format("parameter_value {} {}", scenario, change.key));
        table.given(change.value, fmt::format("change_value {} {} {}", scenario, change.key,
                                              sim::to_string(change.at)));
        table.words(change.at == at && reason == why ? report.say({"(the same)", "(同上)"})
                                                     : reason);
        at = change.at;
        why = reason;
    }
    into.add(table.finish());
}

} // namespace

Element differing_settings(Report const& report) {
    auto part = section(report, "settings",
                        report.compares()
                            ? sim::Text{"What differs between the scenarios", "シナリオの違い"}
                            : sim::Text{"What changes in the scenario", "シナリオの中での変更"});
    auto tables = Element{"div"};
    for (std::size_t s = 0; s < report.scenarios(); ++s) {
        if (s > 0) settings_table(tables, report, s);
        changes_table(tables, report, s);
    }
    if (tables.empty()) {
        paragraph(part, report,
                  report.compares()
                      ? sim::Text{"The scenarios have the same settings.",
                                  "設定はどのシナリオも同じです。"}
                      : sim::Text{"Nothing changes on a date.", "ある日からの変更はありません。"});
        return part;
    }
    if (report.compares()) {
        paragraph(part, report,
                  {"All that is not listed is the same in every scenario.",
                   "ここにない設定は、すべてのシナリオで同じです。"});
    }
    part.add(std::move(tables));
    return part;
}

} // namespace norishiro::output::report
