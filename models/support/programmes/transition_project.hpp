#pragma once

#include "models/support/agency_kinds.hpp"
#include "models/support/programmes/schedule.hpp"
#include "sim/parameters.hpp"

namespace norishiro::support {

/// `[programmes.transition_project]` 地域移行・定着支援プロジェクト: in each municipality its desks,
/// consultation offices and the hospitals of the area take up inpatients who wait on barriers, and
/// cases that are stuck. It finds barriers and lets work on them go on together; that work takes the
/// hours that it always takes.
struct TransitionProject {
    static constexpr AgencyKind staffed = AgencyKind::consultation;
    bool on{};
    sim::Date start{};
    sim::Date end{};
    sim::TextValue where{};
    sim::Fte staff{};
    sim::Number meetings{};
    sim::Hours hours{};
    sim::Cases cases{};
    sim::Months again_after{};
    sim::Probability applies{};
    sim::Cases difficult_cases{};
    sim::Number awareness_gain{};
    bool operator==(TransitionProject const&) const = default;
};

constexpr auto fields(sim::Of<TransitionProject>) {
    using namespace std::chrono;
    using T = TransitionProject;
    using sim::Cases;
    using sim::Number;
    constexpr auto none = sim::assumed("the report gives no number", "報告書に数の記述はない");
    auto const own = std::tuple{
        sim::parameter(&T::staff, "staff", sim::Fte{0.5}, sim::Fte{0}, sim::Fte{50}, none,
                       "Workers added to the consultation offices of each municipality.",
                       "市町ごとに相談支援事業所へ加配する職員"),
        sim::parameter(&T::meetings, "meetings", Number{6}, Number{0}, Number{24}, none,
                       "Meetings a year in each municipality.", "市町ごとの年間開催回数"),
        sim::parameter(&T::hours, "hours", sim::Hours{2}, sim::Hours{0}, sim::Hours{4}, none,
                       "Hours that each member gives to one; none, and it is not held.",
                       "1回に各構成員が充てる時間(0なら開催なし)"),
        sim::parameter(&T::cases, "cases", Cases{3}, Cases{0}, Cases{10}, none,
                       "Inpatients whose barriers one meeting takes up.",
                       "1回に阻害要因を取り上げる入院者の数"),
        sim::parameter(&T::again_after, "again_after", sim::Months{6}, sim::Months{1},
                       sim::Months{24}, none, "The same inpatient is not taken up again before.",
                       "同じ入院者を再び取り上げるまでの期間"),
        sim::assumed_effect(
            sim::parameter(
                &T::applies, "applies", sim::Probability{0.3}, sim::Probability{0},
                sim::Probability{1},
                sim::assumed("no study found; 0: none", "研究が見つからない。0は効果なし"),
                "Chance that one who is willing, after a year in hospital, applies there for "
                "community transition.",
                "取り上げた1年以上の入院者(退院意欲あり)が地域移行支援を申請する確率"),
            sim::Probability{0}),
        sim::parameter(&T::difficult_cases, "difficult_cases", Cases{1}, Cases{0}, Cases{5}, none,
                       "Stuck cases of the community that one meeting takes up.",
                       "1回に取り上げる地域の困難(膠着)事例の数"),
        sim::assumed_effect(
            sim::parameter(
                &T::awareness_gain, "awareness_gain", Number{0.1}, Number{0}, Number{0.3},
                sim::assumed("as that of the committee", "評価委員会と同じ"),
                "Share of a member's missing awareness of outreach that a meeting adds, for "
                "the team reports there.",
                "アウトリーチの進捗報告により会議1回で認知の不足分が埋まる割合"),
            sim::Number{0}),
    };
    return std::tuple_cat(
        schedule<T>(year{2018} / April / 1,
                    sim::assumed("the report gives no date", "報告書に日付の記述はない")),
        own);
}
static_assert(sim::describes_every_member<TransitionProject>);

} // namespace norishiro::support
