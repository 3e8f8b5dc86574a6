#pragma once

#include "sim/calibration/targets.hpp"
#include "sim/sources.hpp"
#include "sim/statistics.hpp"

#include <optional>
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
    sim::Estimate model;                          ///< mean over replications, with its interval
    std::optional<sim::Estimate> without_effects; ///< the same with no assumed effect

    bool has_indicator() const { return !target.indicator.empty(); }
    bool calibrated() const { return target.use == sim::Target::Use::calibrate; }
    bool met() const { return low <= model.mean && model.mean <= high; }
    /// How far the mean is off, in % of the figure.
    double miss() const { return 100.0 * (model.mean - value) / value; }
};

/// What is published, with what counts as met: "782 (704 – 861)". "–" where the model has no indicator.
std::string published_words(Checked const& row);
/// The model's mean with its interval: "709 [701, 717]"; how far off it is: "−9 %"; and its mean
/// without assumed effects. "–" where there is none.
std::string model_words(Checked const& row);
std::string miss_words(Checked const& row);
std::string without_effects_words(Checked const& row);

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
