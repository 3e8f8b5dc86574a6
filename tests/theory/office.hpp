#pragma once

#include "sim/staff.hpp"
#include "tests/theory/clinic.hpp"

#include <cmath>
#include <utility>
#include <vector>

namespace norishiro::tests {

/// Tasks of several kinds that come at random to one staff. The service of a kind is the time that
/// a task takes with the hours of the first day; hours that change make it shorter or longer.
struct Office {
    double hours = 40.0;
    std::vector<std::pair<sim::Priority, Demand>> kinds;
    double days = 1'000.0;
    double warm_up = 100.0;
    std::vector<std::pair<double, double>> changes{}; ///< day, hours a week from then on
    std::vector<double> looks{};                      ///< days

    Findings run(sim::Luck const& luck) const;
};

/// One life of an office.
class OfficeRun {
public:
    OfficeRun(Office const& plan, sim::Luck const& luck)
        : plan_{plan}, staff_{plan.hours}, agenda_{opening, at_day(plan.days)},
          works_{luck.decision("takes work")}, there_(plan.kinds.size()),
          there_then_(plan.kinds.size()) {
        found_.kinds.resize(plan.kinds.size());
        for (std::uint32_t k = 0; k < plan.kinds.size(); ++k) {
            arrivals_.push_back(luck.decision("asks " + std::to_string(k)));
            arrived_.push_back(0);
            plan_arrival(k);
        }
        for (std::uint32_t i = 0; i < plan.changes.size(); ++i) {
            agenda_.at(at_day(plan.changes[i].first), {Happens::change, i});
        }
        for (double const day : plan.looks) agenda_.at(at_day(day), {Happens::look, 0});
        agenda_.at(at_day(plan.warm_up), {Happens::warm, 0});
        staff_.set_hours(plan.hours, opening);
    }

    Findings run() {
        while (auto const event = agenda_.next()) {
            finish_until(agenda_.now());
            handle(*event);
            if (staff_.in_system() > 0 && staff_.exists() && staff_.done_at() == sim::never) {
                ++found_.wrong;
            }
        }
        sim::Time const end = agenda_.end();
        finish_until(end);
        found_.held = staff_.held(end) / 86'400.0;
        std::int64_t all = 0;
        for (std::size_t k = 0; k < there_.size(); ++k) {
            all += there_[k].integral(end);
            found_.kinds[k].present =
                sim::mean_present(there_then_[k], at_day(plan_.warm_up), there_[k], end);
        }
        if (all != staff_.presence().integral(end)) ++found_.wrong;
        return found_;
    }

private:
    enum class Happens : std::uint32_t { arrival, change, look, warm };
    struct Event {
        Happens what;
        std::uint32_t which;
    };

    void handle(Event const& event) {
        sim::Time const now = agenda_.now();
        switch (event.what) {
        case Happens::arrival:
            plan_arrival(event.which);
            asks(event.which, now);
            break;
        case Happens::change:
            staff_.set_hours(plan_.changes[event.which].second, now);
            break;
        case Happens::look: {
            auto const there = static_cast<double>(staff_.in_system());
            found_.seen.push_back({std::min(there, 1.0), there});
            break;
        }
        case Happens::warm:
            there_then_ = there_;
            counts_from_ = now;
            break;
        }
    }
    void plan_arrival(std::uint32_t kind) {
        sim::Stream luck{arrivals_[kind], arrived_[kind]++};
        agenda_.after(luck.exponential(sim::Days{1.0 / plan_.kinds[kind].second.arrivals}),
                      {Happens::arrival, kind});
    }
    void asks(std::uint32_t kind, sim::Time now) {
        auto const& [priority, asked] = plan_.kinds[kind];
        sim::Stream luck{works_, tasks_++};
        double const service = asked.service * asked.law.draw(luck);
        sim::Seconds const work{std::llround(service * 86'400.0 * plan_.hours / 168.0)};
        if (now >= counts_from_) ++found_.kinds[kind].arrived;
        there_[kind].arrive(now);
        staff_.ask({tasks_, kind, priority, work, now}, now);
    }
    void finish_until(sim::Time now) {
        while (staff_.done_at() <= now) {
            sim::Time const done = staff_.done_at();
            auto const task = staff_.finish(done);
            there_[task.kind].leave(done, task.asked);
            if (task.asked < counts_from_) continue;
            // What it waited: of interest where it was neither interrupted nor given other hours.
            auto const service = static_cast<double>(task.work.count()) * 168.0 / plan_.hours;
            found_.kinds[task.kind].wait_over(days(done - task.asked) - service / 86'400.0);
        }
    }

    Office const& plan_;
    sim::Staff staff_;
    sim::Agenda<Event> agenda_;
    sim::Decision works_;
    std::uint32_t tasks_ = 0;
    std::vector<sim::Decision> arrivals_;
    std::vector<std::uint32_t> arrived_;
    std::vector<sim::Presence> there_; ///< of each kind
    std::vector<sim::Presence> there_then_;
    sim::Time counts_from_ = sim::never;
    Findings found_;
};

inline Findings Office::run(sim::Luck const& luck) const {
    return OfficeRun{*this, luck}.run();
}

} // namespace norishiro::tests
