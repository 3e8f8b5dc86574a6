#include "models/care_pathway/care_pathway.hpp"
#include "models/cohort/cohort.hpp"
#include "models/queue/queue.hpp"
#include "tests/golden/hash.hpp"
#include "tests/support/asaka.hpp"

#include <bit>
#include <catch2/catch.hpp>
#include <string>

// Golden values: what came out, not that it is right (see theory for that). They are the same for
// every compiler and every level of optimisation, so that a build that gives others does not keep
// the promise of the same bytes. What changes them changes published results, and belongs in
// CHANGELOG under `Results:`. To renew, take the values that the failing test prints.

namespace norishiro {

namespace {

using tests::Hash;

void add(Hash& hash, care_pathway::Durations const& durations) {
    hash.add(durations.count);
    hash.add(durations.seconds);
}

std::string hash_of(care_pathway::Result const& result) {
    Hash hash;
    hash.add(result.transitions);
    for (auto const& waits : result.waits) add(hash, waits);
    for (auto const& blocked : result.blocked) add(hash, blocked);
    add(hash, result.urgent_ward_waits);
    return hash.text();
}

std::string hash_of(cohort::Result const& result) {
    Hash hash;
    hash.add(result.transitions);
    for (auto const count : result.at_the_end) hash.add(count);
    for (auto const seconds : result.seconds) hash.add(seconds);
    return hash.text();
}

std::string hash_of(queue::Result const& result) {
    Hash hash;
    hash.add(std::bit_cast<std::uint64_t>(result.mean_wait));
    hash.add(std::bit_cast<std::uint64_t>(result.waited));
    return hash.text();
}

std::string hash_of(sim::Counts const& counts) {
    Hash hash;
    for (auto const value : counts.values()) hash.add(value);
    return hash.text();
}

TEST_CASE("the models that verify the engine give the golden results", "[golden]") {
    sim::Luck const luck{20'260'401, 7};
    queue::Plan plan;
    plan.customers = 50'000;
    CHECK(hash_of(queue::simulate(plan, luck)) == "bb163593678690c0");
    CHECK(hash_of(care_pathway::simulate(care_pathway::jackson(), luck)) == "9e5808eb9f2afff7");
    CHECK(hash_of(care_pathway::simulate(care_pathway::blocking(), luck)) == "5d7a524c146f5ce9");
    CHECK(hash_of(cohort::simulate({50'000}, luck)) == "1be0047a42896a07");
}

TEST_CASE("a small region gives the golden results", "[golden]") {
    auto const outcomes = [](std::string const& scenario) {
        return support::simulate(tests::eras(scenario, tests::small()), 3);
    };
    CHECK(hash_of(outcomes("baseline").by_place) == "77539c95e5246ab2");
    auto const coordinated = outcomes("early_coordination");
    CHECK(hash_of(coordinated.by_place) == "6327965ae208dd49");
    CHECK(hash_of(coordinated.by_group) == "b30adb07bf2669ca");
    CHECK(hash_of(coordinated.by_station) == "0e5a88109ead84a7");
}

} // namespace

} // namespace norishiro
