#pragma once

#include "sim/outcomes.hpp"

#include <optional>
#include <string>
#include <vector>

namespace norishiro::output {

/// What the program was that made a result. The date, the host and the number of threads are no
/// part of it: the same program, scenario and seed leave the same bytes.
struct RunRecord {
    std::string version;
    std::string build;     ///< "v0.1.0-12-g1531a75-dirty"; the version where there is no history
    std::string compiler;  ///< "GNU 12.2.0"
    std::string flags;     ///< "-O3 -DNDEBUG -std=c++20 -ffp-contract=off"
    std::string libraries; ///< "Boost 1.81; HDF5 1.10.8; oneTBB 2021.8"
    std::optional<sim::InputFile> sources{};        ///< the list that the values' sources are in
    std::optional<sim::InputFile> parameter_sets{}; ///< that replications drew from
};

/// The record and everything that the study was made from, as one JSON object.
std::string to_json(sim::StudyResult const& study, RunRecord const& record);

/// The canonical texts of the scenarios of a stored record, in their order; fewer where it is damaged.
std::vector<std::string> canonicals_in(std::string const& stored);

/// Whether the program of a stored record is this one, so that both count the same.
bool made_by(std::string const& stored, RunRecord const& program);

} // namespace norishiro::output
