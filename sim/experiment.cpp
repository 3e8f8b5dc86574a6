#include "sim/experiment.hpp"

#include <algorithm>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace norishiro::sim {

namespace {

struct Slot {
    std::optional<Outcomes> outcomes;
    std::optional<std::string> failure;
};
using Job = std::span<Slot>; ///< the runs of one replication, by scenario

/// What `Study::begin` makes of a study that has none.
Replication begin(Study const& study, std::size_t replication) {
    if (study.begin) return study.begin(replication);
    return [&study, replication](std::size_t scenario) { return study.run(scenario, replication); };
}

/// `ended(n)` is told of n more runs. Throws Stopped.
void simulate(Study const& study, std::size_t replication, Job job,
              std::function<void(std::size_t)> const& ended) {
    auto const stopped = [&] { return study.stop != nullptr && study.stop->load(); };
    Replication run;
    if (stopped()) return;
    try {
        run = begin(study, replication);
    } catch (BrokenInvariant const& broken) {
        job.front().failure = broken.what();
        return ended(job.size());
    }
    for (std::size_t s = 0; s < job.size(); ++s) {
        if (stopped()) return;
        try {
            job[s].outcomes = run(s);
        } catch (BrokenInvariant const& broken) {
            job[s].failure = broken.what();
        }
        ended(1);
    }
}

/// Hands replications on in their order, whatever the order in which they end.
class InOrder {
public:
    InOrder(Study const& study, StudyRuns& runs) : study_{study}, runs_{runs}, next_{study.first} {}

    void end(std::size_t replication, std::vector<Slot> job) {
        std::scoped_lock const lock{mutex_};
        waiting_.emplace(replication, std::move(job));
        for (; !waiting_.empty() && waiting_.begin()->first == next_; ++next_) hand_on_first();
    }
    /// The study is over: nothing will come between those that wait.
    void finish() {
        while (!waiting_.empty()) hand_on_first();
    }

private:
    void hand_on_first() {
        auto const node = waiting_.extract(waiting_.begin());
        std::size_t const replication = node.key();
        std::vector<Outcomes> outcomes;
        for (std::size_t s = 0; s < node.mapped().size(); ++s) {
            auto& slot = node.mapped()[s];
            if (slot.failure) runs_.failures.push_back({s, replication, *slot.failure, ""});
            if (slot.outcomes) outcomes.push_back(std::move(*slot.outcomes));
        }
        if (outcomes.size() < study_.scenarios) return;
        runs_.replications.push_back(replication);
        study_.keep(replication, std::move(outcomes));
    }

    Study const& study_;
    StudyRuns& runs_;
    std::mutex mutex_;
    std::size_t next_;
    std::map<std::size_t, std::vector<Slot>> waiting_;
};

StudyRuns run_and_keep(Study const& study) {
    StudyRuns runs;
    InOrder in_order{study, runs};
    std::atomic<std::size_t> next{study.first};
    std::atomic<std::size_t> done{0};
    auto const work = [&](std::size_t) {
        // Workers take the next job in order: a range split in halves would begin in the middle.
        std::size_t const replication = next.fetch_add(1);
        std::vector<Slot> job(study.scenarios);
        auto const ended = [&](std::size_t more) {
            std::size_t const finished = done.fetch_add(more) + more;
            if (study.on_progress) study.on_progress(finished);
        };
        try {
            simulate(study, replication, job, ended);
        } catch (Stopped const&) { // what had ended by then is kept
        }
        in_order.end(replication, std::move(job));
    };
    for_each_index(study.replications, study.threads, work);
    in_order.finish();
    return runs;
}

} // namespace

StudyRuns run_study(Study const& study) {
    if (study.keep) return run_and_keep(study);
    std::vector<std::vector<Outcomes>> kept; // by replication
    Study in_memory = study;
    in_memory.keep = [&](std::size_t, std::vector<Outcomes> outcomes) {
        kept.push_back(std::move(outcomes));
    };
    auto runs = run_and_keep(in_memory);
    for (std::size_t s = 0; s < study.scenarios; ++s) {
        for (auto& outcomes : kept) runs.outcomes.push_back(std::move(outcomes[s]));
    }
    return runs;
}

} // namespace norishiro::sim
