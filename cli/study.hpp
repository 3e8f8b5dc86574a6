#pragma once

#include "cli/call.hpp"
#include "cli/drawing.hpp"
#include "models/support/run.hpp"
#include "output/journal.hpp"
#include "sim/burn_in.hpp"
#include "sim/experiment.hpp"
#include "sim/outcomes.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace norishiro::cli {

/// How narrow the interval of an indicator has to be (`--until-half-width`).
struct Precision {
    std::string id;
    std::size_t indicator = 0;
    double half_width = 0.0;
};
/// Those that were asked for. Throws sim::ScenarioError.
std::vector<Precision> precisions_of(Call const& call);

/// What is known of a study before its first job.
struct Plan {
    std::vector<sim::Scenario> scenarios;
    Sources sources;
    support::Worlds worlds; ///< of each scenario
    std::size_t replications;
    std::size_t most; ///< replications, where they go on until differences are precise
    std::vector<Precision> precisions;
    std::size_t threads;
    std::filesystem::path folder; ///< where the result goes
    support::Keeps keeps;
    DrawnFrom drawn_from;
};

/// The canonical text of a scenario without the number of replications, which changes none of them.
std::string without_count(std::string_view canonical);

/// Which study it is, for its journal: two of one key count the same in each replication.
std::string key_of(Plan const& plan, std::size_t burn_in_months);

/// Runs what the journal does not hold yet, and returns what it holds then, outcomes on the disk. The
/// journal must outlive the result.
sim::StudyResult carry_out(Call const& call, Plan const& plan, sim::BurnIn burn_in,
                           output::Journal& journal);

} // namespace norishiro::cli
