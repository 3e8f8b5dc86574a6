#include "models/support/referral.hpp"

#include "models/support/levels.hpp"
#include "models/support/region.hpp"
#include "sim/math.hpp"

#include <algorithm>
#include <cmath>

namespace norishiro::support {

sim::Probability accepts_referral(double tie, double load, Referral const& r) {
    double const p = std::clamp(r.accepted.value(), 1e-9, 1.0 - 1e-9);
    double const logit = sim::math::log(p / (1.0 - p)) + r.accepted_by_tie.value() * tie -
                         r.accepted_by_load.value() * std::max(0.0, load - 1.0);
    return sim::Probability{sim::math::logistic(logit)};
}

sim::Days referral_delay(double tie, double normal, Referral const& r) {
    return r.delay * sim::math::exp(r.delay_sigma.value() * normal - r.delay_by_tie.value() * tie);
}

sim::Probability has_need(SocialNeed need, Person const& person, NeedShares const& s) {
    std::array const shares{s.housing,   s.money,    s.caregiving, s.children,
                            s.isolation, s.physical, s.conflict,   s.daily_living};
    double p = shares[static_cast<std::size_t>(need)].value();
    auto const& family = person.family;
    switch (need) {
    case SocialNeed::caregiving:
        if (!family.coresident || family.carer_age < 75.0) p = 0.0;
        break;
    case SocialNeed::children:
        if (person.age < 20.0 || person.age > 50.0) p = 0.0;
        break;
    case SocialNeed::isolation:
        if (family.coresident) p = 0.0;
        break;
    case SocialNeed::physical:
        if (person.age >= 65.0) p *= s.physical_from_65.value();
        break;
    default:
        break;
    }
    if (person.ever_treated) p *= s.in_treatment.value();
    return sim::Probability{std::min(1.0, p)};
}

double isolation(double ties_in_team) {
    return sim::math::exp(-ties_in_team);
}

CaseFile& Region::open_case(PersonIndex p, AgencyId holder) {
    auto& person = people_[p];
    if (free_cases_.empty()) {
        person.file = static_cast<std::uint32_t>(cases_.size());
        cases_.emplace_back();
    } else {
        person.file = free_cases_.back();
        free_cases_.pop_back();
        cases_[person.file] = {};
    }
    auto& file = case_of(p);
    file.person = p;
    file.kept = file.progress = now();
    person.holder = holder;
    join_team(p, holder);
    return file;
}

void Region::close_case(PersonIndex p) {
    auto& person = people_[p];
    end_coordination(p);
    case_of(p).person = nobody;
    free_cases_.push_back(person.file);
    person.file = nobody;
    person.stuck = false;
}

void Region::join_team(PersonIndex p, AgencyId id) {
    auto& file = case_of(p);
    if (file.member(id) != nullptr || file.members == CaseFile::most_members) return;
    file.team[file.members++] = {id, 0.0, now()};
}

/// Another agency keeps contact from now on. The person knows its worker from before, or trusts a new
/// face less; the worker until now is not forgotten at once.
void Region::hand_over(PersonIndex p, AgencyId to) {
    auto& person = people_[p];
    auto& file = case_of(p);
    auto const& trust = parameters_->trust;
    bring_up_to_date(person);
    if (auto* const before = file.member(person.holder)) {
        before->trust = person.trust;
        before->met = std::max(before->met, person.last_contact);
    }
    join_team(p, to);
    person.holder = to;
    person.trust *= trust.new_worker.value();
    if (auto const* const known = file.member(to)) {
        person.trust =
            std::max(person.trust, known->trust * left_after(sim::in_months(now() - known->met),
                                                             trust.half_life));
    }
}

/// An agency looks at the person: at an intake with its full attention, at a visit with less.
void Region::assess(PersonIndex p, AgencyId id, double attention) {
    auto& person = people_[p];
    auto& file = case_of(p);
    auto const& office = agency(id);
    sim::Stream luck{decisions_.assessment, person.identity, person.assessments++};
    auto const seen_before = file.seen;
    for (std::uint8_t issue = 0; issue < issue_count; ++issue) {
        double const u = luck.uniform(); // drawn for each, so that one issue does not shift another
        bool const illness = issue == issue_illness;
        bool const there = illness ? person.diagnosis != Diagnosis::none
                                   : person.needs.has(static_cast<SocialNeed>(issue));
        double const untaught = illness ? office.sees_illness : office.sees_need;
        double const sees = attention * (untaught + (1.0 - untaught) * office.learnt);
        if (there && u < sees) file.seen |= bit(issue);
    }
    if ((file.seen & bit(issue_illness)) != 0) person.illness_seen = true;
    note_assessment(p, id, seen_before, attention >= 1.0);
    // What is the agency's own task needs no referral.
    for (std::uint8_t issue = 0; issue < issue_count; ++issue) {
        if ((file.seen & bit(issue)) == 0 || (file.placed & bit(issue)) != 0) continue;
        if (has_task(office.kind, issue, person)) place(p, issue, id);
    }
}

bool Region::has_task(AgencyKind kind, std::uint8_t issue, Person const& person) const {
    if (issue == issue_illness) {
        return kind == AgencyKind::health || kind == AgencyKind::phc ||
               (kind == AgencyKind::withdrawal_desk && person.withdrawal >= 2);
    }
    auto const remit = remit_of(static_cast<SocialNeed>(issue), municipality(person));
    return remit != Remit::none && kind_of(remit) == kind;
}

/// An agency takes an issue as its own: it works on a need; the illness it visits for.
void Region::place(PersonIndex p, std::uint8_t issue, AgencyId id) {
    place(p, issue, id, parameters_->referral.need_work);
}

void Region::place(PersonIndex p, std::uint8_t issue, AgencyId id, sim::Hours work) {
    auto& file = case_of(p);
    file.placed |= bit(issue);
    file.progress = now();
    note(p, Happened::placed, id.index, issue);
    join_team(p, id);
    if (issue == issue_illness) return;
    ask(id, Work::need, p, sim::Priority::visit, work, issue);
}

/// What has been seen and is nobody's yet goes to a partner, the illness first.
void Region::refer_next(PersonIndex p) {
    auto& file = case_of(p);
    if (file.issue != 0xFF) return;
    for (std::size_t i = 0; i < issue_count; ++i) {
        auto const issue = static_cast<std::uint8_t>((i + issue_illness) % issue_count);
        if ((file.seen & bit(issue)) == 0 || (file.placed & bit(issue)) != 0) continue;
        if ((file.given_up & bit(issue)) != 0) continue;
        file.issue = issue;
        file.bounces = 0;
        return send_referral(p);
    }
}

/// Whose task an issue is; nobody's where the municipality leaves a gap.
std::optional<AgencyId> Region::partner_for(Person const& person, std::uint8_t issue) const {
    if (issue == issue_illness) {
        bool const withdrawn = person.diagnosis == Diagnosis::none && person.withdrawal >= 2;
        return agency_for(withdrawn ? AgencyKind::withdrawal_desk : AgencyKind::health,
                          person.municipality);
    }
    auto const remit = remit_of(static_cast<SocialNeed>(issue), municipality(person));
    if (remit == Remit::none) return std::nullopt;
    return agency_for(kind_of(remit), person.municipality);
}

void Region::send_referral(PersonIndex p) {
    auto& person = people_[p];
    auto& file = case_of(p);
    auto const& r = parameters_->referral;
    sim::Stream luck{decisions_.partner, person.identity, person.referrals++};
    double const knows = luck.uniform();
    double const guess = luck.uniform();
    double const normal = luck.normal();
    auto const right = partner_for(person, file.issue);
    bool const gap = !right;
    AgencyId const partner = right.value_or(person.holder);
    double const known = parameters_->ties.roles_known.value();
    double const role = known + (1.0 - known) * network_.role(person.holder, partner);
    file.right_partner =
        !gap && partner != person.holder &&
        ((file.arranged & bit(file.issue)) != 0 || knows < role + (1.0 - role) / r.guesses.value());
    // A wrong partner is one of the municipality's other agencies that take cases.
    if (!file.right_partner) {
        auto const kinds = static_cast<std::uint32_t>(AgencyKind::withdrawal_desk) + 1;
        auto k = static_cast<std::uint32_t>(guess * kinds) % kinds;
        auto const asked_in_vain = [&](AgencyId id) {
            return id == person.holder || (file.bounces > 0 && id == file.partner) ||
                   (!gap && id == partner);
        };
        while (asked_in_vain(agency_for(static_cast<AgencyKind>(k), person.municipality))) {
            k = (k + 1) % kinds;
        }
        file.partner = agency_for(static_cast<AgencyKind>(k), person.municipality);
    } else {
        file.partner = partner;
    }
    tally(Measure::referrals_between, person);
    if (!file.right_partner && !gap) tally(Measure::referrals_wrong, person);
    note_referral(p, Happened::referred);
    double const tie = network_.tie(person.holder, file.partner);
    agenda_.after(referral_delay(tie, normal, r),
                  {EventKind::referral_reaches, file.issue, p, person.moves});
}

void Region::referral_reaches(PersonIndex p) {
    auto& person = people_[p];
    auto& file = case_of(p);
    auto const& partner = agency(file.partner);
    sim::Stream luck{decisions_.acceptance, person.identity, person.referrals};
    double const tie = network_.tie(person.holder, file.partner);
    auto const p_accepts = accepts_referral(tie, partner.strain.load, parameters_->referral);
    bool const at_work = partner.staff.exists();
    if (file.right_partner && at_work && luck.chance(p_accepts)) {
        return ask(file.partner, Work::partner_intake, p, sim::Priority::intake,
                   parameters_->staffing.intake, file.issue);
    }
    if (keeps_the_case(p)) return keep_the_case(p);
    if (lend_margin(p)) return;
    tally(Measure::bounces, person);
    note_referral(p, Happened::bounced);
    ++file.bounces;
    sim::Stream fate{decisions_.lost, person.identity, person.referrals};
    if (fate.chance(parameters_->referral.lost)) {
        tally(Measure::lost_in_referral, person);
        return signal(p, person.ever_treated ? Signal::lost_again : Signal::lost);
    }
    if (file.bounces >= parameters_->referral.bounces.value()) {
        file.given_up |= bit(file.issue);
        note(p, Happened::referring_ended, person.holder.index, file.issue, file.bounces);
        file.issue = 0xFF;
        become_stuck(p, Stuck::no_taker);
        return refer_next(p);
    }
    send_referral(p);
}

void Region::finish_partner_intake(PersonIndex p, AgencyId id, std::uint8_t issue) {
    auto& person = people_[p];
    auto& file = case_of(p);
    if (file.issue != issue) return;
    file.issue = 0xFF;
    tally(Measure::handed_off, person);
    note(p, Happened::handed_off, id.index, issue);
    network_.act(person.holder, id, JointAct::handoff, parameters_->ties);
    place(p, issue, id);
    if (auto* const worker = file.member(id)) { // who meets the person at the intake
        meet(worker->trust, parameters_->trust);
        worker->met = now();
    }
    // Whoever is there for the illness keeps contact from now on.
    if (issue == issue_illness) hand_over(p, id);
    assess(p, id, 1.0);
    refresh(p);
    refer_next(p);
}

void Region::finish_need(PersonIndex p, std::uint8_t issue) {
    agenda_.after(parameters_->referral.need_wait, {EventKind::need_met, issue, p, 0});
}

void Region::need_met(PersonIndex p, SocialNeed need) {
    auto& person = people_[p];
    if (has_left(person.stage)) return;
    bring_up_to_date(person);
    person.needs.remove(need);
    tally(Measure::needs_met, person);
    note(p, Happened::need_met, nobody, need);
    if (person.file != nobody) case_of(p).progress = now();
    refresh(p);
}

void Region::become_stuck(PersonIndex p, Stuck kind) {
    auto& person = people_[p];
    auto& file = case_of(p);
    if (file.stuck != Stuck::no) return;
    file.stuck = kind;
    person.stuck = true;
    tally(Measure::stuck_begun, person);
    note(p, Happened::stuck, person.holder.index, kind);
    refresh(p);
}

void Region::come_unstuck(PersonIndex p) {
    case_of(p).stuck = Stuck::no;
    people_[p].stuck = false;
}

/// Each month: has anything moved? And how alone is who holds the case?
void Region::look_for_progress(PersonIndex p) {
    auto& person = people_[p];
    if (person.file == nobody) return;
    auto& file = case_of(p);
    auto& holder = agency(person.holder);
    double ties = 0.0;
    for (std::size_t i = 0; i < file.members; ++i) {
        auto const member = file.team[i].agency;
        if (member == person.holder) continue;
        ties += network_.tie(person.holder, member);
        network_.act(person.holder, member, JointAct::shared_case, parameters_->ties);
    }
    holder.strain.isolation_sum += isolation(ties);
    ++holder.strain.cases;
    follow_coordination(p);
    if (person.stage != Stage::known || person.awaiting_bed) return;
    auto const& r = parameters_->referral;
    // One visit that met nobody is no refusal yet; nor is it one while somebody keeps coming.
    if (file.missed >= 2 && !office_visits(person) && now() - file.kept >= r.no_contact)
        become_stuck(p, Stuck::refusing);
    if (file.members == 1 && now() - file.progress >= r.alone) {
        become_stuck(p, Stuck::lone_holder);
    }
    consider_coordination(p);
    if (file.stuck != Stuck::no) refer_to_outreach(p);
}

} // namespace norishiro::support
