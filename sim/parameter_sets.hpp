#pragma once

#include "sim/input_file.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace norishiro::sim {

struct Declarations;

/// Sets of parameter values, such as a posterior: what is not known for sure about the world.
/// Replications of a study draw one of them, the same in every scenario.
struct ParameterSets {
    std::vector<std::string> keys;
    std::vector<double> values;  ///< [set * keys.size() + key]
    std::vector<double> weights; ///< of sets; add up to 1

    std::size_t size() const { return weights.size(); }
    double value(std::size_t set, std::size_t key) const { return values[set * keys.size() + key]; }
    bool operator==(ParameterSets const&) const = default;
};

/// What each replication of a study draws.
struct Drawing {
    ParameterSets sets;
    /// [scenario * sets.keys.size() + key]: whether the scenario draws it, or its files, --set or a
    /// dated change give it.
    std::vector<bool> draws;
    bool any() const { return sets.size() > 0; }
};

/// How many replications in a row share a set: what differs between them is chance alone, so that
/// it can be told from what is not known.
inline constexpr std::size_t replications_of_a_set = 2;

/// The number of a replication's draw: the same for those that share it.
constexpr std::size_t draw_of(std::size_t replication) {
    return replication / replications_of_a_set;
}

/// Of each replication, where anything is drawn.
std::vector<std::size_t> draws_of(std::vector<std::size_t> const& replications,
                                  Drawing const& drawing);

/// Of the first so many replications.
std::vector<std::size_t> draws_of(std::size_t replications, Drawing const& drawing);

/// Text that is the same for two drawings when they are.
std::string canonical(Drawing const& drawing);

/// The set that a replication draws.
std::size_t drawn_set(ParameterSets const& sets, std::uint64_t seed, std::size_t replication);

struct ParameterSetsFile {
    ParameterSets sets;
    InputFile file;
};
/// Reads CSV: the first line that is not a comment (`#`) names columns; those with a dot are
/// parameters, `weight` is the weight (1 where there is none), any others are not looked at. Throws
/// ScenarioError for unknown parameters and for values out of their range.
ParameterSetsFile read_parameter_sets(std::filesystem::path const& file,
                                      Declarations const& declarations);
ParameterSets parse_parameter_sets(std::string_view text, std::string const& name,
                                   Declarations const& declarations);

} // namespace norishiro::sim
