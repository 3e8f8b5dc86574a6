#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace norishiro::sim {

/// Comparisons that are made with and without assumed effects: scenarios/comparisons.toml.
struct Comparisons {
    struct Row {
        std::string id;
        std::vector<std::filesystem::path> scenarios; ///< at least two, the baseline first
    };
    std::size_t replications = 0; ///< 0: as many as each baseline says
    std::vector<Row> rows;
};

/// Paths in it begin at the file's folder. Throws ScenarioError with every mistake.
Comparisons read_comparisons(std::filesystem::path const& file);

} // namespace norishiro::sim
