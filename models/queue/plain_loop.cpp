#include "models/plain_luck.hpp"
#include "models/queue/queue.hpp"

#include <deque>
#include <queue>
#include <vector>

namespace norishiro::queue {

namespace {

struct Event {
    double time;
    bool departure;
    bool operator>(Event const& other) const { return time > other.time; }
};

} // namespace

Result plain_loop(Plan const& plan, std::uint64_t seed) {
    PlainLuck luck{seed};
    std::priority_queue<Event, std::vector<Event>, std::greater<>> events;
    std::deque<double> line; // when they arrived
    std::int64_t busy = 0;
    std::uint32_t arrived = 0;
    std::uint32_t waited = 0;
    double waits = 0.0;
    double const between = 1.0 / plan.arrivals_a_day;
    double const service = plan.service.count();
    events.push({luck.exponential(between), false});
    while (!events.empty()) {
        auto const [now, departure] = events.top();
        events.pop();
        if (!departure) {
            if (++arrived < plan.customers) events.push({now + luck.exponential(between), false});
            if (busy < plan.servers) {
                ++busy;
                events.push({now + luck.exponential(service), true});
            } else {
                line.push_back(now);
            }
        } else if (!line.empty()) {
            waits += now - line.front();
            ++waited;
            line.pop_front();
            events.push({now + luck.exponential(service), true});
        } else {
            --busy;
        }
    }
    return {waits / plan.customers, static_cast<double>(waited) / plan.customers};
}

} // namespace norishiro::queue
