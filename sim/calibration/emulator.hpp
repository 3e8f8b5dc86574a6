#pragma once

#include "sim/calibration/prior.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace norishiro::sim {

/// A quadratic in the coordinates, fitted by least squares to what was simulated at some points: it
/// tells without a simulation what another point would give, and how surely. Linear where the points
/// are too few for the squares.
class Emulator {
public:
    /// `outputs` by point; all of one length. Points whose outputs are not finite are left out.
    /// Throws std::invalid_argument where fewer than twice as many are left as a linear fit needs.
    Emulator(std::span<Point const> points, std::span<std::vector<double> const> outputs);

    struct Expectation {
        std::vector<double> mean;
        std::vector<double> variance; ///< of one simulation there: of chance and of the fit
    };
    Expectation at(Point const& point) const;

private:
    std::size_t dimensions_;
    std::size_t outputs_ = 0;
    bool quadratic_ = false;
    std::vector<double> coefficients_; ///< [output][term]
    std::vector<double> factor_;   ///< of the normal equations: a square by column, its lower part
    std::vector<double> residual_; ///< variance, by output
};

} // namespace norishiro::sim
