#include "cli/bench.hpp"

#include "models/care_pathway/care_pathway.hpp"
#include "models/cohort/cohort.hpp"
#include "models/queue/queue.hpp"
#include "models/support/region.hpp"
#include "models/support/run.hpp"
#include "sim/experiment.hpp"
#include "sim/statistics.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <iostream>
#include <malloc.h>
#include <nlohmann/json.hpp>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

namespace norishiro::cli {

namespace {

using Json = nlohmann::ordered_json;

struct Settings {
    std::uint64_t seed;
    std::size_t threads;
    std::uint64_t size;
};

struct Timing {
    double seconds = 0.0; ///< of one run on the engine
    double plain_loop_ratio = 0.0;
    double peak_rss_mb = 0.0; ///< before the plain loop took any memory
};

double seconds_of(auto const& work) {
    auto const start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double peak_rss_mb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024.0 / 1e6; // kibibytes on Linux
}

/// What the program has asked for and not given back.
double bytes_in_use() {
    auto const heap = mallinfo2();
    return static_cast<double>(heap.uordblks + heap.hblkhd);
}

double median(std::vector<double> values) {
    auto const middle = values.begin() + std::ssize(values) / 2;
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// The engine and the plain loop in turn, so that both meet the same noise of the machine.
Timing time_in_turn(auto const& engine, auto const& plain_loop) {
    constexpr int rounds = 5;
    std::vector<double> seconds;
    std::vector<double> ratios;
    double memory = 0.0;
    for (int round = 0; round < rounds; ++round) {
        seconds.push_back(seconds_of(engine));
        if (round == 0) memory = peak_rss_mb();
        ratios.push_back(seconds_of(plain_loop) / seconds.back());
    }
    return {median(seconds), median(ratios), memory};
}

Json describe(std::string_view workload, Settings const& settings, Timing const& timing) {
    return {{"workload", workload},
            {"threads", settings.threads},
            {"size", settings.size},
            {"seed", settings.seed},
            {"seconds", timing.seconds},
            {"peak_rss_mb", timing.peak_rss_mb},
            {"plain_loop_ratio", timing.plain_loop_ratio}};
}

/// One line of customers is one sequence of events: further threads have nothing to do.
Json bench_queue(Settings const& settings) {
    queue::Plan plan;
    plan.customers = static_cast<std::uint32_t>(settings.size);
    queue::Result result;
    queue::Result plain;
    auto const timing = time_in_turn(
        [&] {
            result = queue::simulate(plan, sim::Luck{settings.seed, 0});
        },
        [&] { plain = queue::plain_loop(plan, settings.seed); });
    auto const customers = static_cast<double>(settings.size);
    Json json = describe("w1", settings, timing);
    json["customers_per_s"] = customers / timing.seconds;
    json["ns_per_event"] = timing.seconds * 1e9 / (2.0 * customers);
    json["mean_wait_days"] = result.mean_wait;
    json["plain_loop_mean_wait_days"] = plain.mean_wait;
    return json;
}

using care_pathway::Station;
using Network = std::vector<care_pathway::Result>;

/// One mean a replication, in days.
std::vector<double> means_of(Network const& runs, auto const& durations) {
    std::vector<double> means;
    for (auto const& run : runs) means.push_back(durations(run).mean_days());
    return means;
}

double in_days(Network const& runs, auto const& durations) {
    return sim::mean(means_of(runs, durations));
}

double standard_error(Network const& runs, auto const& durations) {
    auto const means = means_of(runs, durations);
    return std::sqrt(sim::variance(means) / static_cast<double>(means.size()));
}

Json bench_network(std::string_view workload, care_pathway::Plan const& plan,
                   Settings const& settings) {
    Network runs(settings.size);
    Network plain(settings.size);
    auto const engine = [&](std::size_t r) {
        runs[r] = care_pathway::simulate(plan, sim::Luck{settings.seed, r});
    };
    auto const by_hand = [&](std::size_t r) {
        plain[r] = care_pathway::plain_loop(plan, settings.seed + r);
    };
    auto const timing =
        time_in_turn([&] { sim::for_each_index(runs.size(), settings.threads, engine); },
                     [&] { sim::for_each_index(plain.size(), settings.threads, by_hand); });
    std::int64_t transitions = 0;
    for (auto const& run : runs) transitions += run.transitions;
    Json json = describe(workload, settings, timing);
    json["replications"] = settings.size;
    json["transitions_per_s"] = static_cast<double>(transitions) / timing.seconds;
    for (auto const station : {Station::intake, Station::outreach, Station::ward}) {
        auto const waits = [&](auto const& run) { return run.waits[index(station)]; };
        json["waits_days"].push_back(in_days(runs, waits));
        json["waits_se"].push_back(standard_error(runs, waits));
        json["plain_loop_waits_days"].push_back(in_days(plain, waits));
    }
    if (plan.ward_room == care_pathway::unlimited) return json;
    for (auto const station : {Station::intake, Station::outreach, Station::aftercare}) {
        auto const blocked = [&](auto const& run) { return run.blocked[index(station)]; };
        json["blocked_days"].push_back(in_days(runs, blocked));
    }
    json["urgent_ward_wait_days"] =
        in_days(runs, [](auto const& run) { return run.urgent_ward_waits; });
    return json;
}

/// Runs `part(first, persons)` on blocks of the population and adds the blocks up in their order.
cohort::Result in_blocks(Settings const& settings, auto const& part) {
    constexpr std::uint64_t block = 10'000;
    std::vector<cohort::Result> results((settings.size + block - 1) / block);
    sim::for_each_index(results.size(), settings.threads, [&](std::size_t i) {
        results[i] = part(i * block, std::min(block, settings.size - i * block));
    });
    cohort::Result sum;
    for (auto const& result : results) sum += result;
    return sum;
}

Json bench_cohort(Settings const& settings) {
    cohort::Plan plan;
    cohort::Result result;
    cohort::Result plain;
    sim::Luck const luck{settings.seed, 0};
    auto const timing = time_in_turn(
        [&] {
            result = in_blocks(settings, [&](std::uint64_t first, std::uint64_t persons) {
                return cohort::simulate({persons, plan.years}, luck, first);
            });
        },
        [&] {
            plain = in_blocks(settings, [&](std::uint64_t first, std::uint64_t persons) {
                return cohort::plain_loop({persons, plan.years}, settings.seed + first);
            });
        });
    auto const persons = static_cast<double>(settings.size);
    Json json = describe("w3", settings, timing);
    json["person_years_per_s"] = persons * plan.years / timing.seconds;
    json["transitions_per_person"] = static_cast<double>(result.transitions) / persons;
    json["plain_loop_transitions_per_person"] = static_cast<double>(plain.transitions) / persons;
    for (auto const count : result.at_the_end) {
        json["final_distribution"].push_back(static_cast<double>(count) / persons);
    }
    for (auto const seconds : result.seconds) {
        json["person_years_per_person"].push_back(sim::in_years(sim::Seconds{seconds}) / persons);
    }
    return json;
}

/// The region of scenarios/asaka, one replication: its burn-in, then as many years as `size` says.
Json bench_asaka(Call const& call, Settings const& settings) {
    auto scenario_call = call;
    scenario_call.options.set.insert(scenario_call.options.set.end(),
                                     {fmt::format("run.seed={}", settings.seed),
                                      fmt::format("run.horizon={} years", settings.size),
                                      "run.replications=1"});
    auto const scenario = load(scenario_call, "scenarios/asaka/baseline.toml");
    auto worlds = support::worlds_of({scenario});
    auto const found = support::find_burn_in(worlds.front(), 1);
    worlds = support::burning_in(std::move(worlds), sim::Months{static_cast<double>(found.months)});
    double const before = bytes_in_use();
    support::Region region{worlds.front().eras, sim::Luck{settings.seed, 0}};
    double const burn_in_seconds = seconds_of([&] { region.burn_in(); });
    auto const burn_in_events = region.events();
    double const seconds = seconds_of([&] { (void)region.run(); });
    double const bytes = bytes_in_use() - before;
    auto const events = static_cast<double>(region.events() - burn_in_events);
    auto const persons = static_cast<double>(region.people().size());
    return {{"workload", "asaka"},
            {"threads", 1},
            {"size", settings.size},
            {"seed", settings.seed},
            {"seconds", seconds},
            {"peak_rss_mb", peak_rss_mb()},
            {"events", region.events() - burn_in_events},
            {"ns_per_event", seconds * 1e9 / events},
            {"burn_in_years", static_cast<double>(found.months) / 12.0},
            {"burn_in_seconds", burn_in_seconds},
            {"persons", region.people().size()},
            {"bytes_per_person", bytes / persons}};
}

} // namespace

ExitCode bench(Call const& call) {
    auto const& o = call.options;
    auto const size_or = [&](std::uint64_t usual) { return o.size > 0 ? o.size : usual; };
    Settings settings{o.seed >= 0 ? static_cast<std::uint64_t>(o.seed) : 1,
                      o.threads > 0 ? o.threads : 1, 0};
    Json json;
    if (o.workload == "w1") {
        settings.size = size_or(queue::Plan{}.customers);
        json = bench_queue(settings);
    } else if (o.workload == "asaka") {
        settings.size = size_or(10);
        json = bench_asaka(call, settings);
    } else if (o.workload == "w3") {
        settings.size = size_or(cohort::Plan{}.persons);
        json = bench_cohort(settings);
    } else {
        settings.size = size_or(40);
        json = bench_network(
            o.workload, o.workload == "w2a" ? care_pathway::jackson() : care_pathway::blocking(),
            settings);
    }
    bool const to_read = !o.json && isatty(STDOUT_FILENO) == 1;
    std::cout << json.dump(to_read ? 2 : -1) << '\n';
    return done;
}

} // namespace norishiro::cli
