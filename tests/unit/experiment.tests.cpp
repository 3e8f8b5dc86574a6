#include "sim/experiment.hpp"

#include "sim/random/stream.hpp"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace norishiro::sim {

namespace {

/// What a run of a toy counts: numbers that depend on scenario and replication alone.
Outcomes toy_run(std::size_t scenario, std::size_t replication) {
    Stream luck{Luck{1, replication}.decision("toy"), scenario};
    Outcomes outcomes{3, 2, 2};
    for (std::size_t month = 0; month < 3; ++month) {
        outcomes.at(month, 1, 0) = static_cast<std::int64_t>(luck() >> 40U);
    }
    return outcomes;
}

Study toy_study(std::size_t scenarios, std::size_t replications, std::size_t threads) {
    Study study;
    study.scenarios = scenarios;
    study.replications = replications;
    study.threads = threads;
    study.run = toy_run;
    return study;
}

/// Every outcome that there is belongs to its scenario and replication.
bool in_place(StudyRuns const& runs, std::size_t scenarios) {
    bool right = runs.outcomes.size() == scenarios * runs.replications.size();
    for (std::size_t s = 0; right && s < scenarios; ++s) {
        for (std::size_t i = 0; i < runs.replications.size(); ++i) {
            auto const& outcomes = runs.outcomes[s * runs.replications.size() + i];
            right = right && outcomes == toy_run(s, runs.replications[i]);
        }
    }
    return right;
}

std::vector<std::size_t> up_to(std::size_t n) {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < n; ++i) numbers.push_back(i);
    return numbers;
}

TEST_CASE("each index is visited once on any number of threads", "[unit][experiment]") {
    for (std::size_t const threads : {0U, 1U, 2U, 3U, 8U}) {
        for (std::size_t const n : {0U, 1U, 2U, 7U, 1000U}) {
            CAPTURE(threads, n);
            std::vector<std::atomic<int>> visits(n);
            for_each_index(n, threads, [&](std::size_t i) { ++visits[i]; });
            CHECK(std::ranges::all_of(visits, [](auto const& v) { return v == 1; }));
        }
    }
}

TEST_CASE("two threads work at the same time", "[unit][experiment]") {
    // Each job waits a while for another one: one after the other, all would wait in vain. There are
    // many, since a thread that is asleep may miss the first ones.
    std::atomic<int> at_work{0};
    std::atomic<bool> met{false};
    for_each_index(50, 2, [&](std::size_t) {
        if (++at_work == 2) met = true;
        auto const patience = std::chrono::steady_clock::now() + std::chrono::milliseconds{300};
        while (!met && std::chrono::steady_clock::now() < patience) std::this_thread::yield();
        --at_work;
    });
    CHECK(met);
}

TEST_CASE("no more threads work than were asked for", "[unit][experiment]") {
    for (int const threads : {1, 2}) {
        std::atomic<int> at_work{0};
        std::atomic<int> most{0};
        for_each_index(50, static_cast<std::size_t>(threads), [&](std::size_t) {
            int const now = ++at_work;
            for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
            }
            std::this_thread::sleep_for(std::chrono::microseconds{200});
            --at_work;
        });
        CHECK(most <= threads);
    }
}

TEST_CASE("a study has every replication of every scenario in its place", "[unit][experiment]") {
    auto const runs = run_study(toy_study(3, 20, 2));
    CHECK(runs.replications == up_to(20));
    CHECK(in_place(runs, 3));
    CHECK(runs.failures.empty());
}

TEST_CASE("neither threads nor how long a run takes change the answer", "[unit][experiment]") {
    auto const expected = run_study(toy_study(3, 12, 1));
    for (std::size_t const threads : {1U, 2U, 3U, 8U}) {
        auto study = toy_study(3, 12, threads);
        study.run = [&](std::size_t scenario, std::size_t replication) {
            Stream delay{Luck{99, threads}.decision("delay"), replication * 3 + scenario};
            std::this_thread::sleep_for(
                std::chrono::microseconds{static_cast<int>(delay.uniform() * 2'000)});
            return toy_run(scenario, replication);
        };
        CAPTURE(threads);
        auto const runs = run_study(study);
        CHECK(runs.replications == expected.replications);
        CHECK(runs.outcomes == expected.outcomes);
    }
}

TEST_CASE("a replication that fails in one scenario is left out of all and told",
          "[unit][experiment]") {
    for (std::size_t const threads : {1U, 3U}) {
        CAPTURE(threads);
        auto study = toy_study(2, 6, threads);
        study.run = [](std::size_t scenario, std::size_t replication) {
            if (replication == 4 || (scenario == 1 && replication == 2)) {
                throw BrokenInvariant{"a bed was held twice"};
            }
            return toy_run(scenario, replication);
        };
        auto const runs = run_study(study);
        CHECK(runs.replications == std::vector<std::size_t>{0, 1, 3, 5});
        CHECK(in_place(runs, 2));
        REQUIRE(runs.failures.size() == 3);
        CHECK(runs.failures[0].replication == 2);
        CHECK(runs.failures[0].scenario == 1);
        CHECK(runs.failures[0].what == "a bed was held twice");
        CHECK(runs.failures[1].replication == 4);
        CHECK(runs.failures[1].scenario == 0);
        CHECK(runs.failures[2].scenario == 1);
    }
}

TEST_CASE("a failure without words is told as well", "[unit][experiment]") {
    auto study = toy_study(1, 2, 1);
    study.run = [](std::size_t scenario, std::size_t replication) {
        if (replication == 1) throw BrokenInvariant{""};
        return toy_run(scenario, replication);
    };
    auto const runs = run_study(study);
    CHECK(runs.replications == up_to(1));
    CHECK(runs.failures.size() == 1);
}

TEST_CASE("a study in which everything fails has nothing but failures", "[unit][experiment]") {
    auto study = toy_study(2, 3, 2);
    study.run = [](std::size_t, std::size_t) -> Outcomes { throw BrokenInvariant{"no"}; };
    auto const runs = run_study(study);
    CHECK(runs.replications.empty());
    CHECK(runs.outcomes.empty());
    CHECK(runs.failures.size() == 6);
}

TEST_CASE("an exception that is not ours to keep leaves the study", "[unit][experiment]") {
    auto study = toy_study(2, 3, 2);
    study.run = [](std::size_t, std::size_t) -> Outcomes { throw std::runtime_error{"disk"}; };
    CHECK_THROWS_AS(run_study(study), std::runtime_error);
}

TEST_CASE("a study that is stopped has whole replications only", "[unit][experiment]") {
    // The flag goes up while the first scenario of replication 3 runs; that run ends, its pair
    // never begins.
    std::atomic<bool> stop{false};
    auto study = toy_study(2, 10, 1);
    study.stop = &stop;
    study.run = [&](std::size_t scenario, std::size_t replication) {
        if (replication == 3) stop = true;
        return toy_run(scenario, replication);
    };
    auto const runs = run_study(study);
    CHECK(runs.replications == up_to(3));
    CHECK(in_place(runs, 2));
    CHECK(runs.failures.empty());
}

TEST_CASE("runs that end because they were told to are no failures", "[unit][experiment]") {
    for (std::size_t const threads : {1U, 2U, 8U}) {
        CAPTURE(threads);
        std::atomic<bool> stop{false};
        auto study = toy_study(3, 50, threads);
        study.stop = &stop;
        study.run = [&](std::size_t scenario, std::size_t replication) {
            if (replication == 20) stop = true;
            if (stop) throw Stopped{};
            return toy_run(scenario, replication);
        };
        auto const runs = run_study(study);
        CHECK(in_place(runs, 3));
        CHECK(runs.failures.empty());
        CHECK(runs.replications.size() >= 10); // jobs begin in order
        CHECK(runs.replications.size() <= 20 + threads);
    }
}

TEST_CASE("a study that is stopped before it begins is empty", "[unit][experiment]") {
    std::atomic<bool> const stop{true};
    auto study = toy_study(2, 5, 2);
    study.stop = &stop;
    auto const runs = run_study(study);
    CHECK(runs.replications.empty());
    CHECK(runs.outcomes.empty());
}

TEST_CASE("what the scenarios of a replication have in common is simulated once",
          "[unit][experiment]") {
    for (std::size_t const threads : {1U, 3U}) {
        CAPTURE(threads);
        std::vector<std::atomic<int>> begun(6);
        auto study = toy_study(3, 6, threads);
        study.begin = [&](std::size_t replication) {
            ++begun[replication];
            return [replication](std::size_t scenario) { return toy_run(scenario, replication); };
        };
        auto const runs = run_study(study);
        CHECK(runs.replications == up_to(6));
        CHECK(in_place(runs, 3));
        CHECK(std::ranges::all_of(begun, [](auto const& n) { return n == 1; }));
    }
}

TEST_CASE("a replication whose common past fails is left out and told once", "[unit][experiment]") {
    std::atomic<std::size_t> last{0};
    auto study = toy_study(3, 4, 1);
    study.on_progress = [&](std::size_t done) { last = done; };
    study.begin = [](std::size_t replication) -> Replication {
        if (replication == 1) throw BrokenInvariant{"a bed was held twice"};
        if (replication == 3) throw Stopped{};
        return [replication](std::size_t scenario) { return toy_run(scenario, replication); };
    };
    auto const runs = run_study(study);
    CHECK(runs.replications == std::vector<std::size_t>{0, 2});
    CHECK(in_place(runs, 3));
    REQUIRE(runs.failures.size() == 1);
    CHECK(runs.failures[0].scenario == 0);
    CHECK(runs.failures[0].replication == 1);
    CHECK(last == 9);
}

TEST_CASE("progress counts every job to the last", "[unit][experiment]") {
    std::atomic<std::size_t> calls{0};
    std::atomic<std::size_t> sum{0};
    auto study = toy_study(2, 10, 3);
    study.on_progress = [&](std::size_t done) {
        ++calls;
        sum += done;
    };
    run_study(study);
    CHECK(calls == 20);
    CHECK(sum == 20 * 21 / 2); // each number once, in whatever order
}

} // namespace

} // namespace norishiro::sim
