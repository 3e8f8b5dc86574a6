#pragma once

#include "models/support/run.hpp"

#include <span>
#include <string>

// What fitting the model to published figures, and drawing from what was found, needs of it.

namespace norishiro::support {

/// How many residents a region has, and how many psychiatric inpatients they are taken to have.
struct RegionSize {
    double residents = 0.0;
    double inpatients = 0.0;
};
RegionSize size_of(Parameters const& parameters);

/// Parameters with other values: `keys` are of numbers outside sections of named things.
Eras with_values(Eras eras, std::span<std::string const> keys, std::span<double const> values);

/// What these scenarios draw from those sets: every key but those that a scenario's files, --set or
/// a dated change give.
sim::Drawing drawing_of(std::vector<sim::Scenario> const& scenarios, sim::ParameterSets sets);

/// The worlds of one replication, with what it draws.
Worlds drawn(Worlds worlds, sim::Drawing const& drawing, std::size_t replication);

} // namespace norishiro::support
