#pragma once

#include "models/support/person.hpp"
#include "sim/parameters.hpp"

namespace norishiro::support {

/// Onset of need among residents (entries of people nobody supports yet).
struct Onset {
    sim::Incidence f0{};
    sim::Incidence f1{};
    sim::Incidence f2{};
    sim::Incidence f3{};
    sim::Incidence f4{};
    sim::Incidence f7{};
    sim::Incidence undiagnosed{};
    sim::Number usual_from_75{};
    sim::Number usual_15_to_64{};
    sim::Probability acute{};
    bool operator==(Onset const&) const = default;
};

constexpr auto fields(sim::Of<Onset>) {
    using I = sim::Incidence;
    constexpr auto balance =
        sim::assumed("keeps the stock of outpatients steady against recovery, moves and deaths",
                     "回復・転出・死亡と釣り合い、通院者数が一定になるように置いた値");
    constexpr auto structure =
        sim::assumed("the age structure of the Asaka area", "朝霞保健所管内の年齢構成");
    return std::tuple{
        sim::parameter(&Onset::f0, "f0", I{6.5}, I{3}, I{13}, balance, "Dementia (F0).",
                       "器質性精神障害・認知症(F0)の新規発生"),
        sim::parameter(&Onset::f1, "f1", I{0.6}, I{0.3}, I{1.2}, balance, "Substance use (F1).",
                       "物質使用(F1)の新規発生"),
        sim::parameter(&Onset::f2, "f2", I{1.0}, I{0.54}, I{1.46}, sim::cited("A64"),
                       "Schizophrenia spectrum (F2), first episodes.", "統合失調症圏(F2)の初発"),
        sim::parameter(&Onset::f3, "f3", I{7.5}, I{3.5}, I{15}, balance, "Mood disorders (F3).",
                       "気分障害(F3)の新規発生"),
        sim::parameter(&Onset::f4, "f4", I{6}, I{3}, I{12}, balance,
                       "Neurotic and personality disorders (F4-F6).",
                       "神経症性・パーソナリティ障害(F4~F6)の新規発生"),
        sim::parameter(&Onset::f7, "f7", I{2.5}, I{1.2}, I{5}, balance,
                       "Neurodevelopmental disorders (F7-F9).", "発達障害等(F7~F9)の新規発生"),
        sim::parameter(&Onset::undiagnosed, "undiagnosed", I{5.5}, I{2.5}, I{11},
                       sim::assumed("keeps the stock of withdrawn people (A56) steady",
                                    "ひきこもりの人数(A56)が一定になるように置いた値"),
                       "Withdrawal without a diagnosis.", "診断のないひきこもりの新規発生"),
        sim::parameter(&Onset::usual_from_75, "usual_from_75", sim::Number{0.14}, sim::Number{0.1},
                       sim::Number{0.2}, structure,
                       "Share of residents of 75 and over where dementia begins as often as that; "
                       "where it is higher, so is the incidence.",
                       "F0の新規発生を定めた地域の75歳以上の割合(割合に比例)"),
        sim::parameter(&Onset::usual_15_to_64, "usual_15_to_64", sim::Number{0.61},
                       sim::Number{0.5}, sim::Number{0.7}, structure,
                       "The same for withdrawal: share of residents of 15 to 64.",
                       "診断のないひきこもりの新規発生を定めた地域の15~64歳の割合(割合に比例)"),
        sim::parameter(&Onset::acute, "acute", sim::Probability{0.42}, sim::Probability{0.3},
                       sim::Probability{0.55},
                       sim::cited("A61", "61 of 146 with a known mode of onset",
                                  "発症のしかたが分かる146人のうち61人"),
                       "Share of acute onsets; they begin at severity 3, the others at 1.",
                       "急性発症の割合(重症度3から始まる。潜行性は1から)"),
    };
}
static_assert(sim::describes_every_member<Onset>);

/// The course of illness outside hospital: severity, crisis, relapse, leaving treatment, death.
struct Illness {
    sim::PerMonth worsens{};
    sim::PerMonth improves{};
    sim::PerMonth remission{};
    sim::PerMonth crisis{};
    sim::Number crisis_by_severity{};
    sim::PerMonth relapse{};
    sim::Number relapse_early{};
    sim::Months relapse_decay{};
    sim::Number relapse_variance{};
    sim::Number relapse_frailty_correlation{};
    sim::Number off_treatment{};
    sim::Number lapsed_admitted{};
    sim::Number compulsory_relapse{};
    sim::Probability compulsory_share{};
    sim::PerYear drop_out{};
    sim::Number drop_out_when_light{};
    sim::PerMonth comes_back{};
    sim::PerYear recovers{};
    sim::PerYear care_facility{};
    sim::Number mortality_men{}, mortality_men_by_age{}, mortality_women{},
        mortality_women_by_age{};
    sim::Number life_table{};
    sim::Number smr{};
    sim::Number smr_dementia{};
    sim::PerYear suicide{};
    sim::Number suicide_by_severity{};
    sim::PerYear suicide_after_discharge{};
    sim::Months suicide_decay{};
    sim::Number no_follow_up{};
    sim::Probability followed_up{};
    bool operator==(Illness const&) const = default;
};

constexpr auto fields(sim::Of<Illness>) {
    using sim::Months;
    using sim::Number;
    using sim::PerMonth;
    using sim::PerYear;
    using sim::Probability;
    using I = Illness;
    constexpr auto b9 = sim::assumed("fits A15, A16 and A17", "A15・A16・A17に合うように置いた値");
    constexpr auto fitted =
        sim::assumed("fitted with other parameters to A15 to A17 (CALIBRATION.md)",
                     "ほかのパラメータとともに、A15~A17に合わせた値(CALIBRATION.md)");
    constexpr auto none_found = sim::assumed("no study found", "研究が見つからない");
    constexpr auto line = [](Number I::*m, std::string_view key, double v, double give,
                             std::string_view en, std::string_view ja) {
        return sim::parameter(
            m, key, Number{v}, Number{v - give}, Number{v + give},
            sim::assumed("a line through Japan's life tables", "日本の生命表に直線を当てはめた値"),
            en, ja);
    };
    return std::tuple{
        sim::parameter(&I::worsens, "worsens", PerMonth{0.04}, PerMonth{0.01}, PerMonth{0.1},
                       none_found, "Severity rises by one level, off treatment.",
                       "治療外で重症度が1段階上がる"),
        sim::parameter(&I::improves, "improves", PerMonth{0.25}, PerMonth{0.1}, PerMonth{0.5},
                       none_found,
                       "Severity falls by one level towards the person's own base, in "
                       "treatment.",
                       "治療中に本人の基礎水準へ向けて重症度が1段階下がる"),
        sim::parameter(&I::remission, "remission", PerMonth{0.006}, PerMonth{0}, PerMonth{0.02},
                       none_found, "The need passes without any support (not F0, not F2).",
                       "支援なしで必要がなくなる(F0・F2以外)"),
        sim::parameter(&I::crisis, "crisis", PerMonth{0.00053}, PerMonth{0.0005}, PerMonth{0.03},
                       sim::assumed("fitted with other parameters to A19 (CALIBRATION.md)",
                                    "ほかのパラメータとともに、A19に合わせた値(CALIBRATION.md)"),
                       "Crisis that needs a bed, severity 3, in treatment, never admitted before.",
                       "入院を要する危機(重症度3・治療中・入院歴なし)"),
        sim::parameter(&I::crisis_by_severity, "crisis_by_severity", Number{5}, Number{2},
                       Number{10}, none_found, "Ratio of that hazard from one level to the next.",
                       "重症度1段階ごとの危機のハザード比"),
        sim::parameter(&I::relapse, "relapse", PerMonth{0.0146}, PerMonth{0.005}, PerMonth{0.06},
                       fitted, "h0: relapse that needs a bed, long after a discharge, mean person.",
                       "退院後の再発(入院を要するもの)の基礎ハザード"),
        sim::parameter(&I::relapse_early, "relapse_early", Number{3}, Number{0}, Number{4}, fitted,
                       "v: how much higher it is right after the discharge.", "退院直後の上乗せ"),
        sim::parameter(&I::relapse_decay, "relapse_decay", Months{3}, Months{1}, Months{12}, b9,
                       "Time in which that excess fades.", "上乗せが薄れる時定数"),
        sim::parameter(&I::relapse_variance, "relapse_variance", Number{0.3}, Number{0.2},
                       Number{4}, fitted,
                       "V: variance between persons of the relapse multiplier (gamma, mean 1).",
                       "再発しやすさの個人差(平均1のガンマ分布の分散)", sim::Change::at_start),
        sim::parameter(&I::relapse_frailty_correlation, "relapse_frailty_correlation", Number{0.3},
                       Number{0}, Number{0.6}, b9,
                       "Correlation of that multiplier with the frailty that slows discharge.",
                       "再発しやすさと退院のしにくさの相関", sim::Change::at_start),
        sim::parameter(&I::off_treatment, "off_treatment", Number{2.6}, Number{2.2}, Number{3.1},
                       sim::cited("C26", "1 / 0.38", "1/0.38"),
                       "Hazard ratio of relapse and crisis off treatment.",
                       "治療中断・未治療での再発と危機のハザード比"),
        sim::parameter(&I::lapsed_admitted, "lapsed_admitted", Number{0.6}, Number{0.3}, Number{1},
                       none_found, "Share of the hazard left in people who lapsed while well.",
                       "安定して中断した人に残るハザードの割合"),
        sim::parameter(&I::compulsory_relapse, "compulsory_relapse", Number{1.77}, Number{1.39},
                       Number{2.24}, sim::cited("C38"),
                       "Hazard ratio of relapse after a compulsory admission; centred so that the "
                       "mean over admissions stays 1.",
                       "非自発的入院のあとの再発のハザード比(平均が1になるよう中心化)"),
        sim::parameter(&I::compulsory_share, "compulsory_share", Probability{0.65},
                       Probability{0.4}, Probability{0.8},
                       sim::assumed("fitted with other parameters to A43 (CALIBRATION.md); 0.60 of "
                                    "all admissions are without consent (A43, A19)",
                                    "ほかのパラメータとともに、A43に合わせた値(CALIBRATION.md)"
                                    "。全入院に占める割合は0.60(A43・A19)"),
                       "Share of emergency admissions without consent.",
                       "緊急入院のうち医療保護入院の割合"),
        sim::parameter(&I::drop_out, "drop_out", PerYear{0.22}, PerYear{0.1}, PerYear{0.36},
                       sim::cited("A68", "20 % a year", "年20%"),
                       "Leaving treatment: F2, or severity 2 and more.",
                       "通院中断(F2または重症度2以上)"),
        sim::parameter(&I::drop_out_when_light, "drop_out_when_light", Number{0.1}, Number{0.05},
                       Number{0.2}, none_found, "The same of all others, relative.",
                       "通院中断(その他の人。上記に対する比)"),
        sim::parameter(
            &I::comes_back, "comes_back", PerMonth{0.1}, PerMonth{0.05}, PerMonth{0.2},
            sim::assumed("with the family's help about six months", "家族の助けがあれば約6か月"),
            "A lapsed person returns on their own.", "中断した人が自ら治療に戻る"),
        sim::parameter(&I::recovers, "recovers", PerYear{0.03}, PerYear{0.01}, PerYear{0.15},
                       none_found,
                       "Treatment ends because it is no longer needed (not F0, not F2, "
                       "severity below 2).",
                       "治療の終結(F0・F2以外、重症度2未満)"),
        sim::parameter(&I::care_facility, "care_facility", PerYear{0.06}, PerYear{0.02},
                       PerYear{0.15}, none_found,
                       "A person with dementia moves to a care facility.",
                       "認知症の人が介護施設へ移る"),
        line(&I::mortality_men, "mortality_men", -10.74, 0.3,
             "Logarithm of a man's yearly hazard of death at age 0, on the line that fits from 40 "
             "on.",
             "男性の年間死亡ハザードの対数(40歳以上に当てはまる直線の0歳での値)"),
        line(&I::mortality_men_by_age, "mortality_men_by_age", 0.0957, 0.005,
             "What each year of age adds to it.", "その1歳ごとの増分"),
        line(&I::mortality_women, "mortality_women", -11.05, 0.3, "The same for women: at age 0.",
             "同: 女性、0歳"),
        line(&I::mortality_women_by_age, "mortality_women_by_age", 0.09, 0.005,
             "And for each year of age.", "同: 女性、1歳ごと"),
        sim::parameter(&I::life_table, "life_table", Number{1}, Number{0.8}, Number{1.2},
                       none_found, "Multiplier on the mortality of the general population.",
                       "一般人口の死亡率に対する倍率"),
        sim::parameter(&I::smr, "smr", Number{2.18}, Number{1.76}, Number{2.6}, sim::cited("A69"),
                       "Standardised mortality ratio of F2 and of severity 2 and more.",
                       "標準化死亡比(F2および重症度2以上)"),
        sim::parameter(&I::smr_dementia, "smr_dementia", Number{2}, Number{1.5}, Number{3},
                       none_found, "Standardised mortality ratio of dementia.",
                       "標準化死亡比(認知症)"),
        sim::parameter(&I::suicide, "suicide", PerYear{0.0012}, PerYear{0.0005}, PerYear{0.002},
                       sim::cited("A72", "104 to 136 per 100,000 outpatients and year",
                                  "通院者10万人あたり年104~136人"),
                       "Suicide, at severity 2 and more.", "自殺(重症度2以上)"),
        sim::parameter(&I::suicide_by_severity, "suicide_by_severity", Number{3}, Number{1},
                       Number{6}, none_found,
                       "How many times likelier that is than below; 1: no difference.",
                       "重症度2未満に対する倍率(1は差なし)"),
        sim::parameter(&I::suicide_after_discharge, "suicide_after_discharge", PerYear{0.012},
                       PerYear{0.003}, PerYear{0.05},
                       sim::assumed("half of A70's first month: studies of other countries",
                                    "A70の最初の1か月の半分(外国の研究)"),
                       "What is added right after a discharge.", "退院直後に加わる自殺のハザード"),
        sim::parameter(&I::suicide_decay, "suicide_decay", Months{3}, Months{1}, Months{12},
                       sim::cited("A71", "first three months", "最初の3か月"),
                       "Time in which that fades.", "それが薄れる時定数"),
        sim::parameter(&I::no_follow_up, "no_follow_up", Number{1.3}, Number{1}, Number{1.71},
                       sim::cited("C18", "1.15 to 1.53 in weeks 5 to 52", "5~52週で1.15~1.53"),
                       "Hazard ratio of relapse in the first year of people who were not seen "
                       "within 7 days; centred.",
                       "退院後7日以内に受診しなかった人の1年以内の再発のハザード比(中心化)"),
        sim::parameter(&I::followed_up, "followed_up", Probability{0.54}, Probability{0.3},
                       Probability{0.8},
                       sim::cited("C18", "54.1 % seen within 7 days", "7日以内に会えた人が54.1%"),
                       "Share that was seen, for that centring.",
                       "その中心化に用いる、7日以内に受診した人の割合"),
    };
}
static_assert(sim::describes_every_member<Illness>);

/// Deaths a year of the general population at this age: a Gompertz line through Japan's life
/// tables (by default 0.0010, 0.0065 and 0.046 for men of 40, 60 and 80; women about half).
sim::PerYear population_mortality(double age, Sex sex, Illness const& illness);
/// Hazard of death of this person, outside hospital.
sim::PerMonth mortality(Person const& person, Illness const& illness);
/// Hazard of suicide.
sim::PerMonth kills_oneself(Person const& person, Illness const& illness);
/// Hazard of a crisis or relapse that needs a bed.
sim::PerMonth crisis(Person const& person, Illness const& illness, double burden_effect,
                     double strain);

} // namespace norishiro::support
