#include "cli/simulate.hpp"

#include "models/support/measures.hpp"
#include "models/support/run.hpp"
#include "output/console.hpp"
#include "output/csv.hpp"
#include "output/folder.hpp"
#include "output/hdf5.hpp"
#include "output/run_log.hpp"
#include "sim/experiment.hpp"
#include "sim/statistics.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fmt/format.h>
#include <iostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace norishiro::cli {

namespace {

/// What is known of a study before its first job.
struct Plan {
    std::vector<sim::Scenario> scenarios;
    std::vector<support::Eras> eras; ///< of each scenario
    std::size_t replications;
    std::size_t threads;
    std::filesystem::path folder; ///< where the result goes
};

std::filesystem::path folder_of(Call const& call, std::vector<sim::Scenario> const& scenarios) {
    if (!call.options.out.empty()) return call.options.out;
    std::vector<std::string> ids;
    ids.reserve(scenarios.size());
    for (auto const& scenario : scenarios) ids.push_back(scenario.id);
    return output::default_folder(ids);
}

Plan plan_of(Call const& call) {
    auto scenarios = load_all(call);
    if (auto problems = support::problems_between(scenarios); !problems.empty()) {
        throw sim::ScenarioError{std::move(problems)};
    }
    std::vector<support::Eras> eras;
    eras.reserve(scenarios.size());
    for (auto const& scenario : scenarios) eras.push_back(support::eras_of(scenario));
    auto const& run = eras.front().front().parameters.run;
    auto const replications = static_cast<std::size_t>(run.replications.value());
    std::size_t const threads = call.options.threads > 0
                                    ? call.options.threads
                                    : std::max(1U, std::thread::hardware_concurrency());
    auto folder = folder_of(call, scenarios);
    return {std::move(scenarios), std::move(eras), replications, threads, std::move(folder)};
}

std::string duration_in_words(Call const& call, double seconds) {
    double const minutes = seconds / 60.0;
    return seconds < 90.0 ? fmt::format("{:.0f}{}", seconds, call.say(" s", "秒"))
                          : fmt::format("{:.1f}{}", minutes, call.say(" min", "分"));
}

void announce(Call const& call, Plan const& plan) {
    if (call.options.quiet) return; // measuring the effort takes its time
    auto const& parameters = plan.eras.front().front().parameters;
    auto const effort = support::estimate(plan.eras.front(), plan.threads);
    auto const threads = static_cast<double>(plan.threads);
    auto const jobs = static_cast<double>(plan.eras.size() * plan.replications);
    auto const months = parameters.run.horizon.value() * 12.0;
    auto const places = parameters.municipalities.size() + 1;
    double const kept =
        jobs * months * static_cast<double>(places * support::measures().size()) * 8;
    double const memory = (kept * 2.5 + effort.bytes * threads) / 1e6;
    auto const duration = duration_in_words(call, effort.seconds * jobs / threads);
    auto const persons = output::format_number(static_cast<double>(effort.persons), 3);
    call.note(call.say(
        fmt::format("{} persons, {} scenarios x {} replications on {} threads: about {}, {:.0f} MB",
                    persons, plan.eras.size(), plan.replications, plan.threads, duration, memory),
        fmt::format("{}人、{}シナリオ×{}回、{}スレッド: 約{}、メモリ約{:.0f} MB", persons,
                    plan.eras.size(), plan.replications, plan.threads, duration, memory)));
}

void take_runs(Call const& call, sim::StudyResult& result, sim::StudyRuns runs) {
    result.replications = std::move(runs.replications);
    result.outcomes = std::move(runs.outcomes);
    result.failures = std::move(runs.failures);
    for (auto& failure : result.failures) {
        failure.reproduce = fmt::format("norishiro run {} --seed {} --replications {}",
                                        result.scenarios[failure.scenario].files.front(),
                                        result.seed, failure.replication + 1);
        for (auto const& set : call.options.set) failure.reproduce += " --set '" + set + "'";
    }
}

sim::StudyResult carry_out(Call const& call, Plan const& plan) {
    auto result = support::empty_result(plan.scenarios);
    output::Progress progress{plan.eras.size() * plan.replications, call.language,
                              call.options.quiet, call.say("simulating", "計算中")};
    sim::Study study;
    study.scenarios = plan.eras.size();
    study.replications = plan.replications;
    study.threads = plan.threads;
    study.stop = &call.stop_requested;
    study.on_progress = [&](std::size_t jobs) { progress.advance(jobs); };
    study.run = [&](std::size_t s, std::size_t r) {
        return support::simulate(plan.eras[s], r, &call.stop_requested);
    };
    take_runs(call, result, sim::run_study(study));
    return result;
}

void show_failures(Call const& call, sim::StudyResult const& result) {
    for (auto const& failure : result.failures) {
        std::cerr << call.say("our mistake in replication ", "プログラムの不具合: 繰り返し")
                  << failure.replication << ", " << result.scenarios[failure.scenario].id << ": "
                  << failure.what << "\n  " << failure.reproduce << '\n';
    }
}

void write(output::ResultFolder& files, Plan const& plan, output::RunLog const& log,
           sim::StudyResult const& result, std::vector<sim::Comparison> const& comparisons) {
    output::RunRecord const record{NORISHIRO_VERSION, NORISHIRO_COMPILER,
                                   sim::executor_name() + "; " + output::library_versions()};
    output::write_hdf5(files.part() / "result.h5", result, comparisons, record);
    output::write_summary_csv(files.part() / "summary.csv", result, comparisons);
    log.write(files.part() / "run.log", plan.folder, plan.threads, record);
    files.commit();
}

void show(Call const& call, Plan const& plan, sim::StudyResult const& result,
          std::vector<sim::Comparison> const& comparisons) {
    std::cout << output::comparison_table(result, comparisons, call.language) << '\n';
    if (call.stop_requested.load()) {
        std::cerr << call.say(fmt::format("stopped; kept {} of {} replications\n",
                                          result.replications.size(), plan.replications),
                              fmt::format("中断しました。{}回のうち{}回分を保存しました\n",
                                          plan.replications, result.replications.size()));
    }
    std::cout << call.say("Result: ", "結果: ") << plan.folder.string() << '\n';
}

ExitCode exit_code(Call const& call, sim::StudyResult const& result) {
    if (!result.failures.empty()) return our_mistake;
    return call.stop_requested.load() ? stopped : done;
}

} // namespace

ExitCode simulate(Call const& call) {
    auto const plan = plan_of(call);
    output::ResultFolder files{plan.folder, call.options.force};
    announce(call, plan);
    output::RunLog const log; // its clock starts here
    auto const result = carry_out(call, plan);
    show_failures(call, result);
    if (result.replications.empty()) {
        std::cerr << call.say("nothing was kept: no replication had ended\n",
                              "終わった繰り返しがないため、何も保存していません\n");
        return exit_code(call, result);
    }
    auto const comparisons = sim::compare(result);
    write(files, plan, log, result, comparisons);
    show(call, plan, result, comparisons);
    return exit_code(call, result);
}

} // namespace norishiro::cli
