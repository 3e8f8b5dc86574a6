#pragma once

#include "sim/diagnostics.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace norishiro::sim {

/// What a row or a column of counts stands for: a municipality, an agency, a kind of work.
struct Label {
    std::string id;
    Text name;
    bool operator==(Label const&) const = default;
};

enum class PlaceKind : std::uint8_t {
    municipality,
    elsewhere, ///< people who live outside
    area,      ///< what belongs to no one municipality of it
};

/// Where something is counted.
struct Place {
    std::string id;
    Text name;
    PlaceKind kind = PlaceKind::municipality;
    bool operator==(Place const&) const = default;
};

/// What persons are told apart by, such as their diagnosis or their age.
struct Factor {
    Label label;
    std::vector<Label> levels;
};

/// Groups of persons: one for each combination of levels, those of the last factor varying fastest.
/// Without factors there are none.
struct Groups {
    std::vector<Factor> factors;

    std::size_t size() const;
    /// Which level of a factor a group has.
    std::size_t level_of(std::size_t group, std::size_t factor) const;
    /// The groups that have this level of a factor.
    std::vector<std::size_t> with(std::size_t factor, std::size_t level) const;
    /// "f2_65_74", put together from the levels.
    Label label_of(std::size_t group) const;
};

} // namespace norishiro::sim
