#include "models/support/meetings.hpp"

#include "models/support/region.hpp"

#include <algorithm>
#include <cmath>

namespace norishiro::support {

/// Ordinals of the meetings of this month, when so many a year are spread evenly: one is in the
/// middle of the calendar year.
std::vector<std::uint32_t> Region::due(sim::Number a_year) const {
    auto const months = sim::months_between(sim::Time{}, now());
    auto const until = [&](int m) {
        return static_cast<std::uint32_t>(std::floor(a_year.value() * m / 12.0 + 0.5 + 1e-9));
    };
    std::vector<std::uint32_t> ordinals;
    for (auto i = until(months); i < until(months + 1); ++i) ordinals.push_back(i);
    return ordinals;
}

/// An agency stays away when an emergency takes the very worker, or when it is overloaded.
bool Region::comes(AgencyId id, Invitation const& to) const {
    auto const& office = agencies_[id.index];
    auto const where = sim::Entity{to.place} << 40U | sim::Entity{id.index} << 8U |
                       static_cast<sim::Entity>(to.meeting);
    sim::Stream luck{decisions_.attendance, where ^ to.about * 0x9E37'79B9'7F4A'7C15U, to.occasion};
    double const away = office.staff.in_emergency()
                            ? parameters_->ties.called_out.value() / workers(office.posts)
                            : 0.0;
    bool const called_out = luck.uniform() < away;
    bool const has_time = luck.uniform() * office.strain.load < 1.0;
    return !called_out && has_time;
}

/// Whoever is there gives the hours and learns from the others; without its host, or with less than
/// half of the invited, the meeting is called off. Whoever is alone on the list prepares alone. Hours
/// are those of a date in the calendar, so that whoever came has them: who has no time did not come. A
/// part of the region has as many meetings as the whole and takes its part of their hours. Returns who
/// was there.
std::vector<AgencyId> Region::convene(Invitation const& invitation, std::vector<AgencyId> invited) {
    std::size_t const least = std::min<std::size_t>(2, invited.size());
    std::erase_if(invited, [&](AgencyId id) {
        return has_staff(agency(id).kind) && !agency(id).staff.exists();
    });
    if (invitation.hours.value() <= 0.0 || invited.size() < std::max<std::size_t>(1, least))
        return {};
    auto const kind = static_cast<std::size_t>(invitation.meeting);
    double const part = meeting_names[kind].of_a_case ? 1.0 : scale();
    auto const seats = invited.size();
    auto const people = invitation.people == 0 ? seats : invitation.people;
    std::vector<AgencyId> there;
    std::vector<std::size_t> sent;
    for (std::size_t i = 0; i < seats; ++i) {
        auto const share = people / seats + (i < people % seats ? 1 : 0);
        if (share == 0 || !comes(invited[i], invitation)) continue;
        there.push_back(invited[i]);
        sent.push_back(share);
    }
    bool const quorum = 2 * there.size() >= std::min(seats, people) && there.size() >= least;
    if (!quorum || there.front() != invited.front()) {
        tally(index(Measure::meetings_cancelled_first) + kind, invitation.place);
        tally(index(Measure::meetings_cancelled), invitation.place);
        return {};
    }
    tally(index(Measure::meetings_held_first) + kind, invitation.place);
    tally(index(Measure::meetings_held), invitation.place);
    for (std::size_t i = 0; i < there.size(); ++i) {
        tally(index(Measure::attendances_first) + kind, invitation.place,
              static_cast<std::int64_t>(sent[i]));
        auto const hours = invitation.hours * (part * static_cast<double>(sent[i]));
        tally(index(Measure::meeting_seconds), invitation.place, staff_time(hours).count());
        if (has_staff(agency(there[i]).kind)) {
            ask(there[i], Work::meeting, 0, sim::Priority::visit, hours);
        }
        for (std::size_t j = i + 1; j < there.size(); ++j) {
            network_.act(there[i], there[j], invitation.act, parameters_->ties,
                         static_cast<double>(people), invitation.strength);
        }
    }
    return there;
}

/// Whether this month's meeting about the person agrees on what to do.
bool Region::agrees_on(Person const& person) const {
    auto const month = static_cast<std::uint32_t>(sim::months_between(sim::Time{}, now()));
    return sim::Stream{decisions_.agrees, person.identity, month}.chance(parameters_->ties.agreed);
}

void Region::add_hospitals(std::size_t area, std::vector<AgencyId>& members) const {
    for (auto const& hospital : hospitals_) {
        if (hospital.area == area) members.push_back(hospital.office);
    }
}

/// Council meetings that a municipality holds anyway.
void Region::hold_councils() {
    auto const& t = parameters_->ties;
    for (std::size_t town = 0; town < elsewhere(); ++town) {
        std::vector<AgencyId> members;
        for (auto const id : directory_[town]) {
            if (type_of(agency(id).kind).takes_cases) members.push_back(id);
        }
        for (auto const occasion : due(t.councils)) {
            hear_at_council(town, occasion,
                            convene({.meeting = Meeting::council,
                                     .place = town,
                                     .occasion = occasion,
                                     .hours = t.council_hours},
                                    members));
        }
    }
}

void Region::hold_meetings() {
    hold_councils();
    hold_outreach_committee();
    hold_regional_conference();
    hold_discharge_meetings();
    hold_transition_projects();
    take_on_families();
    hold_multilayer_support();
    hold_case_conferences();
    hold_norishiro();
}

} // namespace norishiro::support
