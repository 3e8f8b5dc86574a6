#include "output/report/programme_counts.hpp"

#include "output/report/cells.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>
#include <string>
#include <string_view>

namespace norishiro::output::report {

namespace {

/// A programme, by the id of its settings, and the indicators that count what it does, the most telling
/// first.
struct Counted {
    std::string_view programme;
    std::array<std::string_view, 2> counts;
};
constexpr std::array counted{
    Counted{"outreach", {"outreach_taken", "outreach_accepted"}},
    Counted{"outreach_committee", {"held_outreach_committee", "outreach_taken"}},
    Counted{"regional_conference", {"held_regional_conference", {}}},
    Counted{"transition_project", {"project_cases", "project_stuck_cases"}},
    Counted{"norishiro", {"margin_taken", "margin_hours"}},
    Counted{"withdrawal_support", {"family_cases", "family_sessions"}},
    Counted{"post_involuntary", {"order_visits", "held_involuntary_review"}},
    Counted{"case_conference", {"held_case_conference", {}}},
    Counted{"multilayer_support", {"coordination_asked", "coordination_reached"}},
    Counted{"discharge_support", {"conferences", {}}},
};

/// "outreach" of "programmes.outreach.staff"; "" of what belongs to no programme.
std::string_view programme_of(std::string_view key) {
    constexpr std::string_view first = "programmes.";
    if (!key.starts_with(first)) return {};
    key.remove_prefix(first.size());
    return key.substr(0, key.find('.'));
}

/// The programmes that one of the scenarios sets in another way than the other.
std::set<std::string_view> differing(sim::ScenarioRecord const& base,
                                     sim::ScenarioRecord const& own) {
    std::set<std::string_view> programmes;
    auto const add_missing = [&](auto const& from, auto const& in, auto const& same) {
        for (auto const& one : from) {
            auto const is_it = [&](auto const& other) { return same(one, other); };
            if (std::ranges::none_of(in, is_it)) programmes.insert(programme_of(one.key));
        }
    };
    auto const same_value = [](auto const& a, auto const& b) {
        return a.key == b.key && a.value == b.value;
    };
    auto const same_change = [](auto const& a, auto const& b) {
        return a.key == b.key && a.value == b.value && a.at == b.at;
    };
    add_missing(own.parameters, base.parameters, same_value);
    add_missing(base.parameters, own.parameters, same_value);
    add_missing(own.changes, base.changes, same_change);
    add_missing(base.changes, own.changes, same_change);
    programmes.erase(std::string_view{});
    return programmes;
}

Printed level(Series const& series, std::size_t scenario) {
    auto const estimate = series.level(scenario);
    return {with_decimals(estimate.mean, decimals_of(estimate, 3)), series.origin,
            fmt::format("mean {}", scenario)};
}

} // namespace

Element programme_counts(Report const& report, std::size_t scenario) {
    Element item{"li"};
    auto const& scenarios = report.result().scenarios;
    auto const programmes = differing(scenarios.front(), scenarios[scenario]);
    // Where many differ, one count of each has to do.
    std::size_t const each = programmes.size() > 2 ? 1 : 2;
    std::set<std::string_view> told;
    for (auto const& programme : counted) {
        if (!programmes.contains(programme.programme)) continue;
        for (std::size_t i = 0; i < each; ++i) {
            auto const series = indicator(report, programme.counts[i]);
            if (series.values.empty() || beside(series, scenario).never_differs()) continue;
            if (!told.insert(programme.counts[i]).second) continue;
            if (told.size() == 1) {
                item.line("strong", report.say({"What the programme did", "事業の実績"}));
                item.text(report.say({" (counted, not judged): ", "(数えたもの。判定の対象外): "}));
            } else {
                item.text(report.say({"; ", "、"}));
            }
            auto const unit = unit_in(series.unit, report.language);
            tell(
                item, report.say({"{0} {1} {2} (baseline {3})", "{0} {1}{2}(基準{3})"}),
                {{series.name, "", ""}, level(series, scenario), {unit, "", ""}, level(series, 0)});
        }
    }
    if (!told.empty()) item.text(report.say({".", "。"}));
    return item;
}

} // namespace norishiro::output::report
