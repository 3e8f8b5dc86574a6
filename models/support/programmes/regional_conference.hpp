#pragma once

#include "models/support/agency_kinds.hpp"
#include "models/support/programmes/schedule.hpp"
#include "sim/parameters.hpp"

#include <array>

namespace norishiro::support {

/// `[programmes.regional_conference]` 地域精神保健医療福祉推進会議: hospitals, clinics, offices and
/// municipalities of an area at one table. It acts through ties and role knowledge alone.
struct RegionalConference {
    static constexpr AgencyKind staffed = AgencyKind::phc;
    bool on{};
    sim::Date start{};
    sim::Date end{};
    sim::TextValue where{};
    sim::Fte staff{};
    sim::Number meetings{};
    sim::Hours hours{};
    bool operator==(RegionalConference const&) const = default;
};

constexpr auto fields(sim::Of<RegionalConference>) {
    using namespace std::chrono;
    using C = RegionalConference;
    auto const own = std::tuple{
        sim::parameter(
            &C::staff, "staff", sim::Fte{0}, sim::Fte{0}, sim::Fte{50},
            sim::assumed("the report names no post of its own", "報告書に専任の職員の記述はない"),
            "Workers added to the public health centre for it.", "保健所に加配する職員"),
        sim::parameter(&C::meetings, "meetings", sim::Number{2}, sim::Number{0}, sim::Number{24},
                       sim::assumed("the report gives no number", "報告書に数の記述はない"),
                       "Meetings a year in each area.", "区域ごとの年間開催回数"),
        sim::parameter(&C::hours, "hours", sim::Hours{2}, sim::Hours{0}, sim::Hours{4},
                       sim::assumed("the report gives no number", "報告書に数の記述はない"),
                       "Hours that each member gives to one; none, and it is not held.",
                       "1回に各構成員が充てる時間(0なら開催なし)"),
    };
    return std::tuple_cat(schedule<C>(year{2018} / April / 1, sim::cited("F01")), own);
}
static_assert(sim::describes_every_member<RegionalConference>);

/// Agencies of each municipality that are invited, beside hospitals, clinics and the hosts.
inline constexpr std::array conference_sectors{AgencyKind::health, AgencyKind::welfare,
                                               AgencyKind::core_consultation,
                                               AgencyKind::consultation};

} // namespace norishiro::support
