#include "sim/outcomes.hpp"

#include "tests/unit/fake_study.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

namespace norishiro::sim {

namespace {

using tests::fake_groups;
using tests::fake_measures;

TEST_CASE("every cell of a table of counts is its own", "[unit][outcomes]") {
    Counts counts{2, 3, 4};
    std::int64_t next = 0;
    for (std::size_t month = 0; month < 2; ++month) {
        for (std::size_t row = 0; row < 3; ++row) {
            for (std::size_t column = 0; column < 4; ++column) {
                CHECK(counts.at(month, row, column) == 0);
                counts.at(month, row, column) = next++;
            }
        }
    }
    CHECK(counts.values().size() == 24);
    CHECK(counts.at(1, 2, 3) == 23);
    CHECK(counts.sum(1, 2, 0, 2) == 6 + 18);
    CHECK(counts.sum(1, 2, 1, 2) == 18);
    CHECK(counts.sum(1, 2, 2, 2) == 0);
}

TEST_CASE("groups are all combinations of the factors' levels", "[unit][outcomes]") {
    auto const groups = fake_groups();
    REQUIRE(groups.size() == 4);
    CHECK(groups.label_of(0) == Label{"female_under_65", {"Women, under 65", "女性、65歳未満"}});
    CHECK(groups.label_of(1).id == "female_65_over");
    CHECK(groups.label_of(2).id == "male_under_65");
    CHECK(groups.with(0, 1) == std::vector<std::size_t>{2, 3});
    CHECK(groups.with(1, 1) == std::vector<std::size_t>{1, 3});
    for (std::size_t g = 0; g < groups.size(); ++g) {
        CHECK(2 * groups.level_of(g, 0) + groups.level_of(g, 1) == g);
    }
    CHECK(Groups{}.size() == 0);
}

TEST_CASE("the table by group has a column for each measure of persons, in their order",
          "[unit][outcomes]") {
    CHECK(group_column(fake_measures, 0) == 0);
    CHECK(group_column(fake_measures, 2) == 1); // the measure between is not by group
    CHECK(group_column(fake_measures, fake_measures.size()) == 2);
}

/// 24 months; place p and group g have p + 1 and g + 1 admissions a month, three times as many wait.
Outcomes counted() {
    Outcomes outcomes{Counts{24, 2, 3}, Counts{24, 4, 2}, {}};
    for (std::size_t month = 0; month < 24; ++month) {
        for (std::size_t place = 0; place < 2; ++place) {
            auto const n = static_cast<std::int64_t>(place) + 1;
            outcomes.at(month, place, 0) = n;
            outcomes.at(month, place, 1) = 10;
            outcomes.at(month, place, 2) = 3 * n;
        }
        for (std::size_t group = 0; group < 4; ++group) {
            auto const n = static_cast<std::int64_t>(group) + 1;
            outcomes.by_group.at(month, group, 0) = n;
            outcomes.by_group.at(month, group, 1) = 3 * n;
        }
    }
    outcomes.at(23, 1, 2) = 70; // the last month differs
    outcomes.by_group.at(23, 3, 1) = 70;
    return outcomes;
}

IndicatorInfo indicator(Over over, std::size_t measure, std::size_t denominator = 0) {
    IndicatorInfo info;
    info.over = over;
    info.measure = measure;
    info.denominator = denominator;
    info.scale = 100.0;
    return info;
}

TEST_CASE("an indicator of one place rests on that place alone", "[unit][outcomes]") {
    auto const outcomes = counted();
    CHECK(value_of(indicator(Over::total, 0), outcomes) == Approx(100.0 * 3 * 24));
    CHECK(value_in_place(indicator(Over::total, 0), outcomes, 1) == Approx(100.0 * 2 * 24));
    CHECK(value_in_place(indicator(Over::per_year, 0), outcomes, 1) == Approx(100.0 * 2 * 12));
    CHECK(value_in_place(indicator(Over::per_month, 0), outcomes, 0) == Approx(100.0));
    CHECK(value_in_place(indicator(Over::last_month, 2), outcomes, 1) == Approx(100.0 * 70));
    CHECK(value_in_place(indicator(Over::ratio, 0, 1), outcomes, 1) == Approx(100.0 * 2 / 10));
}

TEST_CASE("an indicator of some groups rests on those groups alone", "[unit][outcomes]") {
    auto const outcomes = counted();
    auto const old = fake_groups().with(1, 1); // groups 1 and 3: 2 + 4 admissions a month
    auto const in_old = [&](IndicatorInfo const& info) {
        return value_in_groups(info, outcomes, fake_measures, old);
    };
    CHECK(in_old(indicator(Over::total, 0)) == Approx(100.0 * 6 * 24));
    CHECK(in_old(indicator(Over::per_year, 0)) == Approx(100.0 * 6 * 12));
    CHECK(in_old(indicator(Over::per_month, 0)) == Approx(100.0 * 6));
    CHECK(in_old(indicator(Over::last_month, 2)) == Approx(100.0 * (6 + 70)));
    double const waiting = 23 * 18 + 6 + 70;
    CHECK(in_old(indicator(Over::ratio, 2, 0)) == Approx(100.0 * waiting / (6 * 24)));
    std::array<std::size_t, 1> const first{0};
    CHECK(value_in_groups(indicator(Over::total, 0), outcomes, fake_measures, first) ==
          Approx(100.0 * 24));
}

TEST_CASE("all groups together have the value of all places where both count the same",
          "[unit][outcomes]") {
    auto const study = tests::fake_study();
    std::array<std::size_t, 4> const all{0, 1, 2, 3};
    for (auto const& info : study.indicators) {
        CAPTURE(info.id);
        auto const& outcomes = study.outcome(1, 0);
        double const value = value_in_groups(info, outcomes, study.measures, all);
        bool const counted = info.measure != 1; // care days are not counted by group
        CHECK(std::isnan(value) == !counted);
        if (counted) CHECK(value == value_of(info, outcomes));
    }
}

TEST_CASE("an indicator of a place or of groups is not a number where nothing can be said",
          "[unit][outcomes]") {
    auto outcomes = counted();
    std::array<std::size_t, 1> const group{2};
    auto const in_group = [&](IndicatorInfo const& info) {
        return value_in_groups(info, outcomes, fake_measures, group);
    };
    CHECK(std::isnan(in_group(indicator(Over::total, 1))));
    CHECK(std::isnan(in_group(indicator(Over::ratio, 0, 1))));
    CHECK_FALSE(std::isnan(in_group(indicator(Over::ratio, 0, 2))));
    for (std::size_t month = 0; month < 24; ++month) {
        outcomes.by_group.at(month, 2, 1) = 0;
        outcomes.at(month, 0, 1) = 0;
    }
    CHECK(std::isnan(in_group(indicator(Over::ratio, 0, 2))));
    CHECK(in_group(indicator(Over::ratio, 2, 0)) == 0.0);
    CHECK(std::isnan(value_in_place(indicator(Over::ratio, 0, 1), outcomes, 0)));
    CHECK_FALSE(std::isnan(value_in_place(indicator(Over::ratio, 0, 1), outcomes, 1)));
    // A model that counts no groups.
    CHECK(std::isnan(
        value_in_groups(indicator(Over::total, 0), Outcomes{24, 2, 3}, fake_measures, group)));
}

TEST_CASE("the stations of a study are those of all its scenarios, each once", "[unit][outcomes]") {
    auto study = tests::fake_study(3);
    study.scenarios[1].stations.insert(study.scenarios[1].stations.begin(), {"clinic", {}});
    study.scenarios[2].stations = {{"team", {}}, {"ward", {}}};
    std::vector<std::string> ids;
    for (auto const& station : study.stations()) ids.push_back(station.id);
    CHECK(ids == std::vector<std::string>{"desk", "team", "clinic", "ward"});
}

} // namespace

} // namespace norishiro::sim
