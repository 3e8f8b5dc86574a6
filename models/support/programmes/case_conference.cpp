#include "models/support/programmes/case_conference.hpp"

#include "models/support/region.hpp"
#include "sim/math.hpp"

#include <cmath>

namespace norishiro::support {

namespace {

/// Whoever is invited to several municipalities has luck of its own for each of them.
std::uint32_t occasion_in(std::size_t town, std::uint32_t occasion) {
    return occasion << 8U | static_cast<std::uint32_t>(town);
}

} // namespace

void Region::hold_case_conferences() {
    auto const& programme = parameters_->case_conference;
    double const kept = sim::math::exp(-sim::math::log(2.0) / programme.learnt_half_life.value());
    for (auto& office : agencies_) office.learnt *= kept;
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
        for (auto const occasion : due(programme.meetings)) {
            prepare_case_conference(town, occasion, city_hosts);
            auto const there = convene({Meeting::case_conference, town, occasion_in(town, occasion),
                                        static_cast<std::uint32_t>(programme.people.value()),
                                        programme.hours, JointAct::conference},
                                       invited);
            for (AgencyId const id : there) {
                auto& learnt = agency(id).learnt;
                learnt += programme.assessment_gain.value() * (1.0 - learnt);
            }
        }
    }
}

/// Talks between the public health centre and the desk; once the municipality hosts, the desk alone.
void Region::prepare_case_conference(std::size_t town, std::uint32_t occasion, bool city_hosts) {
    auto const& programme = parameters_->case_conference;
    AgencyId const desk = agency_for(AgencyKind::health, town);
    auto const count = static_cast<std::uint32_t>(std::lround(programme.preparations.value()));
    for (std::uint32_t i = 0; i < count; ++i) {
        Invitation const to{Meeting::preparation, town, occasion_in(town, 16U * occasion + i), 0,
                            programme.preparation_hours};
        if (!city_hosts) {
            convene(to, {agency_for(AgencyKind::phc, town), desk});
        } else if (to.hours.value() > 0.0 && agency(desk).staff.exists() && comes(desk, to)) {
            auto const kind = static_cast<std::size_t>(to.meeting);
            tally(index(Measure::meetings_held_first) + kind, town);
            tally(index(Measure::attendances_first) + kind, town);
            ask(desk, Work::meeting, 0, sim::Priority::visit, to.hours);
        }
    }
}

} // namespace norishiro::support
