#include "models/support/programmes/outreach.hpp"

#include "models/support/region.hpp"
#include "sim/math.hpp"

#include <algorithm>

namespace norishiro::support {

sim::Fte staff_at(Outreach const& outreach, sim::Time day) {
    return runs(outreach, day) ? outreach.staff : sim::Fte{0};
}

std::int64_t slots(Outreach const& outreach, sim::Fte staff) {
    // Whoever works at all holds at least one case. The margin forgives 2.9999999999999996.
    auto const cases =
        static_cast<std::int64_t>(staff.value() * outreach.cases_per_worker.value() + 1e-9);
    return staff.value() > 0.0 ? std::max<std::int64_t>(1, cases) : 0;
}

Triage triage(Person const& person) {
    if (person.severity == 4) return Triage::urgent;
    if (person.severity >= 2 || person.withdrawal >= 2) return Triage::needed;
    return Triage::not_now;
}

void Region::refer_to_outreach(PersonIndex p) {
    auto& person = people_[p];
    if (person.referred || now() < person.may_be_referred) return;
    AgencyId const team = outreach_of(area_of_[person.municipality]);
    if (!agency(team).staff.exists()) return note(p, Happened::outreach_missing, team.index);
    auto const spell = person.spells[static_cast<std::size_t>(Stage::known)];
    sim::Stream luck{decisions_.referral, person.identity, spell};
    double const usual = parameters_->outreach.awareness.value();
    if (!luck.chance(sim::Probability{usual + (1.0 - usual) * agency(person.holder).aware}))
        return note(p, Happened::outreach_unknown, person.holder.index);
    person.referred = true;
    note(p, Happened::outreach_asked, team.index);
    sim::Days const delay =
        parameters_->outreach.referral_delay *
        sim::math::exp(parameters_->outreach.referral_sigma.value() * luck.normal());
    agenda_.after(delay, {EventKind::referral_arrives, 0, p, person.moves});
}

/// The team's list may be full; the holder asks again when the case has been stuck as long once more.
void Region::refer_arrived(PersonIndex p) {
    auto& person = people_[p];
    auto& teams = teams_for(person);
    auto const places = static_cast<double>(teams.slots.places());
    auto const waiting =
        static_cast<double>(teams.slots.waiting()) + static_cast<double>(teams.in_triage);
    if (waiting >= places * parameters_->outreach.waiting.value()) {
        person.referred = false;
        person.may_be_referred = sim::later(now(), parameters_->referral.alone);
        tally(Measure::referrals_refused, person);
        note(p, Happened::outreach_full, nobody, teams.slots.taken(), waiting);
        return;
    }
    ++teams.in_triage;
    ask(outreach_of(area_of_[person.municipality]), Work::triage, p, sim::Priority::intake,
        parameters_->outreach.triage);
}

void Region::finish_triage(PersonIndex p) {
    auto& person = people_[p];
    tally(Measure::referrals, person);
    Triage const verdict = triage(person);
    note(p, Happened::outreach_triage, nobody, verdict);
    if (verdict == Triage::not_now || person.awaiting_bed) {
        person.referred = false;
        person.may_be_referred = sim::later(now(), parameters_->referral.alone);
        return;
    }
    person.spot = teams_for(person).slots.wait(p, static_cast<std::uint8_t>(verdict), now());
    fill_outreach_slots(area_of_[person.municipality]);
}

void Region::fill_outreach_slots() {
    for (std::size_t a = 0; a < teams_.size(); ++a) fill_outreach_slots(a);
}

void Region::fill_outreach_slots(std::size_t area) {
    while (auto const next = teams_[area].slots.admit_next(now())) {
        auto& person = people_[next->who];
        person.spot = {};
        person.slot = next->seat;
        tally(Measure::outreach_taken, person);
        tally(Measure::outreach_wait_seconds, person, (now() - next->asked).count());
        signal(next->who, Signal::outreach_slot);
        note(next->who, Happened::outreach_took, person.holder.index,
             sim::in_days(now() - next->asked) + 0.5);
    }
}

} // namespace norishiro::support
