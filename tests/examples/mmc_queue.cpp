// M/M/3: customers come at random, wait in one line for one of three servers, stay a random time.
#include "sim/agenda.hpp"
#include "sim/places.hpp"
#include "sim/random/stream.hpp"

#include <fmt/core.h>

using namespace norishiro::sim;

struct Event {
    std::uint32_t who;
    Seat seat; // that they leave; without one they arrive
};

int main() {
    Luck const luck{1, 0}; // seed and replication
    Decision const comes = luck.decision("comes");
    Decision const stays = luck.decision("stays");
    Agenda<Event> agenda{Time{}, Time{std::chrono::years{1'000}}};
    Places servers{3};

    auto const expect = [&](std::uint32_t who) { // 2.4 a day
        agenda.after(Stream{comes, who}.exponential(Days{1.0 / 2.4}), {who, {}});
    };
    auto const serve = [&](std::uint32_t who, Seat seat) { // for a day
        agenda.after(Stream{stays, who}.exponential(Days{1.0}), {who, seat});
    };
    expect(0);
    while (auto const event = agenda.next()) {
        auto const [who, seat] = *event;
        if (seat) {
            servers.leave(seat, agenda.now());
            if (auto const next = servers.admit_next(agenda.now())) serve(next->who, next->seat);
        } else {
            expect(who + 1);
            if (auto const free = servers.take(who, agenda.now())) {
                serve(who, free);
            } else {
                servers.wait(who, 0, agenda.now());
            }
        }
    }
    double const waiting = mean_present({}, agenda.start(), servers.line(), agenda.end());
    fmt::print("mean number waiting: {:.3f}, by Erlang C 2.589\n", waiting);
}
