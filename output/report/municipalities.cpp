#include "output/report/cells.hpp"
#include "output/report/figures.hpp"
#include "output/report/sections.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>

namespace norishiro::output::report {

namespace {

struct Shown {
    std::string_view measure;
    Of of;
};
constexpr std::array<Shown, 6> shown{{{"persons_untreated", Of::month},
                                      {"stuck", Of::month},
                                      {"first_treatments", Of::year},
                                      {"crises", Of::year},
                                      {"admissions", Of::year},
                                      {"persons_long_stay", Of::month}}};

/// A parameter of the baseline as a number; 0 where there is none.
double parameter(Report const& report, std::string const& key) {
    auto const& all = report.result().scenarios.front().parameters;
    auto const found = std::ranges::find(all, key, &sim::ParameterRecord::key);
    return found == all.end() ? 0.0 : found->number;
}

/// Residents that are simulated; 0 where the file does not say.
double residents(Report const& report, std::size_t place) {
    auto const& id = report.result().places[place].id;
    double const scale = parameter(report, "population.scale");
    return parameter(report, fmt::format("municipality.{}.population", id)) *
           (scale > 0.0 ? scale : 1.0);
}

std::vector<std::size_t> towns(Report const& report) {
    std::vector<std::size_t> towns;
    for (std::size_t p = 0; p < report.result().places.size(); ++p) {
        if (report.result().places[p].kind == sim::PlaceKind::municipality) towns.push_back(p);
    }
    return towns;
}

Series in_town(Report const& report, Shown const& what, std::size_t place, bool per_resident) {
    constexpr double of_residents = 100'000.0;
    double const scale = per_resident ? of_residents / residents(report, place) : 1.0;
    auto series = measured(report, what.measure, what.of, scale, place);
    series.name = in(report.result().places[place].name, report.language);
    if (per_resident) {
        series.origin =
            fmt::format("per_resident {} {} {}", what.of == Of::year ? "yearly" : "monthly",
                        what.measure, place);
    }
    return series;
}

} // namespace

Element municipalities(Report const& report) {
    auto part =
        section(report, "municipalities", {"Differences between municipalities", "市町による違い"});
    auto const places = towns(report);
    bool const per_resident =
        std::ranges::all_of(places, [&](std::size_t p) { return residents(report, p) > 0.0; });
    auto const per =
        per_resident ? report.say({" per 100,000 residents", "(住民10万人あたり)"}) : "";
    bool any = false;
    for (auto const& what : shown) {
        auto const* const known = measure(report, what.measure);
        if (known == nullptr || places.empty()) continue;
        std::vector<Series> rows;
        for (auto const p : places) rows.push_back(in_town(report, what, p, per_resident));
        auto const caption = in(known->name, report.language) + per;
        auto const table = fmt::format("table-town-{}", what.measure);
        if (!any) {
            paragraph(
                part, report,
                per_resident
                    ? sim::Text{"For 100,000 residents of each municipality. Small numbers scatter "
                                "by chance: look at the intervals of differences.",
                                "各市町の住民10万人あたりの値です。小さい数は偶然で大きく動くので、"
                                "差の区間を見てください。"}
                    : sim::Text{"As counted in each municipality.",
                                "各市町で数えたままの値です。"});
        }
        if (what.measure == "admissions" || what.measure == "stuck") {
            part.add(bars(report,
                          {fmt::format("figure-town-{}", what.measure), caption,
                           report.say({"Bars of each municipality, in each scenario.",
                                       "市町ごとの値を、シナリオごとの棒で示す。"}),
                           table},
                          bar_rows(report, rows), unit_in(rows.front().unit, report.language)));
        }
        part.add(levels_and_differences(report, table, caption, rows));
        any = true;
    }
    if (!any) {
        paragraph(part, report,
                  {"The result tells nothing apart by municipality.",
                   "この結果には、市町別の値がありません。"});
    }
    return part;
}

} // namespace norishiro::output::report
