#include "models/support/services.hpp"

#include "models/support/region.hpp"
#include "sim/math.hpp"

#include <algorithm>
#include <cmath>

namespace norishiro::support {

sim::Cases places_of(Service service, Services const& s) {
    std::array const places{s.group_home,         s.transition,      s.settlement,
                            s.independent_living, s.living_training, s.visiting_nursing,
                            s.participation};
    return places[static_cast<std::size_t>(service)];
}

sim::Probability offered(Service service, Services const& s) {
    switch (service) {
    case Service::settlement:
        return s.settlement_offered;
    case Service::independent_living:
        return s.independent_offered;
    case Service::living_training:
        return s.training_offered;
    case Service::visiting_nursing:
        return s.nursing_ordered;
    case Service::participation:
        return s.participation_offered;
    case Service::group_home:
    case Service::transition:
        break;
    }
    return sim::Probability{1};
}

sim::Months lasts(Service service, Services const& s) {
    switch (service) {
    case Service::settlement:
        return s.settlement_for;
    case Service::independent_living:
        return s.independent_for;
    case Service::living_training:
        return s.training_for;
    case Service::visiting_nursing:
        return s.nursing_for;
    case Service::participation:
        return s.participation_for;
    case Service::group_home:
    case Service::transition:
        break;
    }
    return s.group_home_stay;
}

std::int64_t Region::places_now(Service service, std::size_t area) const {
    auto const& own = area_now(area);
    std::array const given{own.group_homes,        sim::Cases{-1},      own.settlement,
                           own.independent_living, own.living_training, own.visiting_nursing,
                           own.participation};
    double places = given[static_cast<std::size_t>(service)].value();
    if (places < 0.0) {
        places = places_of(service, parameters_->services).value() * residents_[area] / 100'000.0;
    }
    if (service == Service::group_home && now() > start_) {
        // Whole months, so that two looks in one month see the same number.
        double const years = sim::months_between(start_, now()) / 12.0;
        places *=
            sim::math::exp(years * sim::math::log(1.0 + parameters_->services.growth.value()));
    }
    return std::llround(places * scale());
}

void Region::apply_services() {
    for (std::size_t a = 0; a < areas_.size(); ++a) {
        for (std::size_t s = 0; s < service_count; ++s) {
            auto const service = static_cast<Service>(s);
            services_[a][s].set_places(places_now(service, a), now());
            fill_service(service, a);
        }
    }
}

ServiceUse& Region::use_of(PersonIndex p) {
    auto& person = people_[p];
    if (person.services == nobody) {
        if (free_uses_.empty()) {
            person.services = static_cast<std::uint32_t>(uses_.size());
            uses_.emplace_back();
        } else {
            person.services = free_uses_.back();
            free_uses_.pop_back();
            uses_[person.services] = {};
        }
        uses_[person.services].person = p;
    }
    return uses_[person.services];
}

/// Offered, and by this person's luck taken up.
void Region::offer(PersonIndex p, Service service) {
    auto const& person = people_[p];
    auto const s = static_cast<std::uint32_t>(service);
    sim::Stream luck{decisions_.offers, person.identity, person.moves << 3U | s};
    if (luck.chance(offered(service, parameters_->services))) enrol(p, service);
}

void Region::enrol(PersonIndex p, Service service) {
    auto const s = static_cast<std::size_t>(service);
    if (is_stranger(people_[p])) return;
    auto& use = use_of(p);
    if (use.seats[s] || use.spots[s]) return;
    std::size_t const area = area_of_[people_[p].municipality];
    bool const at_once = services_[area][s].free() > 0 && services_[area][s].waiting() == 0;
    note(p, Happened::service_asked, nobody, s, at_once ? 0 : services_[area][s].waiting() + 1);
    // Whoever is accompanied out of hospital has the first right to a room.
    bool const first = service == Service::group_home &&
                       static_cast<bool>(use.seats[static_cast<std::size_t>(Service::transition)]);
    use.spots[s] = services_[area][s].wait(p, first ? 0 : 1, now());
    tally(index(Measure::services_asked_first) + s, people_[p].municipality);
    fill_service(service, area);
}

void Region::fill_service(Service service, std::size_t area) {
    auto const s = static_cast<std::size_t>(service);
    while (auto const next = services_[area][s].admit_next(now())) {
        auto& use = use_of(next->who);
        use.spots[s] = {};
        use.seats[s] = next->seat;
        use.begun[s] = ++people_[next->who].services_begun;
        tally(index(Measure::services_begun_first) + s, people_[next->who].municipality);
        note(next->who, Happened::service_begun, nobody, s);
        begin_service(next->who, service);
    }
}

void Region::begin_service(PersonIndex p, Service service) {
    auto& person = people_[p];
    auto const& s = parameters_->services;
    switch (service) {
    case Service::group_home:
        agenda_.after(s.trial, {EventKind::trial_over, 0, p, person.admissions});
        return;
    case Service::transition:
        return begin_transition(p);
    case Service::visiting_nursing:
        person.nursed = true;
        break;
    case Service::participation:
        person.participates = true;
        if (person.file != nobody && case_of(p).participation_offered) {
            tally(Measure::coordination_participation, person);
        }
        break;
    case Service::settlement:
    case Service::independent_living:
    case Service::living_training:
        break;
    }
    auto const detail = static_cast<std::uint16_t>(service);
    agenda_.after(sim::days_of_months(lasts(service, s).value()),
                  {EventKind::service_ends, detail, p, person.services_begun});
    if (!in_hospital(person.stage)) refresh(p);
}

/// The service has done what it can: what it is there for is better.
void Region::finish_service(PersonIndex p, Service service, std::uint32_t token) {
    auto& person = people_[p];
    auto const s = static_cast<std::size_t>(service);
    if (person.services == nobody || uses_[person.services].begun[s] != token) return;
    note(p, Happened::service_done, nobody, s);
    bring_up_to_date(person);
    if (sim::Stream{decisions_.helped, person.identity, token}.chance(
            parameters_->services.meets_need)) {
        if (service == Service::participation) person.needs.remove(SocialNeed::isolation);
        if (service == Service::living_training) person.needs.remove(SocialNeed::daily_living);
        if (service == Service::independent_living) person.needs.remove(SocialNeed::housing);
    }
    leave_service(p, service);
    refresh(p);
}

void Region::leave_service(PersonIndex p, Service service) {
    auto& person = people_[p];
    if (person.services == nobody) return;
    auto const s = static_cast<std::size_t>(service);
    auto& use = uses_[person.services];
    std::size_t const area = area_of_[person.municipality];
    bool const seated = static_cast<bool>(use.seats[s]);
    if (use.spots[s]) services_[area][s].renege(use.spots[s], now());
    use.spots[s] = {};
    if (seated) services_[area][s].leave(use.seats[s], now());
    use.seats[s] = {};
    use.begun[s] = 0;
    if (service == Service::visiting_nursing) person.nursed = false;
    if (service == Service::participation) person.participates = false;
    if (service == Service::group_home) person.in_group_home = false;
    auto const is_one = [](auto const& x) { return static_cast<bool>(x); };
    bool const any =
        std::ranges::any_of(use.seats, is_one) || std::ranges::any_of(use.spots, is_one);
    if (!any) {
        use.person = nobody;
        free_uses_.push_back(person.services);
        person.services = nobody;
    }
    if (seated) fill_service(service, area);
}

/// In hospital only the room in a group home is kept, for a while; whoever has left needs none.
void Region::leave_services(PersonIndex p, Stage to) {
    for (std::size_t s = 0; s < service_count; ++s) {
        auto const service = static_cast<Service>(s);
        if (service == Service::group_home && in_hospital(to)) continue;
        leave_service(p, service);
    }
}

/// At a discharge, and when support begins.
void Region::offer_services(PersonIndex p, Row const& arrow) {
    auto const& person = people_[p];
    bool const withdrawn = person.withdrawal > 0 || person.needs.has(SocialNeed::isolation);
    if (arrow.cause.signal() == Signal::first_visit && withdrawn) offer(p, Service::participation);
    if (person.stage != Stage::discharged) return;
    leave_service(p, Service::transition);
    bool const alone = !person.family.coresident && !person.in_group_home;
    if (person.severity >= 2) offer(p, Service::visiting_nursing);
    if (alone) {
        offer(p, Service::settlement);
        offer(p, Service::independent_living);
    }
    if (person.needs.has(SocialNeed::daily_living)) offer(p, Service::living_training);
    if (person.needs.has(SocialNeed::isolation)) offer(p, Service::participation);
}

// ---------------------------------------------------------------------------------------------
// Group homes

/// A room is free: a trial stay, after which person and home decide.
void Region::end_trial(PersonIndex p) {
    auto& person = people_[p];
    if (person.services == nobody) return;
    auto& use = uses_[person.services];
    auto constexpr home = static_cast<std::size_t>(Service::group_home);
    if (!use.seats[home] || person.in_group_home) return;
    sim::Stream luck{decisions_.trial, person.identity, use.begun[home]};
    if (luck.chance(parameters_->services.trial_fails)) {
        note(p, Happened::trial_over, nobody, 0);
        leave_service(p, Service::group_home);
        if (person.stay != nobody) enrol(p, Service::group_home);
        return;
    }
    person.in_group_home = true;
    note(p, Happened::trial_over, nobody, 1);
    if (person.stay == nobody) return;
    auto const admissions = person.admissions;
    clear(p, Barrier::housing);
    // Nobody has to take back who has a home of their own.
    if (in_stay(p, admissions)) clear(p, Barrier::family);
}

/// Nobody had a room for so long that a flat is sought instead.
void Region::lose_patience(PersonIndex p) {
    auto& person = people_[p];
    auto constexpr home = static_cast<std::size_t>(Service::group_home);
    if (person.services == nobody || !uses_[person.services].spots[home]) return;
    note(p, Happened::patience_lost);
    leave_service(p, Service::group_home);
    stay_of(p).needs[static_cast<std::size_t>(Barrier::housing)].waits = false;
    book(p, EventKind::barrier_over, Barrier::housing,
         wait(Barrier::housing, parameters_->barriers) *
             pace(stay_of(p).frailty, parameters_->course));
}

/// The room is given to somebody else.
void Region::lose_room(PersonIndex p) {
    if (!people_[p].in_group_home) return;
    note(p, Happened::room_lost);
    leave_service(p, Service::group_home);
    rearm(p, Barrier::housing);
}

bool Region::needs_group_home(PersonIndex p) const {
    auto const& stay = stay_of(p);
    auto const had = [&](Barrier b) {
        return stay.needs[static_cast<std::size_t>(b)].state != BarrierState::absent;
    };
    return had(Barrier::daily_living);
}

// ---------------------------------------------------------------------------------------------
// Community transition: application, plan, grant, visits

bool Region::may_apply_for_transition(PersonIndex p) const {
    auto const& person = people_[p];
    auto const& stay = stay_of(p);
    bool const willing = !stands(stay.needs[static_cast<std::size_t>(Barrier::fear)]);
    return person.stage == Stage::long_stay && !stay.applied && willing && !is_stranger(person);
}

void Region::consider_transition(PersonIndex p) {
    if (!may_apply_for_transition(p)) return;
    auto const& person = people_[p];
    double const rate =
        parameters_->services.applies.value() * hospitals_[stay_of(p).hospital.index].attention;
    auto const months = static_cast<std::uint32_t>(sim::months_between(sim::Time{}, now()));
    sim::Stream luck{decisions_.applies, person.identity, months};
    if (luck.unit_exponential() <= rate) apply_for_transition(p);
}

void Region::apply_for_transition(PersonIndex p) {
    auto const& person = people_[p];
    stay_of(p).applied = true;
    tally(Measure::transition_applied, person);
    note(p, Happened::transition_asked,
         agency_for(AgencyKind::consultation, person.municipality).index);
    ask(agency_for(AgencyKind::consultation, person.municipality), Work::plan, p,
        sim::Priority::intake, parameters_->services.plan);
}

void Region::finish_plan(PersonIndex p) {
    agenda_.after(parameters_->services.grant,
                  {EventKind::transition_granted, 0, p, people_[p].admissions});
}

void Region::begin_transition(PersonIndex p) {
    auto& person = people_[p];
    if (person.stay == nobody) return leave_service(p, Service::transition);
    stay_of(p).practice = Practice::parallel;
    for (std::size_t b = 0; b < barrier_count; ++b) {
        if (stay_of(p).needs[b].state == BarrierState::hidden) reveal(p, static_cast<Barrier>(b));
    }
    if (person.stay == nobody) return;
    auto const detail = static_cast<std::uint16_t>(Service::transition);
    agenda_.after(sim::days_of_months(parameters_->services.transition_for.value()),
                  {EventKind::service_ends, detail, p, person.services_begun});
    agenda_.after(parameters_->services.transition_interval,
                  {EventKind::transition_visit_due, 0, p, person.admissions});
}

/// A worker from the community comes, goes along, and takes a part of what is to be done.
void Region::finish_transition_visit(PersonIndex p) {
    auto const admissions = people_[p].admissions;
    for (Barrier const b : {Barrier::fear, Barrier::daily_living, Barrier::no_receiver}) {
        if (!in_stay(p, admissions)) return;
        auto& need = stay_of(p).needs[static_cast<std::size_t>(b)];
        if (need.state != BarrierState::in_work) continue;
        need.work_left -= parameters_->services.transition_visit.value();
        if (need.work_left <= 0.0) clear(p, b);
    }
    auto constexpr transition = static_cast<std::size_t>(Service::transition);
    if (!in_stay(p, admissions) || people_[p].services == nobody ||
        !uses_[people_[p].services].seats[transition]) {
        return;
    }
    agenda_.after(parameters_->services.transition_interval,
                  {EventKind::transition_visit_due, 0, p, admissions});
}

// ---------------------------------------------------------------------------------------------
// First visits

/// Whoever seeks treatment waits for a first visit; other support begins at once.
void Region::seek_treatment(PersonIndex p) {
    auto& person = people_[p];
    if (person.awaiting_clinic) return;
    if (person.diagnosis == Diagnosis::none) return signal(p, Signal::first_visit);
    person.awaiting_clinic = true;
    note(p, Happened::clinic_asked, agency_for(AgencyKind::clinics, person.municipality).index);
    agenda_.after(parameters_->services.first_visit_lead,
                  {EventKind::first_visit_due, 0, p, person.moves});
    agenda_.after(parameters_->services.first_visit_patience,
                  {EventKind::gives_up_waiting, 0, p, person.moves});
    refresh(p);
}

void Region::first_visit_due(PersonIndex p) {
    ask(agency_for(AgencyKind::clinics, people_[p].municipality), Work::first_visit, p,
        sim::Priority::intake, parameters_->services.first_visit);
}

void Region::finish_first_visit(PersonIndex p) {
    if (people_[p].awaiting_clinic) signal(p, Signal::first_visit);
}

void Region::give_up_waiting(PersonIndex p) {
    auto& person = people_[p];
    if (!person.awaiting_clinic) return;
    person.awaiting_clinic = false;
    tally(Measure::gave_up_waiting, person);
    note(p, Happened::clinic_given_up, agency_for(AgencyKind::clinics, person.municipality).index);
    if (person.stage == Stage::known) { // whoever was ready at the intake has had no visit since
        ++case_of(p).visit_chain;
        book_visit(p, visit_interval(person));
    }
    refresh(p);
}

} // namespace norishiro::support
