#include "models/cohort/cohort.hpp"
#include "models/plain_luck.hpp"

#include <cmath>

namespace norishiro::cohort {

namespace {

/// Rates a year out of each state, summed up from left to right; the last is their total.
struct Exits {
    std::array<double, 3> up_to;
    std::array<std::uint8_t, 3> to;
    double total;
};
constexpr std::array<Exits, state_count> exits{{
    {{0.10, 0.10, 0.10}, {1, 1, 1}, 0.10},
    {{0.10, 0.70, 0.75}, {0, 2, 3}, 0.75},
    {{0.20, 0.50, 1.00}, {1, 3, 4}, 1.00},
    {{2.00, 8.00, 8.00}, {2, 4, 4}, 8.00},
    {{0.30, 0.45, 0.50}, {0, 1, 3}, 0.50},
}};

} // namespace

Result plain_loop(Plan const& plan, std::uint64_t seed) {
    PlainLuck luck{seed};
    Result result;
    std::array<double, state_count> years{};
    for (std::uint64_t person = 0; person < plan.persons; ++person) {
        std::uint8_t state = 0;
        double now = 0.0;
        for (;;) {
            Exits const& exit = exits[state];
            double const next = now + luck.exponential(1.0 / exit.total);
            if (next >= plan.years) break;
            years[state] += next - now;
            now = next;
            double const u = luck.uniform() * exit.total;
            std::size_t way = 0;
            while (way < 2 && u >= exit.up_to[way]) ++way;
            state = exit.to[way];
            ++result.transitions;
        }
        years[state] += plan.years - now;
        ++result.at_the_end[state];
    }
    for (std::size_t i = 0; i < state_count; ++i) {
        result.seconds[i] = std::llround(years[i] * sim::seconds_per_year);
    }
    return result;
}

} // namespace norishiro::cohort
