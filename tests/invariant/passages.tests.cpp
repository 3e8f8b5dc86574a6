#include "models/support/passages.hpp"

#include "models/support/pathway.hpp"
#include "models/support/tables.hpp"
#include "tests/support/asaka.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <set>

using namespace norishiro;
using namespace norishiro::tests;
using support::Keeps;
using support::PassageColumn;

namespace {

std::int64_t cell(sim::Facts const& facts, std::size_t fact, PassageColumn column) {
    return facts.at(fact, static_cast<std::size_t>(column));
}

/// Both scenarios of one replication, which fork from one burn-in.
std::vector<sim::Outcomes> runs(Keeps keeps) {
    auto const worlds = support::worlds_of(
        {scenario("baseline", small()), scenario("second_outreach_team", small())});
    auto const run = support::begin_replication(worlds, 1, nullptr, keeps);
    return {run(0), run(1)};
}

} // namespace

TEST_CASE("facts change no count, and add up to the flows by row, month and municipality",
          "[passages]") {
    auto const plain = runs(Keeps::counts);
    auto const noted = runs(Keeps::facts);
    for (std::size_t s = 0; s < noted.size(); ++s) {
        auto const& facts = noted[s].facts;
        CHECK(plain[s].facts.size() == 0);
        CHECK(sim::hash_of(plain[s]) == sim::hash_of(noted[s]));
        REQUIRE(facts.size() > 10'000);
        auto left = noted[s]; // of the counts, once every fact is taken away
        for (std::size_t f = 0; f < facts.size(); ++f) {
            auto const row = static_cast<std::size_t>(cell(facts, f, PassageColumn::arrow));
            --left.at(static_cast<std::size_t>(cell(facts, f, PassageColumn::month)),
                      static_cast<std::size_t>(cell(facts, f, PassageColumn::municipality)),
                      support::flow_of(row));
        }
        for (std::size_t row = 0; row < support::pathway().size(); ++row) {
            CAPTURE(support::pathway()[row].name);
            for (std::size_t month = 0; month < left.months(); ++month) {
                for (std::size_t place = 0; place < left.places(); ++place) {
                    REQUIRE(left.at(month, place, support::flow_of(row)) == 0);
                }
            }
        }
    }
}

TEST_CASE("facts are in order, and each begins where the person's last one ended", "[passages]") {
    auto const noted = runs(Keeps::facts);
    for (auto const& run : noted) {
        std::map<std::int64_t, std::int64_t> state;
        std::int64_t before = 0;
        for (std::size_t f = 0; f < run.facts.size(); ++f) {
            auto const time = cell(run.facts, f, PassageColumn::time);
            REQUIRE(time >= before);
            before = time;
            auto const row = static_cast<std::size_t>(cell(run.facts, f, PassageColumn::arrow));
            auto const from = cell(run.facts, f, PassageColumn::from);
            auto const to = cell(run.facts, f, PassageColumn::to);
            REQUIRE(from == static_cast<std::int64_t>(support::pathway()[row].from));
            REQUIRE(to == static_cast<std::int64_t>(support::pathway()[row].to));
            auto const [known, is_new] =
                state.emplace(cell(run.facts, f, PassageColumn::person), to);
            if (!is_new) REQUIRE(known->second == from);
            known->second = to;
        }
        REQUIRE(state.size() > 1'000);
    }
}

TEST_CASE("a person has the same number in every scenario, and no one else has it", "[passages]") {
    CHECK(support::number_of((sim::Entity{1} << 63U) | (sim::Entity{3} << 40U) | 17) ==
          4'000'000'017);
    CHECK(support::number_of((sim::Entity{5} << 40U) | 1) == 1'005'000'000'001);
    auto const noted = runs(Keeps::facts);
    std::vector<std::map<std::int64_t, std::pair<std::int64_t, std::int64_t>>> people(2);
    for (std::size_t s = 0; s < 2; ++s) {
        for (std::size_t f = 0; f < noted[s].facts.size(); ++f) {
            std::pair const lasting{cell(noted[s].facts, f, PassageColumn::municipality),
                                    cell(noted[s].facts, f, PassageColumn::diagnosis)};
            auto const [known, is_new] =
                people[s].emplace(cell(noted[s].facts, f, PassageColumn::person), lasting);
            REQUIRE(known->second == lasting);
        }
    }
    std::size_t common = 0;
    for (auto const& [person, lasting] : people[0]) {
        auto const other = people[1].find(person);
        if (other == people[1].end()) continue;
        REQUIRE(other->second == lasting);
        ++common;
    }
    CHECK(common > people[0].size() * 9 / 10);
}

TEST_CASE("facts name the hospital of whoever is in one, and who keeps contact", "[passages]") {
    using support::Stage;
    auto const facts = runs(Keeps::facts)[1].facts;
    auto const parameters = tests::eras("second_outreach_team", small()).front().parameters;
    auto const levels = support::passage_levels(parameters);
    auto const id_of = [&](PassageColumn column, std::int64_t level) {
        return levels[static_cast<std::size_t>(column)].at(static_cast<std::size_t>(level)).id;
    };
    auto const area = support::areas_of(parameters).front().id;
    std::set<std::string> hospitals;
    std::set<std::string> agencies;
    for (std::size_t f = 0; f < facts.size(); ++f) {
        auto const from = static_cast<Stage>(cell(facts, f, PassageColumn::from));
        auto const to = static_cast<Stage>(cell(facts, f, PassageColumn::to));
        auto const hospital =
            id_of(PassageColumn::hospital, cell(facts, f, PassageColumn::hospital));
        auto const agency = id_of(PassageColumn::agency, cell(facts, f, PassageColumn::agency));
        auto const town =
            id_of(PassageColumn::municipality, cell(facts, f, PassageColumn::municipality));
        CAPTURE(
            support::pathway()[static_cast<std::size_t>(cell(facts, f, PassageColumn::arrow))].name,
            agency, hospital, town);
        bool const inside = support::in_hospital(from) || support::in_hospital(to);
        REQUIRE((hospital != "none") == inside);
        bool const kept = to == Stage::known || to == Stage::outreach || from == Stage::known ||
                          from == Stage::outreach;
        REQUIRE((agency != "none") == kept);
        // It is the person's own municipality's, or the area's.
        if (kept) REQUIRE((agency.ends_with("_" + town) || agency.ends_with("_" + area)));
        if (to == Stage::outreach) REQUIRE(agency == "outreach_" + area);
        REQUIRE(cell(facts, f, PassageColumn::age) >= 0);
        REQUIRE(cell(facts, f, PassageColumn::age) < 130);
        hospitals.insert(hospital);
        agencies.insert(agency);
    }
    CHECK(hospitals.size() > 3);
    CHECK(agencies.size() > 10);
}
