#include "models/support/programmes/discharge_support.hpp"

#include "models/support/region.hpp"

#include <algorithm>
#include <array>

namespace norishiro::support {

std::array<AgencyId, 4> Region::conference_members(PersonIndex p) const {
    auto const town = people_[p].municipality;
    return {hospitals_[stay_of(p).hospital.index].office, agency_for(AgencyKind::phc, town),
            agency_for(AgencyKind::health, town), agency_for(AgencyKind::consultation, town)};
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
    if (!luck.chance(programme.coverage)) return;
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
    note(p, Happened::conference_held);
    auto const members = conference_members(p);
    for (std::size_t i = 0; i < members.size(); ++i) {
        for (std::size_t j = i + 1; j < members.size(); ++j) {
            network_.act(members[i], members[j], JointAct::conference, parameters_->ties);
        }
    }
    stay.practice = Practice::parallel;
    for (auto& need : stay.needs) {
        if (need.state == BarrierState::hidden)
            note(p, Happened::barrier_found, nobody, &need - stay.needs.data());
        if (need.state == BarrierState::hidden) need.state = BarrierState::found;
    }
    update_finding(p);
    work_on_barriers(p);
    clear(p, Barrier::no_plan);
}

} // namespace norishiro::support
