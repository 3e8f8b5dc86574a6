#include "cli/replicate.hpp"

#include "output/console.hpp"
#include "sim/experiment.hpp"

namespace norishiro::cli {

void replicate(Call const& call, support::Worlds const& worlds, sim::Drawing const& drawing,
               Replications const& replications,
               std::function<void(std::vector<sim::Outcomes> const&)> const& keep) {
    sim::Study study;
    study.scenarios = worlds.size();
    study.first = replications.first;
    study.replications = replications.count;
    study.threads = call.options.threads;
    study.stop = &call.stop_requested;
    output::Progress progress{study.scenarios * study.replications, call.language,
                              call.options.quiet, replications.words};
    study.on_progress = [&](std::size_t runs) { progress.advance(runs); };
    study.begin = [&](std::size_t replication) {
        return support::begin_replication(worlds, drawing, replication, &call.stop_requested);
    };
    study.keep = [&](std::size_t, std::vector<sim::Outcomes> const& outcomes) { keep(outcomes); };
    auto const runs = sim::run_study(study);
    if (!runs.failures.empty()) throw sim::BrokenInvariant{runs.failures.front().what};
    if (runs.replications.size() < replications.count) throw sim::Stopped{};
}

} // namespace norishiro::cli
