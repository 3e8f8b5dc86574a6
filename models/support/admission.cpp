#include "models/support/region.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace norishiro::support {

/// A hospital of the area with a free bed: the own one, else round the area from a place drawn by
/// size; elsewhere where there is none.
HospitalId Region::hospital_with_bed(Person const& person) const {
    auto const area = area_of_[person.municipality];
    auto const is_free = [&](std::uint32_t h) {
        return hospitals_[h].area == area && free_ward({h}, person, false).has_value();
    };
    auto const last = static_cast<std::uint32_t>(hospitals_.size() - 1);
    bool const knows_one = person.ever_admitted && person.last_hospital.index < last;
    if (knows_one && is_free(person.last_hospital.index)) return person.last_hospital;
    std::uint32_t const first = near_hospital(person);
    for (std::uint32_t i = 0; i < last; ++i) {
        std::uint32_t const h = (first + i) % last;
        if (is_free(h)) return {h};
    }
    return {last};
}

/// One of the area's hospitals by one draw, the larger the more often; the last where it has none.
std::uint32_t Region::near_hospital(Person const& person) const {
    auto const area = area_of_[person.municipality];
    auto const last = static_cast<std::uint32_t>(hospitals_.size() - 1);
    auto const size = [&](std::uint32_t h) {
        return hospitals_[h].area == area ? static_cast<double>(hospitals_[h].beds()) : 0.0;
    };
    double beds = 0.0;
    for (std::uint32_t h = 0; h < last; ++h) beds += size(h);
    double target =
        beds * sim::Stream{decisions_.bed, person.identity, person.admissions}.uniform();
    std::uint32_t near = last;
    for (std::uint32_t h = 0; h < last && target >= 0.0; ++h) {
        if (size(h) <= 0.0) continue;
        near = h;
        target -= size(h);
    }
    return near;
}

void Region::ask_for_bed(PersonIndex p) {
    auto& person = people_[p];
    if (person.awaiting_bed) return;
    HospitalId const hospital = hospital_with_bed(person);
    if (!hospitals_[hospital.index].outside) {
        tally(Measure::planned_admissions, person);
        Ward const ward = free_ward(hospital, person, false).value_or(Ward::general);
        return admit(p, take_bed(hospital, ward, p), Legal::voluntary,
                     row_upon(person.stage, Signal::planned_admission));
    }
    // What can be planned can wait for a bed near home.
    std::uint32_t const near = near_hospital(person);
    if (near + 1 == hospitals_.size()) return;
    person.awaiting_bed = true;
    person.bed_line = {near};
    note(p, Happened::bed_asked, near);
    if (person.referred) teams_for(person).slots.renege(person.spot, now());
    person.spot = ward_of({near}, Ward::general).wait(p, 1, now());
    refresh(p);
}

void Region::admit(PersonIndex p, Bed bed, Legal legal, std::size_t row) {
    auto& person = people_[p];
    tally(Measure::admissions, person);
    if (!person.ever_admitted) tally(Measure::first_admissions, person);
    if (hospitals_[bed.hospital.index].outside) tally(Measure::admissions_outside, person);
    if (legal == Legal::protection) tally(Measure::admissions_protection, person);
    if (legal == Legal::involuntary) tally(Measure::admissions_ordered, person);
    if (person.discharge_record != nobody) {
        auto& record = discharges_[person.discharge_record];
        record.ended = now();
        record.unwilling = legal != Legal::voluntary;
    }
    person.discharge_record = nobody;
    bring_up_to_date(person);
    person.compulsory = legal != Legal::voluntary;
    if (person.compulsory) person.trust *= parameters_->trust.after_coercion.value();
    begin_stay(p, bed, legal);
    move(p, row);
}

void Region::begin_stay(PersonIndex p, Bed bed, Legal legal) {
    auto& person = people_[p];
    auto const& course = parameters_->course;
    note(p, Happened::admitted, bed.hospital.index, legal, bed.ward);
    sim::Stream luck{decisions_.stay, person.identity, person.admissions};
    double const news = luck.normal();
    double const memory = course.frailty_memory.value();
    bool const first = !person.ever_admitted;
    if (first) person.relapse_proneness = draw_proneness(person);
    Stay stay;
    stay.person = p;
    stay.hospital = bed.hospital;
    stay.ward = bed.ward;
    stay.bed = bed.seat;
    stay.legal = legal;
    stay.ordered = legal == Legal::involuntary;
    stay.in_ward_since = now();
    stay.admitted = stay.billed_until = now();
    stay.frailty =
        first ? person.frailty
              : memory * person.frailty + std::sqrt(1.0 - memory * memory) * news +
                    (1.0 - memory) * frailty_shift(person.diagnosis, parameters_->diagnoses);
    for (std::size_t b = 0; b < barrier_count; ++b) {
        bool is_there = luck.chance(
            present(static_cast<Barrier>(b), person, stay.frailty, parameters_->barriers, course));
        if (static_cast<Barrier>(b) == Barrier::housing && person.in_group_home) is_there = false;
        stay.needs[b].state = is_there ? BarrierState::hidden : BarrierState::absent;
    }
    tally(Measure::movements, person);
    ++person.admissions;
    person.ever_admitted = true;
    person.last_hospital = bed.hospital;
    stay.record = static_cast<std::uint32_t>(admissions_.size());
    admissions_.push_back({now(), sim::never, person.municipality, true,
                           static_cast<std::uint8_t>(group_of(person))});
    if (!is_stranger(person)) follow_up(EventKind::admission_followed, stay.record);
    open_stay(p, stay);
    note_barriers(p);
    begin_legal(p);
    if (stay.ordered) book_order_review(p);
    sim::Stream symptoms{decisions_.symptoms, person.identity, person.admissions};
    double const one = symptoms.unit_exponential();
    double const two = symptoms.unit_exponential();
    agenda_.after(symptom_phase(one, two, stay.frailty, course),
                  {EventKind::settled, 0, p, person.admissions});
    agenda_.after(sim::Days{365}, {EventKind::year_inside, 0, p, person.admissions});
    if (person.on_welfare) {
        agenda_.after(sim::days_of_months(course.housing_aid.value()),
                      {EventKind::housing_aid_ends, 0, p, person.admissions});
    }
    if (person.in_group_home) {
        agenda_.after(sim::days_of_months(parameters_->services.kept_in_hospital.value()),
                      {EventKind::room_lost, 0, p, person.admissions});
    }
    if (parameters_->discharge_support.conference_at == ConferenceAt::admission) {
        call_conference(p);
    }
}

void Region::open_stay(PersonIndex p, Stay const& stay) {
    if (free_stays_.empty()) {
        people_[p].stay = static_cast<std::uint32_t>(stays_.size());
        stays_.push_back(stay);
    } else {
        people_[p].stay = free_stays_.back();
        free_stays_.pop_back();
        stays_[people_[p].stay] = stay;
    }
    for (std::size_t b = 0; b < barrier_count; ++b) {
        set_finding_threshold(p, static_cast<Barrier>(b));
    }
}

void Region::end_stay(PersonIndex p, Stage to) {
    auto& person = people_[p];
    auto& stay = stay_of(p);
    bool const long_stay = person.stage == Stage::long_stay;
    agenda_.cancel(stay.next_find);
    tally(Measure::movements, person);
    if (long_stay) tally(Measure::long_stay_exits, person);
    person.in_bed += now() - stay.admitted;
    if (to == Stage::discharged) {
        person.discharged = now();
        admissions_[stay.record].ended = now();
        tally(Measure::discharges, person);
        tally(Measure::stay_seconds, person, (now() - stay.admitted).count());
        if (long_stay) tally(Measure::long_stay_discharges, person);
        person.months_since_discharge = 0.0;
        if (stay.follow_up) begin_follow_up(p);
        if (now() - stay.admitted < std::chrono::days{365} && !is_stranger(person)) {
            bool const coordinated = stay.practice == Practice::parallel;
            tally(coordinated ? Measure::coordinated_discharges : Measure::other_discharges,
                  person);
            tally(coordinated ? Measure::coordinated_stay_seconds : Measure::other_stay_seconds,
                  person, (now() - stay.admitted).count());
            person.discharge_record = static_cast<std::uint32_t>(discharges_.size());
            discharges_.push_back({now(), sim::never, person.municipality, true,
                                   static_cast<std::uint8_t>(group_of(person)), stay.ordered,
                                   person.followed_up, false, p, person.in_bed});
            follow_up(EventKind::discharge_followed, person.discharge_record);
        }
    } else if (long_stay) {
        tally(to == Stage::dead ? Measure::long_stay_deaths : Measure::long_stay_transfers, person);
    }
    leave_ward_line(p);
    HospitalId const hospital = stay.hospital;
    Ward const ward = stay.ward;
    tally(index(Measure::ward_exits_first) + static_cast<std::size_t>(ward), person.municipality);
    ward_of(hospital, ward).leave(stay.bed, now());
    if (stay.refill) --hospitals_[hospital.index].refilled;
    sim::Stream luck{decisions_.refilled, person.identity, 0x8000'0000U | person.admissions};
    if (!hospitals_[hospital.index].outside) {
        agenda_.after(luck.exponential(parameters_->emergency.refill_wait),
                      {EventKind::refill_due, 0, hospital.index, 0});
    }
    stay.person = nobody;
    free_stays_.push_back(person.stay);
    person.stay = nobody;
    fill_ward(hospital, ward);
}

} // namespace norishiro::support
