#include "models/support/region.hpp"

#include <array>

namespace norishiro::support {

namespace {

double outpatient_share(Diagnosis diagnosis, Population const& p) {
    std::array const shares{p.share_f0, p.share_f1, p.share_f2, p.share_f3, p.share_f4, p.share_f7};
    auto const d = static_cast<std::size_t>(diagnosis);
    return d < shares.size() ? shares[d].value() : 0.0;
}

sim::Incidence incidence(Diagnosis diagnosis, Onset const& onset) {
    switch (diagnosis) {
    case Diagnosis::f0:
        return onset.f0;
    case Diagnosis::f1:
        return onset.f1;
    case Diagnosis::f2:
        return onset.f2;
    case Diagnosis::f3:
        return onset.f3;
    case Diagnosis::f4:
        return onset.f4;
    case Diagnosis::f7:
        return onset.f7;
    case Diagnosis::none:
        return onset.undiagnosed;
    }
    return {};
}

} // namespace

void Region::begin_onsets() {
    for (bool const moves_in : {false, true}) {
        for (std::size_t m = 0; m < parameters_->municipalities.size(); ++m) {
            for (std::size_t d = 0; d < diagnosis_count; ++d) {
                auto const source = onsets_.size();
                sim::Clock clock;
                clock.remaining = sim::Stream{decisions_.onset, source}.unit_exponential();
                clock.anchor = now();
                onsets_.push_back(
                    {static_cast<std::uint8_t>(m), static_cast<Diagnosis>(d), moves_in, clock, {}});
                onset_counts_.push_back(0);
            }
        }
    }
    update_onsets();
}

/// People a year who become ill, or who move in while in treatment: as many as move away.
double Region::yearly_arrivals(OnsetSource const& source) const {
    auto const& town = parameters_->municipalities[source.municipality].value;
    double const residents = town.population.value() * scale();
    if (source.moves_in) {
        return parameters_->population.moves_away.value() * residents / 100'000.0 *
               parameters_->population.outpatients.value() *
               outpatient_share(source.diagnosis, parameters_->population);
    }
    // Dementia comes to the old, withdrawal to those of working age, all else to everybody.
    auto const& onset = parameters_->onset;
    double at_risk = 1.0;
    if (source.diagnosis == Diagnosis::f0) {
        at_risk = town.from_75.value() / onset.usual_from_75.value();
    }
    if (source.diagnosis == Diagnosis::none) {
        at_risk =
            (1.0 - town.under_15.value() - town.from_65.value()) / onset.usual_15_to_64.value();
    }
    return incidence(source.diagnosis, onset).value() * residents * at_risk / 10'000.0;
}

void Region::update_onsets() {
    for (std::size_t i = 0; i < onsets_.size(); ++i) {
        auto& source = onsets_[i];
        double const yearly = yearly_arrivals(source);
        source.clock.set_rate(yearly / sim::seconds_per_year, now());
        book_onset(i);
    }
}

void Region::book_onset(std::size_t i) {
    auto& source = onsets_[i];
    sim::Time const next = source.clock.strikes();
    if (next == source.next) return;
    agenda_.cancel(source.ticket);
    source.next = next;
    if (next == sim::never) return;
    source.ticket = agenda_.at(next, {EventKind::onset, 0, static_cast<std::uint32_t>(i), 0});
}

void Region::arrive(std::size_t i) {
    auto& source = onsets_[i];
    source.next = sim::never;
    source.ticket = {};
    auto const ordinal = ++onset_counts_[i];
    sim::Entity const identity = (static_cast<sim::Entity>(i + 1) << 40U) | ordinal;
    PersonIndex const p = source.moves_in
                              ? add_person(identity, source.municipality, source.diagnosis,
                                           Stage::outpatient, Newcomer::no)
                              : add_person(identity, source.municipality, source.diagnosis,
                                           Stage::untreated, Newcomer::yes);
    tally(source.moves_in ? Measure::moved_in : Measure::onsets, people_[p]);
    note_arrival(p, source.moves_in);
    source.clock.remaining =
        sim::Stream{decisions_.onset, i, static_cast<std::uint32_t>(ordinal)}.unit_exponential();
    source.clock.anchor = now();
    book_onset(i);
}

/// Where whoever found the person turns first.
AgencyId Region::first_agency(Person const& person, Signal found) {
    auto const spell = person.spells[static_cast<std::size_t>(Stage::known)];
    double const u = sim::Stream{decisions_.first, person.identity, spell}.uniform();
    auto const& d = parameters_->detection;
    auto kind = AgencyKind::health;
    switch (found) {
    case Signal::found_by_report:
        kind = AgencyKind::phc;
        break;
    case Signal::family_asked:
        if (u < d.family_to_centre.value()) {
            kind = AgencyKind::phc;
        } else if (person.withdrawal >= 2) {
            kind = AgencyKind::withdrawal_desk;
        } else if (person.needs.has(SocialNeed::caregiving)) {
            kind = AgencyKind::comprehensive_support;
        }
        break;
    case Signal::school_noticed:
        if (person.age < 20.0) kind = AgencyKind::child;
        break;
    case Signal::desk_noticed: // where the person had business
        if (person.needs.has(SocialNeed::conflict)) {
            kind = AgencyKind::environment;
        } else if (person.needs.has(SocialNeed::money)) {
            kind = u < d.desk_by_chance.value() ? AgencyKind::tax : AgencyKind::assistance;
        } else if (person.needs.has(SocialNeed::children)) {
            kind = AgencyKind::child;
        } else if (person.needs.has(SocialNeed::caregiving)) {
            kind = AgencyKind::elderly;
        } else if (u < d.desk_by_chance.value()) {
            kind = AgencyKind::welfare;
        }
        break;
    case Signal::found_with_parent:
    case Signal::manager_noticed:
        kind = AgencyKind::comprehensive_support;
        break;
    case Signal::neighbour_noticed:
    case Signal::met_in_community:
        if (u < d.neighbour_to_council.value()) kind = AgencyKind::social_welfare_council;
        break;
    default:
        break;
    }
    // Where nobody works in that section, whoever is there for health has to do it.
    AgencyId const first = agency_for(kind, person.municipality);
    return agency(first).staff.exists() ? first
                                        : agency_for(AgencyKind::health, person.municipality);
}

void Region::finish_intake(PersonIndex p, AgencyId id, bool family_asked) {
    auto& person = people_[p];
    person.last_contact = now();
    case_of(p).kept = now();
    person.family.hours_since_look += parameters_->family.contact.value();
    meet(person.trust, parameters_->trust);
    assess(p, id, 1.0);
    auto const spell = person.spells[static_cast<std::size_t>(Stage::known)];
    bool const offered = person.illness_seen || person.diagnosis == Diagnosis::none;
    bool const ready = sim::Stream{decisions_.intake, person.identity, spell}.chance(
        ready_at_intake(person, family_asked, parameters_->detection));
    note(p, Happened::intake, id.index, ready ? 1 : 0, offered ? 1 : 0);
    if (!ready || !offered) {
        refresh(p);
        book_visit(p, parameters_->staffing.visit_interval);
        refer_next(p);
    } else if (person.severity >= 4) {
        ask_for_bed(p);
    } else {
        seek_treatment(p);
    }
}

sim::Days Region::visit_interval(Person const& person) const {
    if (person.stage == Stage::outreach) return parameters_->outreach.visit_interval;
    if (office_visits(person)) return parameters_->multilayer_support.visit_interval;
    return person.stuck ? parameters_->staffing.stuck_visit_interval
                        : parameters_->staffing.visit_interval;
}

sim::Hours Region::visit_hours(Person const& person) const {
    if (agencies_[person.holder.index].kind == AgencyKind::outreach) {
        return parameters_->outreach.visit;
    }
    return office_visits(person) ? parameters_->multilayer_support.contact_hours
                                 : parameters_->staffing.visit;
}

void Region::book_visit(PersonIndex p, sim::Days wait) {
    agenda_.after(wait, {EventKind::visit_due, case_of(p).visit_chain, p, people_[p].moves});
}

void Region::finish_visit(PersonIndex p, sim::Task const& task) {
    auto& person = people_[p];
    auto const& trust = parameters_->trust;
    if (case_of(p).visit_chain != (task.kind >> 8U & 0xFFU)) return; // another came meanwhile
    sim::Days const interval = visit_interval(person);
    bring_up_to_date(person);
    // A visit that came a whole interval late was one that did not come.
    if (now() - task.asked > interval) person.trust *= trust.after_missed.value();
    if (now() - task.asked > interval) note(p, Happened::visit_late, person.holder.index);
    tally(Measure::visits, person);
    sim::Stream luck{decisions_.visit, person.identity, person.visits++};
    if (luck.chance(visit_is_kept(person, trust))) {
        tally(Measure::visits_kept, person);
        keep_contact(p);
        note_visit(p, 1);
        if (auto& file = case_of(p); office_visits(person) && file.office_kept < 0xFF) {
            ++file.office_kept;
        }
        assess(p, person.holder, parameters_->referral.sees_at_visit.value());
    } else {
        auto& file = case_of(p);
        if (file.missed < 0xFF) ++file.missed;
        if (person.family.coresident) meet_family_only(person.trust, trust);
        note_visit(p, person.family.coresident ? 2 : 0);
    }
    person.family.hours_since_look += parameters_->family.contact.value();
    refresh(p);
    book_visit(p, interval);
    if (office_visits(person) && case_of(p).office_kept > 0) go_on_to_participation(p);
    if (person.stage == Stage::known) refer_next(p);
}

/// A worker meets the person.
void Region::keep_contact(PersonIndex p) {
    auto& person = people_[p];
    meet(person.trust, parameters_->trust);
    person.last_contact = now();
    if (person.file == nobody) return;
    auto& file = case_of(p);
    file.kept = now();
    file.missed = 0;
    if (file.stuck == Stuck::refusing) come_unstuck(p); // the door is open again
}

void Region::report(PersonIndex p) {
    auto& person = people_[p];
    person.report_pending = true;
    tally(Measure::reports, person);
    ask(agency_for(AgencyKind::phc, person.municipality), Work::report, p, sim::Priority::emergency,
        parameters_->staffing.report);
}

void Region::finish_report(PersonIndex p) {
    auto& person = people_[p];
    person.report_pending = false;
    sim::Stream luck{decisions_.report, person.identity, person.reports++};
    bool const examined = luck.chance(parameters_->staffing.examined);
    bool const ordered = luck.chance(parameters_->staffing.ordered) && examined;
    if (examined) tally(Measure::examined, person);
    note(p, Happened::report_settled, nobody, examined ? 1 : 0, ordered ? 1 : 0);
    if (!off_treatment(person.stage)) return; // settled itself before the centre had time
    if (ordered) {
        std::size_t const row = row_upon(person.stage, Signal::ordered_admission);
        HospitalId const hospital = hospital_with_bed(person);
        Ward const ward = free_ward(hospital, person, true).value_or(Ward::acute);
        admit(p, take_bed(hospital, ward, p), Legal::involuntary, row);
    } else if (person.stage == Stage::untreated || person.stage == Stage::lapsed) {
        signal(p, Signal::found_by_report);
    } else {
        refresh(p);
    }
}

/// The carer falls ill (8050): whoever comes for the parent finds the child.
void Region::carer_falls_ill(PersonIndex p) {
    auto& person = people_[p];
    tally(Measure::carers_ill, person);
    sim::Stream luck{decisions_.carer, person.identity, person.carers_ill++};
    person.family.burden =
        std::min(1.0, person.family.burden + parameters_->family.carer_burden.value());
    if (luck.chance(parameters_->family.carer_stays_away)) {
        person.family.exists = person.family.coresident = false;
        person.needs.remove(SocialNeed::caregiving);
        person.needs.add(SocialNeed::isolation);
        if (luck.chance(parameters_->family.carer_daily_living)) {
            person.needs.add(SocialNeed::daily_living);
        }
    } else {
        person.needs.add(SocialNeed::caregiving);
    }
    note(p, Happened::carer_ill, nobody, person.family.exists ? 0 : 1);
    if (person.stage == Stage::untreated) signal(p, Signal::found_with_parent);
}

} // namespace norishiro::support
