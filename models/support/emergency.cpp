#include "models/support/region.hpp"
#include "sim/math.hpp"

#include <algorithm>
#include <cmath>

namespace norishiro::support {

namespace {

/// Nobody is there to bring the person to a hospital: the public health centre is called.
bool centre_is_called(Person const& person) {
    return off_treatment(person.stage) &&
           (!person.family.exists || person.needs.has(SocialNeed::conflict));
}

} // namespace

/// Hospitals in the order in which they are asked: where the person is known, at night the one on
/// duty, then the closest to the public health centre, then other areas of the region.
std::vector<HospitalId> Region::hospitals_to_ask(Person const& person, bool night) const {
    auto const area = area_of_[person.municipality];
    std::vector<HospitalId> order;
    auto const add = [&](HospitalId h) {
        if (std::ranges::find(order, h) == order.end()) order.push_back(h);
    };
    auto const last = static_cast<std::uint32_t>(hospitals_.size() - 1);
    if (person.ever_admitted && person.last_hospital.index < last) add(person.last_hospital);
    if (night) add(on_duty(area));
    std::vector<HospitalId> rest;
    for (std::uint32_t h = 0; h < last; ++h) rest.push_back({h});
    AgencyId const centre = agency_for(AgencyKind::phc, person.municipality);
    std::ranges::stable_sort(rest, [&](HospitalId a, HospitalId b) {
        auto const& one = hospitals_[a.index];
        auto const& other = hospitals_[b.index];
        if ((one.area == area) != (other.area == area)) return one.area == area;
        return network_.tie(centre, one.office) > network_.tie(centre, other.office);
    });
    for (HospitalId const h : rest) add(h);
    return order;
}

/// Whose turn on the area's roster it is today; the last hospital where the area has none.
HospitalId Region::on_duty(std::size_t area) const {
    double turns = 0.0;
    auto const is_in = [&](std::size_t h) { return hospitals_[h].area == area; };
    auto const weight = [&](std::size_t h) { return parameters_->hospitals[h].value.duty.value(); };
    for (std::size_t h = 0; h + 1 < hospitals_.size(); ++h) turns += is_in(h) ? weight(h) : 0.0;
    auto const day = static_cast<std::uint64_t>(
        std::chrono::floor<std::chrono::days>(now()).time_since_epoch().count());
    // Low-discrepancy: in any stretch of days everybody has about their share of turns.
    double place = std::fmod(static_cast<double>(day) * 0.61803398874989485, 1.0) * turns;
    for (std::uint32_t h = 0; h + 1 < hospitals_.size(); ++h) {
        if (!is_in(h)) continue;
        place -= weight(h);
        if (place < 0.0) return {h};
    }
    return {static_cast<std::uint32_t>(hospitals_.size() - 1)};
}

bool Region::takes_emergency(HospitalId hospital, Person const& person) const {
    auto const& h = hospitals_[hospital.index];
    auto const& e = parameters_->emergency;
    if (!free_ward(hospital, person, true) || h.doctor_free > now()) return false;
    AgencyId const centre = agency_for(AgencyKind::phc, person.municipality);
    bool const own = person.ever_admitted && person.last_hospital == hospital;
    double const occupancy =
        static_cast<double>(h.taken()) / static_cast<double>(std::max<std::int64_t>(1, h.beds()));
    double const logit = e.accepts.value() + e.by_tie.value() * network_.tie(centre, h.office) +
                         (own ? e.own.value() : 0.0) +
                         (centre_is_called(person) ? 0.0 : e.brought.value()) -
                         (person.needs.has(SocialNeed::physical) ? e.physical.value() : 0.0) -
                         (occupancy > e.crowded_at.value() ? e.crowded.value() : 0.0);
    sim::Stream luck{decisions_.accepts, person.identity, person.crises << 8U | hospital.index};
    return luck.uniform() < sim::math::logistic(logit);
}

void Region::emergency(PersonIndex p, std::size_t row) {
    auto& person = people_[p];
    tally(Measure::crises, person);
    ++person.crises;
    sim::Stream luck{decisions_.night, person.identity, person.crises};
    bool const night = luck.chance(parameters_->emergency.at_night);
    note(p, Happened::crisis, nobody, night ? 1 : 0);
    auto const area = area_of_[person.municipality];
    HospitalId found{static_cast<std::uint32_t>(hospitals_.size() - 1)};
    double calls = 0.0;
    for (HospitalId const h : hospitals_to_ask(person, night)) {
        calls += 1.0;
        if (!takes_emergency(h, person)) {
            note_refusal(p, h);
            continue;
        }
        found = h;
        break;
    }
    bool const in_area = hospitals_[found.index].area == area;
    tally(Measure::hospitals_asked, person, static_cast<std::int64_t>(calls));
    if (centre_is_called(person)) {
        auto const& e = parameters_->emergency;
        tally(Measure::centre_emergencies, person);
        note(p, Happened::centre_called, agency_for(AgencyKind::phc, person.municipality).index);
        if (in_area) tally(Measure::centre_in_area, person);
        double const hours =
            e.response.value() + calls * e.call.value() + (in_area ? 0.0 : e.outside.value());
        AgencyId const centre = agency_for(AgencyKind::phc, person.municipality);
        network_.act(centre, hospitals_[found.index].office, JointAct::shared_case,
                     parameters_->ties);
        ask(centre, Work::emergency, p, sim::Priority::emergency, sim::Hours{hours});
    }
    hospitals_[found.index].doctor_free = now() + staff_time(parameters_->emergency.doctor_busy);
    Ward const ward = free_ward(found, person, true).value_or(Ward::general);
    Bed const bed = take_bed(found, ward, p);
    bool const consents = !sim::Stream{decisions_.legal, person.identity, person.admissions}.chance(
        parameters_->illness.compulsory_share);
    admit(p, bed, consents ? Legal::voluntary : Legal::protection, row);
}

// ---------------------------------------------------------------------------------------------
// Orders and protection

/// From here on the clock of the law runs: until an order is lifted, until protection is reviewed.
void Region::begin_legal(PersonIndex p) {
    auto& person = people_[p];
    auto& stay = stay_of(p);
    auto const& law = parameters_->legal;
    sim::Stream luck{decisions_.law, person.identity, person.admissions};
    if (stay.legal == Legal::involuntary) {
        double const gamma = 0.5 * (luck.unit_exponential() + luck.unit_exponential());
        agenda_.after(law.order * gamma, {EventKind::order_lifted, 0, p, person.admissions});
    }
    if (stay.legal != Legal::protection) return;
    bool const silent = luck.chance(law.no_answer);
    stay.mayor_consented = !person.family.exists || silent;
    if (stay.mayor_consented) tally(Measure::consent_by_mayor, person);
    if (stay.mayor_consented) note(p, Happened::mayor_consented);
    book_review(p);
}

void Region::book_review(PersonIndex p) {
    auto const& stay = stay_of(p);
    auto const& law = parameters_->legal;
    bool const amended = in_force() >= sim::Time{law.amended};
    double const months = sim::in_months(now() - stay.admitted);
    auto const term = !amended ? law.term_before : months < 6.0 ? law.first_term : law.later_term;
    agenda_.after(sim::days_of_months(term.value()),
                  {EventKind::review_due, 0, p, people_[p].admissions});
}

void Region::lift_order(PersonIndex p) {
    auto& person = people_[p];
    auto& stay = stay_of(p);
    if (stay.legal != Legal::involuntary) return;
    tally(Measure::orders_lifted, person);
    sim::Stream luck{decisions_.law, person.identity, 0x8000U | person.admissions};
    stay.legal = luck.chance(parameters_->legal.protection_after_order) ? Legal::protection
                                                                        : Legal::voluntary;
    note(p, Happened::order_lifted, nobody, stay.legal);
    if (stay.legal == Legal::protection) begin_legal(p);
    if (stay.settled) review(p);
}

/// A review asks what still stands against discharge (退院支援委員会); it takes the office's hours.
void Region::review_due(PersonIndex p) {
    if (stay_of(p).legal != Legal::protection) return;
    ask(hospitals_[stay_of(p).hospital.index].office, Work::review, p, sim::Priority::statutory,
        parameters_->legal.committee);
}

void Region::finish_review(PersonIndex p) {
    auto& person = people_[p];
    auto& stay = stay_of(p);
    if (stay.legal != Legal::protection) return;
    tally(Measure::legal_reviews, person);
    sim::Stream luck{decisions_.reviewed, person.identity,
                     person.admissions << 8U | stay.reviews++};
    bool const voluntary = luck.chance(parameters_->legal.becomes_voluntary);
    std::array<bool, barrier_count> found{};
    for (auto& one : found) one = luck.chance(parameters_->legal.finds);
    note(p, Happened::reviewed, stay.hospital.index, voluntary && stay.settled ? 1 : 0);
    if (voluntary && stay.settled) {
        stay.legal = Legal::voluntary;
    } else {
        book_review(p);
    }
    for (std::size_t b = 0; b < barrier_count; ++b) {
        if (found[b] && stay.settled && stay.needs[b].state == BarrierState::hidden) {
            reveal(p, static_cast<Barrier>(b));
        }
    }
}

} // namespace norishiro::support
