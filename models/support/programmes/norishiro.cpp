#include "models/support/programmes/norishiro.hpp"

#include "models/support/region.hpp"

#include <algorithm>

namespace norishiro::support {

void Region::hold_norishiro() {
    auto const& programme = parameters_->norishiro;
    auto const keeps_until = sim::later(now(), sim::days_of_months(programme.lends_for.value()));
    for (std::size_t area = 0; area < areas_.size(); ++area) {
        if (!runs_in_area(programme, area)) continue;
        auto members = centre_and_desks(programme, area, norishiro_members);
        add_hospitals(area, members);
        auto const hold = [&](Meeting meeting, sim::Number a_year, JointAct act) {
            for (auto const occasion : due(a_year)) {
                for (AgencyId const id : convene({.meeting = meeting,
                                         .place = area_place(area),
                                         .occasion = occasion,
                                         .hours = programme.hours,
                                         .act = act},
                                                 members)) {
                    agency(id).lends_until = keeps_until;
                }
            }
        };
        hold(Meeting::practitioners, programme.practitioners, JointAct::meeting);
        hold(Meeting::case_review, programme.case_reviews, JointAct::conference);
        hold(Meeting::training, programme.trainings, JointAct::meeting);
    }
    renew_margins();
}

/// A month's margin for everybody who keeps one. What was not lent is gone; what was lent ahead, so
/// that a small agency can lend at all, comes off.
void Region::renew_margins() {
    auto const& programme = parameters_->norishiro;
    double const weeks =
        static_cast<double>((sim::month_start(now(), 1) - now()).count()) / sim::seconds_per_week;
    for (auto& office : agencies_) {
        if (now() >= office.lends_until) continue;
        double const month = office.strain.load > programme.margin_load.value()
                                 ? 0.0
                                 : programme.margin.value() * office.hours * weeks;
        office.margin = std::min(month, office.margin + month);
    }
}

/// The agency that was asked takes the issue at hand itself where its task ends and the margin
/// begins; false: the referral bounces. The right one, which has declined, may do so too.
bool Region::lend_margin(PersonIndex p) {
    auto const& programme = parameters_->norishiro;
    auto const& person = people_[p];
    auto& file = case_of(p);
    AgencyId const taker = file.partner;
    auto const issue = file.issue;
    auto& office = agency(taker);
    bool const lends = runs_in_town(programme, person.municipality) && now() < office.lends_until &&
                       office.margin > 0.0 && office.strain.load <= programme.margin_load.value();
    bool const own = has_task(office.kind, issue, person);
    if (!lends || (!own && !is_adjacent(office.kind, issue))) return false;
    bool const illness = issue == issue_illness;
    auto const usual = illness ? parameters_->staffing.intake : parameters_->referral.need_work;
    auto const hours = usual * (1.0 / programme.margin_efficiency.value());
    office.margin -= hours.value();
    tally(Measure::margin_taken, person);
    tally(Measure::margin_seconds, person, staff_time(hours).count());
    note(p, Happened::lent, taker.index, issue);
    network_.act(person.holder, taker, JointAct::visit, parameters_->ties);
    if (illness) { // it is taken over at an intake, as ever
        ask(taker, Work::partner_intake, p, sim::Priority::intake, hours, issue);
        return true;
    }
    file.issue = 0xFF;
    place(p, issue, taker, hours);
    refer_next(p);
    return true;
}

} // namespace norishiro::support
