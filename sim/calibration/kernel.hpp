#pragma once

#include "sim/calibration/calibrate.hpp"
#include "sim/random/stream.hpp"

#include <vector>

namespace norishiro::sim {

/// Where the next generation's particles are looked for: a normal distribution around each of the last
/// one's, with twice their covariance (Beaumont et al. 2009), within the unit cube.
class Kernel {
public:
    explicit Kernel(std::vector<Particle> const& particles);

    Point draw(Stream& luck) const;
    /// Of a particle to come out there, up to a factor that is the same everywhere.
    double density(Point const& point) const;

private:
    std::vector<Point> centres_;
    std::vector<double> weights_; ///< added up
    std::vector<double> factor_;  ///< of the covariance: a square by column, its lower part
};

} // namespace norishiro::sim
