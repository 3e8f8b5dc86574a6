#include "sim/parameter_sets.hpp"

#include "models/support/fitting.hpp"

#include <array>
#include <catch2/catch.hpp>

namespace norishiro {

namespace {

sim::Declarations const& declarations() {
    return support::schema().declarations();
}

sim::ParameterSets parse(std::string const& text) {
    return sim::parse_parameter_sets(text, "sets.csv", declarations());
}

std::vector<sim::Problem> problems_in(std::string const& text) {
    try {
        parse(text);
    } catch (sim::ScenarioError const& error) {
        return error.problems();
    }
    return {};
}

} // namespace

TEST_CASE("parameter sets are read with comments, weights and other columns",
          "[unit][parameters]") {
    auto const sets = parse("# whence\nweight,distance,illness.relapse,course.symptoms,A06\r\n"
                            "3,0.5,0.01,1.5,64\n1,0.7,0.02,2,63\n");
    CHECK(sets.keys == std::vector<std::string>{"illness.relapse", "course.symptoms"});
    CHECK(sets.weights == std::vector<double>{0.75, 0.25});
    CHECK(sets.value(1, 0) == 0.02);
    CHECK(sets.value(0, 1) == 1.5);
    CHECK(parse("\xEF\xBB\xBFillness.relapse\n0.01\n0.02\n").weights ==
          std::vector<double>{0.5, 0.5});
}

TEST_CASE("what is wrong with parameter sets is told with its line", "[unit][parameters]") {
    CHECK(problems_in("illness.unheard\n1\n").front().at.line == 1);
    CHECK(problems_in("illness.relapse\n0.01\n7\n").front().at.line == 3);
    CHECK(problems_in("illness.relapse\nabc\n").size() == 1);
    CHECK(problems_in("illness.relapse,course.symptoms\n0.01\n").size() == 1);
    CHECK(problems_in("weight,illness.relapse\n0,0.01\n").size() == 1);
    CHECK(problems_in("weight,distance\n1,2\n").size() == 1);
    CHECK(problems_in("").size() == 1);
}

TEST_CASE("two replications in a row draw the same set, and sets by their weights",
          "[unit][parameters]") {
    auto const sets = parse("weight,illness.relapse\n8,0.01\n2,0.02\n");
    std::array<int, 2> drawn{};
    for (std::size_t r = 0; r < 4000; r += 2) {
        auto const set = sim::drawn_set(sets, 5, r);
        CHECK(sim::drawn_set(sets, 5, r + 1) == set);
        ++drawn.at(set);
    }
    CHECK(drawn[1] == Approx(400).margin(3.5 * 18));
}

TEST_CASE("what a scenario's file gives is not drawn", "[unit][parameters]") {
    auto const sets = parse("illness.relapse,illness.relapse_variance\n0.01,1.5\n");
    auto scenario = sim::Scenario{};
    for (std::size_t d = 0; d < declarations().parameters.size(); ++d) {
        auto const& one = declarations().parameters[d];
        if (one.key.find('*') != std::string::npos) continue;
        scenario.settings.push_back({one.key, d, "", one.value, {}});
    }
    scenario.settings.push_back({"municipality.a.population", 0, "a", 100'000.0, {}});
    auto const population = std::ranges::find(declarations().parameters,
                                              "municipality.*.population", &sim::Declaration::key);
    scenario.settings.back().declaration =
        static_cast<std::size_t>(population - declarations().parameters.begin());
    auto policy = scenario;
    for (auto& setting : policy.settings) {
        if (setting.key == "illness.relapse_variance") {
            setting.origin.from = sim::Origin::From::command_line;
        }
    }
    std::vector const scenarios{scenario, policy};
    auto const drawing = support::drawing_of(scenarios, sets);
    CHECK(drawing.draws == std::vector{true, true, true, false});
    auto const worlds = support::drawn(support::worlds_of(scenarios), drawing, 0);
    for (auto const& world : worlds) {
        CHECK(world.eras.front().parameters.illness.relapse.value() == 0.01);
    }
    CHECK(worlds[0].eras.front().parameters.illness.relapse_variance.value() == 1.5);
    auto const given = sim::defaults<support::Illness>().relapse_variance.value();
    CHECK(worlds[1].eras.front().parameters.illness.relapse_variance.value() == given);
    CHECK(worlds[0].burns_in == support::BurnsIn::with_the_baseline);
    CHECK(worlds[1].burns_in == support::BurnsIn::alone); // other people
}

} // namespace norishiro
