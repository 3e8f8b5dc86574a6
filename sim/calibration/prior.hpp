#pragma once

#include <string>
#include <vector>

namespace norishiro::sim {

/// A parameter that calibration may move. Before anything is known it is uniform between its bounds, or
/// its logarithm is.
struct FreeParameter {
    std::string key;
    double low = 0.0;
    double high = 1.0;
    bool logarithmic = false;
};

/// A place in the unit cube: one coordinate for each free parameter, uniform before anything is known.
using Point = std::vector<double>;

/// The parameter's value at a coordinate between 0 and 1.
double value_at(FreeParameter const& parameter, double coordinate);

} // namespace norishiro::sim
