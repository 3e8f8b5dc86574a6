#pragma once

#include "output/publish/suppression.hpp"
#include "sim/diagnostics.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

// Which counts are too small to be printed.

namespace norishiro::output::publish {

/// What is done with the figures of one part of the region.
struct Limit {
    bool nothing = false; ///< is printed of it
    int under = 0;        ///< counts from 1 to below it are masked
    int step = 1;         ///< to which counts are rounded
};

struct Rule {
    std::string_view id; ///< on the command line
    sim::Text name;
    sim::Text says; ///< in one paragraph
    Limit whole;
    /// Of a municipality; without a number of residents the smallest is assumed.
    Limit (*of_residents)(std::optional<double> residents);
};

std::span<Rule const> rules();
/// The rule of that id, which there is.
Rule const& rule_of(std::string_view id);

/// A value under a limit: how it is printed if it is, and what readers know then.
struct Judged {
    Mark mark = Mark::shown;
    double printed = 0.0;
    Range shown;
    Range small;
};
Judged judge(double value, Limit const& limit);

} // namespace norishiro::output::publish
