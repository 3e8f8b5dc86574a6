#pragma once

#include "models/support/agency_kinds.hpp"
#include "models/support/programmes/schedule.hpp"
#include "sim/parameters.hpp"
#include "sim/time.hpp"

#include <cstdint>

namespace norishiro::support {

/// `[programmes.withdrawal_support]` ひきこもり支援: families of people who stay at home come to the
/// public health centre, before the person does. Sessions with the family, and later with the
/// person; whatever comes of it comes through contact, trust and the family's burden.
struct WithdrawalSupport {
    static constexpr AgencyKind staffed = AgencyKind::phc;
    bool on{};
    sim::Date start{};
    sim::Date end{};
    sim::TextValue where{};
    sim::Fte staff{};
    sim::Number cases_per_worker{};
    sim::PerMonth families_ask{};
    sim::Days session_interval{};
    sim::Hours session_hours{};
    sim::Number meets_person_from{};
    sim::Months closes_after{};
    bool operator==(WithdrawalSupport const&) const = default;
};

constexpr auto fields(sim::Of<WithdrawalSupport>) {
    using namespace std::chrono;
    using W = WithdrawalSupport;
    using sim::Number;
    constexpr auto none = sim::assumed("no study found", "研究が見つからない");
    auto const own = std::tuple{
        sim::parameter(
            &W::staff, "staff", sim::Fte{0.5}, sim::Fte{0}, sim::Fte{50},
            sim::assumed("the report names no post of its own", "報告書に専任の職員の記述はない"),
            "Workers added to the public health centre of each area for it; without "
            "them no family is taken on.",
            "区域ごとに保健所へ加配する職員(0なら受け入れなし)"),
        sim::parameter(&W::cases_per_worker, "cases_per_worker", Number{20}, Number{5}, Number{40},
                       none, "Families that one worker holds at a time.",
                       "職員1人が同時に持つ家族の数"),
        sim::assumed_effect(
            sim::parameter(
                &W::families_ask, "families_ask", sim::PerMonth{0.01}, sim::PerMonth{0},
                sim::PerMonth{0.03},
                sim::assumed("no study found; 0: none", "研究が見つからない。0は効果なし"),
                "The family of a person who stays at home asks for it while there is room.",
                "空きがあるとき、自宅・自室にこもる人の同居家族が相談に来る"),
            sim::PerMonth{0}),
        sim::parameter(&W::session_interval, "session_interval", sim::Days{30}, sim::Days{7},
                       sim::Days{90}, none, "Between two sessions.", "面接の間隔"),
        sim::parameter(&W::session_hours, "session_hours", sim::Hours{1.5}, sim::Hours{0},
                       sim::Hours{4}, none,
                       "Staff time of one session, which is contact of the family too; none, and "
                       "no family is taken on.",
                       "面接1回の職員時間(家族との接触時間。0なら受け入れなし)"),
        sim::parameter(&W::meets_person_from, "meets_person_from", Number{0.3}, Number{0.1},
                       Number{0.6}, none,
                       "Trust from which on the worker meets the person, not the family alone.",
                       "家族だけでなく本人と会えるようになる信頼"),
        sim::parameter(
            &W::closes_after, "closes_after", sim::Months{36}, sim::Months{6}, sim::Months{120},
            none, "A case closes then at the latest; before, when treatment or support begins.",
            "治療・支援につながらないまま終結するまでの期間"),
    };
    return std::tuple_cat(
        schedule<W>(year{2018} / April / 1,
                    sim::assumed("the report gives no date", "報告書に日付の記述はない")),
        own);
}
static_assert(sim::describes_every_member<WithdrawalSupport>);

/// A family that the public health centre sees.
struct FamilyCase {
    std::uint32_t person = 0;
    std::uint32_t ordinal = 0; ///< of all so far, from 1: tells stale sessions apart
    sim::Time since{};
};

} // namespace norishiro::support
