#pragma once

#include "models/support/parameters.hpp"
#include "sim/burn_in.hpp"
#include "sim/diagnostics.hpp"
#include "sim/experiment.hpp"
#include "sim/outcomes.hpp"
#include "sim/scenario.hpp"
#include "sim/schema.hpp"
#include "sim/sources.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace norishiro::support {

using Eras = std::vector<sim::Era<Parameters>>;

/// The declarations of every parameter of the region, built once.
sim::Schema<Parameters> const& schema();

/// What no single parameter can show to be wrong: no municipality, a start within a month, …
std::vector<sim::Problem> problems_of(sim::Scenario const& scenario);

/// The scenario with one barrier to discharge thought away from the start on, under its own id and
/// title: what it costs shows in the difference.
sim::Scenario without(Barrier barrier, sim::Scenario scenario);

/// Why scenarios cannot be compared: pairs are pairs only when both sides are the same people over
/// the same time. The first is the baseline.
std::vector<sim::Problem> problems_between(std::vector<sim::Scenario> const& scenarios);

/// The scenario's parameters from each date on. Throws ScenarioError for problems_of it.
Eras eras_of(sim::Scenario const& scenario);

/// What a run leaves behind.
enum class Keeps : std::uint8_t {
    counts,
    facts, ///< each passage along the pathway as well; the counts are the same
};

/// What a study of these scenarios will hold, without its runs. The first is the baseline; `sources`
/// is the list that their values cite.
sim::StudyResult empty_result(std::vector<sim::Scenario> const& scenarios,
                              std::vector<sim::SourceRow> const& sources,
                              Keeps keeps = Keeps::counts);

/// Whose burn-in a scenario goes on from.
enum class BurnsIn : std::uint8_t {
    with_the_baseline,
    alone, ///< it differs in what can only be set at a beginning, or has other hospitals
};

/// A scenario of a study as it is simulated.
struct World {
    Eras eras;
    BurnsIn burns_in = BurnsIn::with_the_baseline;
};
using Worlds = std::vector<World>; ///< the first is the baseline

/// The worlds of scenarios without problems, each with the burn-in that its file asks for.
Worlds worlds_of(std::vector<sim::Scenario> const& scenarios);

/// How long the baseline has to burn in. With `run.settle` a pilot simulates its first replications
/// year by year until no stock drifts (`sim::drift_of`), else run.burn_in. `on_year` is told of each
/// year that has been simulated of how many at most; it may be empty. Throws Stopped and
/// BrokenInvariant.
sim::BurnIn
find_burn_in(World const& baseline, std::size_t threads, std::atomic<bool> const* stop = nullptr,
             std::function<void(std::size_t year, std::size_t most)> const& on_year = {});

/// The same worlds with that burn-in.
Worlds burning_in(Worlds worlds, sim::Months burn_in);

/// One replication: the baseline burns in, once and so long as run.burn_in says, and every world
/// goes on from there with the same luck. `worlds` must outlive what is returned.
sim::Replication begin_replication(Worlds const& worlds, std::size_t replication,
                                   std::atomic<bool> const* stop = nullptr,
                                   Keeps keeps = Keeps::counts);

/// The same where each replication draws what is not known.
sim::Replication begin_replication(Worlds const& worlds, sim::Drawing const& drawing,
                                   std::size_t replication, std::atomic<bool> const* stop = nullptr,
                                   Keeps keeps = Keeps::counts);

/// One replication of one scenario that burns in by itself, so long as run.burn_in says.
sim::Outcomes simulate(Eras const& eras, std::size_t replication,
                       std::atomic<bool> const* stop = nullptr, Keeps keeps = Keeps::counts);

/// What one replication of all worlds takes on this machine, measured on a short piece of it.
struct Effort {
    double seconds = 0.0;
    double bytes = 0.0;
    std::size_t persons = 0;
    double facts = 0.0; ///< that it writes down where it is asked to
};
Effort estimate(Worlds const& worlds, std::size_t threads);

} // namespace norishiro::support
