#include "sim/record.hpp"

#include "models/support/measures.hpp"
#include "models/support/plan_rows.hpp"
#include "models/support/run.hpp"
#include "models/support/tables.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <set>

using namespace norishiro;
using sim::Ground;

namespace {

std::string const scenarios = NORISHIRO_SOURCE "/scenarios/";

sim::ScenarioRecord record_of(std::string const& file, std::vector<std::string> overrides = {}) {
    auto const sources = sim::read_sources(scenarios + "sources.toml");
    sim::LoadOptions options;
    options.overrides = std::move(overrides);
    options.sources = sim::ids_of(sources);
    auto const& declarations = support::schema().declarations();
    auto const scenario = sim::load_scenario(scenarios + file, declarations, options);
    return sim::record_of(scenario, declarations, sources);
}

sim::ParameterRecord const& parameter(sim::ScenarioRecord const& record, std::string_view key) {
    auto const found = std::ranges::find(record.parameters, key, &sim::ParameterRecord::key);
    REQUIRE(found != record.parameters.end());
    return *found;
}

} // namespace

TEST_CASE("a record says of a parameter what the scenario files and declarations say",
          "[unit][record]") {
    auto const record = record_of("asaka/second_outreach_team.toml", {"trust.gain=0.09"});
    auto const& town = parameter(record, "municipality.asaka.population");
    CHECK(town.ground == Ground::sourced);
    CHECK(town.unit == "persons");
    CHECK(town.number > 100'000);
    CHECK(town.value.ends_with(" persons"));
    CHECK_FALSE(town.source.empty());
    CHECK(town.where.find("regions/asaka.toml:") != std::string::npos);
    CHECK_FALSE(town.meaning.ja.empty());
    auto const& set = parameter(record, "trust.gain");
    CHECK(set.ground == Ground::command_line);
    CHECK(set.where == "--set");
    CHECK(set.number == 0.09);
    CHECK(set.note == sim::Text{}); // which is about the default
    CHECK(set.range.find(" – ") != std::string::npos);
    CHECK(parameter(record, "municipality.asaka.health").ground == Ground::left_open);
    auto const& name = parameter(record, "municipality.asaka.name");
    CHECK(name.ground == Ground::words);
    CHECK(std::isnan(name.number));
    auto const& usual = parameter(record, "services.trial");
    CHECK(usual.ground == Ground::by_default);
    CHECK(usual.value == usual.initial);
    CHECK_FALSE(usual.note.en.empty());
    CHECK_FALSE(usual.note.ja.empty());
    CHECK(usual.where.empty());
}

TEST_CASE("a record has the dated changes with their reasons, and the files that were read",
          "[unit][record]") {
    auto const record = record_of("asaka/second_outreach_team.toml");
    REQUIRE_FALSE(record.changes.empty());
    CHECK(record.changes.front().value == "6 FTE");
    CHECK(record.changes.front().number == 6.0);
    CHECK_FALSE(record.changes.front().why.ja.empty());
    CHECK(record.changes.front().where.find("second_outreach_team.toml:") != std::string::npos);
    REQUIRE(record.files.size() == 3); // itself, the baseline, the region
    CHECK(record.files.back().text.find("[municipality.asaka]") != std::string::npos);
}

TEST_CASE("only sources that are cited stay with a result", "[unit][record]") {
    auto const sources = sim::read_sources(scenarios + "sources.toml");
    auto const record = record_of("asaka/baseline.toml");
    auto const cited = sim::sources_cited(sources, {record}, {"A11, A12"});
    CHECK(cited.size() < sources.size());
    std::set<std::string> ids;
    for (auto const& row : cited) ids.insert(row.id);
    CHECK(ids.contains("A11"));
    CHECK(ids.contains("A12"));
    for (auto const& p : record.parameters) {
        CAPTURE(p.key);
        CHECK((p.source.empty() || ids.contains(p.source)));
    }
    CHECK(sim::sources_cited(sources, {}, {}).empty());
}

TEST_CASE("rows of the plan are named once, in both languages, and made of measures that fit them",
          "[unit][record]") {
    auto const rows = support::plan_rows();
    auto const measures = support::measures();
    auto const groups = support::groups();
    std::set<std::string> ids;
    for (auto const& row : rows) {
        CAPTURE(row.id);
        CHECK(ids.insert(row.id).second);
        for (auto const& text : {row.section, row.name, row.definition}) {
            CHECK_FALSE(text.en.empty());
            CHECK_FALSE(text.ja.empty());
        }
        CHECK_FALSE(row.measures.empty());
        CHECK((row.over == sim::OverYear::ratio) == !row.denominators.empty());
        bool const of_groups = row.counted == sim::CountedBy::group;
        for (auto const m : row.measures) {
            REQUIRE(m < measures.size());
            // A month-end count is no flow: adding its months up would count people many times.
            bool const stock = measures[m].name.find("month end") != std::string_view::npos;
            CHECK(stock == (row.over == sim::OverYear::last || row.over == sim::OverYear::mean));
            if (of_groups) CHECK(measures[m].by_group);
        }
        CHECK(of_groups == !row.levels.empty());
        for (auto const& level : row.levels) {
            CHECK(row.factor == groups.factors[1].label.id);
            auto const& levels = groups.factors[1].levels;
            CHECK(std::ranges::find(levels, level, &sim::Label::id) != levels.end());
        }
    }
    CHECK(std::ranges::count(rows, true, &sim::PlanRow::main) == 14);
}
