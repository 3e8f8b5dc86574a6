#include "models/support/programmes/transition_project.hpp"

#include "models/support/levels.hpp"
#include "models/support/region.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace norishiro::support {

void Region::hold_transition_projects() {
    auto const& programme = parameters_->transition_project;
    for (std::size_t town = 0; town < elsewhere(); ++town) {
        if (!runs_in_town(programme, town)) continue;
        std::vector<AgencyId> members;
        for (auto const kind : {AgencyKind::welfare, AgencyKind::health,
                                AgencyKind::core_consultation, AgencyKind::consultation}) {
            members.push_back(agency_for(kind, town));
        }
        add_hospitals(area_of_[town], members);
        for (auto const ordinal : due(programme.meetings)) {
            auto const there = convene({.meeting = Meeting::transition_project,
                                        .place = town,
                                        .occasion = ordinal,
                                        .hours = programme.hours},
                                       members);
            if (there.empty()) continue;
            take_up_inpatients(town, there, at_meeting(ordinal, programme.cases));
            take_up_stuck_cases(town, there, at_meeting(ordinal, programme.difficult_cases));
            if (!agency(outreach_of(area_of_[town])).staff.exists()) continue;
            for (AgencyId const member : there) {
                raise(agency(member).aware, programme.awareness_gain.value());
            }
        }
    }
}

/// Cases of this meeting. In a part of the region's people it is a part of the cases, now one and
/// then none.
std::size_t Region::at_meeting(std::uint32_t ordinal, sim::Cases most) const {
    auto const until = [&](double meetings) {
        return static_cast<std::size_t>(std::floor(meetings * most.value() * scale() + 1e-9));
    };
    return until(ordinal + 1.0) - until(ordinal);
}

/// Those who have been in hospital longest, of hospitals that came. Whoever is accompanied by
/// community transition has had the same done for them.
void Region::take_up_inpatients(std::size_t town, std::vector<AgencyId> const& there,
                                std::size_t most) {
    auto const& programme = parameters_->transition_project;
    auto const pause = sim::days_of_months(programme.again_after.value());
    auto constexpr transition = static_cast<std::size_t>(Service::transition);
    std::vector<PersonIndex> waiting;
    for (auto const& stay : stays_) {
        if (stay.person == nobody) continue;
        auto const& person = people_[stay.person];
        bool const waits = person.stage == Stage::waiting || person.stage == Stage::long_stay;
        bool const accompanied =
            person.services != nobody && uses_[person.services].seats[transition];
        bool const came =
            std::ranges::find(there, hospitals_[stay.hospital.index].office) != there.end();
        if (person.municipality == town && waits && came && !accompanied && !stay.arranging &&
            now() >= sim::later(stay.taken_up, pause)) {
            waiting.push_back(stay.person);
        }
    }
    std::ranges::sort(waiting, {}, [&](PersonIndex p) {
        return std::tuple{stay_of(p).admitted, people_[p].identity};
    });
    waiting.resize(std::min(waiting.size(), most));
    for (PersonIndex const p : waiting) take_up(p);
}

void Region::take_up(PersonIndex p) {
    auto const& person = people_[p];
    auto const admissions = person.admissions;
    stay_of(p).taken_up = now();
    tally(Measure::project_cases, person);
    lay_open(p);
    if (!in_stay(p, admissions) || !may_apply_for_transition(p)) return;
    auto const months = static_cast<std::uint32_t>(sim::months_between(sim::Time{}, now()));
    sim::Stream luck{decisions_.project_applies, person.identity, months};
    if (luck.chance(parameters_->transition_project.applies)) apply_for_transition(p);
}

/// Those in which nothing has moved for longest. Whoever is there joins in: nobody is alone with the
/// case from then on.
void Region::take_up_stuck_cases(std::size_t town, std::vector<AgencyId> const& there,
                                 std::size_t most) {
    std::vector<PersonIndex> stuck;
    for (auto const& file : cases_) {
        if (file.person == nobody || file.stuck == Stuck::no) continue;
        auto const& person = people_[file.person];
        if (person.stage == Stage::known && person.municipality == town) {
            stuck.push_back(file.person);
        }
    }
    std::ranges::sort(stuck, {}, [&](PersonIndex p) {
        return std::tuple{case_of(p).progress, people_[p].identity};
    });
    stuck.resize(std::min(stuck.size(), most));
    for (PersonIndex const p : stuck) {
        auto& file = case_of(p);
        tally(Measure::project_stuck_cases, people_[p]);
        if (!agrees_on(people_[p])) continue;
        for (AgencyId const member : there) {
            if (type_of(agency(member).kind).takes_cases) join_team(p, member);
        }
        file.progress = now();
        if (file.stuck == Stuck::lone_holder && file.members > 1) come_unstuck(p);
        refresh(p);
    }
}

} // namespace norishiro::support
