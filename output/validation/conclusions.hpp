#pragma once

#include "sim/say.hpp"
#include "sim/statistics.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace norishiro::output {

/// What a main indicator of a scenario does beside its baseline, in the world as it is assumed and in
/// one without any assumed effect.
struct Conclusion {
    enum class Rests : std::uint8_t {
        on_nothing_assumed, ///< it is there in both, in the same direction
        on_effects_alone,   ///< there with assumed effects, not without
        on_their_absence,   ///< not there with them, but without
        reversed,           ///< in the other direction without
        nothing_found,      ///< in neither: no conclusion
    };
    struct Side {
        sim::Estimate difference; ///< scenario minus baseline, paired
        bool holds = false;       ///< among all main indicators of the scenario (Holm, 5 %)
    };
    std::string comparison; ///< its id in scenarios/comparisons.toml
    std::string scenario;   ///< its id
    sim::Text title;        ///< of the scenario
    std::string indicator;
    sim::Text name;
    std::string unit;
    Side assumed;
    Side without;

    Rests rests() const;
};

/// How many rest on what; `nothing_found` counts too.
std::size_t count(std::vector<Conclusion> const& all, Conclusion::Rests rests);

/// What a reader has to know of "with" and "without".
sim::Text how_to_read_conclusions();

/// "Of 40 differences that are found, 12 stand without assumed effects, 27 rest on …"
sim::Text summary(std::vector<Conclusion> const& all);

/// Every main indicator of every scenario: conclusions.csv in that folder. Throws WriteError.
void write_conclusions_csv(std::filesystem::path const& folder, std::vector<Conclusion> const& all,
                           sim::Language language);

/// A line for each scenario, for a terminal: the conclusions that rest on assumed effects alone.
std::string conclusions_text(std::vector<Conclusion> const& all, sim::Language language);

/// How many conclusions of one scenario rest on what, and which on assumed effects alone.
struct ConclusionsOfOne {
    std::string scenario; ///< its id
    sim::Text title;
    std::size_t stand = 0;
    std::size_t others = 0; ///< turned round, or found only without assumed effects
    std::vector<Conclusion> assumed_alone;
};
std::vector<ConclusionsOfOne> by_scenario(std::vector<Conclusion> const& all);

} // namespace norishiro::output
