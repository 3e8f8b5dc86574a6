#include "models/support/programmes/outreach_committee.hpp"

#include "models/support/region.hpp"
#include "sim/math.hpp"

namespace norishiro::support {

void Region::hold_outreach_committee() {
    auto const& programme = parameters_->outreach_committee;
    for (auto& office : agencies_) {
        office.aware *=
            sim::math::exp(-sim::math::log(2.0) / programme.awareness_half_life.value());
    }
    for (std::size_t area = 0; area < areas_.size(); ++area) {
        if (!runs_in_area(programme, area)) continue;
        std::vector<AgencyId> members{by_area_[area][static_cast<std::size_t>(AgencyKind::phc)],
                                      outreach_of(area)};
        for (std::size_t town = 0; town < elsewhere(); ++town) {
            if (area_of_[town] != area) continue;
            for (auto const kind : committee_members) members.push_back(agency_for(kind, town));
        }
        members.push_back(agency_for(AgencyKind::welfare_centre, 0));
        for (auto const& occasion : due(programme.meetings)) {
            for (AgencyId const member : convene(
                     {Meeting::outreach_committee, area_place(area), occasion, 0, programme.hours},
                     members)) {
                auto& aware = agency(member).aware;
                aware += programme.awareness_gain.value() * (1.0 - aware);
            }
        }
    }
}

} // namespace norishiro::support
