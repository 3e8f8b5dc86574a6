#include "output/validation/conclusions.hpp"

#include "output/validation/page.hpp"

#include <catch2/catch.hpp>
#include <string>

namespace norishiro {

namespace {

using output::Conclusion;
using Rests = Conclusion::Rests;

Conclusion::Side side(double mean, bool holds) {
    return {{mean, mean - 1.0, mean + 1.0, 8, 1.0}, holds};
}

Conclusion conclusion(std::string scenario, Conclusion::Side assumed, Conclusion::Side without) {
    Conclusion c;
    c.comparison = "area";
    c.scenario = std::move(scenario);
    c.title = {"Title " + c.scenario, "題 " + c.scenario};
    c.name = {"Stuck cases", "膠着事例"};
    c.assumed = assumed;
    c.without = without;
    return c;
}

} // namespace

TEST_CASE("what a conclusion rests on", "[unit][validation]") {
    auto const rests = [](Conclusion::Side assumed, Conclusion::Side without) {
        return conclusion("a", assumed, without).rests();
    };
    CHECK(rests(side(-5, true), side(-2, true)) == Rests::on_nothing_assumed);
    CHECK(rests(side(-5, true), side(2, true)) == Rests::reversed);
    CHECK(rests(side(-5, true), side(-5, false)) == Rests::on_effects_alone);
    CHECK(rests(side(-5, false), side(-5, true)) == Rests::on_their_absence);
    CHECK(rests(side(-5, false), side(-5, false)) == Rests::nothing_found);
}

TEST_CASE("conclusions are counted, by scenario and together", "[unit][validation]") {
    std::vector const all{conclusion("a", side(-5, true), side(-2, true)),
                          conclusion("a", side(-5, true), side(0, false)),
                          conclusion("a", side(0, false), side(0, false)),
                          conclusion("b", side(3, true), side(-3, true)),
                          conclusion("c", side(0, false), side(0, false))};
    auto const by_scenario = output::by_scenario(all);
    REQUIRE(by_scenario.size() == 3);
    CHECK(by_scenario[0].stand == 1);
    CHECK(by_scenario[0].assumed_alone.size() == 1);
    CHECK(by_scenario[0].others == 0);
    CHECK(by_scenario[1].others == 1);
    CHECK(by_scenario[2].stand + by_scenario[2].others + by_scenario[2].assumed_alone.size() == 0);
    CHECK(output::summary(all).en ==
          "Of 3 differences that are found, 1 stand without assumed effects, 1 rest on assumed "
          "effects alone, 1 turn round and 0 are found only without them; 2 more show nothing. "
          "Replications of each scenario: 8.");
    auto const text = output::conclusions_text(all, sim::Language::en);
    CHECK(text == "  Title a, on assumed effects alone: Stuck cases\n");
}

TEST_CASE("a figure that no replication defines has no mark", "[unit][validation]") {
    output::Checked row;
    row.target.id = "A1";
    row.target.indicator = "stuck";
    row.value = 2.0;
    row.low = 1.0;
    row.high = 3.0;
    auto const marks = [&](std::vector<double> const& values) {
        row.model = sim::t_interval(values);
        auto const svg = output::targets_svg({row}, sim::Language::en);
        CHECK(svg.find("nan") == std::string::npos);
        return svg.find("class=\"mark") != std::string::npos;
    };
    CHECK(marks({2.0, 2.5}));
    CHECK(marks({2.0}));
    CHECK(!marks({}));
}

} // namespace norishiro
