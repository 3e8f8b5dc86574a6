#pragma once

#include "sim/diagnostics.hpp"
#include "sim/input_file.hpp"
#include "sim/scenario.hpp"
#include "sim/sources.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace norishiro::cli {

/// What the program ends with.
enum ExitCode : int {
    done = 0,
    users_mistake = 1,
    our_mistake = 2,
    target_missed = 3,
    stopped = 130
};

/// What stands on the command line, of all verbs together.
struct Options {
    std::vector<std::string> files;
    std::string out;
    std::int64_t seed = -1;
    std::int64_t replications = -1;
    std::size_t threads = 0;
    std::string workload;   ///< of `bench`
    std::uint64_t size = 0; ///< of the workload; 0: its usual size
    std::string language;
    std::int64_t person = -1;     ///< of `explain`
    std::string find;             ///< the same: a kind of case
    std::int64_t replication = 0; ///< the same
    std::vector<std::string> set;
    std::string format = "xlsx";               ///< of `export`: xlsx or csv
    std::string rule = "ndb";                  ///< of `publish`: ndb or round
    bool mark = false;                         ///< the same: CSV begins with a byte order mark
    std::vector<std::string> until_half_width; ///< "indicator=value"
    std::int64_t most_replications = 0;        ///< with it; 0: ten times as many
    bool facts = false;                        ///< each passage of each person as well
    std::string parameters;                    ///< sets of them, of which replications draw
    std::string targets;                       ///< of `calibrate`: the figures to meet
    std::string plan;                          ///< the same: what may move
    std::string comparisons;   ///< of `validate`: those made with assumed effects and without
    bool figures_only = false; ///< the same: leaves them out
    bool extend = false;       ///< goes on from the result that is there
    bool quiet = false;
    bool force = false;
    bool markdown = false;
    bool schema = false;
    bool assumed = false;
    bool pathway = false;
    bool json = false;
    bool compares = false;         ///< the verb is `compare`
    bool without_barriers = false; ///< compare: the baseline without each barrier, too
    bool indicators = false;
};

/// As asked for, else as the locale says.
sim::Language language_of(Options const& options);

/// One run of the program: what was asked for, in which language to answer, whether to stop.
struct Call {
    Options options;
    sim::Language language;
    std::atomic<bool> const& stop_requested;

    std::string say(std::string const& en, std::string const& ja) const {
        return language == sim::Language::ja ? ja : en;
    }
    /// A line on standard error, unless quiet.
    void note(std::string const& line) const;
};

/// As many as --threads asks for, else as the machine has.
std::size_t threads_of(Call const& call);

/// Throws sim::ScenarioError with this one problem.
[[noreturn]] void fail(sim::Location at, sim::Text what, sim::Text remedy);

/// A scenario with what the command line sets. Throws sim::ScenarioError.
sim::Scenario load(Call const& call, std::string const& file);
/// Every scenario that was named. Every file is read before the first problem is reported.
std::vector<sim::Scenario> load_all(Call const& call);

/// The list of sources that a scenario file cites, as it stands in its file; none where there is none.
struct Sources {
    std::optional<sim::InputFile> file;
    std::vector<sim::SourceRow> rows;
};
Sources sources_for(std::filesystem::path const& scenario);

} // namespace norishiro::cli
