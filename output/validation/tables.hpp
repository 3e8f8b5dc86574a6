#pragma once

#include "output/validation/checked.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace norishiro::output {

/// For spreadsheets: targets.csv in that folder. Throws WriteError.
void write_targets_csv(std::filesystem::path const& folder, std::vector<Checked> const& rows,
                       sim::Language language);

/// For a terminal.
std::string targets_text(std::vector<Checked> const& rows, sim::Language language);

} // namespace norishiro::output
