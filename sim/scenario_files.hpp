#pragma once

#include "sim/toml.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace norishiro::sim {

struct ScenarioFile {
    std::string name; ///< as the user gave it, or as a child names its parent
    std::string text;
    TomlNode root;
};

/// A scenario file and the parents that it extends, nearest first.
struct ScenarioFiles {
    std::vector<ScenarioFile> files;
    std::vector<Problem> problems;
    bool complete() const { return problems.empty(); }
};

/// Follows `extends` through at most 32 files, none of them outside the outermost folder
/// `scenarios` (without one, the file's own folder). What is wrong with a file is among the problems.
ScenarioFiles read_scenario_files(std::filesystem::path const& file);

} // namespace norishiro::sim
