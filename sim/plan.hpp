#pragma once

#include "sim/diagnostics.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace norishiro::sim {

/// How a figure of a fiscal year comes from its months.
enum class OverYear : std::uint8_t {
    sum,   ///< of the months
    mean,  ///< of the months
    last,  ///< the last month of the fiscal year
    ratio, ///< the sum over the sum of something else
};

/// Which places count it. What neither municipalities nor areas count is known of the whole alone.
enum class CountedBy : std::uint8_t { municipality, area, both, group };

/// A row of the tables that plans ask for: by place and fiscal year, made from what a run counts.
struct PlanRow {
    std::string id;
    Text section;
    Text name;
    std::string unit;
    Text definition;
    OverYear over = OverYear::sum;
    CountedBy counted = CountedBy::municipality;
    std::vector<std::size_t> measures;     ///< added up
    std::vector<std::size_t> denominators; ///< of a ratio; the same
    double scale = 1.0;                    ///< from the measures' unit to the row's
    std::string factor;                    ///< of groups: what tells them apart
    std::vector<std::string> levels;       ///< and which of them the row is about
    bool main = false;                     ///< one of those that are shown by month, too
};

} // namespace norishiro::sim
