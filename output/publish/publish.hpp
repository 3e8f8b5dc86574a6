#pragma once

#include "output/publish/rule.hpp"
#include "output/result_file.hpp"

#include <array>
#include <atomic>
#include <filesystem>
#include <string_view>

namespace norishiro::output {

/// What `write_publication` writes.
inline constexpr std::array<std::string_view, 9> publication_files{
    "by_municipality.csv", "by_group.csv", "rates.csv",    "summary.csv", "rows.csv",
    "relations.csv",       "tables.xlsx",  "publish.html", "note.txt"};

/// Tables and figures of a result without small numbers, into a folder that is there. Throws WriteError,
/// sim::Stopped when `stop` is set, and what ResultFile throws.
void write_publication(std::filesystem::path const& folder, ResultFile const& file,
                       publish::Rule const& rule, sim::Language language,
                       std::atomic<bool> const* stop = nullptr);

} // namespace norishiro::output
