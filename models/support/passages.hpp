#pragma once

#include "models/support/parameters.hpp"
#include "models/support/person.hpp"
#include "sim/facts.hpp"
#include "sim/labels.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

// Every passage along the pathway as a fact of its own, for whoever asks for more than counts. People
// from elsewhere are left out, as they are of the counts.

namespace norishiro::support {

/// The columns of a fact, in their order.
enum class PassageColumn : std::size_t {
    time,
    month, ///< in which it is counted
    person,
    arrow, ///< row of the pathway
    from,
    to,
    municipality,
    diagnosis,
    age,
    agency,   ///< 0: none keeps contact
    hospital, ///< 0: in none, before and after
};
inline constexpr std::size_t passage_columns_count = 11;

std::span<sim::FactColumn const> passage_columns();
/// What the levels of each column stand for in a scenario; none of a column of numbers.
std::vector<std::vector<sim::Label>> passage_levels(Parameters const& parameters);

/// A number that a person has for good, the same in every scenario of a replication: who was there on
/// the first day, by municipality, and who came later, by source, count from one each.
std::int64_t number_of(sim::Entity identity);

} // namespace norishiro::support
