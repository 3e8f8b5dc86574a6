
#include "sim/calibration/targets.hpp"

#include "models/support/run.hpp"
#include "sim/calibration/comparisons.hpp"
#include "sim/calibration/study_file.hpp"
#include "tests/unit/scratch.hpp"

#include <catch2/catch.hpp>
#include <fstream>

namespace norishiro {

namespace {

sim::Declarations const& declarations() {
    return support::schema().declarations();
}

std::filesystem::path file_with(tests::Scratch const& scratch, std::string const& text) {
    auto const file = scratch.path / "file.toml";
    std::ofstream{file} << text;
    return file;
}

} // namespace

TEST_CASE("targets are scaled, and a mistake in them is told", "[unit][targets]") {
    tests::Scratch const scratch;
    auto const targets = sim::read_targets(file_with(
        scratch, "[nation]\nresidents = 1000000\ninpatients = 200.0\n"
                 "[A1]\nuse = \"calibrate\"\nindicator = \"x\"\nvalue = 500\n"
                 "tolerance_share = 0.1\nscaled = \"inpatients\"\n"
                 "[B_two]\nsource = \"B\"\nindicator = \"y\"\nvalue = 2\nlow = 1\nhigh = 5\n"
                 "scaled = \"residents\"\n"));
    REQUIRE(targets.rows.size() == 2);
    auto const& first = targets.rows[0];
    CHECK(first.use == sim::Target::Use::calibrate);
    CHECK(first.low == Approx(450));
    CHECK(factor(first, targets.nation, 1e5, 150) == Approx(0.075)); // 150 of 2,000
    CHECK(factor(targets.rows[1], targets.nation, 1e5, 150) == Approx(0.1));
    CHECK(targets.rows[1].source == "B");
    auto const mistakes = [&](std::string const& row) {
        try {
            sim::read_targets(
                file_with(scratch, "[nation]\nresidents = 1\ninpatients = 1.0\n[A]\n" + row));
        } catch (sim::ScenarioError const& error) {
            return error.problems().size();
        }
        return std::size_t{0};
    };
    CHECK(mistakes("indicator = \"x\"\nvalue = 1\ntolerance = 1\n") == 0);
    CHECK(mistakes("indicator = \"x\"\nvalue = 1\n") == 1);
    CHECK(mistakes("indicator = \"x\"\ntolerance = 1\n") == 1);
    CHECK(mistakes("value = 1\n") == 1);
    CHECK(mistakes("indicator = \"x\"\nvalue = \"1\"\ntolerance = 1\n") == 2);
    CHECK(mistakes("indicator = \"x\"\nvalue = 1\ntolerance = 1\nuse = \"fit\"\n") == 1);
    CHECK(mistakes("indicator = \"x\"\nvalue = 1\ntolerance = 1\nwidth = 1\n") == 1);
}

TEST_CASE("comparisons name files beside their own, and mistakes are told", "[unit][targets]") {
    tests::Scratch const scratch;
    auto const comparisons = sim::read_comparisons(
        file_with(scratch, "replications = 3\n[a]\nscenarios = [\"x/b.toml\", \"c.toml\"]\n"));
    CHECK(comparisons.replications == 3);
    REQUIRE(comparisons.rows.size() == 1);
    CHECK(comparisons.rows[0].scenarios ==
          std::vector<std::filesystem::path>{scratch.path / "x/b.toml", scratch.path / "c.toml"});
    for (std::string const text :
         {"[a]\nscenarios = [\"b.toml\"]\n", "[a]\nscenario = [\"b.toml\", \"c.toml\"]\n",
          "[a]\nscenarios = [1, 2]\n", "replications = 1\n", "replications = 2.5\n",
          "replications = \"2\"\n"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(sim::read_comparisons(file_with(scratch, text)), sim::ScenarioError);
    }
}

TEST_CASE("a calibration's file is checked against the declarations", "[unit][targets]") {
    tests::Scratch const scratch;
    auto const read = [&](std::string const& text) {
        return sim::read_calibration(file_with(scratch, text), declarations());
    };
    auto const file = read("[study]\nset = [\"run.settle = false\"]\nwaves = 2\nthreshold = 1.5\n"
                           "[parameters.\"illness.relapse\"]\nlogarithmic = true\n"
                           "[parameters.\"course.symptoms\"]\nlow = 1.0\nhigh = 2.0\n");
    CHECK(file.settings.waves == 2);
    CHECK(file.settings.threshold == 1.5);
    CHECK(file.set == std::vector<std::string>{"run.settle = false"});
    REQUIRE(file.parameters.size() == 2);
    CHECK(file.parameters[0].low == 0.005);
    CHECK(file.parameters[0].high == 0.06);
    CHECK(sim::value_at(file.parameters[0], 0.5) == Approx(std::sqrt(0.005 * 0.06)));
    CHECK(sim::value_at(file.parameters[1], 0.25) == 1.25);
    CHECK_THROWS_AS(read("[parameters.\"illness.relapse\"]\nlow = 0.5\n"), sim::ScenarioError);
    CHECK_THROWS_AS(read("[parameters.\"no.such\"]\n"), sim::ScenarioError);
    CHECK_THROWS_AS(read("[study]\nwaves = -1\n[parameters.\"illness.relapse\"]\n"),
                    sim::ScenarioError);
    CHECK_THROWS_AS(read("[study]\nwaves = 1\n"), sim::ScenarioError);
}

} // namespace norishiro
