#include "models/support/programmes/discharge_support.hpp"

#include "models/support/levels.hpp"
#include "models/support/region.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace norishiro::support {

std::array<AgencyId, 4> Region::conference_members(PersonIndex p) const {
    auto const town = people_[p].municipality;
    return {hospitals_[stay_of(p).hospital.index].office, agency_for(AgencyKind::phc, town),
            agency_for(AgencyKind::health, town), agency_for(AgencyKind::consultation, town)};
}

/// The hospitals of an area in the order of their luck: the first ones hold conferences regularly, so
/// that a larger share only adds to them.
bool Region::holds_conferences(HospitalId id) const {
    auto const area = hospitals_[id.index].area;
    auto const luck = [&](std::size_t h) { return sim::Stream{decisions_.regular, h}.uniform(); };
    double count = 0.0;
    double before = 0.0;
    for (std::size_t h = 0; h + 1 < hospitals_.size(); ++h) {
        if (hospitals_[h].area != area) continue;
        count += 1.0;
        before += luck(h) < luck(id.index) ? 1.0 : 0.0;
    }
    double const rest = sim::Stream{decisions_.regular, area, 1}.uniform();
    return before < std::floor(count * parameters_->discharge_support.coverage.value() + rest);
}

void Region::call_conference(PersonIndex p) {
    auto const& programme = parameters_->discharge_support;
    auto& stay = stay_of(p);
    auto const& hospital = hospitals_[stay.hospital.index];
    if (!runs_in_town(programme, people_[p].municipality) || hospital.outside ||
        programme.meeting.value() <= 0.0) {
        return;
    }
    sim::Stream luck{decisions_.conference, people_[p].identity, people_[p].admissions};
    bool const habit = luck.chance(sim::Probability{hospital.conference_habit});
    if (!habit && !holds_conferences(stay.hospital)) return;
    auto const members = conference_members(p);
    bool const complete = std::ranges::all_of(
        members, [&](AgencyId member) { return agency(member).staff.exists(); });
    if (!complete) return;
    tally(Measure::conferences_called, people_[p]);
    note(p, Happened::conference_called);
    stay.meeting_members_left = static_cast<std::uint8_t>(members.size());
    for (AgencyId const member : members) {
        ask(member, Work::conference, p, sim::Priority::meeting, programme.meeting);
    }
}

/// The conference has been held once every member has found its hours for it.
void Region::finish_conference_share(PersonIndex p) {
    auto& stay = stay_of(p);
    if (--stay.meeting_members_left > 0) return;
    tally(Measure::conferences, people_[p]);
    auto const members = conference_members(p);
    for (std::size_t i = 0; i < members.size(); ++i) {
        for (std::size_t j = i + 1; j < members.size(); ++j) {
            network_.act(members[i], members[j], JointAct::conference, parameters_->ties);
        }
    }
    lay_open(p);
}

/// A hospital tells the public health centre what keeps its inpatients.
void Region::hear_hospital(HospitalId id, std::uint32_t occasion) {
    for (auto const& stay : stays_) {
        if (stay.person == nobody || stay.hospital.index != id.index || !stay.settled) continue;
        auto const p = stay.person;
        sim::Stream luck{decisions_.hearing, people_[p].identity, occasion};
        auto const admissions = people_[p].admissions;
        for (std::size_t b = 0; b < barrier_count; ++b) {
            bool const told = luck.chance(parameters_->discharge_support.hearing_finds);
            if (!told || !in_stay(p, admissions)) continue;
            if (stay_of(p).needs[b].state == BarrierState::hidden) {
                reveal(p, static_cast<Barrier>(b));
            }
        }
    }
}

void Region::take_up_conferences(std::vector<AgencyId> const& there) {
    for (auto& hospital : hospitals_) {
        if (std::ranges::find(there, hospital.office) == there.end()) continue;
        raise(hospital.conference_habit, parameters_->discharge_support.habit_gain.value());
    }
}

void Region::hold_discharge_meetings() {
    auto const& programme = parameters_->discharge_support;
    double const left = left_after(1.0, programme.habit_half_life);
    for (auto& hospital : hospitals_) hospital.conference_habit *= left;
    for (std::size_t area = 0; area < areas_.size(); ++area) {
        if (!runs_in_area(programme, area)) continue;
        auto members = centre_and_desks(programme, area, discharge_members);
        add_hospitals(area, members);
        members.push_back(agency_for(AgencyKind::welfare_centre, 0));
        for (std::uint32_t h = 0; h + 1 < hospitals_.size(); ++h) {
            if (hospitals_[h].area != area) continue;
            for (auto const occasion : due(programme.hearings)) {
                auto const there = convene({.meeting = Meeting::hearing,
                                            .place = area_place(area),
                                            .about = h,
                                            .occasion = occasion,
                                            .hours = programme.hours},
                                           {members.front(), hospitals_[h].office});
                if (!there.empty()) hear_hospital({h}, occasion);
            }
        }
        for (auto const& [meeting, a_year] :
             {std::pair{Meeting::liaison, programme.liaisons},
              std::pair{Meeting::construction, programme.constructions},
              std::pair{Meeting::representatives, programme.representatives},
              std::pair{Meeting::early_training, programme.trainings}}) {
            for (auto const occasion : due(a_year)) {
                take_up_conferences(convene({.meeting = meeting,
                                             .place = area_place(area),
                                             .occasion = occasion,
                                             .hours = programme.hours},
                                            members));
            }
        }
    }
}

} // namespace norishiro::support
