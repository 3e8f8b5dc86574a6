#include "models/support/region.hpp"

namespace norishiro::support {

namespace {

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
    for (std::size_t m = 0; m < parameters_->municipalities.size(); ++m) {
        for (std::size_t d = 0; d < diagnosis_count; ++d) {
            auto const source = onsets_.size();
            sim::Clock clock;
            clock.remaining = sim::Stream{decisions_.onset, source}.unit_exponential();
            clock.anchor = now();
            onsets_.push_back({static_cast<std::uint8_t>(m), static_cast<Diagnosis>(d), clock, {}});
            onset_counts_.push_back(0);
        }
    }
    update_onsets();
}

void Region::update_onsets() {
    for (std::size_t i = 0; i < onsets_.size(); ++i) {
        auto& source = onsets_[i];
        double const residents =
            parameters_->municipalities[source.municipality].value.population.value() * scale();
        double const yearly =
            incidence(source.diagnosis, parameters_->onset).value() * residents / 10'000.0;
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
    PersonIndex const p = add_person(identity, source.municipality, source.diagnosis,
                                     Stage::untreated, Newcomer::yes);
    tally(Measure::onsets, people_[p]);
    source.clock.remaining =
        sim::Stream{decisions_.onset, i, static_cast<std::uint32_t>(ordinal)}.unit_exponential();
    source.clock.anchor = now();
    book_onset(i);
}

void Region::finish_intake(PersonIndex p, bool family_asked) {
    auto& person = people_[p];
    person.last_contact = now();
    person.family.hours_this_month += parameters_->family.contact.value();
    meet(person, parameters_->trust);
    auto const spell = person.spells[static_cast<std::size_t>(Stage::known)];
    bool const ready = sim::Stream{decisions_.intake, person.identity, spell}.chance(
        ready_at_intake(person, family_asked, parameters_->detection));
    if (!ready) {
        refresh(p);
        book_visit(p, parameters_->staffing.visit_interval);
    } else if (person.severity >= 4) {
        ask_for_bed(p);
    } else {
        signal(p, Signal::intake_accepted);
    }
}

sim::Days Region::visit_interval(Person const& person) const {
    if (person.stage == Stage::outreach) return parameters_->outreach.visit_interval;
    return person.stuck ? parameters_->staffing.stuck_visit_interval
                        : parameters_->staffing.visit_interval;
}

void Region::book_visit(PersonIndex p, sim::Days wait) {
    agenda_.after(wait, {EventKind::visit_due, 0, p, people_[p].moves});
}

void Region::finish_visit(PersonIndex p, sim::Task const& task) {
    auto& person = people_[p];
    auto const& trust = parameters_->trust;
    sim::Days const interval = visit_interval(person);
    bring_up_to_date(person);
    // A visit that came a whole interval late was one that did not come.
    if (now() - task.asked > interval) person.trust *= trust.after_missed.value();
    tally(Measure::visits, person);
    sim::Stream luck{decisions_.visit, person.identity, person.visits++};
    if (luck.chance(visit_is_kept(person, trust))) {
        tally(Measure::visits_kept, person);
        meet(person, trust);
        person.last_contact = now();
    } else if (person.family.exists) {
        meet_family_only(person, trust);
    }
    person.family.hours_this_month += parameters_->family.contact.value();
    refresh(p);
    book_visit(p, interval);
}

void Region::look_for_progress(PersonIndex p) {
    auto& person = people_[p];
    double const months = sim::in_months(now() - person.stage_since);
    if (months < parameters_->staffing.stuck_after.value() || person.awaiting_bed) return;
    if (!person.stuck) {
        person.stuck = true;
        tally(Measure::stuck_begun, person);
        refresh(p);
    }
    refer_to_outreach(p);
}

void Region::report(PersonIndex p) {
    auto& person = people_[p];
    person.report_pending = true;
    tally(Measure::reports, person);
    ask(phc_, Work::report, p, sim::Priority::emergency, parameters_->staffing.report);
}

void Region::finish_report(PersonIndex p) {
    auto& person = people_[p];
    person.report_pending = false;
    sim::Stream luck{decisions_.report, person.identity, person.reports++};
    bool const examined = luck.chance(parameters_->staffing.examined);
    bool const ordered = luck.chance(parameters_->staffing.ordered) && examined;
    if (!off_treatment(person.stage)) return; // settled itself before the centre had time
    if (ordered) {
        std::size_t const row = row_upon(person.stage, Signal::ordered_admission);
        HospitalId const hospital = hospital_with_bed(person);
        admit(p, take_bed(hospital, p), Legal::involuntary, row);
    } else if (person.stage == Stage::untreated || person.stage == Stage::lapsed) {
        signal(p, Signal::found_by_report);
    } else {
        refresh(p);
    }
}

void Region::first_treatment(Person& person) {
    if (person.ever_treated) return;
    person.ever_treated = true;
    tally(Measure::first_treatments, person);
    tally(Measure::untreated_seconds, person, (now() - person.onset).count());
}

} // namespace norishiro::support
