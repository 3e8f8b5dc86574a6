#include "output/report/cells.hpp"
#include "output/report/figures.hpp"
#include "output/report/sections.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

// Barriers to discharge, and what they and the rest cost families and workers.

namespace norishiro::output::report {

namespace {

constexpr double days_in_a_second = 1.0 / 86'400.0;

bool ever_counted(Series const& series) {
    return std::ranges::any_of(series.values, [](double v) { return v != 0.0; });
}

/// Every measure whose id begins so, a year.
std::vector<Series> yearly(Report const& report, std::string_view prefix, double scale) {
    std::vector<Series> rows;
    for (auto const& measure : report.result().measures) {
        if (!measure.id.starts_with(prefix)) continue;
        auto series = measured(report, measure.id, Of::year, scale);
        if (ever_counted(series)) rows.push_back(std::move(series));
    }
    return rows;
}

void largest_first(std::vector<Series>& rows) {
    std::ranges::stable_sort(rows, std::greater{},
                             [](Series const& series) { return series.level(0).mean; });
}

/// Without what all of them begin with: "Time in hospital while the barrier stood: ".
void shorten(std::vector<Series>& rows) {
    for (auto& row : rows) {
        auto const colon = row.name.find(": ");
        if (colon != std::string::npos) row.name = row.name.substr(colon + 2);
    }
}

} // namespace

Element barriers(Report const& report) {
    auto part = section(report, "barriers", {"What keeps people in hospital", "退院を妨げるもの"});
    auto rows = yearly(report, "lost_to_", days_in_a_second);
    if (rows.empty()) {
        paragraph(part, report,
                  {"The result counts no days lost to barriers.",
                   "退院阻害要因による日数のない結果です。"});
        return part;
    }
    for (auto& row : rows) row.unit = "person-days/year";
    shorten(rows);
    largest_first(rows);
    paragraph(
        part, report,
        {"Days spent in hospital while a barrier to discharge stood. Barriers stand together, so "
         "that their days do not add up.",
         "退院阻害要因が残ったまま入院していた延べ日数です。要因は重なるので、足し合わせても"
         "合計にはなりません。"});
    part.add(bars(report,
                  {"figure-barriers",
                   report.say({"Person-days in hospital while a barrier stood",
                               "阻害要因ごとの在院延べ日数"}),
                   report.say({"Bars of the days a year for each barrier, in each scenario.",
                               "要因ごとの年間の延べ日数を、シナリオごとの棒で示す。"}),
                   "table-barriers"},
                  bar_rows(report, rows), report.say({"person-days a year", "人日/年"})));
    part.add(levels_and_differences(
        report, "table-barriers",
        report.say({"Person-days lost to each barrier", "阻害要因ごとの在院延べ日数"}), rows));
    return part;
}

Element burden(Report const& report) {
    auto part = section(report, "burden", {"Families and workers", "家族と職員の負担"});
    std::vector<Series> rows;
    for (auto const id : {"family_burden", "withdrawn", "lost_in_referral", "stuck_lone_holder",
                          "workers_left", "meeting_hours"}) {
        auto series = indicator(report, id);
        if (!series.values.empty()) rows.push_back(std::move(series));
    }
    for (auto const id : {"carers_ill", "workers_sick"}) {
        auto series = measured(report, id, Of::year, 1.0);
        if (!series.values.empty()) rows.push_back(std::move(series));
    }
    if (rows.empty()) {
        paragraph(part, report,
                  {"The result has no indicator of burden.", "負担の指標がない結果です。"});
        return part;
    }
    part.add(levels_and_differences(
        report, "table-burden", report.say({"Burden of families and workers", "家族と職員の負担"}),
        rows));
    return part;
}

} // namespace norishiro::output::report
