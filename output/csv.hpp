#pragma once

#include "sim/statistics.hpp"

#include <filesystem>
#include <vector>

namespace norishiro::output {

/// The indicators as a table for a spreadsheet. With several scenarios a row for each comparison;
/// with one scenario a row for each indicator, whose difference is empty.
/// Throws WriteError (output/file_errors.hpp).
void write_summary_csv(std::filesystem::path const& file, sim::StudyResult const& study,
                       std::vector<sim::Comparison> const& comparisons);

} // namespace norishiro::output
