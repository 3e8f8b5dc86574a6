#include "output/report/cells.hpp"
#include "output/report/figures.hpp"
#include "output/report/hours.hpp"
#include "output/report/sections.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace norishiro::output::report {

namespace {

constexpr std::size_t columns_of_work = 5; // then all the rest, and the sum

double level(Series const& series, std::size_t scenario) {
    return series.level(scenario).mean;
}

/// Agencies with hours in some scenario, those with most in the baseline first.
std::vector<Agency> busy_agencies(Report const& report, Hours const& hours) {
    std::vector<std::pair<double, Agency>> busy;
    for (auto const& agency : hours.agencies()) {
        auto const series = hours.of(hours.work(), &agency);
        double most = 0.0;
        for (std::size_t s = 0; s < report.scenarios(); ++s)
            most = std::max(most, level(series, s));
        if (most > 0.0) busy.emplace_back(level(series, 0), agency);
    }
    std::ranges::stable_sort(busy, std::greater{}, [](auto const& pair) { return pair.first; });
    std::vector<Agency> agencies;
    for (auto& [own, agency] : busy) agencies.push_back(std::move(agency));
    return agencies;
}

/// Kinds of work, each with the hours of all agencies, the largest first.
std::vector<std::size_t> largest_work(Hours const& hours) {
    auto work = hours.work();
    std::map<std::size_t, double> size;
    for (auto const a : work) size[a] = level(hours.of({a}, nullptr), 0);
    std::ranges::stable_sort(work, std::greater{}, [&](std::size_t a) { return size.at(a); });
    return work;
}

Printed hours_cell(Series const& series, std::size_t scenario) {
    if (scenario == 0) return {with_decimals(level(series, 0), 0), series.origin, "mean 0"};
    return {with_sign(beside(series, scenario).difference.mean, 0), series.origin,
            fmt::format("difference {}", scenario)};
}

TableOf matrix(Report const& report, Hours const& hours, std::vector<Agency> const& agencies,
               std::size_t scenario) {
    auto const work = largest_work(hours);
    auto const shown = std::min(columns_of_work, work.size());
    auto const cut = work.begin() + static_cast<std::ptrdiff_t>(shown);
    std::vector<std::size_t> const rest(cut, work.end());
    TableOf table{fmt::format("table-agencies-{}", scenario),
                  scenario == 0
                      ? report.title(0) + report.say({": hours a year by agency and kind of work",
                                                      ": 機関と業務ごとの職員時間(時間/年)"})
                      : report.title(scenario) +
                            report.say({": difference from the baseline, hours a year",
                                        ": 基準との差(時間/年)"})};
    std::vector<std::string> heads{report.say({"Agency", "機関"})};
    for (std::size_t i = 0; i < shown; ++i) {
        heads.push_back(in(report.result().activities[work[i]].name, report.language));
    }
    if (!rest.empty()) heads.push_back(report.say({"Other work", "その他の業務"}));
    heads.push_back(report.say({"All work", "業務の計"}));
    table.head(heads);
    for (auto const& agency : agencies) {
        std::vector<Printed> cells;
        for (std::size_t i = 0; i < shown; ++i) {
            cells.push_back(hours_cell(hours.of({work[i]}, &agency), scenario));
        }
        if (!rest.empty()) cells.push_back(hours_cell(hours.of(rest, &agency), scenario));
        cells.push_back(hours_cell(hours.of(hours.work(), &agency), scenario));
        // Agencies that a scenario leaves as they are need no row of zeros.
        if (std::ranges::all_of(cells, [](auto const& cell) { return cell.words == "0"; }))
            continue;
        table.begin_row();
        table.words(agency.name);
        for (auto const& cell : cells) table.number(cell);
    }
    return table;
}

void add_waiting(Element& part, Report const& report) {
    std::vector<Series> rows;
    for (auto const& indicator : report.result().indicators) {
        bool const waits = indicator.id.find("wait") != std::string::npos;
        if (waits || indicator.id.starts_with("use_")) rows.push_back(series_of(report, indicator));
    }
    if (rows.empty()) {
        paragraph(part, report,
                  {"The result has no indicator of waiting or of the use of staff.",
                   "この結果には、待機や職員の稼働率の指標がありません。"});
        return;
    }
    part.add(levels_and_differences(
        report, "table-waiting",
        report.say({"Waiting, and how far staff is used", "待機と職員の稼働率"}), rows));
}

} // namespace

Element waiting_and_staff(Report const& report) {
    auto part = section(report, "staff", {"Waiting and staff", "待機と職員"});
    add_waiting(part, report);
    if (report.result().stations.empty()) {
        paragraph(part, report,
                  {"The result has no hours of staff.", "この結果には、職員時間がありません。"});
        return part;
    }
    Hours const hours{report};
    auto const agencies = busy_agencies(report, hours);
    std::vector<Series> by_agency;
    for (auto const& agency : agencies) by_agency.push_back(hours.of(hours.work(), &agency));
    constexpr std::size_t bars_on_a_page = 12;
    auto shown = by_agency;
    if (shown.size() > bars_on_a_page) shown.resize(bars_on_a_page);
    part.add(
        bars(report,
             {"figure-agencies",
              report.say({"Hours of work a year by kind of agency", "機関の種類ごとの職員時間"}),
              report.say({"Bars of the hours that staff of each kind of agency works in a year, in "
                          "each scenario; the agencies with most hours.",
                          "機関の種類ごとに、職員が業務に充てた年間の時間を、シナリオごとの棒で示す"
                          "(時間の多い機関のみ)。"}),
              "table-agencies-0"},
             bar_rows(report, shown), report.say({"hours a year", "時間/年"})));
    std::vector<Series> by_work;
    for (auto const a : hours.work()) {
        auto series = hours.of({a}, nullptr);
        if (std::ranges::any_of(series.values, [](double v) { return v != 0.0; })) {
            by_work.push_back(std::move(series));
        }
    }
    part.add(levels_and_differences(
        report, "table-work",
        report.say({"Hours by kind of work, all agencies", "業務ごとの職員時間(すべての機関)"}),
        by_work));
    for (std::size_t s = 0; s < report.scenarios(); ++s) {
        auto const table = matrix(report, hours, agencies, s);
        if (!table.empty()) part.add(table.finish());
    }
    return part;
}

} // namespace norishiro::output::report
