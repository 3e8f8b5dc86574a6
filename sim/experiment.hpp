#pragma once

#include "sim/outcomes.hpp"

#include <atomic>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace norishiro::sim {

/// Runs body(0) … body(n - 1) on `threads` threads (0: as many as the machine has), in any order.
/// What a body throws is thrown on; some of the others are then left out.
/// The only place where threads are made.
void for_each_index(std::size_t n, std::size_t threads,
                    std::function<void(std::size_t)> const& body);

/// Who runs the jobs: "oneTBB 2021.8", "std::thread".
std::string executor_name();

/// A property that must hold in every run does not: our fault, never the user's.
class BrokenInvariant : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

/// Thrown by a run that was told to stop.
class Stopped : public std::exception {};

/// Simulates one scenario of the replication at hand.
using Replication = std::function<Outcomes(std::size_t scenario)>;

/// What is to be run. Its functions are called on several threads at once.
struct Study {
    std::size_t scenarios = 1;
    std::size_t replications = 1;
    std::size_t first = 0;   ///< ordinal of the first of them
    std::size_t threads = 0; ///< 0: as many as the machine has
    /// Simulates one replication of one scenario; may throw BrokenInvariant, and Stopped once
    /// `stop` is set.
    std::function<Outcomes(std::size_t scenario, std::size_t replication)> run;
    /// In place of `run`, where the scenarios of a replication have a past in common: simulates it
    /// once and returns what goes on from there. May throw the same; a past that is broken is the
    /// failure of the first scenario.
    std::function<Replication(std::size_t replication)> begin;
    std::function<void(std::size_t runs_done)> on_progress; ///< of scenarios; may be empty
    /// Takes each replication that ended in every scenario, with its outcomes by scenario: in the order
    /// of replications, one at a time, as soon as those before it have ended. What it throws ends the
    /// study. Without it all outcomes stay in memory.
    std::function<void(std::size_t replication, std::vector<Outcomes> outcomes)> keep;
    std::atomic<bool> const* stop = nullptr; ///< once it is set, no further run begins
};

struct StudyRuns {
    std::vector<std::size_t> replications; ///< those that ended in every scenario
    std::vector<Outcomes>
        outcomes; ///< [scenario * replications.size() + i]; none where `keep` took them
    std::vector<Failure> failures; ///< by replication; `reproduce` is the caller's to fill
};

/// Every scenario, every replication. A job is one replication: its scenarios one after the other.
/// Each run has a slot of its own: no lock, no order, no surprise; the number of threads cannot
/// change the answer. A replication that fails in one scenario is left
/// out of all, so that what remains is paired. Whatever else a run throws is thrown on.
StudyRuns run_study(Study const& study);

} // namespace norishiro::sim
