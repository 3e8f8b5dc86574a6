#include "models/support/region.hpp"

#include "models/support/levels.hpp"
#include "models/support/run.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace norishiro::support {

namespace {

/// What depends on time changes little in stable outpatients within a year, and in people whom
/// nobody supports within a quarter; everybody else is looked at each month.
int months_between_looks(Stage stage) {
    if (stage == Stage::outpatient) return 12;
    return stage == Stage::untreated ? 3 : 1;
}
bool is_looked_at(Stage stage, int since_april) {
    return since_april % months_between_looks(stage) == 0;
}

/// The last era that has begun by then.
std::size_t era_on(std::span<sim::Era<Parameters> const> eras, sim::Time day) {
    std::size_t i = 0;
    while (i + 1 < eras.size() && eras[i + 1].from <= day) ++i;
    return i;
}

} // namespace

RegionState::RegionState(std::span<sim::Era<Parameters> const> eras, sim::Luck const& luck,
                         std::span<Row const> table)
    : eras_{eras}, parameters_{&eras[era_on(eras, eras.front().parameters.run.start)].parameters},
      decisions_{luck}, race_{table, luck}, start_{parameters_->run.start},
      end_{sim::end_of(parameters_->run)}, agenda_{sim::beginning_of(parameters_->run), end_},
      outcomes_{empty_outcomes(*parameters_,
                               static_cast<std::size_t>(sim::months_between(start_, end_)))},
      group_columns_{group_columns()}, in_stage_(parameters_->municipalities.size() + 1),
      flows_(table.size()), month_{sim::months_between(start_, agenda_.now())} {}

Region::Region(std::span<sim::Era<Parameters> const> eras, sim::Luck const& luck,
               std::span<Row const> table)
    : RegionState{eras, luck, table} {
    build_areas();
    teams_.resize(areas_.size());
    services_.assign(areas_.size(), std::vector(service_count, sim::Places{0, now()}));
    build_agencies();
    populate();
    begin_onsets();
    if (month_ < 0) agenda_.at(sim::month_start(now(), 1), {EventKind::month, 0, 0, 0});
}

void Region::burn_in(std::atomic<bool> const* stop, int to_month) {
    assert(to_month <= 0);
    stop_ = stop;
    while (month_ < to_month) handle_next();
}

void Region::adopt(std::span<sim::Era<Parameters> const> eras) {
    assert(month_ <= 0);
    eras_ = eras;
}

sim::Outcomes Region::run(std::atomic<bool> const* stop) {
    burn_in(stop);
    begin_recording();
    while (handle_next()) {
    }
    close_month();
    check_invariants();
    auto outcomes = outcomes_;
    outcomes.facts = std::move(passages_);
    return outcomes;
}

bool Region::handle_next() {
    auto const fetch = [&](Event const& event) {
        if (!is_about_a_person(event.kind)) return;
        sim::fetch_soon(people_[event.who]);
        sim::fetch_soon(clocks_[event.who]);
    };
    auto const event = agenda_.next(fetch);
    if (event) handle(*event);
    return event.has_value();
}

void Region::handle(Event const& event) {
    PersonIndex const p = event.who;
    auto const same_move = [&] { return people_[p].moves == event.token; };
    auto const same_stay = [&] { return in_stay(p, event.token); };
    auto const barrier = static_cast<Barrier>(event.detail);
    switch (event.kind) {
    case EventKind::month:
        return begin_month();
    case EventKind::era:
        return begin_era(event.who);
    case EventKind::onset:
        return arrive(event.who);
    case EventKind::clock:
        return strike(p);
    case EventKind::task_done:
        return task_done({event.who});
    case EventKind::worker_leaves:
        return worker_leaves({event.who});
    case EventKind::worker_falls_ill:
        return worker_falls_ill({event.who});
    case EventKind::worker_returns:
        return worker_returns({event.who});
    case EventKind::post_filled:
        return post_filled({event.who});
    case EventKind::visit_due:
        if (same_move() && event.detail == case_of(p).visit_chain) {
            ask(people_[p].holder, Work::visit, p, sim::Priority::visit, visit_hours(people_[p]),
                case_of(p).visit_chain);
        }
        return;
    case EventKind::referral_reaches:
        if (same_move()) referral_reaches(p);
        return;
    case EventKind::service_ends:
        return finish_service(p, static_cast<Service>(event.detail), event.token);
    case EventKind::trial_over:
        return end_trial(p);
    case EventKind::room_lost:
        if (same_stay()) lose_room(p);
        return;
    case EventKind::patience_lost:
        if (same_stay()) lose_patience(p);
        return;
    case EventKind::transition_granted:
        if (same_stay()) enrol(p, Service::transition);
        return;
    case EventKind::transition_visit_due:
        if (same_stay()) {
            ask(agency_for(AgencyKind::consultation, people_[p].municipality),
                Work::transition_visit, p, sim::Priority::visit,
                parameters_->services.transition_visit);
        }
        return;
    case EventKind::first_visit_due:
        if (same_move()) first_visit_due(p);
        return;
    case EventKind::gives_up_waiting:
        if (same_move()) give_up_waiting(p);
        return;
    case EventKind::housing_aid_ends:
        if (same_stay()) rearm(p, Barrier::housing);
        return;
    case EventKind::care_certified:
        if (same_stay()) await_facility(p);
        return;
    case EventKind::facility_free:
        if (same_stay()) facility_free(p);
        return;
    case EventKind::stranger_comes:
        return stranger_comes({event.who});
    case EventKind::refill_due:
        return refill_due({event.who});
    case EventKind::order_lifted:
        if (same_stay()) lift_order(p);
        return;
    case EventKind::review_due:
        if (same_stay()) review_due(p);
        return;
    case EventKind::need_met:
        return need_met(p, static_cast<SocialNeed>(event.detail));
    case EventKind::referral_arrives:
        if (same_move()) refer_arrived(p);
        return;
    case EventKind::outreach_ends:
        if (same_move()) signal(p, Signal::outreach_closed);
        return;
    case EventKind::settled:
        if (same_stay()) settle(p);
        return;
    case EventKind::barrier_found:
        if (same_stay()) find(p, barrier);
        return;
    case EventKind::session_due:
        if (same_round(event)) next_session(p, barrier);
        return;
    case EventKind::barrier_over:
        if (same_round(event)) clear(p, barrier);
        return;
    case EventKind::year_inside:
        if (same_stay()) reach_a_year(p);
        return;
    case EventKind::year_outside:
        if (same_move()) signal(p, Signal::a_year_outside);
        return;
    case EventKind::family_session_due:
        return family_session_due(p, event.token);
    case EventKind::order_review_due:
        if (same_stay()) review_order(p, event.detail);
        return;
    case EventKind::order_visit_due:
        return order_visit_due(p, event.token);
    case EventKind::admission_followed:
        return follow_admission(event.who, event.detail);
    case EventKind::discharge_followed:
        return follow_discharge(event.who, event.detail);
    case EventKind::outreach_followed:
        return follow_outreach(p);
    }
}

std::uint32_t Region::april() const {
    return static_cast<std::uint32_t>(sim::months_between(sim::Time{}, now())) / 12U;
}

void Region::bring_up_to_date(Person& person) {
    auto const passed = now() - person.updated;
    if (passed == sim::Seconds{0}) return;
    double const months = sim::in_months(passed);
    person.updated = now();
    person.age = sim::in_years(now() - person.born);
    // However often it is looked at, trust has faded since then.
    auto const idle_since =
        std::max(now() - passed, sim::later(person.last_contact, parameters_->trust.fades_after));
    if (person.trust > 0.0 && now() > idle_since) {
        person.trust *=
            left_after(sim::in_months(now() - idle_since), parameters_->trust.half_life);
    }
    person.family.carer_age += months / 12.0;
    follow(person, parameters_->family, months);
    if (person.ever_admitted && !in_hospital(person.stage)) {
        person.months_since_discharge += months;
    }
}

void Region::refresh(PersonIndex p) {
    bring_up_to_date(people_[p]);
    if (race_.update(clocks(p), people_[p], people_[p].stage, *parameters_, now())) reschedule(p);
}

void Region::reschedule(PersonIndex p) {
    auto& person = people_[p];
    auto const first = race_.first(clocks(p), person.stage);
    if (first.at == person.strikes_at) return;
    agenda_.cancel(person.next_clock);
    person.strikes_at = first.at;
    if (first.at != sim::never)
        person.next_clock = agenda_.at(first.at, {EventKind::clock, 0, p, 0});
}

void Region::begin_era(std::size_t era) {
    bill_all(); // at the prices until now
    parameters_ = &eras_[era].parameters;
    discount_ = discounted(month_ / 12.0, parameters_->utilities);
    apply_staffing();
    apply_services();
    for (std::uint32_t h = 0; h < hospitals_.size(); ++h) {
        fill_beds({h});
        update_demand({h});
    }
    // Rates change, what they depend on does not: it moves at the person's events and at ticks
    // alone, so that people whom the change does not touch keep their luck to the last bit.
    for (PersonIndex p = 0; p < people_.size(); ++p) {
        if (has_left(stages_[p])) continue;
        if (race_.update(clocks(p), people_[p], people_[p].stage, *parameters_, now()))
            reschedule(p);
        if (people_[p].stay != nobody) update_finding(p);
    }
    for (PersonIndex p = 0; p < people_.size(); ++p) think_barriers_away(p);
    update_onsets();
    fill_outreach_slots();
}

void Region::begin_recording() {
    std::size_t const current = era_on(eras_, start_);
    if (eras_[current].parameters != *parameters_) begin_era(current);
    parameters_ = &eras_[current].parameters; // of the eras adopted last
    for (std::size_t i = current + 1; i < eras_.size(); ++i) {
        bool const within_month = sim::month_start(eras_[i].from) != eras_[i].from;
        if (!within_month) continue; // it begins with its month, once the month before is closed
        agenda_.at(eras_[i].from, {EventKind::era, 0, static_cast<std::uint32_t>(i), 0});
    }
    open_month();
}

void Region::begin_month() {
    if (stop_ != nullptr && stop_->load()) throw sim::Stopped{};
    close_month();
    ++month_;
    if (month_ == 0) return; // here the burn-in ends; `run` goes on
    std::size_t const current = era_on(eras_, now());
    if (eras_[current].from == now()) begin_era(current);
    open_month();
}

void Region::open_month() {
    discount_ = discounted(month_ / 12.0, parameters_->utilities);
    if (sim::begins_fiscal_year(now())) {
        check_invariants();
        rotate_staff();
    }
    network_.fade(parameters_->ties, 1.0);
    for (std::uint32_t a = 0; a < agencies_.size(); ++a) {
        if (!agencies_[a].outside) follow_workforce({a});
    }
    apply_staffing();
    apply_services();
    hold_meetings();
    for (auto& hospital : hospitals_) look_after(hospital);
    int const since_april = sim::months_between(sim::Time{}, now()) % 12 - 3;
    auto const is_next = [&](PersonIndex p) {
        return !has_left(stages_[p]) && is_looked_at(stages_[p], since_april);
    };
    constexpr PersonIndex ahead = 8;
    for (PersonIndex p = 0; p < people_.size(); ++p) {
        if (p + ahead < people_.size() && is_next(p + ahead)) {
            sim::fetch_soon(people_[p + ahead]);
            sim::fetch_soon(clocks_[p + ahead]);
        }
        if (!is_next(p)) continue;
        auto& person = people_[p];
        auto& family = person.family;
        double const enough =
            parameters_->family.relief_hours.value() * months_between_looks(person.stage);
        family.relief = std::min(1.0, family.hours_since_look / enough);
        family.hours_since_look = 0.0;
        look_at_community(person);
        refresh(p);
        if (person.stay != nobody) {
            update_finding(p);
            consider_transition(p);
        }
        if (person.file != nobody) look_for_progress(p);
    }
    fill_outreach_slots();
    agenda_.at(sim::month_start(now(), 1), {EventKind::month, 0, 0, 0});
}

} // namespace norishiro::support
