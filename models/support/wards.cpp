#include "models/support/wards.hpp"

#include "models/support/region.hpp"
#include "sim/math.hpp"

#include <algorithm>
#include <cmath>

namespace norishiro::support {

std::array<std::int64_t, ward_count> beds_by_ward(HospitalSpec const& h, double scale) {
    double const all = h.beds.value() * scale;
    // Shares that add up to more than one leave no general ward, and are cut in proportion.
    double const named = h.acute.value() + h.long_term.value() + h.dementia.value();
    auto const share = [&](sim::Number part) {
        return static_cast<std::int64_t>(std::llround(all * part.value() / std::max(1.0, named)));
    };
    auto const acute = share(h.acute);
    auto const long_term = share(h.long_term);
    auto const dementia = share(h.dementia);
    auto const rest = std::max<std::int64_t>(0, std::llround(all) - acute - long_term - dementia);
    return {acute, rest, long_term, dementia};
}

/// The ward of the hospital that has a bed for the person; none where it has none at all.
std::optional<Ward> Region::free_ward(HospitalId hospital, Person const& person,
                                      bool emergency) const {
    for (Ward const ward : wards_for(person.diagnosis, emergency)) {
        auto const& places = hospitals_[hospital.index].wards[static_cast<std::size_t>(ward)];
        if (places.free() > 0 && places.waiting() == 0) return ward;
    }
    return std::nullopt;
}

Bed Region::take_bed(HospitalId hospital, Ward ward, PersonIndex p) {
    auto const seat = ward_of(hospital, ward).take(p, now());
    if (!seat) throw sim::BrokenInvariant{"a bed was given away while others wait for it"};
    return {hospital, ward, seat};
}

/// A settled patient is due in another ward: waits there for a bed, before anybody from outside.
void Region::ask_for_ward(PersonIndex p, Ward ward) {
    auto& person = people_[p];
    auto& stay = stay_of(p);
    if (stay.ward == ward || stay.in_ward_line || stay.ward == Ward::dementia) return;
    if (ward_of(stay.hospital, ward).places() == 0) return;
    stay.in_ward_line = true;
    stay.line_ward = ward;
    person.bed_line = stay.hospital;
    person.spot = ward_of(stay.hospital, ward).wait(p, 0, now());
    fill_ward(stay.hospital, ward);
}

void Region::leave_ward_line(PersonIndex p) {
    auto& stay = stay_of(p);
    if (!stay.in_ward_line) return;
    stay.in_ward_line = false;
    ward_of(stay.hospital, stay.line_ward).renege(people_[p].spot, now());
}

/// Free beds of a ward go to those who wait for them: patients of other wards, then planned
/// admissions.
void Region::fill_ward(HospitalId hospital, Ward ward) {
    while (auto const next = ward_of(hospital, ward).admit_next(now())) {
        auto& person = people_[next->who];
        person.spot = {};
        if (person.stay != nobody) {
            bill(next->who);
            auto& stay = stay_of(next->who);
            Ward const before = stay.ward;
            tally(index(Measure::ward_exits_first) + static_cast<std::size_t>(before),
                  person.municipality);
            ward_of(hospital, before).leave(stay.bed, now());
            stay.bed = next->seat;
            stay.ward = ward;
            stay.in_ward_since = now();
            stay.in_ward_line = false;
            note(next->who, Happened::ward_changed, hospital.index, ward);
            fill_ward(hospital, before);
            continue;
        }
        person.awaiting_bed = false;
        tally(Measure::planned_admissions, person);
        admit(next->who, {hospital, ward, next->seat}, Legal::voluntary,
              row_upon(person.stage, Signal::planned_admission));
    }
}

void Region::fill_beds(HospitalId hospital) {
    for (std::size_t w = 0; w < ward_count; ++w) fill_ward(hospital, static_cast<Ward>(w));
}

// ---------------------------------------------------------------------------------------------
// People from elsewhere

void Region::begin_demand(HospitalId hospital) {
    auto& h = hospitals_[hospital.index];
    h.demand = {sim::Stream{decisions_.elsewhere, hospital.index, 0}.unit_exponential(), 0.0,
                now()};
    update_demand(hospital);
}

void Region::update_demand(HospitalId hospital) {
    auto& h = hospitals_[hospital.index];
    if (h.outside) return;
    auto const& spec = parameters_->hospitals[hospital.index].value;
    double const yearly = spec.from_elsewhere.value() * static_cast<double>(h.beds());
    h.demand.set_rate(yearly / sim::seconds_per_year, now());
    agenda_.cancel(h.next_demand);
    h.next_demand = {};
    if (h.demand.strikes() == sim::never) return;
    h.next_demand =
        agenda_.at(h.demand.strikes(), {EventKind::stranger_comes, 0, hospital.index, 0});
}

void Region::stranger_comes(HospitalId hospital) {
    auto& h = hospitals_[hospital.index];
    h.next_demand = {};
    ++h.asked;
    admit_stranger(hospital, false);
    h.demand.remaining =
        sim::Stream{decisions_.elsewhere, hospital.index, h.asked}.unit_exponential();
    h.demand.anchor = now();
    update_demand(hospital);
}

/// A bed that stays free below the usual number of inpatients. Each such bed has its own draw, so
/// that a share `refill` of them is taken, whoever freed them.
void Region::refill_due(HospitalId hospital) {
    auto& h = hospitals_[hospital.index];
    if (now() < start_) return; // what is usual is known from the start on
    std::int64_t const gap = h.usual - (h.taken() - h.refilled);
    std::int64_t wanted = 0;
    for (std::int64_t k = 0; k < gap; ++k) {
        sim::Stream luck{decisions_.refilled, hospital.index, static_cast<std::uint32_t>(k)};
        wanted += luck.chance(parameters_->emergency.refill) ? 1 : 0;
    }
    if (h.refilled >= wanted) return;
    ++h.refills;
    admit_stranger(hospital, true);
}

void Region::admit_stranger(HospitalId hospital, bool refill) {
    auto& h = hospitals_[hospital.index];
    auto const elsewhere = static_cast<std::uint8_t>(parameters_->municipalities.size());
    // Two origins, so that whoever is refilled with changes nobody who asks anyway.
    sim::Entity const identity = (sim::Entity{refill ? 3U : 2U} << 61U) |
                                 (sim::Entity{hospital.index} << 40U) |
                                 (refill ? h.refills : h.asked);
    sim::Stream luck{decisions_.stay, identity, 0xFFFFU};
    auto const group = inpatient_group(false, luck);
    Person probe;
    probe.diagnosis = group;
    auto const ward = free_ward(hospital, probe, false);
    if (!ward) return; // turned away
    PersonIndex const p = add_person(identity, elsewhere, group, Stage::acute, Newcomer::no);
    people_[p].severity = std::max<std::uint8_t>(people_[p].severity, 2);
    note_arrival(p, true);
    Bed const bed = take_bed(hospital, *ward, p);
    begin_stay(p, bed, Legal::voluntary);
    stay_of(p).refill = refill;
    if (refill) ++h.refilled;
    start_clocks(p);
}

} // namespace norishiro::support
