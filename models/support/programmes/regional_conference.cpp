#include "models/support/programmes/regional_conference.hpp"

#include "models/support/region.hpp"

namespace norishiro::support {

void Region::hold_regional_conference() {
    auto const& programme = parameters_->regional_conference;
    for (std::size_t area = 0; area < areas_.size(); ++area) {
        if (!runs_in_area(programme, area)) continue;
        auto members = centre_and_desks(programme, area, conference_sectors);
        add_hospitals(area, members);
        members.push_back(by_area_[area][static_cast<std::size_t>(AgencyKind::clinics)]);
        members.push_back(agency_for(AgencyKind::welfare_centre, 0));
        for (auto const occasion : due(programme.meetings)) {
            convene({.meeting = Meeting::regional_conference,
                     .place = area_place(area),
                     .occasion = occasion,
                     .hours = programme.hours},
                    members);
        }
    }
}

} // namespace norishiro::support
