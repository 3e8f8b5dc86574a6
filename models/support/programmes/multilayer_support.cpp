#include "models/support/programmes/multilayer_support.hpp"

#include "models/support/region.hpp"

#include <algorithm>
#include <bit>

// Intake that refuses nobody, and the office that coordinates complex cases.

namespace norishiro::support {

namespace {

constexpr std::uint16_t all_needs = bit(issue_illness) - 1U;

} // namespace

std::int64_t cases_of_office(MultilayerSupport const& programme, double workers) {
    auto const cases =
        static_cast<std::int64_t>(workers * programme.cases_per_worker.value() + 1e-9);
    bool const any = workers > 0.0 && programme.cases_per_worker.value() > 0.0;
    return any ? std::max<std::int64_t>(1, cases) : 0;
}

bool Region::multilayer_in_full(std::size_t town) const {
    auto const& programme = parameters_->multilayer_support;
    return runs_in_town(programme, town) && programme.in_full <= in_force();
}

// ---------------------------------------------------------------------------------------------
// Intake that refuses nobody (断らない相談支援)

/// Whether the agency that was asked, and would send the case away, keeps it until it is placed.
bool Region::keeps_the_case(PersonIndex p) const {
    auto const& person = people_[p];
    auto const& programme = parameters_->multilayer_support;
    auto const& asked = agencies_[cases_[person.file].partner.index];
    if (!multilayer_in_full(person.municipality) || programme.passing_hours.value() <= 0.0) {
        return false;
    }
    // A promise of the municipality: it binds its own intake agencies.
    if (type_of(asked.kind).level != Level::municipality || !asked.staff.exists()) return false;
    return sim::Stream{decisions_.no_refusal, person.identity, person.referrals}.chance(
        programme.no_refusal);
}

void Region::keep_the_case(PersonIndex p) {
    auto& file = case_of(p);
    tally(Measure::passed_on, people_[p]);
    if (file.right_partner) { // that would have refused
        return ask(file.partner, Work::partner_intake, p, sim::Priority::intake,
                   parameters_->staffing.intake, file.issue);
    }
    ask(file.partner, Work::passing_on, p, sim::Priority::intake,
        parameters_->multilayer_support.passing_hours, file.issue);
}

/// It has heard the person and takes the case to whom it belongs.
void Region::finish_passing_on(PersonIndex p, AgencyId id, std::uint8_t issue) {
    auto& person = people_[p];
    auto& file = case_of(p);
    if (file.issue != issue || file.partner != id) return;
    auto const right = partner_for(person, issue);
    if (!right) { // nobody's task: it stays with the two of them
        join_team(p, id);
        file.given_up |= bit(issue);
        file.issue = 0xFF;
        become_stuck(p, Stuck::no_taker);
        return refer_next(p);
    }
    if (*right == person.holder) {
        file.issue = 0xFF;
        place(p, issue, person.holder);
        return refer_next(p);
    }
    auto const hours = parameters_->multilayer_support.handoff_hours;
    if (hours.value() > 0.0 && *right != id) {
        for (auto const side : {id, *right}) {
            if (agency(side).staff.exists()) {
                ask(side, Work::meeting, 0, sim::Priority::visit, hours);
            }
        }
        network_.act(id, *right, JointAct::visit, parameters_->ties);
    }
    file.arranged |= bit(issue);
    send_referral(p);
}

// ---------------------------------------------------------------------------------------------
// Coordination of complex cases (多機関協働)

/// More needs than one agency meets, nobody's task, or stuck.
bool Region::is_complex(PersonIndex p) const {
    auto const& file = cases_[people_[p].file];
    if (file.stuck != Stuck::no || file.given_up != 0) return true;
    auto const open = static_cast<std::uint16_t>(file.seen & ~file.placed);
    if (open != 0 && std::popcount(static_cast<unsigned>(file.seen & all_needs)) >= 2) return true;
    for (std::uint8_t issue = 0; issue < issue_count; ++issue) {
        if ((open & bit(issue)) != 0 && !partner_for(people_[p], issue)) return true;
    }
    return false;
}

/// Each month: does the holder think of the office?
void Region::consider_coordination(PersonIndex p) {
    auto const& person = people_[p];
    auto const& file = case_of(p);
    auto const& programme = parameters_->multilayer_support;
    if (!multilayer_in_full(person.municipality) || file.coordination != Coordination::no ||
        person.awaiting_clinic || !is_complex(p)) {
        return;
    }
    AgencyId const office = office_of(person.municipality);
    auto const months = static_cast<std::uint32_t>(sim::months_between(sim::Time{}, now()));
    sim::Stream luck{decisions_.to_office, person.identity, months};
    double const usual = programme.refers.value();
    double const thinks = usual + (1.0 - usual) * agency(person.holder).aware_of_office;
    bool const same_room = person.holder == office;
    if (luck.uniform() < thinks || same_room) take_to_office(p);
}

void Region::take_to_office(PersonIndex p) {
    auto const& person = people_[p];
    auto& file = case_of(p);
    auto const& programme = parameters_->multilayer_support;
    auto& here = communities_[person.municipality];
    AgencyId const office = office_of(person.municipality);
    auto const most = cases_of_office(programme, scale() * programme.staff.value());
    if (here.cases >= most || programme.consultation_hours.value() <= 0.0) return;
    ++here.cases;
    file.coordination = Coordination::asked;
    file.coordinated_since = now();
    tally(Measure::coordination_asked, person);
    note(p, Happened::office_asked, office.index);
    auto const from = agency(person.holder).kind;
    if (from == AgencyKind::tax || from == AgencyKind::environment) {
        tally(Measure::coordination_from_desks, person);
    }
    ask(office, Work::meeting, 0, sim::Priority::visit, programme.consultation_hours);
    if (person.holder != office) {
        ask(person.holder, Work::meeting, 0, sim::Priority::visit, programme.consultation_hours);
    }
    join_team(p, office);
    hold_support_meeting(p);
}

/// With the person's consent where there is contact (重層的支援会議); without it, of unit chiefs, for
/// people whom nobody reaches (支援会議). It divides the work; it solves nothing.
void Region::hold_support_meeting(PersonIndex p) {
    auto& person = people_[p];
    auto& file = case_of(p);
    auto const& programme = parameters_->multilayer_support;
    bool const unreached = file.stuck == Stuck::refusing;
    bool const consents = file.missed < 2 && now() - file.kept < parameters_->referral.no_contact;
    if (!unreached && !consents) return; // it is asked for once more in a month
    AgencyId const office = office_of(person.municipality);
    std::vector<AgencyId> members{office};
    auto const invite = [&](AgencyId id) {
        if (std::ranges::find(members, id) == members.end()) members.push_back(id);
    };
    for (std::size_t i = 0; i < file.members; ++i) invite(file.team[i].agency);
    auto const open = static_cast<std::uint16_t>(file.seen & ~file.placed);
    for (std::uint8_t issue = 0; issue < issue_count; ++issue) {
        auto const right = partner_for(person, issue);
        if ((open & bit(issue)) != 0 && right) invite(*right);
    }
    if (unreached) {
        invite(agency_for(AgencyKind::health, person.municipality));
        invite(agency_for(AgencyKind::welfare, person.municipality));
    }
    // The same month in another scenario has the same luck.
    auto const months = static_cast<std::uint32_t>(sim::months_between(sim::Time{}, now()));
    auto const there = convene({.meeting = Meeting::support_meeting,
                                .place = person.municipality,
                                .about = person.identity,
                                .occasion = months,
                                .hours = programme.support_meeting_hours,
                                .act = JointAct::conference},
                               members);
    if (there.empty() || !agrees_on(person)) return;
    bring_up_to_date(person);
    file.coordination = Coordination::met;
    file.progress = now();
    tally(Measure::coordination_met, person);
    note(p, Happened::office_met, office.index, there.size());
    for (auto const id : there) join_team(p, id);
    divide_the_work(p);
    bool const can_visit = programme.contact_hours.value() > 0.0;
    if (file.stuck != Stuck::no && (!unreached || can_visit)) {
        file.stuck = Stuck::no;
        person.stuck = false;
    }
    if (unreached && can_visit) begin_office_visits(p);
    refresh(p);
    refer_next(p);
}

/// What nobody has taken goes to whom it belongs, and what is nobody's task is the office's.
void Region::divide_the_work(PersonIndex p) {
    auto const& person = people_[p];
    auto& file = case_of(p);
    AgencyId const office = office_of(person.municipality);
    for (std::uint8_t issue = 0; issue < issue_count; ++issue) {
        bool const open = (file.seen & bit(issue)) != 0 && (file.placed & bit(issue)) == 0;
        if (!open || file.issue == issue) continue; // what is on its way goes on
        auto const right = partner_for(person, issue);
        file.given_up &= static_cast<std::uint16_t>(~bit(issue));
        if (right && *right != person.holder) {
            file.arranged |= bit(issue);
        } else {
            place(p, issue, right ? person.holder : office);
        }
    }
}

/// Workers of the office visit from now on (アウトリーチ等継続的支援).
void Region::begin_office_visits(PersonIndex p) {
    auto const& person = people_[p];
    auto& file = case_of(p);
    file.coordination = Coordination::visits;
    file.office_kept = 0;
    tally(Measure::coordination_reached, person);
    AgencyId const office = office_of(person.municipality);
    note(p, Happened::office_visits, office.index);
    if (person.holder != office) hand_over(p, office);
    ++file.visit_chain; // the visits booked so far are the former holder's
    book_visit(p, sim::Days{0});
}

bool Region::office_visits(Person const& person) const {
    return person.file != nobody && cases_[person.file].coordination == Coordination::visits &&
           person.holder == office_of(person.municipality);
}

/// Each month: a meeting that could not be held is held, and in the end the case is closed.
void Region::follow_coordination(PersonIndex p) {
    auto& person = people_[p];
    auto& file = case_of(p);
    if (file.coordination == Coordination::no) return;
    bool const over =
        now() >=
        sim::later(file.coordinated_since,
                   sim::days_of_months(parameters_->multilayer_support.closes_after.value()));
    bool const runs = multilayer_in_full(person.municipality);
    if (person.stage == Stage::known && runs && !over) {
        bool const waits = person.awaiting_bed || person.awaiting_clinic;
        if (file.coordination == Coordination::asked && !waits) hold_support_meeting(p);
        return;
    }
    bool const visited = office_visits(person);
    end_coordination(p);
    if (!visited) return;
    file.kept = file.progress = now(); // a new beginning, as after outreach
    file.missed = 0;
    if (file.team[0].agency != person.holder) hand_over(p, file.team[0].agency);
    refresh(p);
}

void Region::end_coordination(PersonIndex p) {
    auto& file = case_of(p);
    if (file.coordination == Coordination::no) return;
    file.coordination = Coordination::no;
    --communities_[people_[p].municipality].cases;
}

/// The office sits in the council and hears of cases that one agency holds alone, the longest first.
void Region::hear_at_council(std::size_t town, std::uint32_t occasion,
                             std::vector<AgencyId> const& there) {
    auto const& programme = parameters_->multilayer_support;
    AgencyId const office = office_of(town);
    if (!multilayer_in_full(town) || std::ranges::find(there, office) == there.end()) return;
    sim::Stream luck{decisions_.heard, town, occasion};
    auto const most = static_cast<int>(programme.heard.value() + luck.uniform());
    for (int i = 0; i < most; ++i) {
        PersonIndex longest = nobody;
        for (auto const& file : cases_) {
            if (file.person == nobody || file.members != 1 || file.seen == 0) continue;
            auto const& person = people_[file.person];
            if (person.municipality != town || person.stage != Stage::known ||
                person.awaiting_bed || person.awaiting_clinic || person.holder == office ||
                file.coordination != Coordination::no) {
                continue;
            }
            if (longest == nobody || file.progress < case_of(longest).progress) {
                longest = file.person;
            }
        }
        if (longest == nobody) return;
        take_to_office(longest);
    }
}

} // namespace norishiro::support
