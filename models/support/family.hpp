#pragma once

#include "models/support/person.hpp"
#include "sim/parameters.hpp"

namespace norishiro::support {

/// Burden and slack of families (formulation B2). Contact acts through burden alone, never again as
/// a direct effect on relapse: it would count twice.
struct FamilyDynamics {
    sim::Months burden_time{};
    sim::Months slack_time{};
    sim::Number burden_base{};
    sim::Number by_severity{};
    sim::Number by_coresidence{};
    sim::Number by_aged_carer{};
    sim::Number by_isolation{};
    sim::Number by_relief{};
    sim::Number slack_base{};
    sim::Number slack_by_relief{};
    sim::Hours relief_hours{};
    sim::Hours contact{};
    sim::Number crisis_by_burden{};
    sim::Number ordinary_burden{};
    sim::Number strained_at{};
    sim::Number strained_relapse{};
    sim::Number accepts_return{};
    sim::Number return_by_slack{};
    sim::Number return_by_burden{};
    sim::Number return_by_stay{};
    sim::Number return_by_plan{};
    sim::PerMonth carer_falls_ill{};
    sim::Years carer_from{};
    sim::Number carer_by_age{};
    sim::Probability carer_stays_away{};
    sim::Number carer_burden{};
    sim::Probability carer_daily_living{};
    bool operator==(FamilyDynamics const&) const = default;
};

constexpr auto fields(sim::Of<FamilyDynamics>) {
    using sim::Months;
    using sim::Number;
    using F = FamilyDynamics;
    constexpr auto b2 =
        sim::assumed("set with the equations of the family", "家族の式に合わせて置いた値");
    return std::tuple{
        sim::parameter(&F::burden_time, "burden_time", Months{3}, Months{1}, Months{12}, b2,
                       "Time in which burden follows its cause.", "負担が原因に追いつく時定数"),
        sim::parameter(&F::slack_time, "slack_time", Months{6}, Months{2}, Months{24}, b2,
                       "Time in which slack follows its cause.", "ゆとりが原因に追いつく時定数"),
        sim::parameter(&F::burden_base, "burden_base", Number{0.1}, Number{0}, Number{0.3}, b2,
                       "Burden of any family of an ill person.", "家族の負担の基礎値"),
        sim::parameter(&F::by_severity, "burden_by_severity", Number{0.4}, Number{0.2}, Number{0.8},
                       b2, "Burden added at the highest severity.", "最重度の症状で加わる負担"),
        sim::parameter(&F::by_coresidence, "burden_by_coresidence", Number{0.2}, Number{0.1},
                       Number{0.4}, b2, "Burden added by living together.", "同居で加わる負担"),
        sim::parameter(&F::by_aged_carer, "burden_by_aged_carer", Number{0.15}, Number{0},
                       Number{0.3}, b2, "Burden added when the carer is 75 or older.",
                       "介護する家族が75歳以上のとき加わる負担"),
        sim::parameter(&F::by_isolation, "burden_by_isolation", Number{0.15}, Number{0},
                       Number{0.3}, b2, "Burden added while nobody outside helps.",
                       "外からの支援がないとき加わる負担"),
        sim::assumed_effect(sim::parameter(&F::by_relief, "burden_by_relief", Number{0.3},
                                           Number{0}, Number{0.6}, b2,
                                           "Burden taken away by enough contact with workers.",
                                           "支援者との十分な接触で減る負担"),
                            sim::Number{0}),
        sim::parameter(&F::slack_base, "slack_base", Number{0.4}, Number{0.2}, Number{0.8}, b2,
                       "Slack of a family without burden and without contact with workers.",
                       "負担も支援者との接触もない家族のゆとり"),
        sim::assumed_effect(
            sim::parameter(
                &F::slack_by_relief, "slack_by_relief", Number{0.6}, Number{0}, Number{1}, b2,
                "Slack added by enough contact with workers, up to 1; burden takes away its "
                "part of both.",
                "支援者との十分な接触で加わるゆとり(合計1まで。負担の分だけ減る)"),
            sim::Number{0}),
        sim::parameter(&F::relief_hours, "relief_hours", sim::Hours{2}, sim::Hours{1},
                       sim::Hours{4}, b2, "Contact in a month that is enough.",
                       "十分とみなす月あたりの接触時間"),
        sim::parameter(&F::contact, "contact", sim::Hours{1}, sim::Hours{0.5}, sim::Hours{2},
                       sim::assumed("no study found", "研究が見つからない"),
                       "Contact with the family at one visit.", "訪問1回あたりの家族との接触時間"),
        sim::parameter(&F::crisis_by_burden, "crisis_by_burden", Number{1.0}, Number{0}, Number{2},
                       b2, "Log hazard ratio of a crisis for full burden.",
                       "負担が最大のときの危機発生の対数ハザード比"),
        sim::parameter(
            &F::ordinary_burden, "ordinary_burden", Number{0.45}, Number{0.225}, Number{0.9},
            sim::assumed("no survey at hand", "使える調査がない"),
            "Burden of an ordinary family, at which that ratio is 1: centred, so that "
            "the crisis hazard keeps its meaning.",
            "その比が1となる、標準的な家族の負担(危機のハザードの意味が変わらないよう中心化)"),
        sim::parameter(&F::strained_at, "strained_at", Number{0.6}, Number{0.4}, Number{0.8}, b2,
                       "Burden above which a family that lives together strains the person (high "
                       "expressed emotion).",
                       "同居家族の緊張が本人の再発に響き始める負担"),
        sim::assumed_effect(sim::parameter(&F::strained_relapse, "strained_relapse", Number{1.4},
                                           Number{1}, Number{2},
                                           sim::assumed("shrunk from C23; 1 means no effect",
                                                        "C23を控えめにした値。1は効果なし"),
                                           "Hazard ratio of relapse in a strained family.",
                                           "緊張の高い家族での再発のハザード比"),
                            sim::Number{1}),
        sim::parameter(&F::accepts_return, "accepts_return", Number{-0.5}, Number{-1.5},
                       Number{0.5}, b2,
                       "Log-odds that a family takes the person back, at burden and slack zero.",
                       "負担もゆとりも0のとき、家族が退院を受け入れる対数オッズ"),
        sim::parameter(&F::return_by_slack, "return_by_slack", Number{2}, Number{0}, Number{4}, b2,
                       "Log-odds of that added by full slack.",
                       "ゆとりが最大のとき加わる対数オッズ"),
        sim::parameter(&F::return_by_burden, "return_by_burden", Number{2}, Number{0}, Number{4},
                       b2, "Log-odds of that taken away by full burden.",
                       "負担が最大のとき減る対数オッズ"),
        sim::parameter(&F::return_by_stay, "return_by_stay", Number{0.5}, Number{0}, Number{1}, b2,
                       "Log-odds of that taken away for each unit of ln(1 + months in hospital).",
                       "ln(1+在院月数)1単位あたり減る対数オッズ"),
        sim::assumed_effect(
            sim::parameter(&F::return_by_plan, "return_by_plan", Number{0.5}, Number{0}, Number{1},
                           b2, "Log-odds of that added by an agreed plan; 0: no effect.",
                           "支援方針の合意があるとき加わる対数オッズ(0は効果なし)"),
            sim::Number{0}),
        sim::parameter(&F::carer_falls_ill, "carer_falls_ill", sim::PerMonth{0.004},
                       sim::PerMonth{0.001}, sim::PerMonth{0.012},
                       sim::assumed("about 5 % a year of those aged 75 enter hospital or care",
                                    "75歳の約5%が毎年、入院または入所する"),
                       "A carer of 75 falls ill or needs care.", "75歳の介護者が倒れるハザード"),
        sim::parameter(&F::carer_from, "carer_from", sim::Years{60}, sim::Years{50}, sim::Years{75},
                       sim::assumed("no figure found", "数値が見つからない"),
                       "Younger carers do not.", "この年齢未満の介護者は倒れないとする"),
        sim::parameter(&F::carer_by_age, "carer_by_age", Number{0.09}, Number{0.05}, Number{0.12},
                       sim::assumed("as mortality by age", "年齢別の死亡率に準じる"),
                       "Log hazard ratio of that for each year of age.", "1歳ごとの対数ハザード比"),
        sim::parameter(&F::carer_stays_away, "carer_stays_away", sim::Probability{0.5},
                       sim::Probability{0.2}, sim::Probability{0.8},
                       sim::assumed("no figure found", "数値が見つからない"),
                       "Carers who do not come back: dead, or in a care facility.",
                       "介護者がそのまま戻らない割合(死亡・施設入所)"),
        sim::parameter(&F::carer_burden, "carer_burden", Number{0.3}, Number{0}, Number{0.6}, b2,
                       "Burden that the carer's illness adds at once.",
                       "介護者が倒れたときに加わる負担"),
        sim::parameter(&F::carer_daily_living, "carer_daily_living", sim::Probability{0.5},
                       sim::Probability{0}, sim::Probability{1},
                       sim::assumed("no figure found", "数値が見つからない"),
                       "Persons who cannot manage alone when the carer stays away.",
                       "介護者が戻らないとき日常生活に支障が出る割合"),
    };
}
static_assert(sim::describes_every_member<FamilyDynamics>);

/// Where burden and slack tend to as things are.
double burden_target(Person const& person, FamilyDynamics const& dynamics);
double slack_target(Person const& person, FamilyDynamics const& dynamics);
/// Follows the targets for a while; exact while what they depend on stays as it is.
void follow(Person& person, FamilyDynamics const& dynamics, double months);
/// Chance that a mediation (家族調整) ends with the family taking the person back.
sim::Probability accepts_return(Person const& person, FamilyDynamics const& dynamics,
                                double months_in_hospital, bool plan_agreed);
/// A carer who lives with the person and is no longer young falls ill.
sim::PerMonth falls_ill(Family const& family, FamilyDynamics const& dynamics);
/// Multiplier on relapse.
double strain(Person const& person, FamilyDynamics const& dynamics);

} // namespace norishiro::support
