#include "cli/verify.hpp"

#include "cli/program.hpp"
#include "cli/stored_scenario.hpp"
#include "models/support/measures.hpp"
#include "models/support/passages.hpp"
#include "models/support/run.hpp"
#include "output/console.hpp"
#include "output/run_record.hpp"
#include "output/words.hpp"
#include "sim/experiment.hpp"
#include "sim/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iostream>
#include <mutex>
#include <set>

namespace norishiro::cli {

namespace {

/// A result with what it takes to run it again.
struct Again {
    explicit Again(Call const& call)
        : file{call.options.files.front()}, scenarios{stored_scenarios(file)},
          worlds{
              support::burning_in(support::worlds_of(scenarios),
                                  sim::Months{static_cast<double>(file.result().burn_in_months)})} {
        if (output::made_by(file.result().run_record, this_program())) return;
        std::cerr << call.say("note: another build of the program made this result\n",
                              "注意: この結果を作ったのは、別のビルドのプログラムです\n");
    }
    output::ResultFile file;
    std::vector<sim::Scenario> scenarios;
    support::Worlds worlds;

    support::Keeps keeps() const {
        return file.result().has_facts ? support::Keeps::facts : support::Keeps::counts;
    }
    /// Whether a run left what the i-th replication of the result holds of it. For one thread at a
    /// time, since the file is read.
    bool is(sim::Outcomes const& run, std::size_t scenario, std::size_t i) const {
        auto const& result = file.result();
        if (sim::hash_of(run) != result.hashes[scenario * result.replications.size() + i]) {
            return false;
        }
        auto const& start = worlds[scenario].eras.front().parameters;
        return !result.has_facts || run.facts == file.facts(scenario, i, support::passage_columns(),
                                                            support::passage_levels(start));
    }
};

/// Evenly spread, the first and the last among them.
std::vector<std::size_t> sample(std::size_t all, std::size_t wanted) {
    std::set<std::size_t> chosen;
    auto const count = std::min(all, std::max<std::size_t>(1, wanted));
    for (std::size_t k = 0; k < count; ++k) {
        chosen.insert(count == 1 ? 0 : k * (all - 1) / (count - 1));
    }
    return {chosen.begin(), chosen.end()};
}

} // namespace

ExitCode verify(Call const& call) {
    Again const again{call};
    auto const& result = again.file.result();
    auto const wanted = call.options.replications > 0
                            ? static_cast<std::size_t>(call.options.replications)
                            : std::size_t{3};
    auto const chosen = sample(result.replications.size(), wanted);
    std::mutex mutex;
    std::vector<std::string> differing;
    output::Progress progress{chosen.size() * again.worlds.size(), call.language,
                              call.options.quiet, call.say("running again", "再計算中")};
    std::size_t done = 0;
    sim::for_each_index(chosen.size(), call.options.threads, [&](std::size_t k) {
        auto const i = chosen[k];
        auto const run =
            support::begin_replication(again.worlds, result.drawing, result.replications[i],
                                       &call.stop_requested, again.keeps());
        for (std::size_t s = 0; s < again.worlds.size(); ++s) {
            auto const outcomes = run(s);
            std::scoped_lock const lock{mutex};
            progress.advance(++done);
            if (again.is(outcomes, s, i)) continue;
            differing.push_back(
                call.say(fmt::format("replication {}, {}: other counts", result.replications[i],
                                     result.scenarios[s].id),
                         fmt::format("繰り返し{}、{}: 数値が異なります", result.replications[i],
                                     result.scenarios[s].id)));
        }
    });
    std::ranges::sort(differing);
    for (auto const& line : differing) std::cout << line << '\n';
    if (!differing.empty()) return our_mistake;
    std::cout << call.say(
                     fmt::format("{} of {} replications were run again in all {} scenarios: every "
                                 "count is the same",
                                 chosen.size(), result.replications.size(), again.worlds.size()),
                     fmt::format("{1}回のうち{0}回を{2}シナリオすべてで再計算し、すべての数値が一致"
                                 "しました",
                                 chosen.size(), result.replications.size(), again.worlds.size()))
              << '\n';
    return ExitCode::done;
}

ExitCode rerun(Call const& call) {
    Again const again{call};
    auto const& result = again.file.result();
    auto const wanted = static_cast<std::size_t>(call.options.replication);
    auto const found = std::ranges::find(result.replications, wanted);
    if (found == result.replications.end()) {
        fail({},
             {fmt::format("'{}' has no replication {}", again.file.path().string(), wanted),
              fmt::format("「{}」に繰り返し{}はありません", again.file.path().string(), wanted)},
             {fmt::format("it has {}, the first of them {}", result.replications.size(),
                          result.replications.front()),
              fmt::format("{}回分あり、最初は{}です", result.replications.size(),
                          result.replications.front())});
    }
    auto const i = static_cast<std::size_t>(found - result.replications.begin());
    auto const run = support::begin_replication(again.worlds, result.drawing, wanted,
                                                &call.stop_requested, again.keeps());
    bool same = true;
    for (std::size_t s = 0; s < again.worlds.size(); ++s) {
        auto const outcomes = run(s);
        same = again.is(outcomes, s, i) && same;
        std::cout << result.scenarios[s].title.in(call.language) << '\n';
        auto const infos = support::indicators();
        for (auto const& info : infos) {
            if (!info.main) continue;
            auto const stored =
                std::ranges::find(result.indicators, info.id, &output::ResultIndicator::id);
            if (stored == result.indicators.end()) continue;
            auto const k = static_cast<std::size_t>(stored - result.indicators.begin());
            auto const all = result.defined(k, s);
            double const value = sim::value_of(info, outcomes);
            double const away = (value - sim::mean(all)) / std::sqrt(sim::variance(all));
            std::cout << fmt::format(
                "  {} {}{}\n", output::pad(stored->name.in(call.language), 44),
                output::format_number(value, 4),
                std::isfinite(away)
                    ? call.say(fmt::format("  ({:+.1f} standard deviations from the mean)", away),
                               fmt::format("  (平均から標準偏差の{:+.1f}倍)", away))
                    : std::string{});
        }
    }
    std::cout
        << (same ? call.say("The counts are those of the result.", "数値は結果と一致しました。")
                 : call.say("The counts are not those of the result.", "数値が結果と異なります。"))
        << '\n';
    return same ? ExitCode::done : our_mistake;
}

} // namespace norishiro::cli
