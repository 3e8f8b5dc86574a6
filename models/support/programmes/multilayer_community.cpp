#include "models/support/levels.hpp"
#include "models/support/programmes/multilayer_support.hpp"
#include "models/support/region.hpp"

#include <algorithm>
#include <cmath>

// The other half of multilayer support: agencies and residents who get to know each other, and
// participation.

namespace norishiro::support {

/// Each month, in preparation less of it.
void Region::hold_multilayer_support() {
    auto const& programme = parameters_->multilayer_support;
    for (auto& office : agencies_) {
        office.aware_of_office *= left_after(1.0, programme.awareness_half_life);
    }
    for (std::size_t town = 0; town < elsewhere(); ++town) {
        auto& here = communities_[town];
        auto const left = static_cast<float>(left_after(1.0, programme.places_half_life));
        for (auto& places : here.places) places *= left;
        here.shop = 1.0F;
        if (!runs_in_town(programme, town)) continue;
        bool const in_full = multilayer_in_full(town);
        double const share = in_full ? 1.0 : programme.preparation_share.value();
        for (auto const occasion : due(sim::Number{share * programme.joint_meetings.value()})) {
            convene({.meeting = Meeting::joint_meeting,
                     .place = town,
                     .occasion = occasion,
                     .hours = programme.meeting_hours},
                    {agency_for(AgencyKind::welfare, town), office_of(town),
                     agency_for(AgencyKind::health, town)});
        }
        visit_agencies(town, share);
        if (!in_full) continue;
        hold_talk_sessions(town);
        look_after_stops(town);
    }
}

/// Faces, the newsletter, and what the office is there for.
void Region::visit_agencies(std::size_t town, double share) {
    auto const& programme = parameters_->multilayer_support;
    AgencyId const office = office_of(town);
    std::vector<AgencyId> to_visit;
    for (auto const id : directory_[town]) {
        auto const& type = type_of(agency(id).kind);
        if (type.takes_cases && type.level == Level::municipality && id != office &&
            agency(id).staff.exists()) {
            to_visit.push_back(id);
        }
    }
    if (to_visit.empty()) return;
    double const a_year = share * programme.visits.value() * programme.intake_agencies.value();
    // An agency of the model stands for several: a visit reaches one of them.
    double const part = std::min(1.0, static_cast<double>(to_visit.size()) /
                                          std::max(1.0, programme.intake_agencies.value()));
    for (auto const occasion : due(sim::Number{a_year})) {
        AgencyId const visited = to_visit[occasion % to_visit.size()];
        auto const there = convene({.meeting = Meeting::agency_visit,
                                    .place = town,
                                    .occasion = occasion,
                                    .hours = programme.visit_hours,
                                    .act = JointAct::visit,
                                    .strength = part},
                                   {office, visited});
        if (there.empty()) continue;
        for (auto const other : to_visit) {
            network_.learn(visited, other, part * programme.news_roles.value());
        }
        raise(agency(visited).aware_of_office, part * programme.awareness_gain.value());
    }
}

/// Residents talk about their neighbourhood, one zone after the other, and places to meet come of it.
void Region::hold_talk_sessions(std::size_t town) {
    auto const& programme = parameters_->multilayer_support;
    auto& places = communities_[town].places;
    double const a_year = programme.talk_sessions.value() * static_cast<double>(places.size());
    for (auto const occasion : due(sim::Number{a_year})) {
        auto const there = convene({.meeting = Meeting::talk_session,
                                    .place = town,
                                    .occasion = occasion,
                                    .hours = programme.talk_hours},
                                   {office_of(town), agency_for(AgencyKind::commissioners, town)});
        if (there.empty()) continue;
        auto& zone = places[occasion % places.size()];
        zone += static_cast<float>(programme.talk_gain.value()) * (1.0F - zone);
    }
}

/// Sellers know their regulars, and whom to tell.
void Region::look_after_stops(std::size_t town) {
    auto const& programme = parameters_->multilayer_support;
    AgencyId const office = office_of(town);
    double const hours = scale() * programme.stops.value() * programme.stop_hours.value() / 12.0;
    if (hours <= 0.0 || !agency(office).staff.exists()) return;
    ask(office, Work::meeting, 0, sim::Priority::meeting, sim::Hours{hours});
    double const residents = parameters_->municipalities[town].value.population.value();
    double const density = programme.stops.value() / (residents / 10'000.0);
    communities_[town].shop = static_cast<float>(1.0 + programme.shop_gain.value() * density);
}

/// What the neighbourhood is like now, as the person's hazards have it.
void Region::look_at_community(Person& person) const {
    if (person.municipality >= zones_.size()) return;
    auto const& here = communities_[person.municipality];
    person.watch = zones_[person.municipality][person.zone] * (1.0F + here.places[person.zone]);
    person.shop = here.shop;
}

/// The worker who has found the way to the person goes on to participation (参加支援).
void Region::go_on_to_participation(PersonIndex p) {
    auto const& person = people_[p];
    auto& file = case_of(p);
    auto const& programme = parameters_->multilayer_support;
    bool const isolated = person.withdrawal > 0 || person.needs.has(SocialNeed::isolation);
    bool const ready = static_cast<double>(file.office_kept) >= programme.kept_visits.value() ||
                       person.trust >= person.threshold;
    if (!isolated || !ready || file.participation_offered) return;
    file.participation_offered = true;
    auto const spell = person.spells[static_cast<std::size_t>(Stage::known)];
    if (sim::Stream{decisions_.goes_on, person.identity, spell}.chance(programme.participation)) {
        enrol(p, Service::participation);
    }
}

} // namespace norishiro::support
