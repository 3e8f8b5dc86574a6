#include "models/support/region.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace norishiro::support {

namespace {

/// What depends on time changes little in stable outpatients within a year, and in people whom
/// nobody supports within a quarter; everybody else is looked at each month.
bool is_looked_at(Stage stage, int since_april) {
    if (stage == Stage::outpatient) return since_april == 0;
    if (stage == Stage::untreated) return since_april % 3 == 0;
    return true;
}

/// The last era that has begun by then.
std::size_t era_on(std::span<sim::Era<Parameters> const> eras, sim::Time day) {
    std::size_t i = 0;
    while (i + 1 < eras.size() && eras[i + 1].from <= day) ++i;
    return i;
}

} // namespace

Region::Decisions::Decisions(sim::Luck const& luck)
    : person{luck.decision("person")}, onset{luck.decision("onset")}, intake{luck.decision(
                                                                          "accepts at intake")},
      visit{luck.decision("visit")}, referral{luck.decision("referral to outreach")},
      report{luck.decision("report")}, bed{luck.decision("bed")},
      legal{luck.decision("legal form")}, stay{luck.decision("stay")}, symptoms{luck.decision(
                                                                           "symptoms")},
      finding{luck.decision("barrier found")}, mediation{luck.decision("mediation")},
      conference{luck.decision("conference")}, relapse{luck.decision("relapse proneness")} {}

Region::Region(std::span<sim::Era<Parameters> const> eras, sim::Luck const& luck,
               std::span<Row const> table)
    : eras_{eras}, parameters_{&eras[era_on(eras, eras.front().parameters.run.start)].parameters},
      decisions_{luck}, race_{table, luck}, start_{parameters_->run.start},
      end_{sim::end_of(parameters_->run)}, agenda_{sim::beginning_of(parameters_->run), end_},
      outcomes_{empty_outcomes(*parameters_,
                               static_cast<std::size_t>(sim::months_between(start_, end_)))},
      group_columns_{group_columns()}, in_stage_(parameters_->municipalities.size()),
      flows_(table.size()), month_{sim::months_between(start_, agenda_.now())} {
    build_agencies();
    populate();
    begin_onsets();
    if (month_ < 0) agenda_.at(sim::month_start(now(), 1), {EventKind::month, 0, 0, 0});
}

void Region::burn_in(std::atomic<bool> const* stop, int to_month) {
    assert(to_month <= 0);
    stop_ = stop;
    while (month_ < to_month) handle_next();
}

void Region::adopt(std::span<sim::Era<Parameters> const> eras) {
    assert(month_ <= 0);
    eras_ = eras;
}

sim::Outcomes Region::run(std::atomic<bool> const* stop) {
    burn_in(stop);
    begin_recording();
    while (handle_next()) {
    }
    close_month();
    check_invariants();
    return outcomes_;
}

bool Region::handle_next() {
    auto const fetch = [&](Event const& event) {
        if (!is_about_a_person(event.kind)) return;
        sim::fetch_soon(people_[event.who]);
        sim::fetch_soon(clocks_[event.who]);
    };
    auto const event = agenda_.next(fetch);
    if (event) handle(*event);
    return event.has_value();
}

void Region::handle(Event const& event) {
    PersonIndex const p = event.who;
    auto const same_move = [&] { return people_[p].moves == event.token; };
    auto const same_stay = [&] { return in_stay(p, event.token); };
    auto const barrier = static_cast<Barrier>(event.detail);
    switch (event.kind) {
    case EventKind::month:
        return begin_month();
    case EventKind::era:
        return begin_era(event.who);
    case EventKind::onset:
        return arrive(event.who);
    case EventKind::clock:
        return strike(p);
    case EventKind::task_done:
        return task_done({event.who});
    case EventKind::visit_due:
        if (same_move()) {
            auto const& holder = agencies_[people_[p].holder.index];
            ask(people_[p].holder, Work::visit, p, sim::Priority::visit,
                holder.kind == AgencyKind::outreach ? parameters_->outreach.visit
                                                    : parameters_->staffing.visit);
        }
        return;
    case EventKind::referral_arrives:
        if (same_move()) refer_arrived(p);
        return;
    case EventKind::outreach_ends:
        if (same_move()) signal(p, Signal::outreach_closed);
        return;
    case EventKind::settled:
        if (same_stay()) settle(p);
        return;
    case EventKind::barrier_found:
        if (same_stay()) find(p, barrier);
        return;
    case EventKind::session_due:
        if (same_round(event)) next_session(p, barrier);
        return;
    case EventKind::barrier_over:
        if (same_round(event)) clear(p, barrier);
        return;
    case EventKind::year_inside:
        if (same_stay()) reach_a_year(p);
        return;
    case EventKind::year_outside:
        if (same_move()) signal(p, Signal::a_year_outside);
        return;
    case EventKind::admission_followed:
        return follow_admission(event.who, event.detail);
    case EventKind::discharge_followed:
        return follow_discharge(event.who, event.detail);
    }
}

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
    race_.rearm(clocks_[p][clock], clock, person.stage, person.identity,
                person.spells[static_cast<std::size_t>(person.stage)], now());
    // Something that means nothing to the model touches nothing but its own clock: looking at the
    // person on another day would change what depends on time, and with it everybody's luck.
    if (race_.table()[row].cause.signal() == Signal::none) return reschedule(p);
    bring_up_to_date(person);
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
    leave_stage(p, arrow.to);
    auto& here = in_stage_[person.municipality];
    --here[static_cast<std::size_t>(arrow.from)];
    ++here[static_cast<std::size_t>(arrow.to)];
    ++flows_[row];
    if (row < pathway().size()) tally(flow_of(row), person.municipality);
    person.stage = arrow.to;
    ++person.moves;
    ++person.spells[static_cast<std::size_t>(arrow.to)];
    person.stage_since = now();
    person.stuck = false;
    person.referred = false;
    enter_stage(p, arrow);
    if (arrow.from == Stage::outreach) fill_outreach_slots();
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

void Region::leave_stage(PersonIndex p, Stage to) {
    auto& person = people_[p];
    bring_up_to_date(person);
    agenda_.cancel(person.next_clock);
    person.strikes_at = sim::never;
    if (person.awaiting_bed) {
        hospitals_[person.bed_line.index].beds.renege(person.spot, now());
        person.awaiting_bed = false;
    }
    if (person.referred && to != Stage::outreach) outreach_slots_.renege(person.spot, now());
    if (person.stage == Stage::outreach) outreach_slots_.leave(person.slot, now());
    if (!in_hospital(person.stage)) return;
    bill(p);
    if (!in_hospital(to)) end_stay(p, to);
}

void Region::enter_stage(PersonIndex p, Row const& arrow) {
    auto& person = people_[p];
    switch (person.stage) {
    case Stage::known:
        person.holder = desk_of(person);
        if (arrow.from == Stage::outreach) {
            person.trust *= parameters_->trust.new_worker.value();
            book_visit(p, parameters_->staffing.visit_interval);
        } else {
            ask(person.holder, Work::intake, p, sim::Priority::intake, parameters_->staffing.intake,
                arrow.cause.signal() == Signal::family_asked ? 1 : 0);
        }
        break;
    case Stage::outreach:
        person.holder = outreach_;
        person.trust *= parameters_->trust.new_worker.value();
        book_visit(p, sim::Days{0});
        agenda_.after(sim::days_of_months(parameters_->outreach.closes_after.value()),
                      {EventKind::outreach_ends, 0, p, person.moves});
        break;
    case Stage::outpatient:
        person.family.relief = person.family.hours_this_month = 0.0; // the visits end
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
        agenda_.after(sim::Days{365}, {EventKind::year_outside, 0, p, person.moves});
        break;
    case Stage::dead:
        tally(Measure::deaths, person);
        if (person.discharge_record != nobody) discharges_[person.discharge_record].counts = false;
        break;
    default:
        break;
    }
    race_.enter(clocks(p), person, person.stage, person.identity,
                person.spells[static_cast<std::size_t>(person.stage)], *parameters_, now());
    reschedule(p);
}

void Region::bring_up_to_date(Person& person) {
    auto const passed = now() - person.updated;
    if (passed == sim::Seconds{0}) return;
    double const months = sim::in_months(passed);
    person.updated = now();
    person.age = sim::in_years(now() - person.born);
    if (person.trust > 0.0 && now() - person.last_contact > std::chrono::days{31}) {
        fade(person, parameters_->trust, months);
    }
    person.family.carer_age += months / 12.0;
    follow(person, parameters_->family, months);
    if (person.ever_admitted && !in_hospital(person.stage)) {
        person.months_since_discharge += months;
    }
}

void Region::refresh(PersonIndex p) {
    bring_up_to_date(people_[p]);
    if (race_.update(clocks(p), people_[p], people_[p].stage, *parameters_, now())) reschedule(p);
}

void Region::reschedule(PersonIndex p) {
    auto& person = people_[p];
    auto const first = race_.first(clocks(p), person.stage);
    if (first.at == person.strikes_at) return;
    agenda_.cancel(person.next_clock);
    person.strikes_at = first.at;
    if (first.at != sim::never)
        person.next_clock = agenda_.at(first.at, {EventKind::clock, 0, p, 0});
}

void Region::begin_era(std::size_t era) {
    for (PersonIndex p = 0; p < people_.size(); ++p) {
        if (people_[p].stay != nobody) bill(p); // at the prices until now
    }
    parameters_ = &eras_[era].parameters;
    apply_staffing();
    for (std::uint32_t h = 0; h < hospitals_.size(); ++h) fill_beds({h});
    // Rates change, what they depend on does not: it moves at the person's events and at ticks
    // alone, so that people whom the change does not touch keep their luck to the last bit.
    for (PersonIndex p = 0; p < people_.size(); ++p) {
        if (has_left(people_[p].stage)) continue;
        if (race_.update(clocks(p), people_[p], people_[p].stage, *parameters_, now()))
            reschedule(p);
        if (people_[p].stay != nobody) update_finding(p);
    }
    update_onsets();
    fill_outreach_slots();
}

void Region::begin_recording() {
    std::size_t const current = era_on(eras_, start_);
    if (eras_[current].parameters != *parameters_) begin_era(current);
    parameters_ = &eras_[current].parameters; // of the eras adopted last
    for (std::size_t i = current + 1; i < eras_.size(); ++i) {
        bool const within_month = sim::month_start(eras_[i].from) != eras_[i].from;
        if (!within_month) continue; // it begins with its month, once the month before is closed
        agenda_.at(eras_[i].from, {EventKind::era, 0, static_cast<std::uint32_t>(i), 0});
    }
    open_month();
}

void Region::begin_month() {
    if (stop_ != nullptr && stop_->load()) throw sim::Stopped{};
    close_month();
    ++month_;
    if (month_ == 0) return; // here the burn-in ends; `run` goes on
    std::size_t const current = era_on(eras_, now());
    if (eras_[current].from == now()) begin_era(current);
    open_month();
}

void Region::open_month() {
    if (sim::begins_fiscal_year(now())) check_invariants();
    apply_staffing();
    for (auto& hospital : hospitals_) look_after(hospital);
    int const since_april = sim::months_between(sim::Time{}, now()) % 12 - 3;
    auto const is_next = [&](PersonIndex p) {
        auto const stage = people_[p].stage;
        return !has_left(stage) && is_looked_at(stage, since_april);
    };
    constexpr PersonIndex ahead = 8;
    for (PersonIndex p = 0; p < people_.size(); ++p) {
        if (p + ahead < people_.size() && is_next(p + ahead)) sim::fetch_soon(clocks_[p + ahead]);
        if (!is_next(p)) continue;
        auto& person = people_[p];
        auto& family = person.family;
        family.relief =
            std::min(1.0, family.hours_this_month / parameters_->family.relief_hours.value());
        family.hours_this_month = 0.0;
        refresh(p);
        if (person.stay != nobody) update_finding(p);
        if (person.stage == Stage::known) look_for_progress(p);
    }
    fill_outreach_slots();
    agenda_.at(sim::month_start(now(), 1), {EventKind::month, 0, 0, 0});
}

} // namespace norishiro::support
