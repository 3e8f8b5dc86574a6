#pragma once

#include "cli/call.hpp"

#include <filesystem>
#include <string>

// Where what is made from a result goes.

namespace norishiro::cli {

/// Beside the folder of the result, with its name: the folder itself is for what `run` writes.
std::filesystem::path place_beside(std::filesystem::path const& result, std::string const& ending);

/// The file that --out asks for, or one beside the result.
std::filesystem::path file_for(Call const& call, std::filesystem::path const& result,
                               std::string const& ending);

void say_where(Call const& call, std::filesystem::path const& place);

} // namespace norishiro::cli
