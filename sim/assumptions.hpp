#pragma once

#include "sim/scenario.hpp"
#include "sim/sources.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace norishiro::sim {

/// On what a value without a source rests.
enum class Basis : std::uint8_t {
    left_open,    ///< nothing is given, so that other parameters decide
    by_default,   ///< the default, which is assumed
    weak_source,  ///< its source is itself an assumption
    file,         ///< a file calls it assumed, or names no source
    command_line, ///< --set
};

struct Assumption {
    std::size_t setting = 0; ///< index into Scenario::settings
    Basis basis = Basis::by_default;
};

/// The values of a scenario that rest on no source, in the order of its settings. Words, such as
/// names, are no values.
std::vector<Assumption> assumptions_of(Scenario const& scenario, Declarations const& declarations,
                                       std::vector<SourceRow> const& sources);

/// How many values there are that rest on a source or on none.
std::size_t count_of_values(Scenario const& scenario, Declarations const& declarations);

/// Whether the value leaves the parameter to others ("-1 FTE": as many as the population needs): the
/// default, where that is below zero and the least that is allowed.
bool is_left_open(Declaration const& declaration, Value const& value);

/// A row of the list of sources that is no source, but an assumption with a number.
bool is_assumption(SourceRow const& row);

} // namespace norishiro::sim
