#pragma once

#include "sim/agenda.hpp"
#include "sim/places.hpp"
#include "tests/theory/formulas.hpp"

#include <string>
#include <utility>
#include <vector>

namespace norishiro::tests {

inline constexpr sim::Time opening{};

inline sim::Time at_day(double day) {
    return sim::later(opening, sim::Days{day});
}
inline double days(sim::Seconds s) {
    return sim::in_days(s);
}

/// What became of those of one kind, from the end of the warm-up on.
struct Tally {
    double arrived = 0.0;
    double waited = 0.0;  ///< was not served at once
    double lost = 0.0;    ///< went away at once
    double gave_up = 0.0; ///< went away after a wait
    double served = 0.0;
    double wait = 0.0; ///< days before service, of the served
    double wait_squared = 0.0;
    double present = 0.0; ///< mean number, waiting or served

    void wait_over(double wait_in_days) {
        ++served;
        wait += wait_in_days;
        wait_squared += wait_in_days * wait_in_days;
    }
};

/// How many were there at one moment.
struct Look {
    double served = 0.0;
    double present = 0.0;
};

struct Findings {
    std::vector<Tally> kinds; ///< as in the plan
    double in_line = 0.0;     ///< mean number
    double at_desks = 0.0;    ///< mean number
    double held = 0.0;        ///< desk-days that there were
    std::vector<Look> seen;
    std::size_t wrong = 0; ///< moments at which something that must hold did not

    double lost_share() const { return kinds[0].lost / kinds[0].arrived; }
    double waited_share() const { return kinds[0].waited / kinds[0].arrived; }
    double gave_up_share() const { return kinds[0].gave_up / kinds[0].arrived; }
};
inline auto mean_wait(std::size_t kind) {
    return [kind](Findings const& f) { return f.kinds[kind].wait / f.kinds[kind].served; };
}
inline auto mean_wait_squared(std::size_t kind) {
    return [kind](Findings const& f) { return f.kinds[kind].wait_squared / f.kinds[kind].served; };
}
inline auto present(std::size_t kind) {
    return [kind](Findings const& f) { return f.kinds[kind].present; };
}

/// Patients of several kinds arrive at random, wait for one of the desks and are served there.
struct Clinic {
    std::int64_t desks = 1;
    std::vector<Demand> kinds; ///< the most urgent first
    double days = 1'000.0;
    double warm_up = 100.0;
    bool may_wait = true;
    double patience = 0.0; ///< mean days that anybody waits, 0: for ever
    bool preempts = false; ///< the more urgent take the desks of the less urgent
    std::vector<std::pair<double, std::int64_t>> changes{}; ///< day, desks from then on
    std::vector<double> looks{};                            ///< days

    Findings run(sim::Luck const& luck) const;
};

/// One life of a clinic.
class ClinicRun {
public:
    ClinicRun(Clinic const& plan, sim::Luck const& luck)
        : plan_{plan}, desks_{plan.desks, opening}, agenda_{opening, at_day(plan.days)},
          services_{luck.decision("is served")}, patience_{luck.decision("gives up")},
          there_(plan.kinds.size()), there_then_(plan.kinds.size()) {
        found_.kinds.resize(plan.kinds.size());
        for (std::uint32_t k = 0; k < plan.kinds.size(); ++k) {
            arrivals_.push_back(luck.decision("arrives " + std::to_string(k)));
            arrived_.push_back(0);
            plan_arrival(k);
        }
        for (std::uint32_t i = 0; i < plan.changes.size(); ++i) {
            agenda_.at(at_day(plan.changes[i].first), {Happens::change, i});
        }
        for (double const day : plan.looks) agenda_.at(at_day(day), {Happens::look, 0});
        agenda_.at(at_day(plan.warm_up), {Happens::warm, 0});
    }

    Findings run() {
        while (auto const event = agenda_.next()) {
            handle(*event);
            if (desks_.free() > 0 && desks_.waiting() > 0) ++found_.wrong;
        }
        sim::Time const end = agenda_.end();
        sim::Time const from = at_day(plan_.warm_up);
        found_.in_line = sim::mean_present(line_then_, from, desks_.line(), end);
        found_.at_desks = sim::mean_present(inside_then_, from, desks_.inside(), end);
        found_.held = static_cast<double>(desks_.held(end)) / 86'400.0;
        for (std::size_t k = 0; k < there_.size(); ++k) {
            found_.kinds[k].present = sim::mean_present(there_then_[k], from, there_[k], end);
        }
        return found_;
    }

private:
    enum class Happens : std::uint32_t { arrival, departure, patience_over, change, look, warm };
    struct Event {
        Happens what;
        std::uint32_t who;
    };
    struct Patient {
        std::uint32_t kind;
        sim::Time arrived;
        sim::Seconds left;    ///< of the service
        sim::Time since{};    ///< when it last began
        sim::Ticket ticket{}; ///< the end of the service or of the patience
        sim::Spot spot{};
        sim::Seat seat{};
        bool counts = false; ///< came after the warm-up
        bool begun = false;
    };

    void handle(Event const& event) {
        sim::Time const now = agenda_.now();
        switch (event.what) {
        case Happens::arrival:
            plan_arrival(event.who);
            arrives(event.who, now);
            break;
        case Happens::departure:
            desks_.leave(patients_[event.who].seat, now);
            goes(patients_[event.who], now);
            admit(now);
            break;
        case Happens::patience_over:
            if (!desks_.renege(patients_[event.who].spot, now)) ++found_.wrong;
            goes(patients_[event.who], now);
            if (patients_[event.who].counts) ++tally(patients_[event.who]).gave_up;
            break;
        case Happens::change:
            desks_.set_places(plan_.changes[event.who].second, now);
            admit(now);
            break;
        case Happens::look:
            found_.seen.push_back(
                {static_cast<double>(desks_.taken()),
                 static_cast<double>(desks_.taken()) + static_cast<double>(desks_.waiting())});
            break;
        case Happens::warm:
            line_then_ = desks_.line();
            inside_then_ = desks_.inside();
            there_then_ = there_;
            counting_ = true;
            break;
        }
    }
    void plan_arrival(std::uint32_t kind) {
        sim::Stream luck{arrivals_[kind], arrived_[kind]++};
        agenda_.after(luck.exponential(sim::Days{1.0 / plan_.kinds[kind].arrivals}),
                      {Happens::arrival, kind});
    }
    void arrives(std::uint32_t kind, sim::Time now) {
        auto const who = static_cast<std::uint32_t>(patients_.size());
        auto const priority = static_cast<std::uint8_t>(kind);
        sim::Stream luck{services_, who};
        double const service = plan_.kinds[kind].service * plan_.kinds[kind].law.draw(luck);
        patients_.push_back({kind, now, sim::later(now, sim::Days{service}) - now});
        Patient& patient = patients_.back();
        patient.counts = counting_;
        if (counting_) ++tally(patient).arrived;
        there_[kind].arrive(now);
        if (auto const seat = desks_.take(who, now, priority)) return serve(who, seat, now);
        if (plan_.preempts) {
            if (auto const taken = desks_.preempt(who, priority, now)) {
                has_to_go(patients_[taken->who], taken->spot, now);
                return serve(who, taken->seat, now);
            }
        }
        if (!plan_.may_wait) {
            if (counting_) ++tally(patient).lost;
            return goes(patient, now);
        }
        if (counting_) ++tally(patient).waited;
        patient.spot = desks_.wait(who, priority, now);
        if (plan_.patience > 0.0) {
            sim::Stream endures{patience_, who};
            patient.ticket = agenda_.after(endures.exponential(sim::Days{plan_.patience}),
                                           {Happens::patience_over, who});
        }
    }
    void serve(std::uint32_t who, sim::Seat seat, sim::Time now) {
        Patient& patient = patients_[who];
        agenda_.cancel(patient.ticket);
        if (!patient.begun && patient.counts) tally(patient).wait_over(days(now - patient.arrived));
        patient.begun = true;
        patient.seat = seat;
        patient.since = now;
        patient.ticket = agenda_.at(now + patient.left, {Happens::departure, who});
    }
    void has_to_go(Patient& patient, sim::Spot spot, sim::Time now) {
        agenda_.cancel(patient.ticket);
        patient.left -= now - patient.since;
        patient.spot = spot;
    }
    void admit(sim::Time now) {
        while (auto const next = desks_.admit_next(now)) serve(next->who, next->seat, now);
    }
    void goes(Patient const& patient, sim::Time now) {
        there_[patient.kind].leave(now, patient.arrived);
    }
    Tally& tally(Patient const& patient) { return found_.kinds[patient.kind]; }

    Clinic const& plan_;
    sim::Places desks_;
    sim::Agenda<Event> agenda_;
    sim::Decision services_;
    sim::Decision patience_;
    std::vector<sim::Decision> arrivals_;
    std::vector<std::uint32_t> arrived_;
    std::vector<Patient> patients_;
    bool counting_ = false;
    std::vector<sim::Presence> there_; ///< of each kind
    std::vector<sim::Presence> there_then_;
    sim::Presence line_then_;
    sim::Presence inside_then_;
    Findings found_;
};

inline Findings Clinic::run(sim::Luck const& luck) const {
    return ClinicRun{*this, luck}.run();
}

} // namespace norishiro::tests
