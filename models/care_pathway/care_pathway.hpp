#pragma once

#include "sim/random/stream.hpp"
#include "sim/time.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

/// A network of queues: people pass from station to station of a small care pathway, wait where
/// everybody is busy, and may come back. It verifies the engine's servers: priorities, blocking
/// after service, and, in its plain form, Jackson's theorem.
namespace norishiro::care_pathway {

enum class Station : std::uint8_t { intake, outreach, ward, aftercare, gone };
inline constexpr std::size_t station_count = 4;
inline constexpr std::array<std::string_view, station_count> station_names{"intake", "outreach",
                                                                           "ward", "aftercare"};
constexpr std::size_t index(Station station) {
    return static_cast<std::size_t>(station);
}

inline constexpr std::int64_t unlimited = std::numeric_limits<std::int32_t>::max();

struct StationPlan {
    sim::Days service; ///< mean
    std::int64_t servers;
    std::array<double, station_count> then; ///< probabilities of the next; the rest leaves
};

enum class ServiceTimes : std::uint8_t { exponential, lognormal };

struct Plan {
    double arrivals_a_day = 8.0; ///< at intake, Poisson
    sim::Days horizon{3650.0};   ///< from an empty start
    sim::Days warm_up{365.0};    ///< services that begin earlier are not in the means
    std::array<StationPlan, station_count> stations{{
        {sim::Days{0.5}, 5, {0.0, 0.5, 0.3, 0.0}},
        {sim::Days{3.6}, 20, {0.0, 0.0, 0.3, 0.4}},
        {sim::Days{10.4}, 50, {0.0, 0.1, 0.0, 0.7}},
        {sim::Days{60.0}, unlimited, {0.15, 0.0, 0.05, 0.0}},
    }};
    ServiceTimes service_times = ServiceTimes::exponential;
    double coefficient_of_variation = 1.0; ///< of log-normal services
    double urgent = 0.0; ///< share of arrivals that go first, without interrupting
    /// In the ward's beds and waiting for one. Whoever finds it full keeps the server of the
    /// station that they come from, first come first served (blocking after service).
    std::int64_t ward_room = unlimited;
};

/// Exponential services and unlimited lines: an open Jackson network.
Plan jackson();
/// Log-normal services, one arrival in five urgent, ten who wait for the 50 beds of the ward.
Plan blocking();

/// Durations of those whose service began after the warm-up.
struct Durations {
    std::int64_t count = 0;
    std::int64_t seconds = 0;
    void add(sim::Seconds duration) {
        ++count;
        seconds += duration.count();
    }
    double mean_days() const {
        return sim::in_days(sim::Seconds{seconds}) / static_cast<double>(count);
    }
    bool operator==(Durations const&) const = default;
};

struct Result {
    std::int64_t transitions = 0;                   ///< services that ended
    std::array<Durations, station_count> waits{};   ///< for the service of each visit
    std::array<Durations, station_count> blocked{}; ///< after the service of each visit
    Durations urgent_ward_waits{};
    /// In the network, time average from the end of the warm-up. The plain loop leaves it out.
    double mean_present = 0.0;
    bool operator==(Result const&) const = default;
};

/// On the engine.
Result simulate(Plan const& plan, sim::Luck const& luck);

/// The same network as one would write it by hand for this purpose alone, without the engine.
Result plain_loop(Plan const& plan, std::uint64_t seed);

} // namespace norishiro::care_pathway
