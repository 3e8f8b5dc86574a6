#include "models/support/programmes/case_conference.hpp"

#include "models/support/levels.hpp"
#include "models/support/region.hpp"

#include <cmath>

namespace norishiro::support {

void Region::hold_case_conferences() {
    auto const& programme = parameters_->case_conference;
    double const left = left_after(1.0, programme.learnt_half_life);
    for (auto& office : agencies_) office.learnt *= left;
    if (programme.hours.value() <= 0.0) return;
    auto const handed_over =
        sim::later(sim::Time{programme.start},
                   sim::days_of_months(12.0 * programme.hosted_by_city_after.value()));
    bool const city_hosts = in_force() >= handed_over;
    for (std::size_t town = 0; town < elsewhere(); ++town) {
        if (!runs_in_town(programme, town)) continue;
        std::vector<AgencyId> invited{agency_for(AgencyKind::phc, town),
                                      agency_for(AgencyKind::health, town)};
        if (city_hosts) std::swap(invited[0], invited[1]);
        for (auto const kind : case_conference_members) invited.push_back(agency_for(kind, town));
        invited.push_back(agency_for(AgencyKind::welfare_centre, town));
        auto const own = parameters_->municipalities[town].value.case_conference_people;
        auto const people = own.value() > 0.0 ? own : programme.people;
        for (auto const occasion : due(programme.meetings)) {
            prepare_case_conference(town, occasion, city_hosts);
            auto const there = convene({.meeting = Meeting::case_conference,
                                        .place = town,
                                        .occasion = occasion,
                                        .people = static_cast<std::uint32_t>(people.value()),
                                        .hours = programme.hours,
                                        .act = JointAct::conference},
                                       invited);
            for (AgencyId const id : there) {
                raise(agency(id).learnt, programme.assessment_gain.value());
            }
        }
    }
}

/// Talks between the public health centre and the desk; once the municipality hosts, the desk alone.
void Region::prepare_case_conference(std::size_t town, std::uint32_t occasion, bool city_hosts) {
    auto const& programme = parameters_->case_conference;
    AgencyId const desk = agency_for(AgencyKind::health, town);
    std::vector<AgencyId> const both{agency_for(AgencyKind::phc, town), desk};
    auto const count = static_cast<std::uint32_t>(std::lround(programme.preparations.value()));
    for (std::uint32_t i = 0; i < count; ++i) {
        convene({.meeting = Meeting::preparation,
                 .place = town,
                 .occasion = 16U * occasion + i,
                 .hours = programme.preparation_hours},
                city_hosts ? std::vector{desk} : both);
    }
}

} // namespace norishiro::support
