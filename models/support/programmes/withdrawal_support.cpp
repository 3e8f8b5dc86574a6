#include "models/support/programmes/withdrawal_support.hpp"

#include "models/support/region.hpp"

#include <algorithm>
#include <utility>

namespace norishiro::support {

FamilyCase const* Region::family_case(PersonIndex p) const {
    auto const found = std::ranges::find(family_cases_, p, &FamilyCase::person);
    return found == family_cases_.end() ? nullptr : &*found;
}

/// Until the person is in somebody else's care, the family is gone, or it has been long enough.
bool Region::goes_on(FamilyCase const& family) const {
    auto const& programme = parameters_->withdrawal_support;
    auto const& person = people_[family.person];
    auto const term = sim::days_of_months(programme.closes_after.value());
    return off_treatment(person.stage) && person.stage != Stage::outreach &&
           person.family.coresident && programme.session_hours.value() > 0.0 &&
           runs_in_town(programme, person.municipality) && now() < sim::later(family.since, term);
}

std::size_t Region::places_for_families(std::size_t area) const {
    auto const& programme = parameters_->withdrawal_support;
    double const staff = programme.staff.value() * scale();
    if (staff <= 0.0 || programme.session_hours.value() <= 0.0) return 0;
    if (!runs_in_area(programme, area)) return 0;
    // Whoever works at all sees at least one family.
    return std::max<std::size_t>(
        1, static_cast<std::size_t>(staff * programme.cases_per_worker.value() + 1e-9));
}

/// Places that are free go to families who ask this month, by each person's own luck: in the order
/// of persons the first towns would have them all.
void Region::take_on_families() {
    std::erase_if(family_cases_, [&](FamilyCase const& family) { return !goes_on(family); });
    auto const& programme = parameters_->withdrawal_support;
    std::vector<std::size_t> free(areas_.size());
    for (std::size_t a = 0; a < free.size(); ++a) free[a] = places_for_families(a);
    for (auto const& family : family_cases_) {
        auto& places = free[area_of_[people_[family.person].municipality]];
        if (places > 0) --places;
    }
    if (std::ranges::all_of(free, [](std::size_t places) { return places == 0; })) return;
    std::vector<char> offered(elsewhere() + 1, 0);
    for (std::size_t town = 0; town < elsewhere(); ++town) {
        offered[town] = runs_in_town(programme, town) && free[area_of_[town]] > 0 ? 1 : 0;
    }
    auto const month = static_cast<std::uint32_t>(sim::months_between(sim::Time{}, now()));
    std::vector<std::pair<double, PersonIndex>> asking;
    for (PersonIndex p = 0; p < people_.size(); ++p) {
        if (stages_[p] != Stage::untreated && stages_[p] != Stage::known) continue;
        auto const& person = people_[p];
        bool const could = offered[person.municipality] != 0 && person.withdrawal >= 2 &&
                           person.family.coresident && !person.awaiting_clinic &&
                           !person.awaiting_bed;
        if (!could || family_case(p) != nullptr) continue;
        sim::Stream luck{decisions_.family_asks, person.identity, month};
        double const waits = luck.unit_exponential();
        if (waits < programme.families_ask.value()) asking.emplace_back(waits, p);
    }
    std::ranges::sort(asking);
    for (auto const& [waits, p] : asking) {
        auto& places = free[area_of_[people_[p].municipality]];
        if (places == 0) continue;
        --places;
        begin_family_case(p);
    }
}

void Region::begin_family_case(PersonIndex p) {
    family_cases_.push_back({p, ++families_begun_, now()});
    tally(Measure::family_cases, people_[p]);
    note(p, Happened::family_seen, agency_for(AgencyKind::phc, people_[p].municipality).index, 0);
    find_through_family(p);
    ask(agency_for(AgencyKind::phc, people_[p].municipality), Work::family_session, p,
        sim::Priority::visit, parameters_->withdrawal_support.session_hours);
}

/// A person whom nobody knows, or whom others have lost, is known through the family.
void Region::find_through_family(PersonIndex p) {
    auto const stage = people_[p].stage;
    if (stage != Stage::known) move(p, row_meaning(stage, Signal::family_asked));
    join_team(p, agency_for(AgencyKind::phc, people_[p].municipality));
}

void Region::family_session_due(PersonIndex p, std::uint32_t ordinal) {
    auto const* const family = family_case(p);
    if (family == nullptr || family->ordinal != ordinal) return;
    if (!goes_on(*family)) {
        std::erase_if(family_cases_, [&](FamilyCase const& one) { return one.person == p; });
        return;
    }
    ask(agency_for(AgencyKind::phc, people_[p].municipality), Work::family_session, p,
        sim::Priority::visit, parameters_->withdrawal_support.session_hours);
}

void Region::finish_family_session(PersonIndex p) {
    auto const& programme = parameters_->withdrawal_support;
    auto const& family = *family_case(p);
    if (!goes_on(family)) return; // closed at the next tick
    auto const ordinal = family.ordinal;
    auto& person = people_[p];
    bring_up_to_date(person);
    find_through_family(p);
    tally(Measure::family_sessions, person);
    person.family.hours_since_look += programme.session_hours.value();
    bool const meets = person.trust >= programme.meets_person_from.value();
    note(p, Happened::family_seen, agency_for(AgencyKind::phc, person.municipality).index,
         meets ? 2 : 1);
    if (meets) {
        tally(Measure::family_sessions_met, person);
        keep_contact(p);
        assess(p, agency_for(AgencyKind::phc, person.municipality),
               parameters_->referral.sees_at_visit.value());
    } else {
        meet_family_only(person.trust, parameters_->trust);
    }
    refresh(p);
    refer_next(p);
    agenda_.after(programme.session_interval, {EventKind::family_session_due, 0, p, ordinal});
}

} // namespace norishiro::support
