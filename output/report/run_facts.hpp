#pragma once

#include "output/result.hpp"

#include <string>
#include <utility>
#include <vector>

namespace norishiro::output::report {

/// What the run record of a result says; empty where it does not.
struct RunFacts {
    std::string version, build, compiler, flags, libraries;
    bool burn_in_tested = false;
    bool burn_in_settled = false;
    struct Stock {
        std::string id;
        sim::Text name;
        double percent_a_year = 0.0;
        bool settled = true;
    };
    std::vector<Stock> stocks;
    std::string parameter_sets; ///< the file that replications drew from, if any
    struct File {
        std::string name;
        std::string sha256;
    };
    std::vector<File> files; ///< of all scenarios, each once, and of the sources
    std::vector<std::vector<std::string>> scenario_files; ///< names; the scenario itself first
    std::vector<std::string> settings_hashes;             ///< of each scenario
    std::size_t failures = 0;
};
RunFacts facts_of(Result const& result);

/// The command that makes the result again, as far as the result knows it.
std::string command_of(Result const& result, RunFacts const& facts);

} // namespace norishiro::output::report
