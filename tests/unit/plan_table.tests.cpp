#include "output/plan_table.hpp"

#include "sim/experiment.hpp"
#include "tests/unit/stored.hpp"

#include <cmath>

using namespace norishiro;
using namespace norishiro::output;
using tests::Stored;

namespace {

sim::Date date(int year, unsigned month) {
    using namespace std::chrono;
    return sys_days{std::chrono::year{year} / std::chrono::month{month} / 1};
}

/// What a row of the fake plan should be in one replication, summed over months [from, to).
double sum(sim::Outcomes const& run, std::size_t measure, std::vector<std::size_t> const& places,
           std::size_t from, std::size_t to) {
    std::int64_t total = 0;
    for (auto const p : places) total += run.by_place.sum(p, measure, from, to);
    return static_cast<double>(total);
}

} // namespace

TEST_CASE("fiscal years begin in April, and know how much of them is there", "[unit][plan]") {
    auto const whole = fiscal_years(date(2026, 4), 24);
    REQUIRE(whole.size() == 2);
    CHECK(whole[0].year == 2026);
    CHECK(whole[0].months() == 12);
    CHECK(whole[0].has_end);
    CHECK(whole[1].from == 12);
    auto const parts = fiscal_years(date(2026, 1), 18); // January 2026 to June 2027
    REQUIRE(parts.size() == 3);
    CHECK(parts[0].year == 2025);
    CHECK(parts[0].months() == 3);
    CHECK(parts[0].has_end);
    CHECK(parts[1].months() == 12);
    CHECK(parts[2].year == 2027);
    CHECK(parts[2].months() == 3);
    CHECK_FALSE(parts[2].has_end);
}

TEST_CASE(
    "a plan has a table for each municipality and the whole, and for areas where there are several",
    "[unit][plan]") {
    Result result;
    using enum sim::PlaceKind;
    result.places = {{"a", {"A", "あ"}, municipality},
                     {"b", {"B", "い"}, municipality},
                     {"elsewhere", {"Elsewhere", "外"}, elsewhere},
                     {"area_x", {"X", "区"}, area}};
    auto const one = parts_of(result);
    REQUIRE(one.size() == 3);
    CHECK(one[1].id == "b");
    CHECK(one[2].kind == Part::Kind::whole);
    CHECK(one[2].places.size() == 4);
    result.places.push_back({"area_y", {"Y", "域"}, area});
    auto const two = parts_of(result);
    REQUIRE(two.size() == 5);
    CHECK(two[2].id == "area_x");
    CHECK(two[2].kind == Part::Kind::area);
}

TEST_CASE("rows of a plan are what the counts add up to, year by year", "[unit][plan]") {
    Stored const stored;
    ResultFile const file{stored.file};
    auto const plan = plan_of(file);
    auto const& study = stored.study;
    REQUIRE(plan.parts.size() == 2); // one municipality, one area, which is part of the whole alone
    enum Row : std::size_t { entered, mean_days, waiting, stay, women };
    std::vector<std::size_t> const town{0};
    std::vector<std::size_t> const all{0, 1};
    for (std::size_t s = 0; s < 2; ++s) {
        for (std::size_t y = 0; y < 2; ++y) {
            std::vector<double> of_town;
            std::vector<double> days;
            std::vector<double> at_end;
            std::vector<double> ratio;
            std::vector<double> of_women;
            for (std::size_t i = 0; i < 3; ++i) {
                auto const& run = study.outcome(s, i);
                auto const from = 12 * y;
                auto const to = from + 12;
                of_town.push_back(sum(run, 0, town, from, to));
                days.push_back(sum(run, 1, all, from, to) / 12.0);
                at_end.push_back(sum(run, 2, all, to - 1, to));
                ratio.push_back(2.0 * sum(run, 1, town, from, to) / sum(run, 0, town, from, to));
                std::int64_t persons = 0;
                for (std::size_t const group : {0U, 1U}) { // women of either age; both measures
                    persons +=
                        run.by_group.at(to - 1, group, 0) + run.by_group.at(to - 1, group, 1);
                }
                of_women.push_back(static_cast<double>(persons));
            }
            auto const check = [&](std::size_t row, std::size_t part,
                                   std::vector<double> const& values) {
                auto const expected = sim::t_interval(values);
                auto const& got = plan.at(row, s, part).by_year[y];
                CHECK(got.mean == expected.mean);
                CHECK(got.low == expected.low);
                CHECK(got.high == expected.high);
                CHECK(got.count == 3);
            };
            check(entered, 0, of_town);
            check(mean_days, 1, days);
            check(waiting, 1, at_end);
            check(stay, 0, ratio);
            check(women, 1, of_women);
        }
    }
    CHECK(plan.at(waiting, 0, 0).by_year.empty()); // no municipality counts it
    CHECK(plan.at(women, 0, 0).by_year.empty());   // nor does one know of groups
}

TEST_CASE("by month a row is the mean of the replications", "[unit][plan]") {
    Stored const stored;
    auto const plan = plan_of(ResultFile{stored.file});
    auto const& months = plan.at(0, 1, 0).by_month;
    REQUIRE(months.size() == 24);
    double total = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
        total += static_cast<double>(stored.study.outcome(1, i).at(17, 0, 0));
    }
    CHECK(months[17] == total / 3.0);
    CHECK(plan.at(3, 0, 0).by_month.empty()); // a ratio of single months says little
}

TEST_CASE("a year that does not reach March has no figures of its end", "[unit][plan]") {
    Stored const stored{tests::fake_study(1, 3, 20)};
    auto const plan = plan_of(ResultFile{stored.file});
    CHECK(std::isfinite(plan.at(2, 0, 1).by_year[0].mean));
    CHECK(std::isnan(plan.at(2, 0, 1).by_year[1].mean));
    CHECK(std::isfinite(plan.at(0, 0, 1).by_year[1].mean)); // of 8 months
}

TEST_CASE("replications in which a ratio has nothing below it are left out", "[unit][plan]") {
    auto study = tests::fake_study(1);
    auto runs = tests::runs_of(study);
    for (std::size_t month = 0; month < 24; ++month) {
        runs[1].at(month, 0, 0) = 0;
        runs[1].at(month, 1, 0) = 0;
    }
    sim::keep_in_memory(study, std::move(runs));
    Stored const stored{std::move(study)};
    auto const plan = plan_of(ResultFile{stored.file});
    CHECK(plan.at(3, 0, 0).by_year[0].count == 2);
}

TEST_CASE("whoever asks to stop is heard", "[unit][plan]") {
    Stored const stored;
    std::atomic<bool> const stop{true};
    CHECK_THROWS_AS(plan_of(ResultFile{stored.file}, &stop), sim::Stopped);
}
