#include "tests/unit/toy_scenario.hpp"

#include <catch2/catch.hpp>

namespace toy {

namespace {

TEST_CASE("a mistake on the command line names the option", "[unit][scenario]") {
    CHECK(
        problems_in("", {{"programmes.trust.gian=1", "nonsense", "programmes.trust.staff=5",
                          "municipality.asaka.staff=1 FTE", "programmes.trust.gain=1\n\x80"},
                         {}}) ==
        Lines{
            " --set programmes.trust.gian=1: unknown parameter 'programmes.trust.gian' | did you "
            "mean 'programmes.trust.gain'?",
            " --set nonsense: there is no key or no = | write key=value, like "
            "\"run.horizon=5 years\"",
            " --set programmes.trust.staff=5: programmes.trust.staff = 5 has no unit; it is given "
            "in FTE | write it like this: staff = \"5 FTE\"",
            " --set municipality.asaka.staff=1 FTE: there is no 'municipality.asaka' in this "
            "scenario | name it in a section [municipality.asaka], or correct the id",
            " --set programmes.trust.gain=1??: programmes.trust.gain has no unit, but is given as "
            "\"1??\" | write it like this: gain = 1"});
}

TEST_CASE("an unknown key is answered with the nearest known one", "[unit][scenario]") {
    CHECK(problems_in(R"(extend = "base.toml"
[programmes.trust]
gian = 0.1
"a.b" = 1
[programme.trust]
gain = 1
[municipality.asaka]
staf = "1 FTE"
[[change]]
at = 2027-04-01
why = "理由"
wyh = "理由"
programmes.trsut.gain = 0.1
municipality.asaka.staf = { times = 2 }
[scenario]
titel = "題"
[trust]
[weather]
)") == Lines{"x.toml:1:1 unknown parameter 'extend' | did you mean 'extends'?",
             "x.toml:3:1 unknown parameter 'programmes.trust.gian' | did you mean "
             "'programmes.trust.gain'?",
             "x.toml:4:1 unknown parameter 'programmes.trust.a.b' | `norishiro params` lists what "
             "can be set",
             "x.toml:5:2 unknown section 'programme.trust' | did you mean 'programmes.trust'?",
             "x.toml:8:1 unknown parameter 'municipality.asaka.staf' | did you mean "
             "'municipality.asaka.staff'?",
             "x.toml:12:1 unknown parameter 'wyh' | did you mean 'why'?",
             "x.toml:13:12 unknown parameter 'programmes.trsut.gain' | did you mean "
             "'programmes.trust.gain'?",
             "x.toml:14:20 unknown parameter 'municipality.asaka.staf' | did you mean "
             "'municipality.asaka.staff'?",
             "x.toml:16:1 unknown parameter 'scenario.titel' | did you mean 'scenario.title'?",
             "x.toml:17:2 unknown section 'trust' | did you mean 'programmes.trust'?",
             "x.toml:18:2 unknown section 'weather' | `norishiro params` lists what can be set"});
}

TEST_CASE("a value of the wrong type is refused", "[unit][scenario]") {
    CHECK(problems_in(R"([programmes.trust]
gain = "much"
half_life = true
on = 1
opens = 2026
begins = 1
[municipality.asaka]
name = 5
[municipality.wako]
staff = [1]
)") == Lines{"x.toml:2:8 programmes.trust.gain must be a number, not text | write it like this: "
             "gain = 0.5",
             "x.toml:3:13 programmes.trust.half_life must be a number with the unit months, not "
             "true or false | write it like this: half_life = \"12 months\"",
             "x.toml:4:6 programmes.trust.on must be true or false, not a number | write it like "
             "this: on = false",
             "x.toml:5:9 programmes.trust.opens must be a date, not a number | write it like this: "
             "opens = 2026-04-01",
             "x.toml:6:10 programmes.trust.begins must be one of: never, admission, not a number | "
             "write it like this: begins = \"never\"",
             "x.toml:8:8 municipality.asaka.name must be text in quotes, not a number | write it "
             "like this: name = \"…\"",
             "x.toml:10:9 municipality.wako.staff must be a number with the unit FTE, not a list | "
             "write it like this: staff = \"2 FTE\""});
}

TEST_CASE("a percentage is shown as the share that it is", "[unit][scenario]") {
    CHECK(problems_in("[programmes.trust]\ngain = \"14 %\"\n") ==
          Lines{"x.toml:2:8 programmes.trust.gain has no unit, but is given as \"14 %\" | write it "
                "like this: gain = 0.14"});
}

TEST_CASE("a unit that is missing, wrong or superfluous is refused", "[unit][scenario]") {
    CHECK(problems_in(R"([programmes.trust]
gain = "0.1 FTE"
half_life = 6
decay = "0.1 /year"
staff = "6"
cost = "30,000 JPY"
[municipality.asaka]
people = "many persons"
staff = "1 FTEs"
)") == Lines{
           "x.toml:2:8 programmes.trust.gain has no unit, but is given as \"0.1 FTE\" | write it "
           "like this: gain = 0.1",
           "x.toml:3:13 programmes.trust.half_life = 6 has no unit; it is given in months | write "
           "it like this: half_life = \"6 months\"",
           "x.toml:4:9 programmes.trust.decay = \"0.1 /year\" has the wrong unit; it is given in "
           "/month | write it like this: decay = \"0.1 /month\"",
           "x.toml:5:9 programmes.trust.staff = 6 has no unit; it is given in FTE | write it like "
           "this: staff = \"6 FTE\"",
           "x.toml:6:8 programmes.trust.cost = \"30,000 JPY\" has a separator inside the number | "
           "write the digits without commas, spaces or underscores",
           "x.toml:8:10 municipality.asaka.people = \"many persons\" is not a number with the "
           "unit persons | write it like this: people = \"1000 persons\"",
           "x.toml:9:9 municipality.asaka.staff = \"1 FTEs\" has the wrong unit; it is given in "
           "FTE | write it like this: staff = \"2 FTE\""});
}

TEST_CASE("a value outside its range is refused, and so is none at all", "[unit][scenario]") {
    CHECK(problems_in(R"([programmes.trust]
gain = nan
half_life = "inf months"
decay = "1.5 /month"
staff = "-2 FTE"
cost = { times = 1e300 }
opens = 2026-03-31
[municipality.asaka]
staff = { plus = "49 FTE" }
)") == Lines{
           "x.toml:2:8 programmes.trust.gain = nan is outside [0, 1] | give a value in that range",
           "x.toml:3:13 programmes.trust.half_life = inf months is outside [0 months, 120 "
           "months] | give a value in that range",
           "x.toml:4:9 programmes.trust.decay = 1.5 /month is outside [0 /month, 1 /month] | give "
           "a value in that range",
           "x.toml:5:9 programmes.trust.staff = -2 FTE is outside [0 FTE, 200 FTE] | give a value "
           "in that range",
           "x.toml:6:18 programmes.trust.cost = 1e+302 JPY is outside [-1000000 JPY, 1000000 JPY] "
           "| give a value in that range",
           "x.toml:7:9 programmes.trust.opens = 2026-03-31 is outside [2026-04-01, 2027-04-01] | "
           "give a value in that range",
           "x.toml:9:18 municipality.asaka.staff = 51 FTE is outside [0 FTE, 50 FTE] | give a "
           "value in that range"});
}

TEST_CASE("choices, dates and words are checked", "[unit][scenario]") {
    CHECK(
        problems_in("[programmes.trust]\nbegins = \"sometimes\"\nopens = \"2026-02-30\"\n"
                    "[municipality.asaka]\nname = \"a\\u001bb\"\n[municipality.wako]\nname = \"" +
                    std::string(201, 'x') +
                    "\"\n[municipality.Wako]\n[municipality]\nstaff = 1\n") ==
        Lines{
            "x.toml:2:10 programmes.trust.begins = \"sometimes\" is not among its choices | choose "
            "one of: never, admission",
            "x.toml:3:9 programmes.trust.opens = \"2026-02-30\" is not a date | write it like "
            "this: opens = 2026-04-01",
            "x.toml:5:8 municipality.asaka.name has a control character or a line break: \"a?b\" | "
            "write plain text on one line",
            "x.toml:7:8 municipality.wako.name has 201 characters; 200 fit | shorten it",
            "x.toml:8:15 'Wako' cannot be an id | use only a-z, 0-9 and _ here, and words "
            "elsewhere",
            "x.toml:10:1 municipality.staff is a section, not a number | write "
            "[municipality.staff] on its own line and its parameters below it"});
}

TEST_CASE("the inline form of a value is checked", "[unit][scenario]") {
    CHECK(
        problems_in(R"([programmes.trust]
gain = { value = 0.1, source = "B99" }
half_life = { value = "1 month", times = 2 }
decay = { source = "assumed" }
staff = { times = "2 FTE", sauce = 1 }
on = { times = 2 }
cost = { plus = 5 }
)",
                    {{}, {{"B22"}}}) ==
        Lines{
            "x.toml:2:32 programmes.trust.gain: there is no source 'B99' | give an id from "
            "scenarios/sources.toml, or \"assumed\"",
            "x.toml:3:13 programmes.trust.half_life needs exactly one of value, times and plus, "
            "and has 2 | write it like this: half_life = { value = \"12 months\" }",
            "x.toml:4:9 programmes.trust.decay needs exactly one of value, times and plus, and "
            "has 0 | write it like this: decay = { value = \"0.1 /month\" }",
            "x.toml:5:19 programmes.trust.staff.times must be a number without a unit, not text | "
            "write it like this: times = 2",
            "x.toml:5:28 unknown word 'sauce' in the value of programmes.trust.staff | use value, "
            "source, times or plus",
            "x.toml:6:8 programmes.trust.on is not a number, so 'times' means nothing for it | "
            "write it like this: on = false",
            "x.toml:7:17 programmes.trust.cost.plus = 5 has no unit; it is given in JPY | write it "
            "like this: plus = \"5 JPY\""});
}

TEST_CASE("a change needs a date, a reason and something to change", "[unit][scenario]") {
    CHECK(problems_in(R"([run]
horizon = "2 years"
[municipality.asaka]
[[change]]
why = "理由"
programmes.trust.gain = 2
[[change]]
at = 2027-04-01
programmes.trust.gain = 0.1
[[change]]
at = 2027-04-01
why = "理由"
[[change]]
at = 2028-04-01
why = 5
municipality.asaka.people = "5 persons"
[[change]]
at = 2026-03-31
why = "理由"
municipality.wako.staff = "5 FTE"
[[change]]
at = 2026-04-01T00:00:00
why = "理由"
programmes.trust.gain = { times = 3 }
)") == Lines{"x.toml:4:1 the change has no date | add a date, like at = 2027-04-01",
             "x.toml:6:25 programmes.trust.gain = 2 is outside [0, 1] | give a value in that range",
             "x.toml:7:1 the change has no reason | add why = \"…\" (Japanese) or why_en = \"…\"",
             "x.toml:10:1 the change changes nothing | name at least one parameter and its new "
             "value",
             "x.toml:14:6 2028-04-01 is not within the run, from 2026-04-01 until before "
             "2028-04-01 | give a date within the run, or change run.horizon",
             "x.toml:15:7 why must be text in quotes, not a number | write it like this: why = "
             "\"…\"",
             "x.toml:16:20 municipality.asaka.people cannot change during a run | give it in its "
             "section instead of in a [[change]]",
             "x.toml:18:6 2026-03-31 is not within the run, from 2026-04-01 until before "
             "2028-04-01 | give a date within the run, or change run.horizon",
             "x.toml:20:14 there is no 'municipality.wako' in this scenario | name it in a section "
             "[municipality.wako], or correct the id",
             "x.toml:22:6 at must be a date, not a time | write it like this: at = 2026-04-01"});
    CHECK(problems_in("change = 1") ==
          Lines{"x.toml:1:1 change is a list of tables | write [[change]] with two brackets before "
                "each change"});
}

TEST_CASE("a file that cannot be read is one problem, not a crash", "[unit][scenario]") {
    Folder const folder;
    auto const remedy = std::string{" | give the path of a scenario file"};
    auto const missing = (folder.path() / "none.toml").string();
    CHECK(problems_of(missing).at(0).starts_with("none.toml there is no file '"));
    CHECK(
        problems_of(folder.path()).at(0).ends_with("is a folder or a device, not a file" + remedy));
    auto const large = folder.write("large.toml", std::string(1024UL * 1024 + 1, '#'));
    CHECK(problems_of(large).at(0).ends_with("is larger than 1 MiB and cannot be a scenario" +
                                             remedy));
    CHECK(problems_in("[run]\nseed = \"é\x82\"")
              .at(0)
              .starts_with("x.toml:2:10 byte 0x82 is not UTF-8"));
    CHECK(
        problems_in("[run]\nseed = = 1").at(0).starts_with("x.toml:2:8 this is not valid TOML ("));
    CHECK(problems_in("a = 1\na = 2").at(0).starts_with("x.toml:2:"));
    CHECK(problems_in(std::string_view{"a = 1\0", 6}).size() == 1);
    CHECK(problems_in("a = " + std::string(100'000, '[')).size() == 1);
    CHECK(problems_in("[run]\nseed \uFF1D 1") ==
          Lines{"x.toml:2:6 the character '\uFF1D' is outside quotes | put words in quotes; "
                "spaces, signs "
                "and digits must be plain (half-width)"});
    CHECK(problems_in("[+]").size() == 1); // these two abort toml++ 3.3 unless it is told not to
    CHECK(problems_in("x = 12:").size() == 1);
    CHECK(problems_in("a = \"\"\"\\\nあ\"\"\"").at(0).starts_with("x.toml:1:8 this backslash"));
    CHECK(problems_in("a = 1.'é'").at(0).starts_with("x.toml:1:8 the character 'é'"));
    std::string deep = "a";
    for (int i = 0; i < 300'000; ++i) deep += ".a";
    CHECK(
        problems_in("[" + deep + "]").at(0).starts_with("x.toml:1:131 the line has more than 64"));
}

TEST_CASE("a parent must exist, within the folder, without a circle", "[unit][scenario]") {
    Folder const folder;
    std::string const remedy =
        " | name one parent in the same folder tree, like extends = \"baseline.toml\"";
    auto const first = [&](std::string const& name, std::string const& text) {
        return problems_of(folder.write(name, text)).at(0);
    };
    folder.write("outside.toml", "");
    CHECK(first("scenarios/a.toml", "\nextends = \"none.toml\"")
              .starts_with("a.toml:2:11 there is no file '"));
    CHECK(first("scenarios/a.toml", "extends = 1") ==
          "a.toml:1:11 extends must be the name of a file" + remedy);
    CHECK(first("scenarios/a.toml", "extends = \"../outside.toml\"") ==
          "a.toml:1:11 '../outside.toml' is outside the folder 'scenarios'" + remedy);
    std::filesystem::create_symlink(folder.path() / "outside.toml",
                                    folder.path() / "scenarios/link.toml");
    CHECK(first("scenarios/a.toml", "extends = \"link.toml\"") ==
          "a.toml:1:11 'link.toml' is outside the folder 'scenarios'" + remedy);
    CHECK(first("scenarios/a.toml", "extends = \"/etc/passwd\"") ==
          "a.toml:1:11 '/etc/passwd' is outside the folder 'scenarios'" + remedy);
    folder.write("scenarios/b.toml", "extends = \"./a.toml\"");
    CHECK(first("scenarios/a.toml", "extends = \"b.toml\"") ==
          "b.toml:1:11 './a.toml' extends itself in a circle" + remedy);
    CHECK(first("other/a.toml", "extends = \"../outside.toml\"") ==
          "a.toml:1:11 '../outside.toml' is outside the folder 'other'" + remedy);
    for (int i = 0; i < 40; ++i) {
        folder.write("long/" + std::to_string(i) + ".toml",
                     "extends = \"" + std::to_string(i + 1) + ".toml\"");
    }
    CHECK(problems_of(folder.path() / "long/0.toml") ==
          Lines{"31.toml:1:11 more than 32 files extend one another" + remedy});
}

TEST_CASE("the problems of a file come before those of its parents", "[unit][scenario]") {
    Folder const folder;
    folder.write("base.toml", "[programmes.trust]\ngain = 5\nstaff = \"6\"\n");
    CHECK(
        problems_of(folder.write("x.toml", "extends = \"base.toml\"\n[programmes.trust]\n"
                                           "gain = 7\nstaff = { times = 100 }\n")) ==
        Lines{"x.toml:3:8 programmes.trust.gain = 7 is outside [0, 1] | give a value in that range",
              "base.toml:2:8 programmes.trust.gain = 5 is outside [0, 1] | give a value in that "
              "range",
              "base.toml:3:9 programmes.trust.staff = 6 has no unit; it is given in FTE | write it "
              "like this: staff = \"6 FTE\""});
}

TEST_CASE("with an unreadable parent only what is certain is reported", "[unit][scenario]") {
    Folder const folder;
    folder.write("base.toml", "[[");
    auto const problems = problems_of(folder.write("x.toml", R"(extends = "base.toml"
[programmes.trust]
gain = 7
staff = { times = 100 }
[[change]]
at = 2090-04-01
why = "理由"
municipality.asaka.staff = "5 FTE"
)"));
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].starts_with("x.toml:3:8 programmes.trust.gain = 7 is outside"));
    CHECK(problems[1].starts_with("base.toml:1:"));
}

} // namespace

} // namespace toy
