#include "models/support/cases.hpp"
#include "models/support/region.hpp"
#include "models/support/story.hpp"
#include "tests/support/asaka.hpp"

#include <catch2/catch.hpp>

using namespace norishiro;
using namespace norishiro::tests;

TEST_CASE("a chronicle changes nothing of what it tells", "[story]") {
    auto const worlds = support::worlds_of({scenario("second_outreach_team", small())});
    auto const& eras = worlds.front().eras;
    auto const plain = support::begin_replication(worlds, 1)(0);
    auto everybody = support::Chronicle::of_everybody(support::case_facts);
    CHECK(support::witness(eras, 1, everybody).outcomes == plain);
    CHECK(everybody.facts().size() > 1000);
    for (std::uint32_t const number : {0U, 40U, 2000U, 6000U}) {
        auto one = support::Chronicle::of(number);
        CHECK(support::witness(eras, 1, one).outcomes == plain);
    }
}

TEST_CASE("a copy of a region notes nothing", "[story]") {
    auto const eras = tests::eras("baseline", small());
    support::Region region{eras, sim::Luck{1, 0}};
    auto chronicle = support::Chronicle::of_everybody(support::case_facts);
    region.record(chronicle);
    support::Region copy{region};
    auto const before = chronicle.facts().size();
    copy.burn_in(nullptr, -6);
    CHECK(chronicle.facts().size() == before);
    region.burn_in(nullptr, -6);
    CHECK(chronicle.facts().size() > before);
}

TEST_CASE("each kind of case is found, and every person found has a story", "[story]") {
    auto const eras = tests::eras("baseline", small());
    auto everybody = support::Chronicle::of_everybody(support::case_facts);
    auto const run = support::witness(eras, 0, everybody);
    for (std::size_t k = 0; k < support::case_kind_count; ++k) {
        auto const found = support::cases(static_cast<support::CaseKind>(k), everybody, run);
        CAPTURE(k);
        REQUIRE(!found.empty());
        CHECK(std::ranges::is_sorted(found, std::greater{}, &support::Case::days));
        CHECK(support::spread(found, 20).size() <= 20);
        auto one = support::Chronicle::of(found.front().person);
        auto const again = support::witness(eras, 0, one);
        REQUIRE(one.first().has_value());
        support::Subject const subject{found.front().person, *one.first(), again.start, again.end};
        auto const story = support::tell(one.facts(), subject, again.names);
        CHECK(!story.episodes.empty());
        for (auto const language : {sim::Language::en, sim::Language::ja}) {
            auto const text = support::text_of(story, subject, language);
            INFO(text);
            CHECK(text.find('{') == std::string::npos);
            auto const town = again.names.towns[subject.first.municipality].in(language);
            CHECK(text.find(town) != std::string::npos);
        }
    }
}
