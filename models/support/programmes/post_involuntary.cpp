#include "models/support/programmes/post_involuntary.hpp"

#include "models/support/region.hpp"

namespace norishiro::support {

void Region::book_order_review(PersonIndex p) {
    auto const& programme = parameters_->post_involuntary;
    auto const& person = people_[p];
    if (!runs_in_town(programme, person.municipality) || programme.hours.value() <= 0.0) return;
    if (hospitals_[stay_of(p).hospital.index].outside) return;
    agenda_.after(programme.review_after, {EventKind::order_review_due, 0, p, person.admissions});
}

/// What stands against discharge is found before the order is lifted, and the work begins.
void Region::review_order(PersonIndex p, std::uint16_t attempt) {
    auto const& programme = parameters_->post_involuntary;
    auto const& person = people_[p];
    if (!runs_in_town(programme, person.municipality) || programme.hours.value() <= 0.0) return;
    auto const town = person.municipality;
    auto& stay = stay_of(p);
    std::vector<AgencyId> members{
        agency_for(AgencyKind::phc, town), hospitals_[stay.hospital.index].office,
        agency_for(AgencyKind::health, town), agency_for(AgencyKind::consultation, town)};
    if (programme.adviser) members.push_back(agency_for(AgencyKind::welfare_centre, town));
    Invitation const review{.meeting = Meeting::involuntary_review,
                            .place = town,
                            .about = person.identity,
                            .occasion = person.admissions << 16U | attempt,
                            .hours = programme.hours,
                            .act = JointAct::conference};
    if (convene(review, members).empty()) {
        agenda_.after(programme.review_after,
                      {EventKind::order_review_due, static_cast<std::uint16_t>(attempt + 1), p,
                       person.admissions});
        return;
    }
    if (!agrees_on(person)) return;
    tally(Measure::order_plans, person);
    sim::Stream luck{decisions_.consents, person.identity, person.admissions};
    stay.follow_up = luck.chance(programme.consent);
    note(p, Happened::order_reviewed, agency_for(AgencyKind::phc, town).index, stay.follow_up);
    if (stay.follow_up) tally(Measure::order_consents, person);
    lay_open(p);
}

/// At the discharge, of whoever has agreed.
void Region::begin_follow_up(PersonIndex p) {
    visit_after_order(p, true);
}

void Region::order_visit_due(PersonIndex p, std::uint32_t admissions) {
    auto const& person = people_[p];
    if (person.admissions != admissions || in_hospital(person.stage) || has_left(person.stage)) {
        return;
    }
    visit_after_order(p, false);
}

void Region::visit_after_order(PersonIndex p, bool first) {
    auto const& programme = parameters_->post_involuntary;
    auto const town = people_[p].municipality;
    if (!runs_in_town(programme, town) || programme.visit_hours.value() <= 0.0) return;
    ask(agency_for(AgencyKind::phc, town), Work::order_visit, p, sim::Priority::visit,
        programme.visit_hours, first ? 1 : 0);
}

void Region::finish_order_visit(PersonIndex p, bool first) {
    auto const& programme = parameters_->post_involuntary;
    auto& person = people_[p];
    if (in_hospital(person.stage) || has_left(person.stage)) return;
    bring_up_to_date(person);
    tally(Measure::order_visits, person);
    note(p, Happened::order_visited, agency_for(AgencyKind::phc, person.municipality).index,
         person.stage == Stage::lapsed);
    // The drop-out is seen: the way back begins at a desk, and the centre goes along.
    if (person.stage == Stage::lapsed) {
        tally(Measure::order_lapses_seen, person);
        move(p, row_meaning(Stage::lapsed, Signal::desk_noticed));
        join_team(p, agency_for(AgencyKind::phc, person.municipality));
    }
    keep_contact(p);
    person.family.hours_since_look += parameters_->family.contact.value();
    bool const within_a_week = now() - person.stage_since <= std::chrono::days{7};
    if (first && person.stage == Stage::discharged && within_a_week) {
        tally(Measure::order_seen_in_a_week, person);
        person.followed_up = true;
    }
    refresh(p);
    if (person.months_since_discharge < programme.follow_up_for.value()) {
        agenda_.after(programme.visit_interval,
                      {EventKind::order_visit_due, 0, p, person.admissions});
    }
}

} // namespace norishiro::support
