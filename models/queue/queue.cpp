#include "models/queue/queue.hpp"

#include "sim/agenda.hpp"
#include "sim/places.hpp"

#include <deque>
#include <limits>

namespace norishiro::queue {

namespace {

/// Who arrives; or, where there is a seat, who leaves it.
struct Event {
    std::uint32_t who;
    sim::Seat seat;
};

class Clinic {
public:
    Clinic(Plan const& plan, sim::Luck const& luck)
        : plan_{plan}, servers_{plan.servers}, customers_{luck.decision("customers")} {}

    Result run() {
        coming_ = draw(0);
        agenda_.after(coming_.gap, {0, {}});
        while (auto const event = agenda_.next()) {
            event->seat ? leaves(event->seat) : arrives(event->who);
        }
        auto const waits = sim::in_days(sim::Seconds{servers_.line().completed_stays()});
        return {waits / plan_.customers,
                static_cast<double>(servers_.line().arrivals()) / plan_.customers};
    }

private:
    struct Customer {
        sim::Days gap;     ///< until the next one arrives
        sim::Days service; ///< that they will take
    };
    Customer draw(std::uint32_t who) const {
        sim::Stream luck{customers_, who};
        sim::Days const gap = luck.exponential(sim::Days{1.0 / plan_.arrivals_a_day});
        return {gap, luck.exponential(plan_.service)};
    }

    void arrives(std::uint32_t who) {
        Customer const arrived = coming_;
        // One customer ahead of the need, so that no event waits for the end of a draw.
        coming_ = draw(who + 1);
        if (who + 1 < plan_.customers) agenda_.after(arrived.gap, {who + 1, {}});
        if (auto const seat = servers_.take(who, agenda_.now())) {
            agenda_.after(arrived.service, {who, seat});
        } else {
            servers_.wait(who, 0, agenda_.now());
            services_of_line_.push_back(arrived.service);
        }
    }
    void leaves(sim::Seat seat) {
        servers_.leave(seat, agenda_.now());
        if (auto const next = servers_.admit_next(agenda_.now())) {
            agenda_.after(services_of_line_.front(), {next->who, next->seat});
            services_of_line_.pop_front();
        }
    }

    Plan plan_;
    sim::Agenda<Event> agenda_{sim::Time{}, sim::never};
    sim::Places servers_;
    std::deque<sim::Days> services_of_line_; ///< in its order
    sim::Decision customers_;
    Customer coming_{};
};

} // namespace

Result simulate(Plan const& plan, sim::Luck const& luck) {
    return Clinic{plan, luck}.run();
}

Result erlang_c(Plan const& plan) {
    double const load = plan.arrivals_a_day * plan.service.count();
    auto const servers = static_cast<double>(plan.servers);
    if (!(load < servers)) {
        return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
    }
    // The inverse of Erlang's B, by its recursion over the servers: no factorial overflows.
    double inverse_b = 1.0;
    for (std::int64_t k = 1; k <= plan.servers; ++k) {
        inverse_b = 1.0 + inverse_b * static_cast<double>(k) / load;
    }
    double const waits = servers / (servers - load * (1.0 - 1.0 / inverse_b)) / inverse_b;
    return {waits * plan.service.count() / (servers - load), waits};
}

} // namespace norishiro::queue
