#pragma once

#include "sim/diagnostics.hpp"

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace norishiro::sim {

/// A row of scenarios/sources.toml: where a figure about the world comes from.
struct SourceRow {
    std::string id;
    Text what;
    Text value;
    Text unit;
    Text year;
    Text population;
    Text grade;
    Text title;
    std::string address; ///< empty where there is none
};

/// The rows in the order of the file. Throws ScenarioError where the file is not as it should be.
std::vector<SourceRow> read_sources(std::filesystem::path const& file);

/// The list of sources that belongs to a scenario file: `sources.toml` in the outermost folder
/// named `scenarios` around it, if there is one.
std::optional<std::filesystem::path> sources_of(std::filesystem::path const& scenario);

/// What a scenario may name as a value's source.
std::set<std::string> ids_of(std::vector<SourceRow> const& rows);

} // namespace norishiro::sim
