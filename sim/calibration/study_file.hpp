#pragma once

#include "sim/calibration/calibrate.hpp"
#include "sim/scenario.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace norishiro::sim {

/// What a file can ask for at most, of runs and of points.
inline constexpr std::size_t most_runs_of_a_calibration = 1'000'000;

/// scenarios/calibration.toml: what a calibration may move, on what, and how hard it tries.
struct CalibrationFile {
    CalibrationSettings settings;
    std::vector<std::string> set; ///< "key=value", as on the command line
    std::vector<FreeParameter> parameters;
};

/// A parameter without bounds has those of its declaration. Throws ScenarioError with every mistake.
CalibrationFile read_calibration(std::filesystem::path const& file,
                                 Declarations const& declarations);

} // namespace norishiro::sim
