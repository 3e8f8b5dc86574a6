#pragma once

#include "models/support/agency_kinds.hpp"
#include "models/support/programmes/schedule.hpp"
#include "sim/parameters.hpp"

namespace norishiro::support {

/// `[programmes.post_involuntary]` 措置入院者退院後支援 and 措置入院者解除後支援検討会: soon after an
/// admission by order those who will be needed meet; after the discharge the public health centre
/// visits whoever has agreed. It acts through barriers found early and through being seen.
struct PostInvoluntary {
    static constexpr AgencyKind staffed = AgencyKind::phc;
    bool on{};
    sim::Date start{};
    sim::Date end{};
    sim::TextValue where{};
    sim::Fte staff{};
    sim::Days review_after{};
    sim::Hours hours{};
    bool adviser{};
    sim::Probability consent{};
    sim::Days visit_interval{};
    sim::Hours visit_hours{};
    sim::Months follow_up_for{};
    bool operator==(PostInvoluntary const&) const = default;
};

constexpr auto fields(sim::Of<PostInvoluntary>) {
    using namespace std::chrono;
    using P = PostInvoluntary;
    using sim::Days;
    using sim::Hours;
    using sim::Months;
    constexpr auto none = sim::assumed("the report gives no number", "報告書に数の記述はない");
    auto const own = std::tuple{
        sim::parameter(
            &P::staff, "staff", sim::Fte{0.5}, sim::Fte{0}, sim::Fte{50},
            sim::assumed("the report names no post of its own", "報告書に専任の職員の記述はない"),
            "Workers added to the public health centre of each area for it.",
            "区域ごとに保健所へ加配する職員"),
        sim::parameter(&P::review_after, "review_after", Days{14}, Days{3}, Days{90},
                       sim::assumed("the report says soon after admission",
                                    "報告書に「措置入院後から速やかに」とある"),
                       "From the admission by order to the review; again after as long where it "
                       "was called off.",
                       "措置入院から検討会までの期間(中止のときは同じ期間の後に再度)"),
        sim::parameter(&P::hours, "hours", Hours{1.5}, Hours{0}, Hours{4}, none,
                       "Hours that each member gives to a review; none, and there is none.",
                       "検討会1回に各構成員が充てる時間(0なら開催なし)"),
        sim::parameter(&P::adviser, "adviser", true,
                       sim::assumed("the report names one", "報告書に1人とある"),
                       "Whether a psychiatrist of the welfare centre advises; those hours are not "
                       "counted.",
                       "精神保健福祉センターの医師が助言者として加わるか(その時間は集計しない)"),
        sim::assumed_effect(sim::parameter(&P::consent, "consent", sim::Probability{0.7},
                                           sim::Probability{0.4}, sim::Probability{0.9},
                                           sim::assumed("no figure found", "数値が見つからない"),
                                           "Persons who agree to visits after the discharge.",
                                           "退院後の訪問支援に同意する割合"),
                            sim::Probability{0}),
        sim::parameter(&P::visit_interval, "visit_interval", Days{30}, Days{7}, Days{90},
                       sim::assumed("no study found", "研究が見つからない"),
                       "Between two of these visits; the first is due at the discharge.",
                       "訪問の間隔(初回は退院時に計画)"),
        sim::parameter(&P::visit_hours, "visit_hours", Hours{1.5}, Hours{0}, Hours{4},
                       sim::assumed("as a visit of a desk", "窓口の訪問と同じ"),
                       "Staff time of one visit; none, and nobody is visited.",
                       "訪問1回の職員時間(0なら訪問なし)"),
        sim::parameter(&P::follow_up_for, "follow_up_for", Months{6}, Months{1}, Months{12},
                       sim::assumed("no study found", "研究が見つからない"),
                       "How long the visits go on.", "訪問を続ける期間"),
    };
    return std::tuple_cat(
        schedule<P>(year{2018} / April / 1, sim::assumed("the national guideline is of March 2018",
                                                         "国のガイドラインは2018年3月")),
        own);
}
static_assert(sim::describes_every_member<PostInvoluntary>);

} // namespace norishiro::support
