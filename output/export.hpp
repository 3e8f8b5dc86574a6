#pragma once

#include "output/result_file.hpp"

#include <array>
#include <atomic>
#include <filesystem>
#include <string_view>
#include <vector>

namespace norishiro::output {

/// A workbook of a result: the same bytes for the same result. Throws WriteError, sim::Stopped when
/// `stop` is set, and what ResultFile throws.
std::vector<char> xlsx_of(ResultFile const& file, sim::Language language,
                          std::atomic<bool> const* stop = nullptr);

/// What `write_csv_files` writes.
inline constexpr std::array<std::string_view, 8> csv_files{
    "indicators.csv", "time_series.csv", "plan.csv",        "parameters.csv",
    "changes.csv",    "sources.csv",     "staff_hours.csv", "dictionary.csv"};

/// The same as tidy tables into a folder that is there. Throws the same.
void write_csv_files(std::filesystem::path const& folder, ResultFile const& file,
                     sim::Language language, bool mark, std::atomic<bool> const* stop = nullptr);

} // namespace norishiro::output
