#include "models/support/region.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace norishiro::support {

void Region::emergency(PersonIndex p, std::size_t row) {
    auto& person = people_[p];
    tally(Measure::crises, person);
    HospitalId const hospital = hospital_with_bed(person);
    Bed const bed = take_bed(hospital, p);
    bool const consents = !sim::Stream{decisions_.legal, person.identity, person.admissions}.chance(
        parameters_->illness.compulsory_share);
    admit(p, bed, consents ? Legal::voluntary : Legal::protection, row);
}

Bed Region::take_bed(HospitalId hospital, PersonIndex p) {
    auto const seat = hospitals_[hospital.index].beds.take(p, now());
    if (!seat) throw sim::BrokenInvariant{"a bed was given away while others wait for it"};
    return {hospital, seat};
}

HospitalId Region::hospital_with_bed(Person const& person) const {
    auto const is_free = [&](std::uint32_t h) { return hospitals_[h].beds.free() > 0; };
    auto const in_area = static_cast<std::uint32_t>(hospitals_.size() - 1);
    bool const knows_one = person.ever_admitted && person.last_hospital.index < in_area;
    if (knows_one && is_free(person.last_hospital.index)) return person.last_hospital;
    // One draw picks where to ask first, by size; from there on round the area, then outside.
    double const u = sim::Stream{decisions_.bed, person.identity, person.admissions}.uniform();
    std::int64_t places = 0;
    for (std::uint32_t h = 0; h < in_area; ++h) places += hospitals_[h].beds.places();
    double target = u * static_cast<double>(places);
    std::uint32_t first = 0;
    for (; first + 1 < in_area; ++first) {
        target -= static_cast<double>(hospitals_[first].beds.places());
        if (target < 0.0) break;
    }
    for (std::uint32_t i = 0; i < in_area; ++i) {
        std::uint32_t const h = (first + i) % in_area;
        if (is_free(h)) return {h};
    }
    return {in_area};
}

void Region::ask_for_bed(PersonIndex p) {
    auto& person = people_[p];
    if (person.awaiting_bed) return;
    HospitalId const hospital = hospital_with_bed(person);
    if (!hospitals_[hospital.index].outside) {
        tally(Measure::planned_admissions, person);
        return admit(p, take_bed(hospital, p), Legal::voluntary,
                     row_upon(person.stage, Signal::planned_admission));
    }
    // What can be planned can wait for a bed near home.
    auto const in_area = static_cast<std::uint32_t>(hospitals_.size() - 1);
    if (in_area == 0) return;
    person.awaiting_bed = true;
    person.bed_line = {person.ever_admitted
                           ? std::min(person.last_hospital.index, in_area - 1)
                           : static_cast<std::uint32_t>(person.identity % in_area)};
    if (person.referred) outreach_slots_.renege(person.spot, now());
    person.spot = hospitals_[person.bed_line.index].beds.wait(p, 0, now());
    refresh(p);
}

void Region::fill_beds(HospitalId hospital) {
    while (auto const next = hospitals_[hospital.index].beds.admit_next(now())) {
        auto& person = people_[next->who];
        person.awaiting_bed = false;
        person.spot = {};
        tally(Measure::planned_admissions, person);
        admit(next->who, {hospital, next->seat}, Legal::voluntary,
              row_upon(person.stage, Signal::planned_admission));
    }
}

void Region::admit(PersonIndex p, Bed bed, Legal legal, std::size_t row) {
    auto& person = people_[p];
    tally(Measure::admissions, person);
    if (!person.ever_admitted) tally(Measure::first_admissions, person);
    if (hospitals_[bed.hospital.index].outside) tally(Measure::admissions_outside, person);
    if (legal == Legal::protection) tally(Measure::admissions_protection, person);
    if (legal == Legal::involuntary) tally(Measure::admissions_ordered, person);
    if (person.discharge_record != nobody) discharges_[person.discharge_record].ended = now();
    person.discharge_record = nobody;
    bring_up_to_date(person);
    person.compulsory = legal != Legal::voluntary;
    if (person.compulsory) person.trust *= parameters_->trust.after_coercion.value();
    begin_stay(p, bed);
    move(p, row);
}

void Region::begin_stay(PersonIndex p, Bed bed) {
    auto& person = people_[p];
    auto const& course = parameters_->course;
    sim::Stream luck{decisions_.stay, person.identity, person.admissions};
    double const news = luck.normal();
    double const memory = course.frailty_memory.value();
    bool const first = !person.ever_admitted;
    if (first) person.relapse_proneness = draw_proneness(person);
    Stay stay;
    stay.person = p;
    stay.hospital = bed.hospital;
    stay.bed = bed.seat;
    stay.admitted = stay.billed_until = now();
    stay.frailty =
        first ? person.frailty : memory * person.frailty + std::sqrt(1.0 - memory * memory) * news;
    for (std::size_t b = 0; b < barrier_count; ++b) {
        bool const is_there = luck.chance(
            present(static_cast<Barrier>(b), person, stay.frailty, parameters_->barriers, course));
        stay.needs[b].state = is_there ? BarrierState::hidden : BarrierState::absent;
    }
    ++person.admissions;
    person.ever_admitted = true;
    person.last_hospital = bed.hospital;
    stay.record = static_cast<std::uint32_t>(admissions_.size());
    admissions_.push_back({now(), sim::never, person.municipality, true,
                           static_cast<std::uint8_t>(group_of(person))});
    follow_up(EventKind::admission_followed, stay.record);
    open_stay(p, stay);
    sim::Stream symptoms{decisions_.symptoms, person.identity, person.admissions};
    double const one = symptoms.unit_exponential();
    double const two = symptoms.unit_exponential();
    agenda_.after(symptom_phase(one, two, stay.frailty, course),
                  {EventKind::settled, 0, p, person.admissions});
    agenda_.after(sim::Days{365}, {EventKind::year_inside, 0, p, person.admissions});
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
    if (to == Stage::discharged) {
        admissions_[stay.record].ended = now();
        tally(Measure::discharges, person);
        tally(Measure::stay_seconds, person, (now() - stay.admitted).count());
        if (long_stay) tally(Measure::long_stay_discharges, person);
        person.months_since_discharge = 0.0;
        if (now() - stay.admitted < std::chrono::days{365}) {
            person.discharge_record = static_cast<std::uint32_t>(discharges_.size());
            discharges_.push_back({now(), sim::never, person.municipality, true,
                                   static_cast<std::uint8_t>(group_of(person))});
            follow_up(EventKind::discharge_followed, person.discharge_record);
        }
    } else if (long_stay) {
        tally(to == Stage::dead ? Measure::long_stay_deaths : Measure::long_stay_transfers, person);
    }
    HospitalId const hospital = stay.hospital;
    hospitals_[hospital.index].beds.leave(stay.bed, now());
    free_stays_.push_back(person.stay);
    person.stay = nobody;
    fill_beds(hospital);
}

} // namespace norishiro::support
