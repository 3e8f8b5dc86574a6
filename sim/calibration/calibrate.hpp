#pragma once

#include "sim/calibration/prior.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace norishiro::sim {

/// What a simulation should come to, in its own unit, and how far off it may be.
struct Goal {
    std::string id;
    double value = 0.0;
    double tolerance = 1.0; ///< above 0
};

/// What a simulation came to, by goal; not finite where it failed or has no such figure.
using Figures = std::vector<double>;

/// Largest miss over its tolerance: 1 or less means that every goal is met. Infinite where a figure is
/// not finite.
double distance(Figures const& figures, std::vector<Goal> const& goals);

struct CalibrationSettings {
    std::size_t waves = 3; ///< of history matching
    std::size_t wave_points = 200;
    double implausible = 3.0; ///< standard deviations off, and a point is ruled out
    std::size_t particles = 200;
    double kept = 0.5;            ///< share of the particles that the next threshold keeps
    double threshold = 1.0;       ///< of the distance, at which it ends
    double least_accepted = 0.02; ///< of a generation's simulations; below it ends
    std::size_t most_runs = 5000;
    std::uint64_t seed = 1;
    std::size_t threads = 0;
};

/// How a wave of history matching, or a generation of ABC, went.
struct CalibrationStep {
    bool wave = false;
    double threshold = 0.0; ///< of the distance; of a wave: the share of the prior that is left
    std::size_t runs = 0;
    std::size_t accepted = 0;
};

/// What is to be calibrated.
struct Calibration {
    std::vector<FreeParameter> parameters;
    std::vector<Goal> goals;
    CalibrationSettings settings;
    /// Simulates with these values, by parameter, and the luck of that number. Called on several
    /// threads at once.
    std::function<Figures(std::vector<double> const& values, std::size_t run)> simulate;
    /// What an earlier, interrupted calibration got for that run; may be empty.
    std::function<std::optional<Figures>(std::size_t run)> recall;
    /// Told of each run that was simulated, one at a time, in any order; may be empty.
    std::function<void(std::size_t run, Figures const& figures)> remember;
    std::function<void(CalibrationStep const& step)> told; ///< of each step; may be empty
    std::atomic<bool> const* stop = nullptr; ///< once it is set, no further run begins
};

/// One of the parameter sets that are left.
struct Particle {
    Point point;
    double weight = 1.0;
    double distance = 0.0;
    Figures figures;
};

struct Posterior {
    std::vector<Particle> particles; ///< weights add up to 1
    std::vector<CalibrationStep> steps;
    std::size_t runs = 0;
};

/// History matching, then sequential Monte Carlo with approximate Bayesian computation. History
/// matching fits an emulator to waves of points and rules out where a goal would be missed by more
/// than chance, fit and tolerance explain (Craig et al. 1997; Andrianakis et al. 2015). In what is
/// left, generations of particles come ever closer to the goals (Beaumont et al. 2009; Toni et al.
/// 2009), each threshold a quantile of the distances before it.
///
/// Every point hangs on the seed and on the figures of earlier runs alone: not on threads, and not on
/// how often it was interrupted. Throws Stopped, and std::invalid_argument where there are too few
/// points for the parameters.
Posterior calibrate(Calibration const& calibration);

} // namespace norishiro::sim
