#include "models/support/region.hpp"
#include "models/support/run.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

// How persons move along the pathway: what strikes them, what they leave and what they enter.

namespace norishiro::support {

void Region::strike(PersonIndex p) {
    auto& person = people_[p];
    person.next_clock = {};
    person.strikes_at = sim::never;
    auto const first = race_.first(clocks(p), person.stage);
    assert(first.at == now());
    std::size_t const row = race_.rows(person.stage)[first.clock];
    if (race_.table()[row].to == person.stage) {
        within_stage(p, row, first.clock);
    } else if (race_.table()[row].cause.signal() == Signal::emergency) {
        emergency(p, row);
    } else {
        move(p, row);
    }
}

void Region::within_stage(PersonIndex p, std::size_t row, std::size_t clock) {
    auto& person = people_[p];
    ++flows_[row];
    if (row < pathway().size()) tally(flow_of(row), person.municipality);
    write_down(person, row, keeper_of(person));
    race_.rearm(clocks_[p][clock], clock, person.stage, person.identity,
                person.spells[static_cast<std::size_t>(person.stage)], now());
    // Something that means nothing to the model touches nothing but its own clock: looking at the
    // person on another day would change what depends on time, and with it everybody's luck.
    if (race_.table()[row].cause.signal() == Signal::none) return reschedule(p);
    bring_up_to_date(person);
    note(p, Happened::within_stage, nobody, row);
    auto const moves = person.moves;
    switch (race_.table()[row].cause.signal()) {
    case Signal::worsens:
        ++person.severity;
        break;
    case Signal::improves:
        --person.severity;
        break;
    case Signal::reported:
        report(p);
        break;
    case Signal::accepts_admission:
        ask_for_bed(p);
        break;
    case Signal::home_lost:
        rearm(p, Barrier::housing);
        break;
    case Signal::skills_lost:
        rearm(p, Barrier::daily_living);
        break;
    case Signal::fear_grows:
        rearm(p, Barrier::fear);
        break;
    case Signal::seeks_treatment:
        seek_treatment(p);
        break;
    case Signal::carer_falls_ill:
        carer_falls_ill(p);
        break;
    case Signal::withdraws:
        ++person.withdrawal;
        break;
    case Signal::comes_out:
        --person.withdrawal;
        tally(Measure::withdrawal_eased, person);
        break;
    case Signal::leaves_group_home:
        leave_service(p, Service::group_home);
        break;
    default:
        break;
    }
    if (person.moves != moves) return;
    refresh(p);
    reschedule(p); // its own clock has a new threshold, whether or not a rate has changed
}

void Region::move(PersonIndex p, std::size_t row) {
    auto& person = people_[p];
    auto const& arrow = race_.table()[row];
    assert(arrow.from == person.stage);
    auto const keeper = keeper_of(person);
    leave_stage(p, arrow.to);
    auto& here = in_stage_[person.municipality];
    --here[static_cast<std::size_t>(arrow.from)];
    ++here[static_cast<std::size_t>(arrow.to)];
    ++flows_[row];
    if (row < pathway().size()) tally(flow_of(row), person.municipality);
    auto const fact = write_down(person, row, keeper);
    person.stage = stages_[p] = arrow.to;
    ++person.moves;
    ++person.spells[static_cast<std::size_t>(arrow.to)];
    person.stage_since = now();
    person.referred = false;
    note(p, Happened::moved, nobody, row);
    if (arrow.from == Stage::untreated && !has_left(arrow.to)) {
        tally(Measure::first_contacts, person);
        if (arrow.to == Stage::acute) tally(Measure::first_contacts_in_crisis, person);
    }
    auto const moves = person.moves;
    enter_stage(p, arrow);
    if (fact && person.moves == moves) write_keeper(*fact, person);
    if (arrow.from == Stage::outreach) fill_outreach_slots(area_of_[person.municipality]);
}

void Region::signal(PersonIndex p, Signal signal) {
    move(p, row_upon(people_[p].stage, signal));
}

std::size_t Region::row_upon(Stage stage, Signal signal) const {
    auto const table = race_.table();
    auto const row = std::ranges::find_if(table, [&](Row const& r) {
        return r.from == stage && !r.cause.competes() && r.cause.signal() == signal;
    });
    assert(row != table.end());
    return static_cast<std::size_t>(row - table.begin());
}

/// The arrow of a hazard, for whoever brings about in another way what it means.
std::size_t Region::row_meaning(Stage stage, Signal signal) const {
    auto const table = race_.table();
    auto const row = std::ranges::find_if(
        table, [&](Row const& r) { return r.from == stage && r.cause.signal() == signal; });
    assert(row != table.end());
    return static_cast<std::size_t>(row - table.begin());
}

void Region::leave_stage(PersonIndex p, Stage to) {
    auto& person = people_[p];
    bring_up_to_date(person);
    agenda_.cancel(person.next_clock);
    person.strikes_at = sim::never;
    if (person.awaiting_bed) {
        ward_of(person.bed_line, Ward::general).renege(person.spot, now());
        person.awaiting_bed = false;
    }
    auto& slots =
        teams_[std::min<std::size_t>(area_of_[person.municipality], teams_.size() - 1)].slots;
    if (person.referred && to != Stage::outreach) slots.renege(person.spot, now());
    if (person.stage == Stage::outreach) slots.leave(person.slot, now());
    person.awaiting_clinic = false;
    if (person.services != nobody && (in_hospital(to) || has_left(to)) &&
        !in_hospital(person.stage))
        leave_services(p, to);
    if (person.services != nobody && has_left(to)) leave_services(p, to);
    bool const still_a_case = to == Stage::known || to == Stage::outreach;
    if (person.file != nobody && !still_a_case) close_case(p);
    if (!in_hospital(person.stage)) return;
    bill(p);
    if (!in_hospital(to)) end_stay(p, to);
}

void Region::enter_stage(PersonIndex p, Row const& arrow) {
    auto& person = people_[p];
    switch (person.stage) {
    case Stage::known:
        if (arrow.from == Stage::outreach) {
            auto& file = case_of(p);
            hand_over(p, file.team[0].agency);
            note(p, Happened::handed_back, person.holder.index);
            file.stuck = Stuck::no;
            file.kept = file.progress = now();
            book_visit(p, parameters_->staffing.visit_interval);
        } else {
            open_case(p, first_agency(person, arrow.cause.signal()));
            note(p, Happened::case_opened, person.holder.index, &arrow - race_.table().data());
            ask(person.holder, Work::intake, p, sim::Priority::intake, parameters_->staffing.intake,
                arrow.cause.signal() == Signal::family_asked ? 1 : 0);
        }
        break;
    case Stage::outreach:
        person.stuck = false;
        person.illness_seen = true;
        network_.act(person.holder, outreach_of(area_of_[person.municipality]), JointAct::visit,
                     parameters_->ties);
        hand_over(p, outreach_of(area_of_[person.municipality]));
        book_visit(p, sim::Days{0});
        agenda_.after(sim::days_of_months(parameters_->outreach.closes_after.value()),
                      {EventKind::outreach_ends, 0, p, person.moves});
        if (!person.ever_treated) {
            agenda_.after(sim::Days{365}, {EventKind::outreach_followed, 0, p, 0});
        }
        break;
    case Stage::outpatient:
        person.family.relief = person.family.hours_since_look = 0.0; // the visits end
        if (arrow.from == Stage::outreach) tally(Measure::outreach_accepted, person);
        first_treatment(person);
        break;
    case Stage::acute:
        if (arrow.from == Stage::outreach && arrow.cause.signal() == Signal::planned_admission) {
            tally(Measure::outreach_accepted, person);
        }
        first_treatment(person);
        break;
    case Stage::discharged:
        if (is_stranger(person)) return signal(p, Signal::goes_home_elsewhere);
        agenda_.after(sim::Days{365}, {EventKind::year_outside, 0, p, person.moves});
        break;
    case Stage::dead:
        tally(Measure::deaths, person);
        if (person.diagnosis == Diagnosis::f2) tally(Measure::psychosis_deaths, person);
        if (arrow.cause.signal() == Signal::suicide) {
            tally(Measure::suicides, person);
            if (now() - person.discharged <= std::chrono::days{30}) {
                tally(Measure::suicides_in_30_days, person);
            }
        }
        if (person.discharge_record != nobody) discharges_[person.discharge_record].counts = false;
        break;
    default:
        break;
    }
    race_.enter(clocks(p), person, person.stage, person.identity,
                person.spells[static_cast<std::size_t>(person.stage)], *parameters_, now());
    reschedule(p);
    offer_services(p, arrow);
}

} // namespace norishiro::support
