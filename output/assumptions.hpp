#pragma once

#include "sim/scenario.hpp"
#include "sim/sources.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace norishiro::output {

/// What a scenario rests on without a source: how much of it, the entries of named things by kind,
/// up to three of `first` ("hospital.*.beds", the most telling first) that are still assumed, and
/// the file in which to give them.
std::string assumptions_summary(sim::Scenario const& scenario,
                                sim::Declarations const& declarations,
                                std::vector<sim::SourceRow> const& sources,
                                std::span<std::string_view const> first, sim::Language language);

/// All of it, one a line: key, value, why it is assumed, and the place if it stands in a file.
std::string assumptions_list(sim::Scenario const& scenario, sim::Declarations const& declarations,
                             std::vector<sim::SourceRow> const& sources, sim::Language language);

} // namespace norishiro::output
