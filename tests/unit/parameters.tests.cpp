#include "sim/parameters.hpp"

#include "models/support/run.hpp"
#include "sim/schema.hpp"
#include "sim/sources.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

namespace norishiro {

namespace {

// ---------------------------------------------------------------------------------------------
// The parameters of the region

std::vector<sim::Declaration> const& declared() {
    return support::schema().declarations().parameters;
}

bool has_range(sim::Declaration const& d) {
    return d.kind != sim::Kind::text;
}

bool is_japanese(std::string const& text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) > 127; });
}

TEST_CASE("every default lies in its range", "[unit][parameters]") {
    REQUIRE(declared().size() > 100);
    for (auto const& d : declared()) {
        if (!has_range(d)) continue;
        CAPTURE(d.key);
        double const value = std::get<double>(d.value);
        CHECK(d.min <= d.max);
        CHECK(d.min <= value);
        CHECK(value <= d.max);
    }
}

TEST_CASE("every key stands once", "[unit][parameters]") {
    std::set<std::string> keys;
    for (auto const& d : declared()) {
        CAPTURE(d.key);
        CHECK(keys.insert(d.key).second);
    }
}

TEST_CASE("every key is made of small letters, digits and underscores", "[unit][parameters]") {
    for (auto const& d : declared()) {
        CAPTURE(d.key);
        CHECK(d.key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.*") ==
              std::string::npos);
    }
}

TEST_CASE("every parameter and section says what it is, in both languages", "[unit][parameters]") {
    auto const check = [](std::string const& key, sim::Text const& meaning) {
        CAPTURE(key);
        CHECK_FALSE(meaning.en.empty());
        CHECK(is_japanese(meaning.ja));
    };
    for (auto const& d : declared()) check(d.key, d.meaning);
    for (auto const& s : support::schema().declarations().sections) check(s.key, s.meaning);
}

TEST_CASE("every source that a default cites is in the list of sources", "[unit][parameters]") {
    auto const ids =
        sim::ids_of(sim::read_sources(std::string{NORISHIRO_SOURCE} + "/scenarios/sources.toml"));
    std::size_t cited = 0;
    for (auto const& d : declared()) {
        if (d.source.empty()) continue;
        CAPTURE(d.key, d.source);
        CHECK(ids.contains(d.source));
        ++cited;
    }
    CHECK(cited > 10);
}

TEST_CASE("a default without a source says why it was assumed", "[unit][parameters]") {
    for (auto const& d : declared()) {
        CAPTURE(d.key);
        CHECK((!d.source.empty() || !d.source_note.en.empty()));
        CHECK(d.source_note.en.empty() == d.source_note.ja.empty());
    }
}

TEST_CASE("a parameter that is a choice names all that can be chosen", "[unit][parameters]") {
    for (auto const& d : declared()) {
        if (d.kind != sim::Kind::choice) continue;
        CAPTURE(d.key);
        CHECK(d.choices.size() >= 2);
        CHECK(d.max == static_cast<double>(d.choices.size() - 1));
    }
}

// ---------------------------------------------------------------------------------------------
// A toy

using sim::Number;

struct Lamp {
    Number light{};
    bool on{};
    sim::TextValue maker;
    bool operator==(Lamp const&) const = default;
};
constexpr auto fields(sim::Of<Lamp>) {
    constexpr auto why = sim::assumed("toy", "例");
    return std::tuple{
        sim::parameter(&Lamp::light, "light", Number{2}, Number{0}, Number{9}, why, "", ""),
        sim::parameter(&Lamp::on, "on", true, why, "", ""),
        sim::field(&Lamp::maker, {"maker", "", "", why}),
    };
}

struct Forgetful {
    Number light{};
    Number forgotten{};
};
[[maybe_unused]] constexpr auto fields(sim::Of<Forgetful>) {
    return std::tuple{sim::parameter(&Forgetful::light, "light", Number{2}, Number{0}, Number{9},
                                     sim::assumed("toy", "例"), "", "")};
}

struct House {
    Lamp lamp;
    std::vector<sim::Named<Lamp>> rooms;
    bool operator==(House const&) const = default;
};
constexpr auto sections(sim::Of<House>) {
    return std::tuple{sim::section("lamp", &House::lamp, "", ""),
                      sim::section("room", &House::rooms, "", "")};
}

TEST_CASE("a struct with a member that no row describes is noticed", "[unit][parameters]") {
    static_assert(sim::describes_every_member<Lamp>);
    static_assert(!sim::describes_every_member<Forgetful>);
    SUCCEED("checked while compiling");
}

TEST_CASE("a section starts with its defaults", "[unit][parameters]") {
    auto const lamp = sim::defaults<Lamp>();
    CHECK(lamp.light == Number{2});
    CHECK(lamp.on);
    CHECK(lamp.maker.words.empty());
}

sim::Date day(int d) {
    return sim::Date{std::chrono::days{20'000 + d}};
}

/// Settings in the order of the declarations: the lamp's light, whether it is on, its maker; then
/// the light of one room.
sim::Scenario house() {
    sim::Scenario scenario;
    scenario.settings = {{"lamp.light", 0, "", 2.0, {}},
                         {"lamp.on", 1, "", 1.0, {}},
                         {"lamp.maker", 2, "", std::string{"Edison"}, {}},
                         {"room.attic.light", 3, "attic", 5.0, {}}};
    return scenario;
}

void change(sim::Scenario& scenario, int on, std::size_t setting, double value) {
    scenario.changes.push_back({day(on), setting, value, {}, {}});
}

std::vector<sim::Era<House>> eras(sim::Scenario const& scenario) {
    return sim::Schema<House>{}.eras(scenario);
}

TEST_CASE("a resolved scenario becomes the struct that it describes", "[unit][parameters]") {
    auto const start = sim::Schema<House>{}.start(house());
    CHECK(start.lamp.light == Number{2});
    CHECK(start.lamp.on);
    CHECK(start.lamp.maker.words == "Edison");
    REQUIRE(start.rooms.size() == 1);
    CHECK(start.rooms[0].id == "attic");
    CHECK(start.rooms[0].value.light == Number{5});
}

TEST_CASE("named things have their declarations under a star", "[unit][parameters]") {
    sim::Schema<House> const schema;
    auto const& declarations = schema.declarations();
    REQUIRE(declarations.parameters.size() == 6);
    CHECK(declarations.parameters[3].key == "room.*.light");
    CHECK_FALSE(declarations.sections[0].named);
    CHECK(declarations.sections[1].named);
}

TEST_CASE("a scenario without changes is one era", "[unit][parameters]") {
    CHECK(eras(house()).size() == 1);
    CHECK(eras(house())[0].from == sim::Time::min());
}

TEST_CASE("each date with a change begins an era that keeps the changes before it",
          "[unit][parameters]") {
    auto scenario = house();
    change(scenario, 1, 0, 3.0);
    change(scenario, 1, 1, 0.0);
    change(scenario, 2, 3, 7.0);
    auto const result = eras(scenario);
    REQUIRE(result.size() == 3);
    CHECK(result[0].parameters.lamp.light == Number{2});
    CHECK(result[1].from == sim::Time{day(1)});
    CHECK(result[1].parameters.lamp.light == Number{3});
    CHECK_FALSE(result[1].parameters.lamp.on);
    CHECK(result[1].parameters.rooms[0].value.light == Number{5});
    CHECK(result[2].from == sim::Time{day(2)});
    CHECK(result[2].parameters.lamp.light == Number{3});
    CHECK(result[2].parameters.rooms[0].value.light == Number{7});
}

TEST_CASE("a change to the value that is already there makes no era", "[unit][parameters]") {
    auto scenario = house();
    change(scenario, 1, 0, 2.0); // as at the start
    change(scenario, 2, 0, 3.0);
    change(scenario, 3, 0, 3.0); // as before
    change(scenario, 4, 0, 4.0); // there and back on one day
    change(scenario, 4, 0, 3.0);
    auto const result = eras(scenario);
    REQUIRE(result.size() == 2);
    CHECK(result[1].from == sim::Time{day(2)});
}

} // namespace

} // namespace norishiro
