#pragma once

#include "models/support/run.hpp"

#include <span>
#include <string>

// What fitting the model to published figures needs of it.

namespace norishiro::support {

/// How many residents a region has, and how many psychiatric inpatients they are taken to have.
struct RegionSize {
    double residents = 0.0;
    double inpatients = 0.0;
};
RegionSize size_of(Parameters const& parameters);

/// Parameters with other values: `keys` are of numbers outside sections of named things.
Eras with_values(Eras eras, std::span<std::string const> keys, std::span<double const> values);

} // namespace norishiro::support
