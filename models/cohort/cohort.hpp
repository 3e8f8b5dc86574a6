#pragma once

#include "sim/random/stream.hpp"
#include "sim/time.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// A population of independent persons as a continuous-time Markov chain. It verifies the engine's
/// competing clocks: what becomes of everybody is known from the matrix exponential.
namespace norishiro::cohort {

enum class State : std::uint8_t { well, untreated, outreach, inpatient, aftercare };
inline constexpr std::size_t state_count = 5;
inline constexpr std::array<std::string_view, state_count> state_names{
    "well", "untreated", "outreach", "inpatient", "aftercare"};
constexpr std::size_t index(State state) {
    return static_cast<std::size_t>(state);
}

struct Plan {
    std::uint64_t persons = 1'000'000; ///< all of them well at the start
    double years = 10.0;
};

struct Result {
    std::int64_t transitions = 0;
    std::array<std::int64_t, state_count> at_the_end{}; ///< persons
    std::array<std::int64_t, state_count> seconds{};    ///< person-seconds in each state
    Result& operator+=(Result const& other);
    bool operator==(Result const&) const = default;
};

/// On the engine: persons `first` to `first + plan.persons` of the replication, each life in turn,
/// for nobody waits for anybody. Parts of a population add up to the whole.
Result simulate(Plan const& plan, sim::Luck const& luck, std::uint64_t first = 0);

/// The same lives as one would write them by hand for this purpose alone, without the engine: one
/// draw for the time until anything happens, one for what.
Result plain_loop(Plan const& plan, std::uint64_t seed);

} // namespace norishiro::cohort
