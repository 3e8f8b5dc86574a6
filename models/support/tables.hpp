#pragma once

#include "models/support/event.hpp"
#include "models/support/parameters.hpp"
#include "models/support/person.hpp"
#include "sim/outcomes.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

// What the rows and columns of the outcomes stand for.

namespace norishiro::support {

/// Bands of age begin with these birthdays; the first with birth. Years of 365.25 days.
inline constexpr std::array<std::int64_t, 3> age_bands_from{40, 65, 75};
inline constexpr std::size_t age_band_count = age_bands_from.size() + 1;
inline constexpr std::size_t group_count = diagnosis_count * age_band_count;

constexpr std::size_t age_band(sim::Seconds age) {
    constexpr std::int64_t year = 31'557'600;
    std::size_t band = 0;
    for (auto const birthday : age_bands_from) band += age.count() >= birthday * year ? 1 : 0;
    return band;
}
/// The group of persons in which somebody is counted who is as old as this.
constexpr std::size_t group_of(Diagnosis diagnosis, sim::Seconds age) {
    return static_cast<std::size_t>(diagnosis) * age_band_count + age_band(age);
}
/// Diagnosis and age, in the order of `group_of`.
sim::Groups groups();

/// Of the table by station: a column for each kind of work, then what balances it.
inline constexpr std::size_t idle_column = work_count;
inline constexpr std::size_t held_column = work_count + 1;
inline constexpr std::size_t activity_count = work_count + 2;
std::vector<sim::Label> activities();

/// The stages of the pathway.
std::vector<sim::Label> states();

/// The hospitals of the scenario.
std::vector<sim::Label> hospitals_of(Parameters const& parameters);

/// The areas; one without a name of its own where the scenario gives none.
std::vector<sim::Label> areas_of(Parameters const& parameters);
/// The municipalities, one for people from elsewhere, and the areas.
std::vector<sim::Place> places_of(Parameters const& parameters);
/// The agencies that hold staff, in the order in which a region builds them.
std::vector<sim::Label> stations_of(Parameters const& parameters);

/// Where the table by group holds each measure; `not_by_group` for those that are not in it.
inline constexpr std::size_t not_by_group = std::numeric_limits<std::size_t>::max();
std::vector<std::size_t> group_columns();

/// Nothing counted yet.
sim::Outcomes empty_outcomes(Parameters const& parameters, std::size_t months);

} // namespace norishiro::support
