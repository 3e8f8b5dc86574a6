#pragma once

#include "sim/outcomes.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace norishiro::tests {

inline constexpr std::array<sim::MeasureInfo, 3> fake_measures = {{
    {"admissions", "persons", "admissions to hospital", "入院した人", true},
    {"care_days", "days", "days in hospital", "入院日数"},
    {"waiting", "persons", "persons who wait for a first visit", "初回訪問を待つ人", true},
}};

inline constexpr std::array<sim::IndicatorInfo, 4> fake_indicators = {{
    {"waiting_at_end", "persons", "waiting at the end", "最終月に待っている人",
     "Persons who wait in the last month.", "最終月に初回訪問を待つ人の数。", sim::Over::last_month,
     2},
    {"admissions_total", "persons", "admissions", "入院", "All admissions.", "期間中の入院の総数。",
     sim::Over::total, 0, 0, 1.0, true},
    {"mean_stay", "days/person", "mean stay", "平均在院日数",
     "Days in hospital for each admission.", "入院1件あたりの在院日数。", sim::Over::ratio, 1, 0,
     1.0, true},
    {"care_days_per_year", "days/year", "days in hospital a year", "年間入院日数",
     "Days in hospital, a year.", "1年あたりの入院日数。", sim::Over::per_year, 1},
}};

/// Numbers that look random, are the same everywhere and never negative.
inline std::int64_t fake_count(std::size_t scenario, std::size_t replication, std::size_t cell) {
    std::uint64_t x = replication * 1'000'003 + cell * 7'919 + 12'345;
    x ^= x >> 7;
    x *= 0x9E3779B97F4A7C15u;
    std::uint64_t const fewer = cell % 3 == 0 ? (30 + x % 20) * scenario : 0; // admissions only
    return static_cast<std::int64_t>((x >> 56) + 1'000 - fewer);
}

inline sim::Outcomes fake_outcomes(std::size_t scenario, std::size_t replication,
                                   std::size_t months) {
    sim::Outcomes outcomes{sim::Counts{months, 2, fake_measures.size()}, sim::Counts{months, 4, 2},
                           sim::Counts{months, 2, 3}};
    std::size_t cell = 0;
    for (std::size_t month = 0; month < months; ++month) {
        for (std::size_t place = 0; place < 2; ++place) {
            for (std::size_t m = 0; m < fake_measures.size(); ++m) {
                auto const count = fake_count(scenario, replication, cell++);
                outcomes.at(month, place, m) = count;
                if (!fake_measures[m].by_group) continue;
                auto const column = sim::group_column(fake_measures, m);
                outcomes.by_group.at(month, 2 * place, column) += count / 3;
                outcomes.by_group.at(month, 2 * place + 1, column) += count - count / 3;
            }
            outcomes.by_station.at(month, place, 0) = 3'600;
            outcomes.by_station.at(month, place, 1) = 400;
            outcomes.by_station.at(month, place, 2) = 4'000;
        }
    }
    return outcomes;
}

inline sim::Groups fake_groups() {
    return {{{{"sex", {"sex", "性別"}}, {{"female", {"Women", "女性"}}, {"male", {"Men", "男性"}}}},
             {{"age", {"age", "年齢"}},
              {{"under_65", {"under 65", "65歳未満"}}, {"65_over", {"65 and over", "65歳以上"}}}}}};
}

/// One of each kind of row.
inline std::vector<sim::PlanRow> fake_plan() {
    using sim::CountedBy;
    using sim::OverYear;
    sim::Text const section{"Hospital", "病院"};
    sim::Text const definition{"As counted.", "数えたとおり"};
    return {
        {"entered",
         section,
         {"Entered", "入院"},
         "persons",
         definition,
         OverYear::sum,
         CountedBy::municipality,
         {0},
         {},
         1.0,
         "",
         {},
         true},
        {"mean_days",
         section,
         {"Days", "日数"},
         "days",
         definition,
         OverYear::mean,
         CountedBy::both,
         {1},
         {},
         1.0,
         "",
         {},
         true},
        {"waiting",
         section,
         {"Waiting", "待つ人"},
         "persons",
         definition,
         OverYear::last,
         CountedBy::area,
         {2},
         {},
         1.0,
         "",
         {},
         false},
        {"stay",
         section,
         {"Days each", "1人の日数"},
         "days",
         definition,
         OverYear::ratio,
         CountedBy::municipality,
         {1},
         {0},
         2.0,
         "",
         {},
         false},
        {"women",
         section,
         {"Women waiting", "待つ女性"},
         "persons",
         definition,
         OverYear::last,
         CountedBy::group,
         {0, 2},
         {},
         1.0,
         "sex",
         {"female"},
         false},
    };
}

/// The last scenario has one parameter more, and a change.
inline void add_fake_parameters(sim::StudyResult& study) {
    using sim::Ground;
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    for (auto& scenario : study.scenarios) {
        scenario.parameters = {{"run.seed",
                                "7",
                                7.0,
                                "",
                                {"Seed", "種"},
                                "1",
                                "0 – 100",
                                "",
                                {},
                                "scenarios/baseline.toml:2:8",
                                Ground::file},
                               {"outreach.teams",
                                "2.398 FTE",
                                2.3980000000000006,
                                "FTE",
                                {"Teams", "チーム"},
                                "1 FTE",
                                "0 FTE – 9 FTE",
                                "A11",
                                {},
                                "",
                                Ground::sourced},
                               {"outreach.name",
                                "=1+1",
                                nan,
                                "",
                                {"Name", "名前"},
                                "",
                                "",
                                "",
                                {},
                                "--set",
                                Ground::words}};
    }
    if (study.scenarios.size() < 2) return;
    auto& last = study.scenarios.back();
    last.parameters.push_back({"outreach.visits",
                               "4",
                               4.0,
                               "",
                               {"Visits", "訪問"},
                               "4",
                               "0 – 9",
                               "",
                               {"no study found", "研究が見つからない"},
                               "",
                               Ground::by_default});
    using namespace std::chrono;
    last.changes = {{sys_days{year{2027} / April / 1},
                     "outreach.teams",
                     "4 FTE",
                     4.0,
                     {"Next year's budget", "来年度の予算"},
                     "scenarios/outreach.toml:9:1"}};
}

inline sim::StudyResult fake_study(std::size_t scenarios = 2, std::size_t replications = 3,
                                   std::size_t months = 24) {
    using namespace std::chrono;
    sim::StudyResult study;
    study.scenarios.push_back({"baseline",
                               {"As it is", "現状"},
                               {},
                               "[run]\nseed = 7\n",
                               {{"scenarios/baseline.toml", "# as it is\n"}}});
    for (std::size_t s = 1; s < scenarios; ++s) {
        study.scenarios.push_back(
            {"outreach_" + std::to_string(s),
             {"More outreach", "訪問支援を増やす"},
             {"What if more teams visited?", "訪問チームを増やすとどうなるか。"},
             "[run]\nseed = 7\n[outreach]\nteams = 4\n",
             {{"scenarios/outreach.toml", "# more\n"},
              {"scenarios/baseline.toml", "# as it is\n"}}});
    }
    study.places = {{"norimachi", {"Norimachi", "のり町"}, sim::PlaceKind::municipality},
                    {"area_shiro", {"Shiro area", "しろ区域"}, sim::PlaceKind::area}};
    study.groups = fake_groups();
    study.activities = {
        {"visit", {"Visits", "訪問"}}, {"idle", {"Idle", "空き"}}, {"held", {"Held", "保有"}}};
    for (auto& scenario : study.scenarios) {
        scenario.stations = {{"desk", {"Desk", "窓口"}}, {"team", {"Team", "チーム"}}};
    }
    add_fake_parameters(study);
    study.plan = fake_plan();
    sim::SourceRow source;
    source.id = "A11";
    source.what = {"Patients at year end", "年末の患者数"};
    source.value = {"5 of 8", "8人のうち5人"};
    source.unit = {"persons", "人"};
    source.grade = {"official", "公的統計"};
    source.title = {"Survey, \"630\"", "調査, \"630\""};
    study.sources = {source};
    study.measures = fake_measures;
    study.indicators = fake_indicators;
    study.start = sys_days{year{2026} / April / 1};
    study.months = months;
    study.seed = 7;
    for (std::size_t r = 0; r < replications; ++r) study.replications.push_back(2 * r);
    std::vector<sim::Outcomes> all;
    for (std::size_t s = 0; s < scenarios; ++s) {
        for (std::size_t const r : study.replications) {
            all.push_back(fake_outcomes(s, r, months));
        }
    }
    sim::keep_in_memory(study, std::move(all));
    study.failures.push_back({0, 1, "a bed was held twice", "norishiro run baseline --only 1"});
    return study;
}

/// All outcomes, to change some and put them back with `sim::keep_in_memory`.
inline std::vector<sim::Outcomes> runs_of(sim::StudyResult const& study) {
    std::vector<sim::Outcomes> runs;
    for (std::size_t s = 0; s < study.scenarios.size(); ++s) {
        for (std::size_t i = 0; i < study.replications.size(); ++i) {
            runs.push_back(study.outcome(s, i));
        }
    }
    return runs;
}

} // namespace norishiro::tests
