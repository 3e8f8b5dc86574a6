#include "tests/unit/toy_scenario.hpp"

#include <catch2/catch.hpp>

namespace toy {

namespace {

TEST_CASE("an empty file is the default world", "[unit][scenario]") {
    Folder const folder;
    auto const scenario = load(folder.write("empty.toml", ""));
    CHECK(scenario.id == "empty");
    CHECK(scenario.title == Text{"empty", "empty"});
    CHECK(number(scenario, "programmes.trust.gain") == 0.5);
    CHECK(setting(scenario, "programmes.trust.gain").origin.from == Origin::From::declaration);
    CHECK(setting(scenario, "programmes.trust.gain").origin.source == "B1");
    CHECK(scenario.settings.size() == 17); // no municipality is named
    CHECK(scenario.changes.empty());
}

TEST_CASE("every kind of parameter can be given", "[unit][scenario]") {
    Folder const folder;
    auto const scenario = load(folder.write("x.toml", R"([scenario]
title = "題"
question_en = "Why?"
[programmes.trust]
gain = 0.08
half_life = "1 month"
decay = "0.05/month"
staff = { value = "+1 FTE", source = "B22" }
cost = "-3 JPY"
on = true
opens = 2026-05-01
begins = "admission"
[municipality.asaka]
name = "朝霞市"
people = { value = "1 person", source = "assumed" }
)"),
                               {{}, {{"B22"}}});
    CHECK(scenario.title == Text{"題", "題"});
    CHECK(scenario.question == Text{"Why?", "Why?"});
    CHECK(shown(scenario, "programmes.trust.gain") == "0.08");
    CHECK(shown(scenario, "programmes.trust.half_life") == "1 months");
    CHECK(shown(scenario, "programmes.trust.decay") == "0.05 /month");
    CHECK(shown(scenario, "programmes.trust.staff") == "1 FTE");
    CHECK(shown(scenario, "programmes.trust.cost") == "-3 JPY");
    CHECK(shown(scenario, "programmes.trust.on") == "true");
    CHECK(shown(scenario, "programmes.trust.opens") == "2026-05-01");
    CHECK(shown(scenario, "programmes.trust.begins") == "admission");
    CHECK(shown(scenario, "municipality.asaka.name") == "朝霞市");
    CHECK(shown(scenario, "municipality.asaka.people") == "1 persons");
    auto const& staff = setting(scenario, "programmes.trust.staff").origin;
    CHECK(staff.from == Origin::From::file);
    CHECK(staff.at.line == 8);
    CHECK(staff.at.column == 9);
    CHECK(staff.source == "B22");
    CHECK(setting(scenario, "municipality.asaka.people").origin.source.empty());
}

TEST_CASE("a child inherits from its parent and builds on it", "[unit][scenario]") {
    Folder const folder;
    folder.write("scenarios/base.toml", R"([scenario]
title = "親"
[programmes.trust]
gain = 0.25
staff = "6 FTE"
[municipality.wako]
[municipality.asaka]
staff = "3 FTE"
)");
    auto const file = folder.write("scenarios/policies/child.toml", R"(extends = "../base.toml"
[programmes.trust]
gain = { times = 2 }
[municipality.asaka]
staff = { plus = "1 FTE" }
name = "朝霞市"
)");
    auto const scenario = load(file);
    CHECK(scenario.title == Text{"child", "child"});
    CHECK(number(scenario, "programmes.trust.gain") == 0.5);
    CHECK(number(scenario, "programmes.trust.staff") == 6);
    CHECK(number(scenario, "municipality.asaka.staff") == 4);
    CHECK(number(scenario, "municipality.wako.staff") == 2);
    CHECK(setting(scenario, "programmes.trust.staff").origin.at.file ==
          (folder.path() / "scenarios/base.toml").string());
    Lines files;
    for (auto const& each : scenario.files) files.push_back(each.name);
    CHECK(files == Lines{file.string(), (folder.path() / "scenarios/base.toml").string()});
    CHECK(scenario.files.front().text.find("[municipality.asaka]") != std::string::npos);
    Lines keys;
    for (auto const& each : scenario.settings) {
        if (!each.entity.empty()) keys.push_back(each.key);
    }
    CHECK(keys == Lines{"municipality.asaka.name", "municipality.asaka.staff",
                        "municipality.asaka.people", "municipality.wako.name",
                        "municipality.wako.staff", "municipality.wako.people"});
}

TEST_CASE("changes build on one another in the order of their dates", "[unit][scenario]") {
    Folder const folder;
    folder.write("base.toml", R"([municipality.asaka]
[[change]]
at = 2028-04-01
why = "倍増"
programmes.trust.staff = { times = 2 }
)");
    auto const scenario = load(folder.write("x.toml", R"(extends = "base.toml"
[[change]]
at = 2028-04-01
why_en = "one more"
programmes.trust.staff = { plus = "1 FTE" }
municipality.asaka.staff = "9 FTE"
[[change]]
at = "2027-04-01"
why = "増員"
[change.programmes.trust]
staff = { plus = "3 FTE" }
)"));
    REQUIRE(scenario.changes.size() == 3);
    CHECK(to_string(scenario.changes[0].at) == "2027-04-01");
    CHECK(std::get<double>(scenario.changes[0].value) == 7);
    CHECK(std::get<double>(scenario.changes[1].value) == 15); // (4 + 3) · 2 + 1, the child's wins
    CHECK(scenario.changes[1].why == Text{"one more", "one more"});
    CHECK(scenario.changes[1].where.line == 5);
    CHECK(scenario.settings[scenario.changes[2].setting].key == "municipality.asaka.staff");
}

TEST_CASE("what the command line sets comes last", "[unit][scenario]") {
    Folder const folder;
    auto const file = folder.write("x.toml", R"([programmes.trust]
staff = "6 FTE"
[municipality.asaka]
[[change]]
at = 2028-04-01
why = "倍増"
programmes.trust.staff = { times = 2 }
)");
    auto const scenario =
        load(file, {{"programmes.trust.staff=10 FTE", "programmes.trust.on=true",
                     "programmes.trust.opens = 2026-06-01", "programmes.trust.begins=admission",
                     "municipality.asaka.name=2026", "programmes.trust.gain={ times = 0.5 }"},
                    {}});
    CHECK(number(scenario, "programmes.trust.staff") == 10);
    CHECK(std::get<double>(scenario.changes.at(0).value) == 20);
    CHECK(shown(scenario, "programmes.trust.on") == "true");
    CHECK(shown(scenario, "programmes.trust.opens") == "2026-06-01");
    CHECK(shown(scenario, "programmes.trust.begins") == "admission");
    CHECK(shown(scenario, "municipality.asaka.name") == "2026");
    CHECK(number(scenario, "programmes.trust.gain") == 0.25);
    auto const& origin = setting(scenario, "programmes.trust.staff").origin;
    CHECK(origin.from == Origin::From::command_line);
    CHECK(origin.at == Location{});
}

TEST_CASE("scenarios of the same world have the same canonical text", "[unit][scenario]") {
    Folder const folder;
    auto const declarations = Schema<Root>{}.declarations();
    auto const a = load(folder.write("a.toml", R"([programmes.trust]
cost = "-0.0 JPY"
[municipality.asaka]
[[change]]
at = 2027-04-01
why = "理由"
programmes.trust.staff = "6 FTE"
programmes.trust.gain = 0.75
)"));
    auto const b = load(folder.write("b.toml", R"([municipality.asaka]
[programmes.trust]
cost = "0 JPY"
[[change]]
at = 2027-04-01
why_en = "other words"
programmes.trust.gain = { plus = 0.25 }
programmes.trust.staff = { times = 1.5 }
[[change]]
at = 2028-04-01
why_en = "nothing new"
programmes.trust.gain = 0.75
)"));
    CHECK(canonical(a, declarations) == canonical(b, declarations));
    CHECK(differences(a, b, declarations).empty());
    CHECK(canonical(a, declarations) == R"(run.start = 2026-04-01
run.horizon = 10 years
run.burn_in = 24 months
run.settle = true
run.burn_in_most = 360 months
run.drift = 1 %/year
run.seed = 1
run.replications = 40
run.effects = assumed
programmes.trust.gain = 0.5
programmes.trust.half_life = 12 months
programmes.trust.decay = 0.1 /month
programmes.trust.staff = 4 FTE
programmes.trust.cost = 0 JPY
programmes.trust.on = false
programmes.trust.opens = 2026-04-01
programmes.trust.begins = never
municipality.asaka.name = 
municipality.asaka.staff = 2 FTE
municipality.asaka.people = 1000 persons
@2027-04-01 programmes.trust.gain = 0.75
@2027-04-01 programmes.trust.staff = 6 FTE
)");
}

TEST_CASE("without effects every assumed effect is none, whatever files and changes say",
          "[unit][scenario]") {
    Folder const folder;
    auto const declarations = Schema<Root>{}.declarations();
    auto const file = folder.write("a.toml", R"([programmes.trust]
gain = 0.75
staff = "3 FTE"
[run]
effects = "none"
[[change]]
at = 2027-04-01
why = "理由"
programmes.trust.gain = 1
programmes.trust.staff = "6 FTE"
)");
    auto const scenario = load(file);
    CHECK(number(scenario, "programmes.trust.gain") == 0.0);
    CHECK(setting(scenario, "programmes.trust.gain").origin.at.line == 5);
    CHECK(setting(scenario, "programmes.trust.gain").origin.source.empty());
    CHECK(number(scenario, "programmes.trust.staff") == 3.0);
    CHECK(number(scenario, "programmes.trust.half_life") == 12.0); // no effect, no mark
    REQUIRE(scenario.changes.size() == 1);
    CHECK(scenario.settings[scenario.changes.front().setting].key == "programmes.trust.staff");
    LoadOptions as_assumed;
    as_assumed.overrides = {"run.effects=assumed"};
    auto const other = load_scenario(file, declarations, as_assumed);
    CHECK(number(other, "programmes.trust.gain") == 0.75);
    CHECK(other.changes.size() == 2);
}

TEST_CASE("differences show where two scenarios part and why", "[unit][scenario]") {
    Folder const folder;
    auto const a = load(folder.write("a.toml", "[programmes.trust]\nstaff = \"3 FTE\"\n"
                                               "[municipality.asaka]\n"));
    auto const b = load(folder.write("b.toml", R"([programmes.trust]
staff = "3 FTE"
on = true
[[change]]
at = 2027-04-01
why = "倍増"
programmes.trust.staff = { times = 2 }
)"));
    auto const found = differences(a, b, Schema<Root>{}.declarations());
    REQUIRE(found.size() == 5);
    CHECK(found[0].key == "programmes.trust.staff");
    CHECK(found[0].before == "3 FTE");
    CHECK(found[0].after == "3 FTE → 6 FTE (2027-04-01)");
    CHECK(found[0].why == Text{"倍増", "倍増"});
    CHECK(found[1].key == "programmes.trust.on");
    CHECK(found[1].why == Text{});
    CHECK(found[3].key == "municipality.asaka.staff");
    CHECK(found[3].before == "2 FTE");
    CHECK(found[3].after == "–");
}

TEST_CASE("a resolved scenario becomes the model's own parameters", "[unit][scenario]") {
    Folder const folder;
    Schema<Root> const schema;
    auto const scenario = load(folder.write("x.toml", R"([municipality.asaka]
name = "朝霞市"
[[change]]
at = 2027-04-01
why = "理由"
programmes.trust.begins = "admission"
municipality.asaka.staff = { plus = "1 FTE" }
)"));
    auto const eras = schema.eras(scenario);
    REQUIRE(eras.size() == 2);
    CHECK(eras[0].parameters.municipalities.at(0).value.name.words == "朝霞市");
    CHECK(eras[1].parameters.trust.begins == Begins::admission);
    CHECK(eras[1].parameters.municipalities.at(0).value.staff == Fte{3});
}

} // namespace

} // namespace toy
