#pragma once

#include <array>
#include <string_view>

namespace norishiro::support {

/// What a planner replaces by figures of the own area, in the order of how far the main indicators of
/// the Asaka area moved when each was changed by what towns and hospitals may well differ by.
inline constexpr std::array<std::string_view, 16> own_figures{
    "municipality.*.population",
    "hospital.*.discharge_workers",
    "population.inpatients",
    "hospital.*.beds",
    "municipality.*.health",
    "area.*.phc",
    "municipality.*.consultation",
    "population.long_stay",
    "hospital.*.from_elsewhere",
    "municipality.*.from_75",
    "area.*.group_homes",
    "population.inpatients_elsewhere",
    "municipality.*.remit_conflict",
    "municipality.*.core_consultation",
    "area.*.clinics",
    "area.*.visiting_nursing",
};

} // namespace norishiro::support
