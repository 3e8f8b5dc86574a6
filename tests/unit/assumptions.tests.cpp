#include "sim/assumptions.hpp"

#include "models/support/own_figures.hpp"
#include "models/support/run.hpp"
#include "output/assumptions.hpp"
#include "tests/unit/toy_scenario.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <string>

namespace norishiro {

namespace {

constexpr std::string_view two_towns = R"([area.bay]

[municipality.north]
population = { value = "20000 persons", source = "B02" }
zones      = { value = 1, source = "B29" }
health     = { value = "1 FTE", source = "assumed" }

[municipality.south]
population = { value = "30000 persons", source = "B02" }
)";

std::vector<sim::SourceRow> const sources{
    {"B02", {}, {}, {}, {}, {}, {"official", "公的統計"}, {}, ""},
    {"B29", {}, {}, {}, {}, {}, {"assumption; partly official", "仮定(一部は公的統計)"}, {}, ""},
};

sim::Scenario load(toy::Folder const& folder, std::string_view text,
                   std::vector<std::string> const& overrides = {}) {
    sim::LoadOptions options;
    options.overrides = overrides;
    return sim::load_scenario(folder.write("towns.toml", text), support::schema().declarations(),
                              options);
}

std::map<std::string, sim::Basis> bases(sim::Scenario const& scenario) {
    std::map<std::string, sim::Basis> bases;
    for (auto const& assumption :
         sim::assumptions_of(scenario, support::schema().declarations(), sources)) {
        bases.emplace(scenario.settings[assumption.setting].key, assumption.basis);
    }
    return bases;
}

std::string summary(sim::Scenario const& scenario, sim::Language language) {
    return output::assumptions_summary(scenario, support::schema().declarations(), sources,
                                       support::own_figures, language);
}

bool says(std::string const& text, std::string_view words) {
    return text.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("every value without a source says on what it rests", "[unit][assumptions]") {
    toy::Folder const folder;
    auto const scenario = load(folder, two_towns, {"trust.gain=0.0777"});
    auto const found = bases(scenario);
    CHECK_FALSE(found.contains("municipality.north.population"));
    CHECK_FALSE(found.contains("municipality.north.name"));
    CHECK(found.at("municipality.north.zones") == sim::Basis::weak_source);
    CHECK(found.at("municipality.north.health") == sim::Basis::file);
    CHECK(found.at("municipality.south.health") == sim::Basis::left_open);
    CHECK(found.at("area.bay.group_homes") == sim::Basis::left_open);
    CHECK(found.at("municipality.south.from_65") == sim::Basis::by_default);
    CHECK(found.at("trust.gain") == sim::Basis::command_line);
    CHECK(found.size() < sim::count_of_values(scenario, support::schema().declarations()));
}

TEST_CASE("a logit below zero is a value like any other", "[unit][assumptions]") {
    toy::Folder const folder;
    CHECK(bases(load(folder, two_towns)).at("emergency.accepts") == sim::Basis::by_default);
}

TEST_CASE("what is left open can be given, but neither multiplied nor added to",
          "[unit][assumptions]") {
    toy::Folder const folder;
    for (std::string const change : {"{ plus = '1 FTE' }", "{ times = 2 }"}) {
        CHECK_NOTHROW(load(folder, two_towns, {"municipality.north.health=" + change}));
        try {
            load(folder, two_towns, {"municipality.south.health=" + change});
            FAIL("-1 FTE was taken for a number");
        } catch (sim::ScenarioError const& error) {
            REQUIRE(error.problems().size() == 1);
            CHECK(says(error.problems().front().what.en, "no number yet"));
            CHECK(says(error.problems().front().what.ja, "まだ数値がない"));
        }
    }
}

TEST_CASE("the summary counts kinds and things, and names what to replace first",
          "[unit][assumptions]") {
    toy::Folder const folder;
    auto const scenario = load(folder, two_towns);
    auto const en = summary(scenario, sim::Language::en);
    CHECK(says(en,
               "[municipality] posts: 13 of 13 kinds by population in 2 of 2 (25 of 26 values): "
               "health, welfare"));
    CHECK(says(en, "[municipality] posts: 1 of 13 kinds assumed in the file in 1 of 2: health\n"));
    CHECK(says(en, "[municipality] tasks: 8 of 8 kinds at an assumed default in 2 of 2"));
    CHECK(says(en, "towns.toml:\n  1. municipality.*.health (2/2): "));
    CHECK_FALSE(says(en, "municipality.*.population"));
    CHECK_FALSE(says(en, "  4. "));
    auto const ja = summary(scenario, sim::Language::ja);
    CHECK(says(ja, "[municipality] 職員数: 人口から 13/13種類、2/2か所(値25/26): health, welfare"));
    CHECK(says(ja, "に書く):\n  1. municipality.*.health (2/2): 精神保健担当"));
}

TEST_CASE("the list has a line for each, with the place where a file says it",
          "[unit][assumptions]") {
    toy::Folder const folder;
    auto const scenario = load(folder, two_towns);
    auto const& declarations = support::schema().declarations();
    auto const list = output::assumptions_list(scenario, declarations, sources, sim::Language::en);
    CHECK(static_cast<std::size_t>(std::ranges::count(list, '\n')) == bases(scenario).size());
    CHECK(says(list, "assumed in the file  " + scenario.files.front().name + ":6\n"));
    CHECK(says(list, "from a source that is an assumption: B29  "));
    CHECK(says(output::assumptions_list(scenario, declarations, sources, sim::Language::ja),
               "人口から\n"));
}

TEST_CASE("what is to be replaced first is declared", "[unit][assumptions]") {
    for (auto const key : support::own_figures) {
        CAPTURE(key);
        CHECK(std::ranges::any_of(support::schema().declarations().parameters,
                                  [&](auto const& d) { return d.key == key; }));
    }
}

} // namespace norishiro
