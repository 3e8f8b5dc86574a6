#pragma once

#include "models/support/agency_kinds.hpp"
#include "models/support/programmes/schedule.hpp"
#include "sim/parameters.hpp"

#include <array>

namespace norishiro::support {

/// `[programmes.outreach_committee]` アウトリーチ評価委員会: agencies hear what outreach does and for
/// whom, and see each other. It acts through ties and through who thinks of a referral; it treats
/// nobody.
struct OutreachCommittee {
    static constexpr AgencyKind staffed = AgencyKind::phc;
    bool on{};
    sim::Date start{};
    sim::Date end{};
    sim::TextValue where{};
    sim::Fte staff{};
    sim::Number meetings{};
    sim::Hours hours{};
    sim::Number awareness_gain{};
    sim::Months awareness_half_life{};
    bool operator==(OutreachCommittee const&) const = default;
};

constexpr auto fields(sim::Of<OutreachCommittee>) {
    using namespace std::chrono;
    using C = OutreachCommittee;
    using sim::Number;
    auto const own = std::tuple{
        sim::parameter(
            &C::staff, "staff", sim::Fte{0}, sim::Fte{0}, sim::Fte{50},
            sim::assumed("the report names no post of its own", "報告書に専任の職員の記述はない"),
            "Workers added to the public health centre for it.", "保健所に加配する職員"),
        sim::parameter(&C::meetings, "meetings", Number{2}, Number{0}, Number{24},
                       sim::assumed("the report gives no number", "報告書に数の記述はない"),
                       "Meetings a year in each area.", "区域ごとの年間開催回数"),
        sim::parameter(&C::hours, "hours", sim::Hours{2}, sim::Hours{0}, sim::Hours{4},
                       sim::assumed("the report gives no number", "報告書に数の記述はない"),
                       "Hours that each member gives to one; none, and it is not held.",
                       "1回に各構成員が充てる時間(0なら開催なし)"),
        sim::assumed_effect(
            sim::parameter(
                &C::awareness_gain, "awareness_gain", Number{0.1}, Number{0}, Number{0.3},
                sim::assumed("no study found", "研究が見つからない"),
                "Share of the agency's missing awareness of outreach that a meeting adds.",
                "会議1回でアウトリーチの認知の不足分が埋まる割合"),
            sim::Number{0}),
        sim::parameter(
            &C::awareness_half_life, "awareness_half_life", sim::Months{24}, sim::Months{9},
            sim::Months{48}, sim::assumed("as role knowledge", "役割の理解と同じ"),
            "What has been heard there halves in this time.", "そこで得た認知が半減する期間"),
    };
    return std::tuple_cat(schedule<C>(year{2021} / April / 1, sim::cited("F01")), own);
}
static_assert(sim::describes_every_member<OutreachCommittee>);

/// Desks of each municipality that are invited, beside the hosts and the region's own.
inline constexpr std::array committee_members{
    AgencyKind::welfare, AgencyKind::health, AgencyKind::withdrawal_desk,
    AgencyKind::core_consultation, AgencyKind::social_welfare_council};

} // namespace norishiro::support
