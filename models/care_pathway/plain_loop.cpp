#include "models/care_pathway/care_pathway.hpp"
#include "models/plain_luck.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numbers>
#include <queue>
#include <vector>

namespace norishiro::care_pathway {

namespace {

struct Event {
    double time;
    std::uint32_t who; ///< whose service ends; `arrival`: somebody comes
    bool operator>(Event const& other) const { return time > other.time; }
};
constexpr std::uint32_t arrival = 0xFFFF'FFFFU;

struct Person {
    double since = 0.0; ///< in line, then at a server, then blocked
    std::uint8_t at = 0;
    bool urgent = false;
    bool counts = false; ///< the service began after the warm-up
};

struct Server {
    std::int64_t busy = 0;
    std::array<std::deque<std::uint32_t>, 2> lines; ///< urgent, routine
};

/// Seconds as a whole number, since that is what a result holds.
void add(Durations& durations, double days) {
    ++durations.count;
    durations.seconds += std::llround(days * 86'400.0);
}

class PlainNetwork {
public:
    PlainNetwork(Plan const& plan, std::uint64_t seed)
        : plan_{plan}, luck_{seed}, spread_{std::sqrt(std::log1p(plan.coefficient_of_variation *
                                                                 plan.coefficient_of_variation))} {}

    Result run() {
        double const horizon = plan_.horizon.count();
        events_.push({luck_.exponential(1.0 / plan_.arrivals_a_day), arrival});
        while (!events_.empty() && events_.top().time < horizon) {
            Event const event = events_.top();
            events_.pop();
            now_ = event.time;
            event.who == arrival ? arrive() : end_service(event.who);
        }
        return result_;
    }

private:
    void arrive() {
        events_.push({now_ + luck_.exponential(1.0 / plan_.arrivals_a_day), arrival});
        std::uint32_t who = 0;
        if (free_.empty()) {
            who = static_cast<std::uint32_t>(people_.size());
            people_.emplace_back();
        } else {
            who = free_.back();
            free_.pop_back();
        }
        people_[who].urgent = plan_.urgent > 0.0 && luck_.uniform() < plan_.urgent;
        go_to(who, 0);
    }

    void go_to(std::uint32_t who, std::uint8_t station) {
        auto& person = people_[who];
        person.at = station;
        person.since = now_;
        auto& server = servers_[station];
        if (server.busy < plan_.stations[station].servers) {
            ++server.busy;
            begin_service(who);
        } else {
            server.lines[person.urgent ? 0 : 1].push_back(who);
        }
    }

    void begin_service(std::uint32_t who) {
        auto& person = people_[who];
        person.counts = now_ >= plan_.warm_up.count();
        if (person.counts) {
            add(result_.waits[person.at], now_ - person.since);
            if (person.urgent && person.at == index(Station::ward)) {
                add(result_.urgent_ward_waits, now_ - person.since);
            }
        }
        double const mean = plan_.stations[person.at].service.count();
        double const service = plan_.service_times == ServiceTimes::exponential
                                   ? luck_.exponential(mean)
                                   : mean * std::exp(spread_ * normal() - 0.5 * spread_ * spread_);
        events_.push({now_ + service, who});
    }

    void end_service(std::uint32_t who) {
        ++result_.transitions;
        auto& person = people_[who];
        person.since = now_;
        std::uint8_t const next = way_on(person.at);
        if (next != index(Station::ward)) return leave(who, next);
        if (in_ward_ >= plan_.ward_room) return blocked_.push_back(who);
        ++in_ward_;
        leave(who, next);
    }

    void leave(std::uint32_t who, std::uint8_t next) {
        Person const person = people_[who];
        if (person.counts) add(result_.blocked[person.at], now_ - person.since);
        auto& server = servers_[person.at];
        auto& line = server.lines[server.lines[0].empty() ? 1 : 0];
        if (line.empty()) {
            --server.busy;
        } else {
            std::uint32_t const first = line.front();
            line.pop_front();
            begin_service(first);
        }
        if (next == station_count) {
            free_.push_back(who);
        } else {
            go_to(who, next);
        }
        if (person.at != index(Station::ward)) return;
        --in_ward_;
        if (blocked_.empty()) return;
        std::uint32_t const unblocked = blocked_.front();
        blocked_.pop_front();
        ++in_ward_;
        leave(unblocked, index(Station::ward));
    }

    std::uint8_t way_on(std::uint8_t station) {
        auto const& then = plan_.stations[station].then;
        double u = luck_.uniform();
        std::uint8_t next = 0;
        while (next < station_count && u >= then[next]) u -= then[next++];
        return next;
    }

    /// Box and Muller: two at a time.
    double normal() {
        if (spare_ready_) {
            spare_ready_ = false;
            return spare_;
        }
        double const radius = std::sqrt(-2.0 * std::log(luck_.uniform()));
        double const angle = 2.0 * std::numbers::pi * luck_.uniform();
        spare_ = radius * std::sin(angle);
        spare_ready_ = true;
        return radius * std::cos(angle);
    }

    Plan plan_;
    PlainLuck luck_;
    double spread_;
    double now_ = 0.0;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
    std::array<Server, station_count> servers_{};
    std::int64_t in_ward_ = 0;
    std::deque<std::uint32_t> blocked_;
    std::vector<Person> people_;
    std::vector<std::uint32_t> free_;
    double spare_ = 0.0;
    bool spare_ready_ = false;
    Result result_;
};

} // namespace

Result plain_loop(Plan const& plan, std::uint64_t seed) {
    return PlainNetwork{plan, seed}.run();
}

} // namespace norishiro::care_pathway
