#include "models/support/programmes/regional_conference.hpp"

#include "models/support/region.hpp"

namespace norishiro::support {

void Region::hold_regional_conference() {
    auto const& programme = parameters_->regional_conference;
    for (std::size_t area = 0; area < areas_.size(); ++area) {
        if (!runs_in_area(programme, area)) continue;
        std::vector<AgencyId> members{by_area_[area][static_cast<std::size_t>(AgencyKind::phc)]};
        for (auto const& hospital : hospitals_) {
            if (hospital.area == area) members.push_back(hospital.office);
        }
        members.push_back(by_area_[area][static_cast<std::size_t>(AgencyKind::clinics)]);
        for (std::size_t town = 0; town < elsewhere(); ++town) {
            if (area_of_[town] != area) continue;
            for (auto const kind : conference_sectors) members.push_back(agency_for(kind, town));
        }
        members.push_back(agency_for(AgencyKind::welfare_centre, 0));
        for (auto const& occasion : due(programme.meetings)) {
            convene({Meeting::regional_conference, area_place(area), occasion, 0, programme.hours},
                    members);
        }
    }
}

} // namespace norishiro::support
