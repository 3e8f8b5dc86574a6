#include "sim/experiment.hpp"

#include <algorithm>
#include <exception>
#include <optional>

namespace norishiro::sim {

namespace {

struct Job {
    std::optional<Outcomes> outcomes;
    std::optional<std::string> failure;
};

StudyRuns collect(Study const& study, std::vector<Job>& jobs) {
    auto const job = [&](std::size_t scenario, std::size_t replication) -> Job& {
        return jobs[replication * study.scenarios + scenario];
    };
    StudyRuns runs;
    for (std::size_t r = 0; r < study.replications; ++r) {
        bool complete = true;
        for (std::size_t s = 0; s < study.scenarios; ++s) {
            complete = complete && job(s, r).outcomes.has_value();
            if (job(s, r).failure) runs.failures.push_back({s, r, *job(s, r).failure, ""});
        }
        if (complete) runs.replications.push_back(r);
    }
    for (std::size_t s = 0; s < study.scenarios; ++s) {
        for (std::size_t const r : runs.replications) {
            runs.outcomes.push_back(std::move(*job(s, r).outcomes));
        }
    }
    return runs;
}

} // namespace

StudyRuns run_study(Study const& study) {
    // Replication by replication, so that an interrupted study has whole pairs to show.
    std::vector<Job> jobs(study.scenarios * study.replications);
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> done{0};
    auto const work = [&](std::size_t) {
        // Workers take the next job in order: a range split in halves would begin in the middle.
        std::size_t const i = next.fetch_add(1);
        if (study.stop != nullptr && study.stop->load()) return;
        try {
            jobs[i].outcomes = study.run(i % study.scenarios, i / study.scenarios);
        } catch (BrokenInvariant const& broken) {
            jobs[i].failure = broken.what();
        } catch (Stopped const&) {
            return;
        }
        std::size_t const finished = done.fetch_add(1) + 1;
        if (study.on_progress) study.on_progress(finished);
    };
    for_each_index(jobs.size(), study.threads, work);
    return collect(study, jobs);
}

} // namespace norishiro::sim
