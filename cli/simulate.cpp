#include "cli/simulate.hpp"

#include "cli/burn_in.hpp"
#include "cli/drawing.hpp"
#include "cli/extend.hpp"
#include "cli/program.hpp"
#include "cli/study.hpp"
#include "models/support/passages.hpp"
#include "models/support/run.hpp"
#include "models/support/tables.hpp"
#include "output/console.hpp"
#include "output/csv.hpp"
#include "output/facts_note.hpp"
#include "output/folder.hpp"
#include "output/hdf5.hpp"
#include "output/output_file.hpp"
#include "output/report/report.hpp"
#include "output/run_log.hpp"
#include "output/words.hpp"
#include "sim/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <exception>
#include <filesystem>
#include <fmt/format.h>
#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace norishiro::cli {

namespace {

std::filesystem::path folder_of(Call const& call, std::vector<sim::Scenario> const& scenarios) {
    if (!call.options.out.empty()) return call.options.out;
    std::vector<std::string> ids;
    ids.reserve(scenarios.size());
    for (auto const& scenario : scenarios) ids.push_back(scenario.id);
    return output::default_folder(ids);
}

Plan plan_of(Call const& call) {
    auto scenarios = load_all(call);
    if (call.options.compares && scenarios.size() < 2 && !call.options.without_barriers) {
        fail({call.options.files.front(), 0, 0},
             {"one scenario alone is nothing to compare", "比べるシナリオが1つしかありません"},
             {"give another one after the baseline, or --without-barriers",
              "基準の後にもう1つ指定するか、--without-barriers を付けてください"});
    }
    if (call.options.without_barriers) {
        for (std::size_t b = 0; b < support::barrier_count; ++b) {
            scenarios.push_back(
                support::without(static_cast<support::Barrier>(b), scenarios.front()));
        }
    }
    if (auto problems = support::problems_between(scenarios); !problems.empty()) {
        throw sim::ScenarioError{std::move(problems)};
    }
    auto drawn_from = drawing_for(call, scenarios);
    auto worlds = support::worlds_of(scenarios);
    auto const& run = worlds.front().eras.front().parameters.run;
    auto const replications = static_cast<std::size_t>(run.replications.value());
    auto folder = folder_of(call, scenarios);
    auto sources = sources_for(scenarios.front().files.front().name);
    auto precisions = precisions_of(call);
    auto const most = call.options.most_replications > 0
                          ? static_cast<std::size_t>(call.options.most_replications)
                          : 10 * replications;
    return {std::move(scenarios),
            std::move(sources),
            std::move(worlds),
            replications,
            most,
            std::move(precisions),
            threads_of(call),
            std::move(folder),
            call.options.facts ? support::Keeps::facts : support::Keeps::counts,
            std::move(drawn_from)};
}

std::string duration_in_words(Call const& call, double seconds) {
    double const minutes = seconds / 60.0;
    return seconds < 90.0 ? fmt::format("{:.0f}{}", seconds, call.say(" s", "秒"))
                          : fmt::format("{:.1f}{}", minutes, call.say(" min", "分"));
}

/// How many numbers a run keeps for each month.
std::size_t cells_in_a_month(support::Eras const& eras) {
    auto const month = support::empty_outcomes(eras.front().parameters, 1);
    return month.by_place.values().size() + month.by_group.values().size() +
           month.by_station.values().size();
}

/// How much they will take on the disk.
void announce_facts(Call const& call, Plan const& plan, double facts) {
    if (plan.keeps != support::Keeps::facts) return;
    constexpr double in_result = 10.0; // bytes each, as areas of several sizes had them
    constexpr double in_journal = 18.0;
    auto const rows = output::format_number(1'000.0 * std::ceil(facts / 1'000.0), 3);
    call.note(call.say(
        fmt::format("facts: about {} rows, {:.0f} MB in result.h5, and {:.0f} MB beside it until "
                    "the run has ended",
                    rows, in_result * facts / 1e6, in_journal * facts / 1e6),
        fmt::format("一人ひとりの移動: 約{}行、result.h5 のうち約{:.0f} MB(終わるまでは、ほかに"
                    "約{:.0f} MB)",
                    rows, in_result * facts / 1e6, in_journal * facts / 1e6)));
}

void announce(Call const& call, Plan const& plan) {
    if (call.options.quiet) return; // measuring the effort takes its time
    auto const& parameters = plan.worlds.front().eras.front().parameters;
    auto const effort = support::estimate(plan.worlds, plan.threads);
    auto const threads = static_cast<double>(plan.threads);
    auto const replications = static_cast<double>(plan.replications);
    auto const months = parameters.run.horizon.value() * 12.0;
    // A run in hand on each thread, and a batch of them while the result is written; facts of the
    // replications in hand alone.
    double const run = months * static_cast<double>(cells_in_a_month(plan.worlds.front().eras)) * 8;
    double const facts = plan.keeps == support::Keeps::facts
                             ? 8.0 * support::passage_columns_count * effort.facts
                             : 0.0;
    double const memory =
        (std::max(run * threads * static_cast<double>(plan.worlds.size()), run * 16.0) +
         (effort.bytes + facts) * threads) /
        1e6;
    announce_facts(call, plan, effort.facts * replications);
    auto const duration = duration_in_words(call, effort.seconds * replications / threads);
    auto const persons = output::format_number(static_cast<double>(effort.persons), 3);
    call.note(call.say(
        fmt::format("{} persons, {} scenarios x {} replications on {} threads: about {}, {:.0f} MB",
                    persons, plan.worlds.size(), plan.replications, plan.threads, duration, memory),
        fmt::format("{}人、{}シナリオ×{}回、{}スレッド: 約{}、メモリ約{:.0f} MB", persons,
                    plan.worlds.size(), plan.replications, plan.threads, duration, memory)));
}

void show_failures(Call const& call, sim::StudyResult const& result) {
    for (auto const& failure : result.failures) {
        std::cerr << call.say("our mistake in replication ", "プログラムの不具合: 繰り返し")
                  << failure.replication << ", " << result.scenarios[failure.scenario].id << ": "
                  << failure.what << "\n  " << failure.reproduce << '\n';
    }
}

/// The report is made from the result as it lies on the disk, as `norishiro report` makes it later.
void write_report(Call const& call, std::filesystem::path const& folder) {
    auto const page = folder / "report.html";
    try {
        output::ResultFile const result{output::ResultFile::InPart{folder / "result.h5"}};
        output::write_file(page, output::report_of(result, call.language));
    } catch (std::exception const& error) { // it can be made again, the result cannot
        std::error_code ignored;
        std::filesystem::remove(page, ignored);
        std::cerr << call.say(
                         "the report could not be written; try `norishiro report` later: ",
                         "報告書を書き出せませんでした。あとで norishiro report を試してください: ")
                  << error.what() << '\n';
    }
}

void write(Call const& call, output::ResultFolder& files, Plan const& plan,
           output::RunLog const& log, sim::StudyResult const& result,
           std::vector<sim::Comparison> const& comparisons) {
    auto record = this_program();
    record.sources = plan.sources.file;
    record.parameter_sets = plan.drawn_from.file;
    output::write_hdf5(files.part() / "result.h5", result, comparisons, record);
    output::write_summary_csv(files.part() / "summary.csv", result, comparisons);
    if (plan.keeps == support::Keeps::facts) {
        output::write_facts_note(files.part() / output::facts_note_name);
    }
    log.write(files.part() / "run.log", plan.folder, plan.threads, record, result.burn_in);
    write_report(call, files.part());
    std::filesystem::remove(files.part() / output::journal_name); // all of it is in result.h5
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

void say_that_nothing_is_kept(Call const& call) {
    std::cerr << call.say("nothing was kept: no replication had ended\n",
                          "終わった繰り返しがないため、何も保存していません\n");
}

ExitCode exit_code(Call const& call, sim::StudyResult const& result) {
    if (!result.failures.empty()) return our_mistake;
    return call.stop_requested.load() ? stopped : done;
}

} // namespace

ExitCode simulate(Call const& call) {
    auto plan = plan_of(call);
    output::ResultFolder files{plan.folder, call.options.force || call.options.extend};
    output::RunLog const log; // its clock starts here
    sim::BurnIn found;
    try {
        found = burn_in(call, plan.worlds);
    } catch (sim::Stopped const&) {
        say_that_nothing_is_kept(call);
        return stopped;
    }
    announce(call, plan);
    auto const journal_file = files.part() / output::journal_name;
    output::Journal journal{journal_file, key_of(plan, found.months), plan.worlds.size()};
    if (call.options.extend) extend(call, plan, found.months, journal);
    auto const result = carry_out(call, plan, std::move(found), journal);
    show_failures(call, result);
    if (result.replications.empty()) {
        std::filesystem::remove(journal_file);
        say_that_nothing_is_kept(call);
        return exit_code(call, result);
    }
    auto const comparisons = sim::compare(result);
    write(call, files, plan, log, result, comparisons);
    show(call, plan, result, comparisons);
    return exit_code(call, result);
}

} // namespace norishiro::cli
