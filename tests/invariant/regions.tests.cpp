#include "models/support/region.hpp"
#include "tests/support/asaka.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <set>

using namespace norishiro;
using namespace norishiro::tests;

namespace {

std::string const scenarios = std::string{NORISHIRO_SOURCE} + "/scenarios/";
std::vector<std::string> const areas{"asaka", "kawaguchi", "kumagaya", "sayama"};

sim::Scenario load(std::string const& file, std::vector<std::string> const& overrides = {}) {
    sim::LoadOptions options;
    options.overrides = overrides;
    return sim::load_scenario(scenarios + file, support::schema().declarations(), options);
}

std::vector<std::string> tiny(std::vector<std::string> const& more = {}) {
    std::vector<std::string> set{"population.scale=0.02", "run.horizon=1 years",
                                 "run.burn_in=12 months", "run.settle=false"};
    set.insert(set.end(), more.begin(), more.end());
    return set;
}

/// Where each place stands in the tables: towns by their ids, areas as "area_<id>".
std::map<std::string, std::size_t> places_of(support::Eras const& world) {
    std::map<std::string, std::size_t> places;
    auto const labels = support::places_of(world.front().parameters);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        bool const is_new = places.emplace(labels[i].id, i).second;
        CAPTURE(labels[i].id);
        CHECK(is_new);
    }
    return places;
}

std::int64_t total_in(sim::Outcomes const& outcomes, std::size_t measure, std::size_t place) {
    std::int64_t sum = 0;
    for (std::size_t month = 0; month < outcomes.months(); ++month) {
        sum += outcomes.at(month, place, measure);
    }
    return sum;
}

/// What a region file says of its areas, municipalities and hospitals, with the sources.
std::map<std::string, std::string> entries(sim::Scenario const& scenario) {
    std::map<std::string, std::string> entries;
    auto const& parameters = support::schema().declarations().parameters;
    for (auto const& s : scenario.settings) {
        if (s.entity.empty()) continue;
        entries[s.key] =
            sim::format_value(parameters[s.declaration], s.value) + " | " + s.origin.source;
    }
    return entries;
}

} // namespace

TEST_CASE("what must hold holds in every region", "[conservation][regions]") {
    std::size_t baselines = 0;
    for (auto const& entry : std::filesystem::directory_iterator{scenarios + "regions"}) {
        auto const id = entry.path().stem().string();
        CAPTURE(id);
        auto const baseline = id + "/baseline.toml";
        bool const has_one = std::filesystem::exists(scenarios + baseline);
        CHECK((has_one || id == "template"));
        auto const scenario = load(has_one ? baseline : "regions/" + id + ".toml", tiny());
        REQUIRE(support::problems_of(scenario).empty());
        auto const world = support::eras_of(scenario);
        for (std::size_t r = 0; r < 2; ++r) CHECK_NOTHROW(support::simulate(world, r));
        baselines += has_one ? 1 : 0;
    }
    CHECK(baselines >= 5);
}

TEST_CASE("the region of four areas says what the four regions say", "[regions]") {
    std::map<std::string, std::string> together;
    for (auto const& area : areas) together.merge(entries(load("regions/" + area + ".toml")));
    auto const saitama = entries(load("regions/saitama.toml"));
    CHECK(saitama.size() == together.size());
    for (auto const& [key, value] : together) {
        CAPTURE(key);
        REQUIRE(saitama.contains(key));
        CHECK(saitama.at(key) == value);
    }
}

TEST_CASE("people reach the public health centre of their own area", "[conservation][regions]") {
    auto const phc = support::given_by(support::AgencyKind::phc);
    for (auto const& inhabited : areas) {
        CAPTURE(inhabited);
        std::vector<std::string> set{"ties.councils=0"}; // they meet whoever lives there
        for (auto const& area : areas) set.push_back("area." + area + ".phc=3 FTE");
        auto const here = support::schema().start(load("saitama/baseline.toml"));
        for (auto const& m : here.municipalities) {
            if (m.value.area.words == inhabited) continue;
            set.push_back("municipality." + m.id + ".population=0 persons");
        }
        auto const world = support::eras_of(load("saitama/baseline.toml", tiny(set)));
        auto const places = places_of(world);
        auto const outcomes = support::simulate(world, 0);
        for (auto const& area : areas) {
            CAPTURE(area);
            CHECK((total_in(outcomes, phc, places.at("area_" + area)) > 0) == (area == inhabited));
        }
    }
}

TEST_CASE("the outreach team works only where the scenario has one", "[regions]") {
    auto const world = support::eras_of(
        load("saitama/baseline.toml", tiny({"population.scale=0.1", "run.horizon=2 years"})));
    auto const places = places_of(world);
    auto const outcomes = support::simulate(world, 0);
    auto const held = support::held_by(support::AgencyKind::outreach);
    for (auto const& area : areas) {
        CAPTURE(area);
        CHECK((total_in(outcomes, held, places.at("area_" + area)) > 0) == (area == "asaka"));
    }
    std::int64_t taken = 0;
    for (auto const& m : world.front().parameters.municipalities) {
        CAPTURE(m.id);
        auto const here =
            total_in(outcomes, support::index(support::Measure::outreach_taken), places.at(m.id));
        if (m.value.area.words == "asaka") {
            taken += here;
        } else {
            CHECK(here == 0);
        }
    }
    CHECK(taken > 0);
}

TEST_CASE("a team in an area that does not exist is a mistake", "[regions]") {
    auto const problems = support::problems_of(
        load("saitama/baseline.toml", {"programmes.outreach.where=asaka kumgaya"}));
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().what.en ==
          "programmes.outreach.where = \"kumgaya\" names no area of the scenario");
}
