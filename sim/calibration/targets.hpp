#pragma once

#include "sim/diagnostics.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace norishiro::sim {

/// A published figure that the model is held against: a row of scenarios/targets.toml.
struct Target {
    enum class Use : std::uint8_t {
        calibrate, ///< parameters are fitted to it
        validate,  ///< looked at afterwards alone
    };
    enum class Scaled : std::uint8_t {
        none,
        residents,  ///< a national count: by residents
        inpatients, ///< by psychiatric inpatients
    };
    std::string id;
    std::string source; ///< id in sources.toml
    Use use = Use::validate;
    Scaled scaled = Scaled::none;
    std::string indicator; ///< empty where the model has none
    std::string over;      ///< the figure is a ratio: of that indicator, in the same run
    std::string with;      ///< or to a run with this setting ("programmes.x.on = true")
    bool ratio = false;    ///< `with` over without, not the figure with it
    double value = 0.0;    ///< as published
    double low = 0.0;      ///< what counts as met, as published
    double high = 0.0;
    Text note; ///< why there is no indicator, or what is to be kept in mind; may be empty
    Location at;
};

/// What national counts are scaled by.
struct Nation {
    double residents = 0.0;
    double inpatients = 0.0; ///< psychiatric, for each 100,000 residents
};
struct Targets {
    Nation nation;
    std::vector<Target> rows;
};

/// The targets in the order of the file. Throws ScenarioError with every mistake.
Targets read_targets(std::filesystem::path const& file);

/// What a published figure has to be multiplied by for a region with so many residents and inpatients.
double factor(Target const& target, Nation const& nation, double residents, double inpatients);

} // namespace norishiro::sim
