#pragma once

#include "sim/calibration/calibrate.hpp"

#include <string>
#include <vector>

namespace norishiro::output {

/// A posterior as CSV: comments, then a line for each parameter set with
/// its weight, its distance, its values, and what it gave for each goal.
std::string posterior_csv(sim::Calibration const& calibration, sim::Posterior const& posterior,
                          std::vector<std::string> const& comments);

/// What is known of a parameter before and after.
struct Learnt {
    std::string key;
    double prior_low = 0.0; ///< the middle 90 % each
    double prior_high = 0.0;
    double median = 0.0;
    double low = 0.0;
    double high = 0.0;
    double narrowing =
        1.0; ///< width of the posterior's over that of the prior's, on the prior's scale
};
std::vector<Learnt> learnt(sim::Calibration const& calibration, sim::Posterior const& posterior);

} // namespace norishiro::output
