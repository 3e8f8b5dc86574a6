#include "models/support/run.hpp"
#include "sim/experiment.hpp"
#include "tests/support/asaka.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

using namespace norishiro;
using namespace norishiro::tests;

namespace {

sim::StudyRuns runs_on(std::size_t threads, support::Worlds const& worlds) {
    sim::Study study;
    study.scenarios = worlds.size();
    study.replications = 4;
    study.threads = threads;
    study.begin = [&](std::size_t r) { return support::begin_replication(worlds, r); };
    return sim::run_study(study);
}

} // namespace

TEST_CASE("one, two, three and eight threads count the same", "[experiment]") {
    auto const set = small({"population.scale=0.03", "run.horizon=2 years"});
    auto const worlds =
        support::worlds_of({scenario("baseline", set), scenario("early_coordination", set)});
    auto const alone = runs_on(1, worlds);
    REQUIRE(alone.outcomes.size() == 8);
    for (std::size_t const threads : {2U, 3U, 8U}) {
        auto const together = runs_on(threads, worlds);
        CHECK(together.replications == alone.replications);
        CHECK(together.outcomes == alone.outcomes);
    }
}

TEST_CASE("one, two, three and eight threads find the same burn-in", "[experiment]") {
    auto const set =
        small({"population.scale=0.03", "run.settle=true", "run.burn_in_most=120 months"});
    auto const world = support::worlds_of({scenario("baseline", set)}).front();
    auto const alone = support::find_burn_in(world, 1);
    for (std::size_t const threads : {2U, 3U, 8U}) {
        auto const together = support::find_burn_in(world, threads);
        CHECK(together.months == alone.months);
        REQUIRE(together.stocks.size() == alone.stocks.size());
        for (std::size_t s = 0; s < alone.stocks.size(); ++s) {
            CHECK(together.stocks[s].drift.per_year == alone.stocks[s].drift.per_year);
        }
    }
}

TEST_CASE("two threads work at the same time", "[experiment]") {
    std::atomic<int> here{0};
    std::atomic<bool> met{false};
    sim::for_each_index(2, 2, [&](std::size_t) {
        ++here;
        // A minute is far more than a thread needs to start on the busiest machine.
        auto const give_up = std::chrono::steady_clock::now() + std::chrono::minutes{1};
        while (here.load() < 2 && std::chrono::steady_clock::now() < give_up) {
            std::this_thread::yield();
        }
        if (here.load() == 2) met = true;
    });
    CHECK(met.load());
}
