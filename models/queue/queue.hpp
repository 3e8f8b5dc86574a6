#pragma once

#include "sim/random/stream.hpp"
#include "sim/time.hpp"

#include <cstdint>

/// The M/M/c queue: customers who arrive at random, c servers, one line. The smallest program that
/// uses the engine, and the first that has to agree with theory.
namespace norishiro::queue {

struct Plan {
    double arrivals_a_day = 9.0;
    sim::Days service{1.0}; ///< mean of an exponential distribution
    std::int64_t servers = 10;
    std::uint32_t customers = 1'000'000; ///< served from an empty start, first come first served
};

struct Result {
    double mean_wait = 0.0; ///< days from arrival to the beginning of service
    double waited = 0.0;    ///< share of the customers who found every server busy
};

/// On the engine.
Result simulate(Plan const& plan, sim::Luck const& luck);

/// The same queue as one would write it by hand for this purpose alone, without the engine: what
/// generality costs is measured against it.
Result plain_loop(Plan const& plan, std::uint64_t seed);

/// Erlang's C formula (1917): the share who wait, and from it the mean wait in days, in the long
/// run. There is none unless arrivals times service is less than the servers: then both are NaN.
Result erlang_c(Plan const& plan);

} // namespace norishiro::queue
