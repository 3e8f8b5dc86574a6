#include "sim/experiment.hpp"

#include <algorithm>
#include <exception>
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

StudyRuns collect(Study const& study, std::vector<Slot>& slots) {
    auto const run = [&](std::size_t scenario, std::size_t replication) -> Slot& {
        return slots[replication * study.scenarios + scenario];
    };
    StudyRuns runs;
    for (std::size_t r = 0; r < study.replications; ++r) {
        bool complete = true;
        for (std::size_t s = 0; s < study.scenarios; ++s) {
            complete = complete && run(s, r).outcomes.has_value();
            if (run(s, r).failure) runs.failures.push_back({s, r, *run(s, r).failure, ""});
        }
        if (complete) runs.replications.push_back(r);
    }
    for (std::size_t s = 0; s < study.scenarios; ++s) {
        for (std::size_t const r : runs.replications) {
            runs.outcomes.push_back(std::move(*run(s, r).outcomes));
        }
    }
    return runs;
}

} // namespace

StudyRuns run_study(Study const& study) {
    std::vector<Slot> slots(study.scenarios * study.replications);
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> done{0};
    auto const work = [&](std::size_t) {
        // Workers take the next job in order: a range split in halves would begin in the middle.
        std::size_t const replication = next.fetch_add(1);
        auto const job = std::span{slots}.subspan(replication * study.scenarios, study.scenarios);
        auto const ended = [&](std::size_t more) {
            std::size_t const finished = done.fetch_add(more) + more;
            if (study.on_progress) study.on_progress(finished);
        };
        try {
            simulate(study, replication, job, ended);
        } catch (Stopped const&) { // what had ended by then is kept
        }
    };
    for_each_index(study.replications, study.threads, work);
    return collect(study, slots);
}

} // namespace norishiro::sim
