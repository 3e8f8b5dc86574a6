#pragma once

#include "models/support/chronicle.hpp"
#include "sim/diagnostics.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace norishiro::support {

/// Whose story is told, and of which time.
struct Subject {
    std::uint32_t number = 0; ///< index in Region::people
    Person first;             ///< when the run first knew of them
    sim::Time start;          ///< of what results count: before lies the burn-in
    sim::Time end;
};

/// What happened on one day, or in a stretch of time that is told in one go.
struct StoryLine {
    sim::Time from;
    sim::Time to;
    sim::Text text;
};
struct Episode {
    sim::Text title;
    sim::Time from;
    sim::Time to;
    std::vector<StoryLine> lines;
};
struct Story {
    std::vector<sim::Text> about; ///< who it is
    std::vector<Episode> episodes;
    std::vector<sim::Text> summary;
};

/// Facts of one person, told in sentences.
Story tell(std::span<Fact const> facts, Subject const& subject, Names const& names);

/// As it is printed: lines with their dates and the person's age.
std::string text_of(Story const& story, Subject const& subject, sim::Language language);

} // namespace norishiro::support
