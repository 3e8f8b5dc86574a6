#pragma once

#include "sim/calibration/targets.hpp"
#include "sim/sources.hpp"
#include "sim/statistics.hpp"

#include <string>
#include <vector>

namespace norishiro::output {

/// A published figure beside what the model gives, in the unit and size of the region.
struct Checked {
    sim::Target target;
    sim::SourceRow source;
    sim::Text indicator; ///< its name; empty where the model has none
    std::string unit;    ///< empty for a ratio
    double value = 0.0;
    double low = 0.0; ///< what counts as met
    double high = 0.0;
    sim::Estimate model; ///< mean over replications, with its interval

    bool has_indicator() const { return !target.indicator.empty(); }
    bool calibrated() const { return target.use == sim::Target::Use::calibrate; }
    bool met() const { return low <= model.mean && model.mean <= high; }
    /// How far the mean is off, in % of the figure.
    double miss() const { return 100.0 * (model.mean - value) / value; }
};

/// How many of one use there are, and how many of them are met.
struct Tally {
    std::size_t met = 0;
    std::size_t all = 0;
};
Tally tally(std::vector<Checked> const& rows, sim::Target::Use use);

/// "12 of 13 figures for calibration are met, and 14 of 20 that are held out"
sim::Text verdict_line(std::vector<Checked> const& rows);

/// "calibration", "held out"
sim::Text use_words(Checked const& row);

/// "met", "missed", "no indicator"
sim::Text verdict(Checked const& row);

} // namespace norishiro::output
