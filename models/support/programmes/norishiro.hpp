#pragma once

#include "models/support/agency_kinds.hpp"
#include "models/support/programmes/schedule.hpp"
#include "models/support/referral.hpp"
#include "sim/parameters.hpp"

#include <algorithm>
#include <array>

namespace norishiro::support {

/// `[programmes.norishiro]` のりしろ支援: practitioners of an area meet, review cases and train, and
/// each organisation keeps a margin of its hours for needs next to its own task. A referral that
/// would bounce is then taken where it arrived, for more hours than its owner would need.
struct Norishiro {
    static constexpr AgencyKind staffed = AgencyKind::phc;
    bool on{};
    sim::Date start{};
    sim::Date end{};
    sim::TextValue where{};
    sim::Fte staff{};
    sim::Number practitioners{};
    sim::Number case_reviews{};
    sim::Number trainings{};
    sim::Hours hours{};
    sim::Number margin{};
    sim::Number margin_load{};
    sim::Number margin_efficiency{};
    sim::Months lends_for{};
    bool operator==(Norishiro const&) const = default;
};

constexpr auto fields(sim::Of<Norishiro>) {
    using namespace std::chrono;
    using N = Norishiro;
    using sim::Number;
    constexpr auto no_number = sim::assumed("the report gives no number", "報告書に数の記述はない");
    auto const own = std::tuple{
        sim::parameter(
            &N::staff, "staff", sim::Fte{0}, sim::Fte{0}, sim::Fte{50},
            sim::assumed("the report names no post of its own", "報告書に専任の職員の記述はない"),
            "Workers added to the public health centre for it.", "保健所に加配する職員"),
        sim::parameter(&N::practitioners, "practitioners", Number{4}, Number{0}, Number{12},
                       no_number, "Practitioners' meetings a year in each area.",
                       "区域ごとの実務者会議の年間開催回数"),
        sim::parameter(&N::case_reviews, "case_reviews", Number{2}, Number{0}, Number{12},
                       no_number, "Case reviews of the public health centre a year.",
                       "保健所の事例検討会の年間開催回数"),
        sim::parameter(&N::trainings, "trainings", Number{2}, Number{0}, Number{12}, no_number,
                       "Trainings of workers a year.", "支援者研修の年間開催回数"),
        sim::parameter(&N::hours, "hours", sim::Hours{2}, sim::Hours{0}, sim::Hours{4}, no_number,
                       "Hours that each member gives to one of them; none, and nothing is held and "
                       "nothing lent.",
                       "1回に各構成員が充てる時間(0なら開催なし、のりしろもなし)"),
        sim::assumed_effect(
            sim::parameter(
                &N::margin, "margin", Number{0.05}, Number{0}, Number{0.15},
                sim::assumed("at most 0.10", "多くて0.10"),
                "Share of its hours that an agency keeps for needs next to its own task.",
                "本来業務に隣接する課題に充てる職員時間の割合(のりしろ)"),
            sim::Number{0}),
        sim::parameter(
            &N::margin_load, "margin_load", Number{1.1}, Number{0.8}, Number{1.5},
            sim::assumed("set with the equations of staff", "職員の式に合わせて置いた値"),
            "Above this load an agency has no margin.", "負荷がこれを超える機関にはのりしろがない"),
        sim::parameter(
            &N::margin_efficiency, "margin_efficiency", Number{0.6}, Number{0.3}, Number{1},
            sim::assumed("set with the equations of staff", "職員の式に合わせて置いた値"),
            "Usual hours for an issue over the hours that it takes in the margin.",
            "のりしろで受けるときの効率(通常の所要時間÷のりしろでの所要時間)"),
        sim::parameter(&N::lends_for, "lends_for", sim::Months{12}, sim::Months{3}, sim::Months{36},
                       sim::assumed("no study found", "研究が見つからない"),
                       "How long an agency keeps up the margin since it last came.",
                       "最後に参加してから、のりしろを持ち続ける期間"),
    };
    return std::tuple_cat(schedule<N>(year{2021} / April / 1, no_number), own);
}
static_assert(sim::describes_every_member<Norishiro>);

/// Agencies of each municipality that are invited, beside the public health centre and hospitals.
inline constexpr std::array norishiro_members{
    AgencyKind::health,
    AgencyKind::welfare,
    AgencyKind::elderly,
    AgencyKind::assistance,
    AgencyKind::withdrawal_desk,
    AgencyKind::core_consultation,
    AgencyKind::consultation,
    AgencyKind::comprehensive_support,
    AgencyKind::social_welfare_council,
};

/// What is next to the work of an agency by its trade. A municipality may have made some of it the
/// agency's own task. The illness is near nobody's but those who visit for it.
struct Adjacent {
    AgencyKind kind;
    std::uint8_t issue;
};
constexpr Adjacent adjacent(AgencyKind kind, SocialNeed need) {
    return {kind, static_cast<std::uint8_t>(need)};
}
inline constexpr std::array adjacency{
    Adjacent{AgencyKind::health, issue_illness},
    adjacent(AgencyKind::health, SocialNeed::physical),
    adjacent(AgencyKind::welfare, SocialNeed::daily_living),
    adjacent(AgencyKind::welfare, SocialNeed::housing),
    adjacent(AgencyKind::elderly, SocialNeed::caregiving),
    adjacent(AgencyKind::elderly, SocialNeed::physical),
    adjacent(AgencyKind::elderly, SocialNeed::daily_living),
    adjacent(AgencyKind::assistance, SocialNeed::money),
    adjacent(AgencyKind::assistance, SocialNeed::housing),
    Adjacent{AgencyKind::withdrawal_desk, issue_illness},
    adjacent(AgencyKind::withdrawal_desk, SocialNeed::isolation),
    adjacent(AgencyKind::core_consultation, SocialNeed::daily_living),
    adjacent(AgencyKind::core_consultation, SocialNeed::housing),
    adjacent(AgencyKind::core_consultation, SocialNeed::isolation),
    adjacent(AgencyKind::consultation, SocialNeed::daily_living),
    adjacent(AgencyKind::consultation, SocialNeed::isolation),
    adjacent(AgencyKind::comprehensive_support, SocialNeed::caregiving),
    adjacent(AgencyKind::comprehensive_support, SocialNeed::daily_living),
    adjacent(AgencyKind::comprehensive_support, SocialNeed::physical),
    adjacent(AgencyKind::comprehensive_support, SocialNeed::conflict), // 権利擁護
    adjacent(AgencyKind::social_welfare_council, SocialNeed::isolation),
    adjacent(AgencyKind::social_welfare_council, SocialNeed::money),
    adjacent(AgencyKind::social_welfare_council, SocialNeed::daily_living),
};
constexpr bool is_adjacent(AgencyKind kind, std::uint8_t issue) {
    return std::ranges::any_of(
        adjacency, [&](Adjacent const& row) { return row.kind == kind && row.issue == issue; });
}

} // namespace norishiro::support
