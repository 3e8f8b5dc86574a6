#include "sim/agenda.hpp"

#include "sim/random/stream.hpp"

#include <benchmark/benchmark.h>
#include <functional>
#include <queue>
#include <vector>

// Take the earliest event, put a later one in (hold), with so many pending; the same with a heap of
// whole events, and calling one off and putting it in again, as a person does whose hazards change.

namespace norishiro::sim {

namespace {

struct Event {
    std::uint32_t kind;
    std::uint32_t who;
};

/// Waits of a month on average, drawn beforehand: their draw is not what is timed.
std::vector<Days> waits() {
    Stream luck{Luck{1, 0}.decision("wait"), 0};
    std::vector<Days> waits(1 << 16);
    for (auto& wait : waits) wait = luck.exponential(Days{30.0});
    return waits;
}

void hold_agenda(benchmark::State& state) {
    auto const wait = waits();
    Agenda<Event> agenda{Time{}, never};
    std::uint32_t i = 0;
    for (; i < static_cast<std::uint32_t>(state.range(0)); ++i) {
        agenda.after(wait[i % wait.size()], {0, i});
    }
    for (auto _ : state) {
        auto const event = agenda.next();
        agenda.after(wait[++i % wait.size()], *event);
    }
}
BENCHMARK(hold_agenda)->RangeMultiplier(10)->Range(10, 1'000'000);

void hold_heap(benchmark::State& state) {
    struct Pending {
        Time time;
        Event event;
        bool operator>(Pending const& other) const { return time > other.time; }
    };
    auto const wait = waits();
    std::priority_queue<Pending, std::vector<Pending>, std::greater<>> heap;
    std::uint32_t i = 0;
    for (; i < static_cast<std::uint32_t>(state.range(0)); ++i) {
        heap.push({later(Time{}, wait[i % wait.size()]), {0, i}});
    }
    for (auto _ : state) {
        auto const [time, event] = heap.top();
        heap.pop();
        heap.push({later(time, wait[++i % wait.size()]), event});
    }
}
BENCHMARK(hold_heap)->RangeMultiplier(10)->Range(10, 1'000'000);

void call_off_and_put_in_again(benchmark::State& state) {
    auto const wait = waits();
    Agenda<Event> agenda{Time{}, never};
    std::vector<Ticket> tickets;
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(state.range(0)); ++i) {
        tickets.push_back(agenda.after(wait[i % wait.size()], {0, i}));
    }
    std::uint32_t i = 0;
    for (auto _ : state) {
        std::uint32_t const who = ++i * 7919 % static_cast<std::uint32_t>(tickets.size());
        agenda.cancel(tickets[who]);
        tickets[who] = agenda.after(wait[i % wait.size()], {0, who});
        if (i % 8 != 0) continue; // one event in eight changes takes place
        auto const event = agenda.next();
        tickets[event->who] = agenda.after(wait[(i + 1) % wait.size()], *event);
    }
}
BENCHMARK(call_off_and_put_in_again)->RangeMultiplier(10)->Range(100, 100'000);

} // namespace

} // namespace norishiro::sim
