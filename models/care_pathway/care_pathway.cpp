#include "models/care_pathway/care_pathway.hpp"

#include "sim/agenda.hpp"
#include "sim/places.hpp"

#include <vector>

namespace norishiro::care_pathway {

namespace {

struct Event {
    enum class Kind : std::uint32_t { arrival, service_ends, warm_up_ends };
    Kind kind;
    std::uint32_t who;
};

struct Person {
    sim::Entity identity = 0;
    std::uint32_t visits = 0;
    Station at = Station::intake;
    Station next = Station::gone;
    bool urgent = false;
    sim::Time arrived{};
    sim::Seat seat;      ///< at a server
    sim::Seat ward_seat; ///< in the ward's beds or its waiting room
    sim::Days service{}; ///< of this visit
    sim::Time service_began{};
    sim::Time service_ended{};
};

class Network {
public:
    Network(Plan const& plan, sim::Luck const& luck)
        : plan_{plan}, agenda_{sim::Time{}, sim::later(sim::Time{}, plan.horizon)},
          warm_{sim::later(sim::Time{}, plan.warm_up)}, arrivals_{luck.decision("arrivals")},
          visits_{luck.decision("visits")}, ward_room_{plan.ward_room} {
        for (auto const& station : plan.stations) servers_.emplace_back(station.servers);
    }

    Result run() {
        agenda_.at(warm_, {Event::Kind::warm_up_ends, 0});
        book_arrival();
        while (auto const event = agenda_.next()) handle(*event);
        result_.mean_present =
            sim::mean_present(present_when_warm_, warm_, present_, agenda_.now());
        return result_;
    }

private:
    void handle(Event const& event) {
        switch (event.kind) {
        case Event::Kind::arrival:
            return arrive();
        case Event::Kind::service_ends:
            return end_service(event.who);
        case Event::Kind::warm_up_ends:
            present_when_warm_ = present_;
        }
    }

    void book_arrival() {
        sim::Stream luck{arrivals_, arrived_};
        agenda_.after(luck.exponential(sim::Days{1.0 / plan_.arrivals_a_day}),
                      {Event::Kind::arrival, 0});
        next_is_urgent_ = luck.uniform() < plan_.urgent;
    }

    void arrive() {
        present_.arrive(agenda_.now());
        std::uint32_t const who = take_slot();
        people_[who] = {};
        people_[who].identity = arrived_++;
        people_[who].urgent = next_is_urgent_;
        people_[who].arrived = agenda_.now();
        book_arrival();
        go_to(who, Station::intake);
    }

    /// Draws the whole visit at once: one block of luck serves the service and the way on.
    void go_to(std::uint32_t who, Station station) {
        auto& person = people_[who];
        person.at = station;
        sim::Stream luck{visits_, person.identity, person.visits++};
        person.service = service(station, luck);
        person.next = way_on(station, luck.uniform());
        auto& servers = servers_[index(station)];
        std::uint8_t const priority = person.urgent ? 0 : 1;
        if (auto const seat = servers.take(who, agenda_.now(), priority)) {
            begin_service(who, seat, agenda_.now());
        } else {
            servers.wait(who, priority, agenda_.now());
        }
    }

    void begin_service(std::uint32_t who, sim::Seat seat, sim::Time asked) {
        auto& person = people_[who];
        sim::Time const now = agenda_.now();
        person.seat = seat;
        person.service_began = now;
        agenda_.after(person.service, {Event::Kind::service_ends, who});
        if (now < warm_) return;
        result_.waits[index(person.at)].add(now - asked);
        if (person.urgent && person.at == Station::ward) result_.urgent_ward_waits.add(now - asked);
    }

    void end_service(std::uint32_t who) {
        ++result_.transitions;
        auto& person = people_[who];
        person.service_ended = agenda_.now();
        if (person.next != Station::ward) return leave(who);
        person.ward_seat = ward_room_.take(who, agenda_.now());
        if (person.ward_seat) return leave(who);
        ward_room_.wait(who, 0, agenda_.now()); // and keeps the server
    }

    /// Gives the server back and goes on.
    void leave(std::uint32_t who) {
        Person const person = people_[who];
        sim::Time const now = agenda_.now();
        if (person.service_began >= warm_) {
            result_.blocked[index(person.at)].add(now - person.service_ended);
        }
        auto& servers = servers_[index(person.at)];
        servers.leave(person.seat, now);
        if (auto const next = servers.admit_next(now)) {
            begin_service(next->who, next->seat, next->asked);
        }
        if (person.next == Station::gone) {
            present_.leave(now, person.arrived);
            free_.push_back(who);
        } else {
            go_to(who, person.next);
        }
        if (person.at != Station::ward) return;
        ward_room_.leave(person.ward_seat, now);
        if (auto const unblocked = ward_room_.admit_next(now)) {
            people_[unblocked->who].ward_seat = unblocked->seat;
            leave(unblocked->who);
        }
    }

    sim::Days service(Station station, sim::Stream& luck) const {
        auto const mean = plan_.stations[index(station)].service;
        if (plan_.service_times == ServiceTimes::exponential) return luck.exponential(mean);
        return luck.lognormal(mean, plan_.coefficient_of_variation);
    }
    Station way_on(Station station, double u) const {
        auto const& then = plan_.stations[index(station)].then;
        for (std::size_t i = 0; i < station_count; ++i) {
            if (u < then[i]) return static_cast<Station>(i);
            u -= then[i];
        }
        return Station::gone;
    }

    std::uint32_t take_slot() {
        if (free_.empty()) {
            people_.emplace_back();
            return static_cast<std::uint32_t>(people_.size() - 1);
        }
        std::uint32_t const slot = free_.back();
        free_.pop_back();
        return slot;
    }

    Plan plan_;
    sim::Agenda<Event> agenda_;
    sim::Time warm_;
    sim::Decision arrivals_;
    sim::Decision visits_;
    std::vector<sim::Places> servers_;
    sim::Places ward_room_;
    std::vector<Person> people_;
    std::vector<std::uint32_t> free_; ///< slots of those who have gone
    sim::Entity arrived_ = 0;
    bool next_is_urgent_ = false;
    sim::Presence present_;
    sim::Presence present_when_warm_;
    Result result_;
};

} // namespace

Plan jackson() {
    return {};
}

Plan blocking() {
    Plan plan;
    plan.service_times = ServiceTimes::lognormal;
    plan.urgent = 0.2;
    plan.ward_room = 60;
    return plan;
}

Result simulate(Plan const& plan, sim::Luck const& luck) {
    return Network{plan, luck}.run();
}

} // namespace norishiro::care_pathway
