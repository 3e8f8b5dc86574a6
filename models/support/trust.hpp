#pragma once

#include "models/support/person.hpp"
#include "sim/parameters.hpp"

namespace norishiro::support {

/// Trust between a person and the worker who keeps contact (formulation B1). Support is accepted
/// once trust passes the person's own threshold: engagement is long and thin (細く長い関わり).
struct Trust {
    sim::Number gain{};
    sim::Number gain_through_family{};
    sim::Number kept_base{};
    sim::Number kept_by_trust{};
    sim::Months half_life{};
    sim::Days fades_after{};
    sim::Number after_coercion{};
    sim::Number after_missed{};
    sim::Number new_worker{};
    sim::PerMonth accept_ceiling{};
    sim::Number accept_width{};
    sim::Number threshold_mean{};
    sim::Number threshold_sd{};
    sim::Number threshold_by_withdrawal{};
    bool operator==(Trust const&) const = default;
};

constexpr auto fields(sim::Of<Trust>) {
    using sim::Months;
    using sim::Number;
    using sim::PerMonth;
    return std::tuple{
        sim::assumed_effect(
            sim::parameter(
                &Trust::gain, "gain", Number{0.08}, Number{0.04}, Number{0.12},
                sim::assumed("0.06-0.10 at 2-4 visits a month gives 28-79 % accepted in a year",
                             "月2~4回の訪問で0.06~0.10なら、1年で28~79%が支援を受け入れる"),
                "Share of the missing trust that a kept visit adds.",
                "訪問1回(面会できたとき)で信頼の不足分が埋まる割合"),
            sim::Number{0}),
        sim::parameter(
            &Trust::gain_through_family, "gain_through_family", Number{0.25}, Number{0}, Number{1},
            sim::assumed("a quarter of a visit to the person", "本人と会えた訪問の4分の1"),
            "Gain of a visit that only met the family, relative to one that met the person.",
            "家族のみと会えた訪問の効果(本人と会えた訪問に対する比)"),
        sim::parameter(&Trust::kept_base, "kept_base", Number{0.4}, Number{0.2}, Number{0.8},
                       sim::assumed("0.8 x 0.5", "0.8×0.5"),
                       "Chance that a visit meets the person, without any trust.",
                       "信頼がまったくないときに訪問で本人に会える確率"),
        sim::parameter(&Trust::kept_by_trust, "kept_by_trust", Number{0.4}, Number{0}, Number{0.5},
                       sim::assumed("0.8 x 0.5", "0.8×0.5"), "What full trust adds to that chance.",
                       "信頼が十分なときに上乗せされる確率"),
        sim::parameter(&Trust::half_life, "half_life", Months{12}, Months{6}, Months{24},
                       sim::assumed("no study found", "研究が見つからない"),
                       "Trust halves in this time without contact.",
                       "接触がないとき信頼が半減するまでの期間"),
        sim::parameter(&Trust::fades_after, "fades_after", sim::Days{31}, sim::Days{14},
                       sim::Days{62}, sim::assumed("no study found", "研究が見つからない"),
                       "A last contact that is no longer ago keeps trust as it is.",
                       "最後の接触からこの期間内は信頼が薄れない"),
        sim::parameter(&Trust::after_coercion, "after_coercion", Number{0.6}, Number{0.4},
                       Number{0.9}, sim::assumed("no study found", "研究が見つからない"),
                       "What is left of trust after a compulsory admission.",
                       "非自発的入院のあとに残る信頼の割合"),
        sim::parameter(&Trust::after_missed, "after_missed", Number{0.9}, Number{0.8}, Number{1},
                       sim::assumed("no study found", "研究が見つからない"),
                       "What is left of trust after a visit that the "
                       "agency cancelled.",
                       "機関の都合で訪問が流れたあとに残る信頼の割合"),
        sim::parameter(&Trust::new_worker, "new_worker", Number{0.5}, Number{0.3}, Number{0.8},
                       sim::assumed("no study found", "研究が見つからない"),
                       "What is left of trust when the worker changes.",
                       "担当者が替わったときに残る信頼の割合"),
        sim::parameter(
            &Trust::accept_ceiling, "accept_ceiling", PerMonth{0.25}, PerMonth{0.1}, PerMonth{0.5},
            sim::assumed("set with the equations of trust", "信頼の式に合わせて置いた値"),
            "Hazard of accepting support when trust is far above the threshold.",
            "信頼が閾値を大きく超えたときに支援を受け入れるハザード"),
        sim::parameter(
            &Trust::accept_width, "accept_width", Number{0.08}, Number{0.02}, Number{0.2},
            sim::assumed("set with the equations of trust", "信頼の式に合わせて置いた値"),
            "How gradually acceptance sets in around the "
            "threshold.",
            "閾値の前後で受け入れが立ち上がる幅"),
        sim::parameter(
            &Trust::threshold_mean, "threshold_mean", Number{0.5}, Number{0.3}, Number{0.7},
            sim::assumed("set with the equations of trust", "信頼の式に合わせて置いた値"),
            "Mean threshold of trust.", "信頼の閾値の平均", sim::Change::at_start),
        sim::parameter(
            &Trust::threshold_sd, "threshold_sd", Number{0.2}, Number{0.05}, Number{0.4},
            sim::assumed("set with the equations of trust", "信頼の式に合わせて置いた値"),
            "Standard deviation of the threshold.", "信頼の閾値の標準偏差", sim::Change::at_start),
        sim::parameter(
            &Trust::threshold_by_withdrawal, "threshold_by_withdrawal", Number{0.1}, Number{0},
            Number{0.2},
            sim::assumed("set with the equations of trust", "信頼の式に合わせて置いた値"),
            "What each level of withdrawal above the first adds to the threshold.",
            "ひきこもりの水準が1段階深いごとに閾値へ加わる値", sim::Change::at_start),
    };
}
static_assert(sim::describes_every_member<Trust>);

/// Hazard of accepting support from the worker's visits; detection adds the person's own asking.
sim::PerMonth acceptance(Person const& person, Trust const& trust);
/// Chance that a visit meets the person.
sim::Probability visit_is_kept(Person const& person, Trust const& trust);
/// A worker met the person, or only the family.
void meet(double& in_worker, Trust const& trust);
void meet_family_only(double& in_worker, Trust const& trust);
/// The person's own threshold, from one standard normal draw.
double trust_threshold(double normal, int withdrawal, Trust const& trust);

} // namespace norishiro::support
