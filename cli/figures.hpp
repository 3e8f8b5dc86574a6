#pragma once

#include "cli/call.hpp"
#include "models/support/run.hpp"
#include "sim/calibration/targets.hpp"
#include "sim/outcomes.hpp"

#include <filesystem>
#include <string>

namespace norishiro::cli {

/// A figure of the model that a target is held against.
struct Figure {
    sim::IndicatorInfo const* indicator = nullptr; ///< null where the model has none
    sim::IndicatorInfo const* over = nullptr;      ///< null where it is no ratio

    double of(sim::Outcomes const& outcomes) const;
};
/// Throws sim::ScenarioError where the target names an indicator that is not there.
Figure figure_of(sim::Target const& target);

/// A file beside the list of sources that belongs to the first scenario, unless another is given.
/// Throws sim::ScenarioError where there is none.
std::filesystem::path companion(Call const& call, std::string const& given,
                                std::string const& name);

/// By what a target has to be multiplied in this region.
double factor_of(sim::Target const& target, sim::Targets const& targets,
                 support::Parameters const& region);

} // namespace norishiro::cli
