// A case a day comes to one worker. What if a case took a tenth less of her time?
#include "sim/experiment.hpp"
#include "sim/random/stream.hpp"
#include "sim/statistics.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>

using namespace norishiro::sim;

// A run counts whole numbers; what people read is worked out from them.
enum Measure : std::size_t { waited, cases };
constexpr std::array<MeasureInfo, 2> measures{
    {{"waited", "s", "Time waited", "待ち時間"}, {"cases", "cases", "Cases", "事例"}}};
constexpr std::array<IndicatorInfo, 1> indicators{
    {{"mean_wait", "days", "Mean wait", "平均待ち日数", "Time waited over cases.",
      "待ち時間を事例の数で割ったもの。", Over::ratio, waited, cases, 1.0 / 86'400.0}}};

/// Each wait follows from the one before (Lindley 1952).
Outcomes simulate(Days work, std::uint64_t replication) {
    Luck const luck{1, replication};
    Decision const comes = luck.decision("comes");
    Decision const takes = luck.decision("takes");
    Outcomes counts{1, 1, measures.size()}; // months, places, measures
    Days wait{};
    for (Entity who = 0; who < 1'000; ++who) {
        counts.at(0, 0, waited) += (later(Time{}, wait) - Time{}).count();
        ++counts.at(0, 0, cases);
        Days const done = wait + Stream{takes, who}.exponential(work);
        wait = std::max(Days{}, done - Stream{comes, who + 1}.exponential(Days{1.0}));
    }
    return counts;
}

int main() {
    constexpr std::array works{Days{0.80}, Days{0.72}}; // the first is the baseline
    Study study;
    study.scenarios = works.size();
    study.replications = 40;
    study.run = [&](std::size_t scenario, std::size_t replication) {
        return simulate(works[scenario], replication);
    };
    StudyRuns const runs = run_study(study); // on all threads; the answer is the same on one

    StudyResult result;
    result.scenarios.resize(works.size());
    result.measures = measures;
    result.indicators = indicators;
    result.replications = runs.replications;
    keep_in_memory(result, runs.outcomes);
    Comparison const less = compare(result).front();
    fmt::print("mean wait: {:.2f} days; a tenth less work: {:+.2f} [{:+.2f}, {:+.2f}]\n",
               less.baseline, less.difference.mean, less.difference.low, less.difference.high);
    fmt::print("variance of the difference: {:.0f} % of that without common luck\n",
               100.0 * less.variance_ratio);
}
