#include "sim/places.hpp"
#include "sim/staff.hpp"

#include <benchmark/benchmark.h>
#include <deque>
#include <vector>

namespace norishiro::sim {

namespace {

/// One comes and waits, one goes, the next takes the place: a line of constant length.
void places_cycle(benchmark::State& state) {
    constexpr std::int64_t size = 50;
    Places places{size};
    std::deque<Seat> seats;
    for (std::uint32_t who = 0; who < size; ++who) seats.push_back(places.take(who, Time{}));
    std::uint32_t who = 0;
    for (; who < state.range(0); ++who) places.wait(who, who % 2, Time{});
    Time now{};
    for (auto _ : state) {
        now += Seconds{7};
        ++who;
        places.wait(who, who % 2, now);
        places.leave(seats.front(), now);
        seats.pop_front();
        seats.push_back(places.admit_next(now)->seat);
    }
}
BENCHMARK(places_cycle)->Arg(1)->Arg(100)->Arg(10'000);

/// The one in the middle of the line gives up and joins again at its end.
void renege(benchmark::State& state) {
    Line line;
    std::vector<Spot> spots;
    for (std::uint32_t who = 0; who < state.range(0); ++who) spots.push_back(line.join(who, 0, {}));
    Time now{};
    std::size_t i = spots.size() / 2;
    for (auto _ : state) {
        now += Seconds{7};
        line.leave(spots[i], now);
        spots[i] = line.join(static_cast<std::uint32_t>(i), 0, now);
        i = (i + 1) % spots.size();
        if (i == 0) { // who was first goes to the end too: the line moves
            auto const first = *line.next(now);
            spots[first.who] = line.join(first.who, 0, now);
        }
    }
}
BENCHMARK(renege)->Arg(10)->Arg(1'000)->Arg(100'000);

void staff_cycle(benchmark::State& state) {
    Staff staff{168.0};
    Time now{};
    for (auto _ : state) {
        staff.ask({0, 0, Priority::visit, Seconds{3'600}, now}, now);
        now = staff.done_at();
        benchmark::DoNotOptimize(staff.finish(now));
    }
}
BENCHMARK(staff_cycle);

} // namespace

} // namespace norishiro::sim
