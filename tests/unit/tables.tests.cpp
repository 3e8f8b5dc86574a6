#include "models/support/tables.hpp"

#include "models/support/measures.hpp"
#include "sim/sources.hpp"
#include "tests/support/asaka.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace norishiro;
using namespace norishiro::support;

namespace {

std::set<std::string> ids_of(std::vector<sim::Label> const& labels) {
    std::set<std::string> ids;
    for (auto const& label : labels) {
        ids.insert(label.id);
        CHECK_FALSE(label.name.en.empty());
        CHECK_FALSE(label.name.ja.empty());
    }
    return ids;
}

} // namespace

TEST_CASE("the band of age changes on the birthday", "[unit][tables]") {
    constexpr std::int64_t year = 31'557'600;
    auto const band = [](std::int64_t age) { return age_band(sim::Seconds{age}); };
    CHECK(band(0) == 0);
    CHECK(band(40 * year - 1) == 0);
    CHECK(band(40 * year) == 1);
    CHECK(band(65 * year - 1) == 1);
    CHECK(band(65 * year) == 2);
    CHECK(band(75 * year - 1) == 2);
    CHECK(band(75 * year) == 3);
    CHECK(band(110 * year) == 3);
    CHECK(sim::in_years(sim::Seconds{40 * year}) == 40.0); // the years of the model's persons
}

TEST_CASE("a person's group has the label of the diagnosis and of the age", "[unit][tables]") {
    auto const all = groups();
    REQUIRE(all.size() == group_count);
    auto const id = [&](Diagnosis diagnosis, std::int64_t years) {
        return all.label_of(group_of(diagnosis, sim::Seconds{years * 31'557'600})).id;
    };
    CHECK(id(Diagnosis::f0, 80) == "f0_75_over");
    CHECK(id(Diagnosis::f2, 39) == "f2_under_40");
    CHECK(id(Diagnosis::f4, 64) == "f4_40_64");
    CHECK(id(Diagnosis::f7, 65) == "f7_65_74");
    CHECK(id(Diagnosis::none, 20) == "none_under_40");
    std::vector<sim::Label> labels;
    for (std::size_t g = 0; g < all.size(); ++g) labels.push_back(all.label_of(g));
    CHECK(ids_of(labels).size() == group_count);
    CHECK(labels[group_of(Diagnosis::f2, sim::Seconds{50 * 31'557'600LL})].name ==
          sim::Text{"Schizophrenia spectrum (F2), 40 to 64", "統合失調症圏(F2)、40~64歳"});
}

TEST_CASE("stations and activities have names of their own", "[unit][tables]") {
    auto const start = tests::eras("baseline", {}).front().parameters;
    auto const stations = stations_of(start);
    // Thirteen kinds of each municipality, three of the area, three of each hospital.
    CHECK(stations.size() == 13 * start.municipalities.size() + 3 + 3 * start.hospitals.size());
    auto const ids = ids_of(stations);
    CHECK(ids.size() == stations.size());
    CHECK(ids.contains("health_asaka"));
    CHECK(ids.contains("community_office_kanno"));
    auto const kinds = activities();
    CHECK(kinds.size() == activity_count);
    CHECK(ids_of(kinds).size() == activity_count);
    CHECK(kinds[static_cast<std::size_t>(Work::conference)].id == "conference");
    CHECK(kinds[idle_column].id == "idle");
    CHECK(kinds[held_column].id == "held");
}

TEST_CASE("what is not of persons is not counted by group", "[unit][tables]") {
    auto const all = measures();
    auto const by_group = [&](std::size_t m) { return all[m].by_group; };
    CHECK(by_group(stock_of(Stage::long_stay)));
    CHECK(by_group(index(Measure::admissions)));
    CHECK(by_group(index(Measure::readmitted_365)));
    CHECK(by_group(index(Measure::bed_seconds)));
    CHECK(by_group(lost_to(Barrier::fear)));
    CHECK_FALSE(by_group(stock_of(Stage::dead)));
    CHECK_FALSE(by_group(index(Measure::outreach_waiting)));
    CHECK_FALSE(by_group(index(Measure::cost_total))); // staff is in it
    CHECK_FALSE(by_group(held_by(AgencyKind::phc)));
    auto const columns = group_columns();
    for (std::size_t m = 0; m < all.size(); ++m) {
        CAPTURE(all[m].id);
        CHECK(columns[m] == (all[m].by_group ? sim::group_column(all, m) : not_by_group));
    }
}

TEST_CASE("the evidence beside an indicator is in the list of sources", "[unit][tables]") {
    auto const known =
        sim::ids_of(sim::read_sources(std::string{NORISHIRO_SOURCE} + "/scenarios/sources.toml"));
    std::size_t cited = 0;
    for (auto const& indicator : indicators()) {
        std::string_view ids = indicator.evidence;
        while (!ids.empty()) {
            auto const comma = std::min(ids.find(", "), ids.size());
            CAPTURE(indicator.id, ids);
            CHECK(known.contains(std::string{ids.substr(0, comma)}));
            ids.remove_prefix(std::min(comma + 2, ids.size()));
            ++cited;
        }
    }
    CHECK(cited >= 10);
}
