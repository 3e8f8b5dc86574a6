#include "models/support/region.hpp"

#include <cmath>

namespace norishiro::support {

void Region::build_agencies() {
    phc_ = add_agency(AgencyKind::phc, 0);
    outreach_ = add_agency(AgencyKind::outreach, 0);
    consultation_ = add_agency(AgencyKind::consultation, 0);
    for (std::size_t m = 0; m < parameters_->municipalities.size(); ++m) {
        desks_.push_back(add_agency(AgencyKind::desk, static_cast<std::uint8_t>(m)));
    }
    for (std::size_t h = 0; h <= parameters_->hospitals.size(); ++h) {
        Hospital hospital{sim::Places{0}, add_agency(AgencyKind::discharge_workers, 0)};
        hospital.outside = h == parameters_->hospitals.size();
        hospitals_.push_back(hospital);
    }
    apply_staffing();
}

AgencyId Region::add_agency(AgencyKind kind, std::uint8_t municipality) {
    agencies_.push_back({kind, municipality, sim::Staff{0.0}, {}, sim::never});
    agencies_.back().staff.set_hours(0.0, now()); // hours are counted from now on
    counted_.push_back({});
    return {static_cast<std::uint32_t>(agencies_.size() - 1)};
}

void Region::apply_staffing() {
    auto const& p = *parameters_;
    sim::Fte const added =
        runs(p.discharge_support, in_force()) ? p.discharge_support.staff : sim::Fte{0};
    set_hours(phc_, p.staffing.phc + added);
    sim::Fte const teams = staff_at(p.outreach, in_force());
    set_hours(outreach_, teams);
    outreach_slots_.set_places(slots(p.outreach, scale() * teams), now());
    set_hours(consultation_, p.staffing.consultation);
    for (std::size_t m = 0; m < desks_.size(); ++m) {
        set_hours(desks_[m], p.municipalities[m].value.desk);
    }
    for (std::size_t h = 0; h < p.hospitals.size(); ++h) {
        auto const& spec = p.hospitals[h].value;
        double const beds = spec.beds.value() * (1.0 - spec.outsiders.value()) * scale();
        hospitals_[h].beds.set_places(std::llround(beds), now());
        set_hours(hospitals_[h].workers, spec.discharge_workers);
    }
    // Outside the area there is always a bed, and staff as an ordinary hospital of the area has.
    auto& outside = hospitals_.back();
    outside.beds.set_places(1'000'000'000, now());
    sim::Fte workers{10};
    if (!p.hospitals.empty()) workers = p.hospitals.front().value.discharge_workers;
    set_hours(outside.workers, workers);
}

void Region::set_hours(AgencyId id, sim::Fte staff) {
    double const hours = hours_a_week(scale() * staff, parameters_->staffing);
    // Untouched unless it changes: settling the task at hand more often would change its last bit.
    if (agency(id).hours == hours) return;
    agency(id).hours = hours;
    agency(id).staff.set_hours(hours, now());
    watch(id);
}

void Region::ask(AgencyId id, Work work, PersonIndex p, sim::Priority priority, sim::Hours hours,
                 std::uint8_t detail) {
    std::uint32_t const kind = static_cast<std::uint32_t>(work) |
                               static_cast<std::uint32_t>(detail) << 8U |
                               (token_of(work, p, detail) & 0xFFFFU) << 16U;
    agency(id).staff.ask(
        {p, kind, priority, staff_time(hours), now(), static_cast<std::uint8_t>(work)}, now());
    watch(id);
}

std::uint32_t Region::token_of(Work work, PersonIndex p, std::uint8_t detail) const {
    switch (work) {
    case Work::intake:
    case Work::visit:
    case Work::triage:
        return people_[p].moves;
    case Work::session:
        return (people_[p].admissions << 8U) | (stay_of(p).needs[detail].round & 0xFFU);
    case Work::arrangement:
    case Work::conference:
        return people_[p].admissions;
    case Work::report:
        break;
    }
    return 0;
}

void Region::task_done(AgencyId id) {
    agency(id).done = {};
    agency(id).done_at = sim::never;
    sim::Task const task = agency(id).staff.finish(now());
    auto const work = static_cast<Work>(task.kind & 0xFFU);
    auto const detail = static_cast<std::uint8_t>(task.kind >> 8U & 0xFFU);
    PersonIndex const p = task.who;
    if (work == Work::triage) --in_triage_;
    bool const in_hospital_now = people_[p].stay != nobody;
    bool const needs_stay =
        work == Work::session || work == Work::arrangement || work == Work::conference;
    // The hours are spent either way; whoever has moved on meanwhile is not touched by them.
    bool const still = (!needs_stay || in_hospital_now) &&
                       (token_of(work, p, detail) & 0xFFFFU) == task.kind >> 16U;
    if (still) {
        switch (work) {
        case Work::intake:
            finish_intake(p, detail == 1);
            break;
        case Work::visit:
            finish_visit(p, task);
            break;
        case Work::report:
            finish_report(p);
            break;
        case Work::triage:
            finish_triage(p);
            break;
        case Work::session:
            finish_session(p, static_cast<Barrier>(detail));
            break;
        case Work::arrangement:
            finish_arrangement(p);
            break;
        case Work::conference:
            finish_conference_share(p);
            break;
        }
    }
    watch(id);
}

void Region::watch(AgencyId id) {
    auto& office = agency(id);
    sim::Time const done = office.staff.done_at();
    if (done == office.done_at) return;
    agenda_.cancel(office.done);
    office.done_at = done;
    if (done != sim::never) office.done = agenda_.at(done, {EventKind::task_done, 0, id.index, 0});
}

} // namespace norishiro::support
