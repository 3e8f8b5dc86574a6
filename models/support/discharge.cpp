#include "models/support/region.hpp"
#include "sim/math.hpp"

#include <algorithm>
#include <cmath>

namespace norishiro::support {

namespace {

/// Somebody leads, and a plan is agreed.
bool has_plan(Stay const& stay) {
    return !stands(stay.needs[static_cast<std::size_t>(Barrier::no_plan)]);
}

bool anything_stands(Stay const& stay) {
    return std::ranges::any_of(stay.needs, stands);
}

} // namespace

bool Region::same_round(Event const& event) const {
    auto const& person = people_[event.who];
    if (person.stay == nobody) return false;
    auto const round = stays_[person.stay].needs[event.detail].round & 0xFFU;
    return event.token == (person.admissions << 8U | round);
}

void Region::book(PersonIndex p, EventKind kind, Barrier barrier, sim::Days wait) {
    auto const b = static_cast<std::uint8_t>(barrier);
    agenda_.after(wait, {kind, b, p, token_of(Work::session, p, b)});
}

void Region::settle(PersonIndex p) {
    stay_of(p).settled = true;
    if (people_[p].stage != Stage::acute) return;
    signal(p, Signal::symptoms_settled);
    if (stay_of(p).ward == Ward::acute) ask_for_ward(p, Ward::general);
    bool const late = parameters_->discharge_support.conference_at == ConferenceAt::stability;
    if (late && anything_stands(stay_of(p))) call_conference(p);
    if (people_[p].diagnosis == Diagnosis::f0) {
        agenda_.after(parameters_->course.certification,
                      {EventKind::care_certified, 0, p, people_[p].admissions});
    }
    review(p);
}

/// Certified as in need of long-term care: in line for a place somewhere.
void Region::await_facility(PersonIndex p) {
    auto const& person = people_[p];
    auto& asked = stay_of(p).facilities_asked;
    sim::Stream luck{decisions_.facility, person.identity, person.admissions << 8U | asked++};
    double const months =
        parameters_->course.facility.value() *
        sim::math::exp(parameters_->course.facility_sigma.value() * luck.normal());
    agenda_.after(sim::days_of_months(months), {EventKind::facility_free, 0, p, person.admissions});
}

void Region::facility_free(PersonIndex p) {
    auto const& person = people_[p];
    sim::Stream luck{decisions_.facility, person.identity,
                     0x8000'0000U | person.admissions << 8U | stay_of(p).facilities_asked};
    if (luck.chance(parameters_->course.facility_refuses)) return await_facility(p);
    signal(p, Signal::facility_place);
}

/// What is next for someone who is clinically ready: more work on barriers, or the way out.
void Region::review(PersonIndex p) {
    auto& stay = stay_of(p);
    if (people_[p].stage == Stage::acute) return;
    if (anything_stands(stay)) {
        if (people_[p].stage == Stage::stable) {
            signal(p, Signal::barriers_stand);
            if (now() - stay.admitted >= std::chrono::days{365}) reach_a_year(p);
        }
        update_finding(p);
        work_on_barriers(p);
        return;
    }
    if (people_[p].stage == Stage::waiting) signal(p, Signal::barriers_cleared);
    if (stay.arranging || stay.legal == Legal::involuntary)
        return; // an order has to be lifted first
    stay.arranging = true;
    note(p, Happened::arranging, hospitals_[stay.hospital.index].office.index);
    ask(hospitals_[stay.hospital.index].office, Work::arrangement, p, sim::Priority::statutory,
        parameters_->course.arrangement);
}

void Region::finish_arrangement(PersonIndex p) {
    stay_of(p).arranging = false;
    if (anything_stands(stay_of(p))) return review(p);
    if (stay_of(p).legal == Legal::involuntary) return;
    sim::Stream luck{decisions_.follow_up, people_[p].identity, people_[p].admissions};
    double const kept = parameters_->services.appointment_kept.value();
    double const odds =
        kept / (1.0 - kept) *
        (has_plan(stay_of(p)) ? parameters_->services.appointment_booked.value() : 1.0);
    people_[p].followed_up = luck.chance(sim::Probability{odds / (1.0 + odds)});
    signal(p, Signal::discharge_arranged);
    note(p, Happened::followed_up, nobody, people_[p].followed_up ? 1 : 0);
}

void Region::reach_a_year(PersonIndex p) {
    if (people_[p].stage != Stage::waiting) return;
    tally(Measure::long_stay_entries, people_[p]);
    signal(p, Signal::a_year_in_hospital);
    ask_for_ward(p, Ward::long_term);
    update_finding(p);
}

void Region::look_after(Hospital& hospital) {
    double const capacity =
        agency(hospital.office).hours /
        (parameters_->staffing.week.value() * parameters_->staffing.direct.value()) *
        parameters_->course.caseload.value();
    auto const inpatients = static_cast<double>(hospital.taken());
    hospital.attention = inpatients > capacity ? capacity / inpatients : 1.0;
    if (hospital.outside) hospital.attention = 1.0;
}

double Region::finding_rate(Stay const& stay) const {
    if (!stay.settled && stay.practice == Practice::serial) return 0.0;
    double rate = parameters_->course.found.value() * hospitals_[stay.hospital.index].attention;
    if (stay.practice == Practice::parallel) {
        rate *= parameters_->course.found_in_conference.value();
    }
    if (people_[stay.person].stage == Stage::long_stay) {
        rate *= parameters_->course.found_in_long_stay.value();
    }
    return rate / sim::seconds_per_month;
}

void Region::set_finding_threshold(PersonIndex p, Barrier barrier) {
    auto const b = static_cast<std::size_t>(barrier);
    auto& stay = stay_of(p);
    std::uint32_t const occasion = people_[p].admissions << 12U |
                                   static_cast<std::uint32_t>(b) << 8U |
                                   (stay.needs[b].round & 0xFFU);
    sim::Stream luck{decisions_.finding, people_[p].identity, occasion};
    stay.finding[b] = {luck.unit_exponential(), 0.0, now(), 0};
}

void Region::update_finding(PersonIndex p) {
    auto& stay = stay_of(p);
    double const rate = finding_rate(stay);
    sim::Time next = sim::never;
    std::uint16_t which = 0;
    for (std::uint16_t b = 0; b < barrier_count; ++b) {
        bool const hidden = stay.needs[b].state == BarrierState::hidden;
        stay.finding[b].set_rate(hidden ? rate : 0.0, now());
        if (sim::Time const strikes = stay.finding[b].strikes(); strikes < next) {
            next = strikes;
            which = b;
        }
    }
    if (next == stay.finds_at) return;
    agenda_.cancel(stay.next_find);
    stay.finds_at = next;
    if (next == sim::never) return;
    stay.next_find = agenda_.at(next, {EventKind::barrier_found, which, p, people_[p].admissions});
}

/// The clock of a hidden barrier has struck.
void Region::find(PersonIndex p, Barrier barrier) {
    stay_of(p).next_find = {};
    stay_of(p).finds_at = sim::never;
    reveal(p, barrier);
}

void Region::reveal(PersonIndex p, Barrier barrier) {
    auto& need = stay_of(p).needs[static_cast<std::size_t>(barrier)];
    if (need.state == BarrierState::hidden) note(p, Happened::barrier_found, nobody, barrier);
    if (need.state == BarrierState::hidden) need.state = BarrierState::found;
    update_finding(p);
    work_on_barriers(p);
}

/// Those who have met put on the table what stands against discharge, agree who leads, and work on
/// all of it at once.
void Region::lay_open(PersonIndex p) {
    if (!agrees_on(people_[p])) return;
    auto& stay = stay_of(p);
    note(p, Happened::conference_held);
    stay.practice = Practice::parallel;
    for (auto& need : stay.needs) {
        if (need.state == BarrierState::hidden)
            note(p, Happened::barrier_found, nobody, &need - stay.needs.data());
        if (need.state == BarrierState::hidden) need.state = BarrierState::found;
    }
    update_finding(p);
    work_on_barriers(p);
    clear(p, Barrier::no_plan);
}

AgencyId Region::worker_for(Person const& person, Stay const& stay, Barrier barrier) const {
    auto const& hospital = hospitals_[stay.hospital.index];
    auto const kind = barrier_names[static_cast<std::size_t>(barrier)].worker;
    switch (kind) {
    case AgencyKind::occupational_therapy:
        return hospital.therapy;
    case AgencyKind::ward_nursing:
        return hospital.nursing;
    case AgencyKind::community_office:
        return hospital.office;
    default:
        return agency_for(kind, person.municipality);
    }
}

void Region::work_on_barriers(PersonIndex p) {
    auto& stay = stay_of(p);
    if (!stay.settled && stay.practice == Practice::serial) return;
    bool const busy = std::ranges::any_of(stay.needs, [](Need const& need) {
        return need.state == BarrierState::in_work && !need.waits;
    });
    if (busy && stay.practice == Practice::serial) return;
    for (std::size_t b = 0; b < barrier_count; ++b) {
        if (stay.needs[b].state != BarrierState::found) continue;
        auto const barrier = static_cast<Barrier>(b);
        stay.needs[b].state = BarrierState::in_work;
        note(p, Happened::barrier_worked, worker_for(people_[p], stay, barrier).index, b);
        stay.needs[b].work_left = work(barrier, parameters_->barriers).value();
        next_session(p, barrier);
        if (stay.practice == Practice::serial) return;
    }
}

void Region::next_session(PersonIndex p, Barrier barrier) {
    auto const& stay = stay_of(p);
    auto const b = static_cast<std::uint8_t>(barrier);
    if (stay.needs[b].state != BarrierState::in_work) return; // a conference was faster
    double hours = std::min(parameters_->course.session.value(), stay.needs[b].work_left);
    if (barrier == Barrier::family) hours = parameters_->barriers.family_work.value();
    ask(worker_for(people_[p], stay, barrier), Work::session, p, sim::Priority::visit,
        sim::Hours{hours}, b);
}

void Region::finish_session(PersonIndex p, Barrier barrier) {
    auto& stay = stay_of(p);
    auto& need = stay.needs[static_cast<std::size_t>(barrier)];
    if (need.state != BarrierState::in_work) return;
    if (barrier == Barrier::family) return mediate(p);
    need.work_left -= parameters_->course.session.value();
    double const slow = pace(stay.frailty, parameters_->course);
    if (need.work_left > 1e-9) {
        book(p, EventKind::session_due, barrier, parameters_->course.session_interval * slow);
    } else if (barrier == Barrier::housing && needs_group_home(p)) {
        note(p, Happened::barrier_waits, nobody, barrier);
        need.waits = true;
        enrol(p, Service::group_home);
        work_on_barriers(p);
        agenda_.after(sim::days_of_months(parameters_->services.patience.value()),
                      {EventKind::patience_lost, 0, p, people_[p].admissions});
    } else {
        note(p, Happened::barrier_waits, nobody, barrier);
        book(p, EventKind::barrier_over, barrier, wait(barrier, parameters_->barriers) * slow);
    }
}

void Region::mediate(PersonIndex p) {
    auto& person = people_[p];
    auto& stay = stay_of(p);
    auto& need = stay.needs[static_cast<std::size_t>(Barrier::family)];
    bring_up_to_date(person);
    if (person.in_group_home) return clear(p, Barrier::family); // nobody has to take them back
    person.family.hours_since_look += parameters_->family.contact.value();
    std::uint32_t const occasion =
        person.admissions << 12U | (need.round & 0xFFU) << 4U | need.failed_mediations;
    sim::Stream luck{decisions_.mediation, person.identity, occasion};
    double const months = sim::in_months(now() - stay.admitted);
    if (luck.chance(accepts_return(person, parameters_->family, months, has_plan(stay)))) {
        return clear(p, Barrier::family);
    }
    ++need.failed_mediations;
    note(p, Happened::mediation_failed, hospitals_[stay.hospital.index].office.index,
         need.failed_mediations);
    if (need.failed_mediations < parameters_->course.mediations.value()) {
        book(p, EventKind::session_due, Barrier::family,
             parameters_->course.mediation_interval * pace(stay.frailty, parameters_->course));
        return;
    }
    // Refusal diverts, it does not block: another home has to be found.
    note(p, Happened::family_refused);
    rearm(p, Barrier::housing);
    reveal(p, Barrier::housing);
    clear(p, Barrier::family);
}

void Region::clear(PersonIndex p, Barrier barrier) {
    bill(p);
    auto& stay = stay_of(p);
    auto& need = stay.needs[static_cast<std::size_t>(barrier)];
    if (!stands(need)) return;
    need.state = BarrierState::cleared;
    need.waits = false;
    note(p, Happened::barrier_gone, nobody, barrier);
    work_on_barriers(p);
    review(p);
}

/// What the scenario asks to think away is gone for those who are in hospital already.
void Region::think_barriers_away(PersonIndex p) {
    auto const admissions = people_[p].admissions;
    for (std::size_t b = 0; b < barrier_count; ++b) {
        auto const barrier = static_cast<Barrier>(b);
        if (!in_stay(p, admissions) || !thought_away(barrier, parameters_->barriers)) continue;
        clear(p, barrier);
    }
}

void Region::rearm(PersonIndex p, Barrier barrier) {
    auto& need = stay_of(p).needs[static_cast<std::size_t>(barrier)];
    if (stands(need) || thought_away(barrier, parameters_->barriers)) return;
    if (barrier == Barrier::housing && people_[p].in_group_home) return; // has a home
    bill(p);
    need.state = BarrierState::hidden;
    need.waits = false;
    note(p, Happened::barrier_back, nobody, barrier);
    ++need.round;
    need.failed_mediations = 0;
    set_finding_threshold(p, barrier);
    update_finding(p);
}

} // namespace norishiro::support
