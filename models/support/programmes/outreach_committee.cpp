#include "models/support/programmes/outreach_committee.hpp"

#include "models/support/levels.hpp"
#include "models/support/region.hpp"

namespace norishiro::support {

void Region::hold_outreach_committee() {
    auto const& programme = parameters_->outreach_committee;
    double const left = left_after(1.0, programme.awareness_half_life);
    for (auto& office : agencies_) office.aware *= left;
    for (std::size_t area = 0; area < areas_.size(); ++area) {
        if (!runs_in_area(programme, area)) continue;
        auto members = centre_and_desks(programme, area, committee_members);
        members.push_back(outreach_of(area));
        members.push_back(agency_for(AgencyKind::welfare_centre, 0));
        for (auto const occasion : due(programme.meetings)) {
            for (AgencyId const member : convene({.meeting = Meeting::outreach_committee,
                                         .place = area_place(area),
                                         .occasion = occasion,
                                         .hours = programme.hours},
                                                 members)) {
                raise(agency(member).aware, programme.awareness_gain.value());
            }
        }
    }
}

} // namespace norishiro::support
