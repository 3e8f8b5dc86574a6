#pragma once

#include "sim/outcomes.hpp"
#include "sim/plan.hpp"
#include "sim/record.hpp"
#include "sim/sources.hpp"

#include <array>
#include <string>
#include <string_view>

// The words that stand in result.h5 for what is an enumerator in the program. Writer and reader share
// them.

namespace norishiro::output {

/// On what a value rests, in the order of sim::Ground.
struct GroundWord {
    std::string id;
    sim::Text name;
};
extern std::array<GroundWord, 8> const grounds;

/// A column of the list of sources that is in both languages.
struct SourceColumn {
    char const* id;
    sim::Text name;
    sim::Text sim::SourceRow::*member;
};
extern std::array<SourceColumn, 7> const source_columns;

std::string_view word_for(sim::Over over);
std::string_view word_for(sim::OverYear over);
std::string_view word_for(sim::CountedBy counted);
std::string_view word_for(sim::PlaceKind kind);
/// The enumerator that a word stands for. Throws std::out_of_range for an unknown one.
sim::OverYear over_year(std::string_view word);
sim::CountedBy counted_by(std::string_view word);
sim::PlaceKind place_kind(std::string_view word);

} // namespace norishiro::output
