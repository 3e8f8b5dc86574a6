#pragma once

#include "models/support/parameters.hpp"
#include "sim/diagnostics.hpp"
#include "sim/outcomes.hpp"
#include "sim/scenario.hpp"
#include "sim/schema.hpp"

#include <atomic>
#include <cstddef>
#include <span>
#include <vector>

namespace norishiro::support {

using Eras = std::vector<sim::Era<Parameters>>;

/// The declarations of every parameter of the region, built once.
sim::Schema<Parameters> const& schema();

/// What no single parameter can show to be wrong: no municipality, a start within a month, …
std::vector<sim::Problem> problems_of(sim::Scenario const& scenario);

/// Why scenarios cannot be compared: pairs are pairs only when both sides are the same people over
/// the same time. The first is the baseline.
std::vector<sim::Problem> problems_between(std::vector<sim::Scenario> const& scenarios);

/// The scenario's parameters from each date on. Throws ScenarioError for problems_of it.
Eras eras_of(sim::Scenario const& scenario);

/// The places of the outcomes: the municipalities, and one for what belongs to the whole area.
std::vector<sim::Place> places_of(Parameters const& parameters);

/// What a study of these scenarios will hold, without its runs. The first is the baseline.
sim::StudyResult empty_result(std::vector<sim::Scenario> const& scenarios);

/// One replication of one scenario.
sim::Outcomes simulate(Eras const& eras, std::size_t replication,
                       std::atomic<bool> const* stop = nullptr);

/// What one replication takes on this machine, measured on a short piece of it.
struct Effort {
    double seconds = 0.0;
    double bytes = 0.0;
    std::size_t persons = 0;
};
Effort estimate(Eras const& eras, std::size_t threads);

} // namespace norishiro::support
