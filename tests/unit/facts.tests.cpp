#include "output/facts_note.hpp"
#include "output/journal.hpp"
#include "output/packed.hpp"
#include "tests/unit/stored.hpp"

#include <array>
#include <limits>
#include <vector>

using namespace norishiro;
using namespace norishiro::output;
using Catch::Matchers::Contains;
using tests::Stored;

namespace {

using Kind = sim::FactColumn::Kind;

std::array<sim::FactColumn, 4> const columns{{
    {"time", Kind::moment, "s", {"when", "時刻"}},
    {"person", Kind::number, "", {"person", "人"}},
    {"team", Kind::level, "", {"team", "チーム"}},
    {"age", Kind::number, "year", {"age", "年齢"}, 2},
}};

sim::Label team(std::string const& id) {
    return {id, {"Team " + id, "チーム" + id}};
}

/// So many facts of a run, none of the third.
sim::Facts facts_of(std::size_t scenario, std::size_t i) {
    sim::Facts facts{columns.size()};
    auto const count = static_cast<std::int64_t>(i == 2 ? 0 : 3 + 2 * scenario + i);
    for (std::int64_t k = 0; k < count; ++k) {
        facts.add(std::array<std::int64_t, 4>{86'400 * k / 2, 9'007'199'254'740'991 - k,
                                              (k + static_cast<std::int64_t>(i)) % 2, 20 + k});
    }
    return facts;
}

/// Two scenarios that have different teams.
sim::StudyResult study_with_facts() {
    auto study = tests::fake_study(2);
    study.fact_columns = columns;
    study.scenarios[0].fact_levels = {{}, {}, {team("none"), team("a")}, {}};
    study.scenarios[1].fact_levels = {{}, {}, {team("none"), team("b")}, {}};
    auto runs = tests::runs_of(study);
    for (std::size_t s = 0; s < 2; ++s) {
        for (std::size_t i = 0; i < 3; ++i) runs[3 * s + i].facts = facts_of(s, i);
    }
    sim::keep_in_memory(study, std::move(runs));
    return study;
}

} // namespace

TEST_CASE("facts are packed and unpacked, of any size of number", "[unit][facts]") {
    sim::Facts facts{2};
    for (auto const value :
         {std::int64_t{0}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::max(),
          std::numeric_limits<std::int64_t>::min()}) {
        facts.add(std::array<std::int64_t, 2>{7, value});
    }
    CHECK(unpack_facts(pack(facts)) == facts);
    CHECK(unpack_facts(pack(sim::Facts{})) == sim::Facts{});
    CHECK(unpack_facts(pack(sim::Facts{3})) == sim::Facts{3});
}

TEST_CASE("a journal keeps facts apart from counts", "[unit][facts][journal]") {
    tests::Scratch const scratch;
    auto const file = scratch.path / "runs.journal";
    auto const study = study_with_facts();
    {
        Journal journal{file, "facts", 2};
        for (std::size_t i = 0; i < 3; ++i) {
            auto runs = std::array{study.outcome(0, i), study.outcome(1, i)};
            journal.add(i, runs);
        }
    }
    Journal const journal{file, "facts", 2};
    for (std::size_t s = 0; s < 2; ++s) {
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(journal.facts(s, i) == facts_of(s, i));
            CHECK(journal.read(s, i).facts.size() == 0);
            CHECK(sim::hash_of(journal.read(s, i)) == study.hashes[3 * s + i]);
        }
    }
}

TEST_CASE("facts come back from a result, with the levels of their scenario", "[unit][facts]") {
    Stored const stored{study_with_facts()};
    ResultFile const file{stored.file};
    REQUIRE(file.result().has_facts);
    CHECK(file.result().fact_counts == std::vector<std::size_t>{3, 4, 0, 5, 6, 0});
    for (std::size_t s = 0; s < 2; ++s) {
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(file.facts(s, i, columns, stored.study.scenarios[s].fact_levels) ==
                  facts_of(s, i));
        }
    }
    // What the file calls team b is none of the first scenario's.
    CHECK_THROWS_AS(file.facts(1, 0, columns, stored.study.scenarios[0].fact_levels),
                    sim::ScenarioError);
}

TEST_CASE("facts change nothing else that a result says", "[unit][facts]") {
    Stored const with{study_with_facts()};
    Stored const without{tests::fake_study(2)};
    ResultFile const a{with.file};
    ResultFile const b{without.file};
    CHECK_FALSE(b.result().has_facts);
    CHECK(a.result().hashes == b.result().hashes);
    for (auto const& measure : b.result().measures) {
        CHECK(a.by_place(measure.id).values == b.by_place(measure.id).values);
    }
    CHECK(tests::content(with.file).find("fact_team") != std::string::npos);
    CHECK(tests::content(without.file).find("fact_") == std::string::npos);
}

TEST_CASE("a study in which nothing happened has facts, none", "[unit][facts]") {
    auto study = study_with_facts();
    auto runs = tests::runs_of(study);
    for (auto& run : runs) run.facts = sim::Facts{columns.size()};
    sim::keep_in_memory(study, std::move(runs));
    Stored const stored{std::move(study)};
    ResultFile const file{stored.file};
    CHECK(file.result().has_facts);
    CHECK(file.facts(1, 1, columns, stored.study.scenarios[1].fact_levels).size() == 0);
}

TEST_CASE("the note beside facts says in both languages that they are not to be published",
          "[unit][facts]") {
    tests::Scratch const scratch;
    write_facts_note(scratch.path / facts_note_name);
    auto const note = tests::content(scratch.path / facts_note_name);
    CHECK_THAT(note, Contains("do not publish"));
    CHECK_THAT(note, Contains("公表"));
}

TEST_CASE("a flow says in the file where it leads", "[unit][facts]") {
    static std::array<sim::MeasureInfo, 3> measures = tests::fake_measures;
    measures[0].from = "known";
    measures[0].to = "hospital";
    measures[2].from = measures[2].to = "known";
    auto study = tests::fake_study();
    study.measures = measures;
    study.states = {{"known", {"Known", "把握"}}, {"hospital", {"In hospital", "入院"}}};
    Stored const stored{std::move(study)};
    auto const& read = ResultFile{stored.file}.result().measures;
    CHECK(read[0].from == sim::Label{"known", {"Known", "把握"}});
    CHECK(read[0].to == sim::Label{"hospital", {"In hospital", "入院"}});
    CHECK(read[1].from.id.empty());
    CHECK(read[2].from == read[2].to);
}
