#pragma once

#include "models/support/person.hpp"
#include "sim/parameters.hpp"

namespace norishiro::support {

/// The cross-section that a run starts from, for each 100,000 residents, so that any area can be
/// filled from it.
struct Population {
    sim::Number scale{};
    sim::Persons outpatients{};
    sim::Number share_f0{}, share_f1{}, share_f2{}, share_f3{}, share_f4{}, share_f7{};
    sim::Number severe{};
    sim::Probability severity_4{}, severity_3{}, severity_1{};
    sim::Number lapsed{};
    sim::Persons untreated_psychosis{};
    sim::Persons untreated_other{};
    sim::Persons withdrawn_without_diagnosis{};
    sim::Number withdrawn_untreated{};
    sim::Probability withdrawn_treated{};
    sim::Probability goes_out{};
    sim::Probability own_room{};
    sim::Months untreated_for{};
    sim::Probability known{};
    sim::Probability known_as_ill{};
    sim::Probability protection{};
    sim::Probability group_homes_full{};
    sim::Persons inpatients{};
    sim::Number long_stay{};
    sim::Probability inpatients_elsewhere{};
    sim::Months mean_stay{};
    sim::Number admitted_before{};
    sim::Number admitted_before_f2{}, admitted_before_others{};
    sim::Months since_discharge{};
    sim::Probability first_time{};
    sim::Probability family{};
    sim::Probability coresident{};
    sim::Years parents_until{}, parents_never_from{};
    sim::Probability parents_between{};
    sim::Years parents_older{};
    sim::Probability female{};
    sim::Number trust{};
    sim::Probability welfare{};
    sim::PerYear moves_away{};
    sim::Number zone_variance{};
    bool operator==(Population const&) const = default;
};

constexpr auto fields(sim::Of<Population>) {
    using P = Population;
    using sim::assumed;
    using sim::Change;
    using sim::cited;
    using sim::Number;
    using sim::parameter;
    using sim::Persons;
    using sim::Probability;
    constexpr auto survey = assumed("patient survey 2020 as remembered; to be verified",
                                    "2020年患者調査(原典未確認、要確認)");
    constexpr auto none = assumed("no figure found", "数値が見つからない");
    constexpr auto share = [=](Number P::*m, std::string_view key, double v, std::string_view en,
                               std::string_view ja) {
        return parameter(m, key, Number{v}, Number{v / 2}, Number{v * 2}, survey, en, ja,
                         Change::at_start);
    };
    return std::tuple{
        parameter(&P::scale, "scale", Number{1}, Number{0.001}, Number{1000},
                  assumed("1: as many people, beds and staff as there are",
                          "1なら、人・病床・職員は実際の数のまま"),
                  "Multiplies residents, beds and staff, for a smaller or a larger copy of the "
                  "area.",
                  "人口・病床・職員をまとめて拡大縮小する倍率", Change::at_start),
        parameter(&P::outpatients, "outpatients", Persons{4648}, Persons{3500}, Persons{6000},
                  cited("A36", "586.1 of 614.8, 4.87 % of residents",
                        "614.8万人のうち586.1万人(住民の4.87%)"),
                  "In outpatient treatment, for each 100,000 residents.", "通院患者(人口10万対)",
                  Change::at_start),
        share(&P::share_f0, "share_f0", 0.17, "Share of dementia (F0) among them.",
              "そのうちF0の割合"),
        share(&P::share_f1, "share_f1", 0.02, "Share of F1.", "F1の割合"),
        share(&P::share_f2, "share_f2", 0.125, "Share of F2.", "F2の割合"),
        share(&P::share_f3, "share_f3", 0.29, "Share of F3.", "F3の割合"),
        share(&P::share_f4, "share_f4", 0.24, "Share of F4-F6.", "F4~F6の割合"),
        share(&P::share_f7, "share_f7", 0.085,
              "Share of F7-F9; the rest (epilepsy and others) is not simulated.",
              "F7~F9の割合(残りのてんかん等は対象外)"),
        parameter(&P::severe, "severe", Number{0.232}, Number{0.15}, Number{0.3},
                  cited("A44", "1,077 certificates for each 100,000, of 4,648",
                        "10万人あたり4,648人のうち、手帳1,077人"),
                  "Share of outpatients at severity 2 or more.", "重症度2以上の割合",
                  Change::at_start),
        parameter(&P::severity_4, "severity_4", Probability{0.05}, Probability{0.025},
                  Probability{0.1}, none, "Of these: at severity 4.", "うち重症度4の割合",
                  Change::at_start),
        parameter(&P::severity_3, "severity_3", Probability{0.2}, Probability{0.1},
                  Probability{0.4}, none, "Of these: at severity 3.", "うち重症度3の割合",
                  Change::at_start),
        parameter(&P::severity_1, "severity_1", Probability{0.5}, Probability{0.25}, Probability{1},
                  none, "Of those at less than severity 2: at severity 1, not 0.",
                  "重症度2未満のうち重症度1の割合(残りは0)", Change::at_start),
        parameter(&P::lapsed, "lapsed", Number{0.1}, Number{0.05}, Number{0.2},
                  cited("A68", "20 % a year for half a year", "年20%の半年分"),
                  "Lapsed F2, relative to F2 in treatment.", "治療中断中のF2(通院中のF2に対する比)",
                  Change::at_start),
        parameter(&P::untreated_psychosis, "untreated_psychosis", Persons{17}, Persons{9},
                  Persons{25}, cited("A64", "times A60", "A60を掛けた値"),
                  "Untreated first psychosis, for each 100,000.", "未治療の初発精神病(人口10万対)",
                  Change::at_start),
        parameter(&P::untreated_other, "untreated_other", Persons{547}, Persons{137}, Persons{821},
                  assumed("1,000-6,000 in the Asaka area; 2,500 could not hold the 2,715 withdrawn "
                          "people who are ill and untreated",
                          "朝霞保健所管内で1,000~6,000人。2,500人では、未治療でひきこもり状態の2,"
                          "715人が収まらない"),
                  "Other untreated people, for each 100,000.", "その他の未治療の人(人口10万対)",
                  Change::at_start),
        parameter(&P::withdrawn_without_diagnosis, "withdrawn_without_diagnosis", Persons{557},
                  Persons{300}, Persons{900},
                  cited("A56", "45 % of 2.03 % of those aged 15-64", "15~64歳の2.03%のうち45%"),
                  "Withdrawn people without a diagnosis, for each 100,000.",
                  "診断のないひきこもりの人(人口10万対)", Change::at_start),
        parameter(&P::withdrawn_untreated, "withdrawn_untreated", Number{0.6}, Number{0.3},
                  Number{0.8},
                  assumed("30 % of the withdrawn are ill and untreated",
                          "ひきこもり状態の人の30%は病気があり未治療"),
                  "Share of untreated ill people who are withdrawn.",
                  "未治療の人のうちひきこもりの割合", Change::at_start),
        parameter(&P::withdrawn_treated, "withdrawn_treated", Probability{0.1}, Probability{0},
                  Probability{0.2},
                  assumed("25 % of the withdrawn of 15 to 64 are in treatment",
                          "15~64歳のひきこもり状態の人の25%は治療中"),
                  "Share of outpatients under 65 who stay at home.",
                  "65歳未満の通院患者のうち自宅にこもる人の割合", Change::at_start),
        parameter(&P::goes_out, "goes_out", Probability{0.3}, Probability{0}, Probability{0.6},
                  assumed("no figure found", "数値が見つからない"),
                  "Share of other untreated people under 65 who go out but take no part.",
                  "65歳未満の未治療の人のうち外出はするが参加しない人の割合", Change::at_start),
        parameter(&P::own_room, "own_room", Probability{0.25}, Probability{0.1}, Probability{0.5},
                  none, "Share of the untreated withdrawn who keep to their own room.",
                  "未治療のひきこもりの人のうち自室からほとんど出ない人の割合", Change::at_start),
        parameter(&P::untreated_for, "untreated_for", sim::Months{20.3}, sim::Months{13.7},
                  sim::Months{40}, cited("A60", "at least as in A62", "少なくともA62と同じ"),
                  "Mean time for which people without support have been ill on the first day.",
                  "開始時に支援につながっていない人の、発症からの平均期間", Change::at_start),
        parameter(&P::known, "known", Probability{0.1}, Probability{0.07}, Probability{0.4},
                  cited("A59"), "Share of people without support whom a desk knows already.",
                  "支援につながっていない人のうち市町が把握している割合", Change::at_start),
        parameter(&P::known_as_ill, "known_as_ill", Probability{0.6}, Probability{0.2},
                  Probability{1}, assumed("no figure found", "数値が見つからない"),
                  "Share of these whose illness the desk has seen.",
                  "そのうち病気と見立てられている割合", Change::at_start),
        parameter(&P::protection, "protection", Probability{0.5}, Probability{0.3},
                  Probability{0.7}, cited("A39"),
                  "Share of inpatients of the first day under medical protection.",
                  "開始時の入院患者のうち医療保護入院の割合", Change::at_start),
        parameter(&P::group_homes_full, "group_homes_full", Probability{0.95}, Probability{0.5},
                  Probability{1}, assumed("no figure found", "数値が見つからない"),
                  "Share of group home places that are taken on the first day.",
                  "開始時のグループホームの入居率", Change::at_start),
        parameter(
            &P::inpatients, "inpatients", Persons{150}, Persons{100}, Persons{550},
            cited("A30", "prefectures differ from 124 to 522: A28", "都道府県により124~522(A28)"),
            "Psychiatric inpatients by residence, for each 100,000.",
            "精神科入院患者(居住地別、人口10万対)", Change::at_start),
        parameter(&P::long_stay, "long_stay", Number{0.595}, Number{0.4}, Number{0.75},
                  cited("A13", "over A28", "A28で割った値"),
                  "Share of them who have been there for a year or more.", "うち1年以上の割合",
                  Change::at_start),
        parameter(&P::inpatients_elsewhere, "inpatients_elsewhere", Probability{0.15},
                  Probability{0}, Probability{0.6},
                  assumed("no count by residence at hand", "住所別の数値がない"),
                  "Share of inpatients who are in hospitals of other areas.",
                  "入院患者のうち管外の病院にいる割合", Change::at_start),
        parameter(&P::mean_stay, "mean_stay", sim::Months{9}, sim::Months{4}, sim::Months{18},
                  cited("A22", "277 days", "277日"),
                  "Mean stay of people from elsewhere, for those who are there on the first day.",
                  "開始時にいる管外の患者数を求めるための平均在院期間", Change::at_start),
        parameter(&P::admitted_before, "admitted_before", Number{0.16}, Number{0.1}, Number{0.4},
                  assumed("keeps readmissions steady: first admissions against deaths and recovery",
                          "初回入院と、死亡・回復が釣り合い、再入院が一定になるように置いた値"),
                  "Share of outpatients who have been in a psychiatric bed.",
                  "通院患者のうち入院歴のある割合", Change::at_start),
        parameter(&P::admitted_before_f2, "admitted_before_f2", Number{4}, Number{2}, Number{6},
                  assumed("half of those with a history are in F2, an eighth of outpatients",
                          "入院歴のある人の半数と、通院者の8分の1がF2"),
                  "That share in F2, relative.", "F2でのその割合(上記に対する比)",
                  Change::at_start),
        parameter(&P::admitted_before_others, "admitted_before_others", Number{0.57}, Number{0.28},
                  Number{1}, assumed("as above", "上に同じ"),
                  "That share in the other groups, relative.", "F2以外でのその割合(上記に対する比)",
                  Change::at_start),
        parameter(&P::since_discharge, "since_discharge", sim::Months{80}, sim::Months{36},
                  sim::Months{200}, assumed("as above", "上に同じ"),
                  "Mean time since they left it.", "最後の退院からの平均期間", Change::at_start),
        parameter(
            &P::first_time, "first_time", Probability{0.27}, Probability{0.1}, Probability{0.5},
            assumed("300 of 1,100 admissions a year", "年1,100件の入院のうち300件"),
            "Share of admissions that are the person's first.", "初回入院の割合", Change::at_start),
        parameter(&P::family, "family", Probability{0.85}, Probability{0.6}, Probability{0.95},
                  assumed("no figure found", "数値が見つからない"),
                  "Share of persons with a family in touch.", "連絡のつく家族がいる割合",
                  Change::at_start),
        parameter(&P::coresident, "coresident", Probability{0.65}, Probability{0.4},
                  Probability{0.85}, assumed("no figure found", "数値が見つからない"),
                  "Share of these who live with it.", "家族と同居している割合", Change::at_start),
        parameter(
            &P::parents_until, "parents_until", sim::Years{45}, sim::Years{35}, sim::Years{55},
            none, "Below this age parents care; above the next a partner of the same age.",
            "この年齢未満は親が介護・支援する(次の年齢以上は同年齢の配偶者)", Change::at_start),
        parameter(&P::parents_never_from, "parents_never_from", sim::Years{62}, sim::Years{55},
                  sim::Years{75}, none, "From this age on no parents care any more.",
                  "この年齢以上では親が介護・支援することはない", Change::at_start),
        parameter(&P::parents_between, "parents_between", Probability{0.5}, Probability{0.2},
                  Probability{0.8}, none, "Share of those between whose parents care.",
                  "その間の年齢で親が介護・支援する割合", Change::at_start),
        parameter(&P::parents_older, "parents_older", sim::Years{28}, sim::Years{24},
                  sim::Years{34}, none, "By how much parents are older.", "親との年齢差",
                  Change::at_start),
        parameter(&P::female, "female", Probability{0.5}, Probability{0.4}, Probability{0.6}, none,
                  "Share of women.", "女性の割合", Change::at_start),
        parameter(&P::trust, "trust", Number{0.4}, Number{0.2}, Number{0.8},
                  assumed("no study found", "研究が見つからない"),
                  "Trust of people in treatment, on the first day and when they move in.",
                  "通院中・入院中の人の開始時(転入時)の信頼", Change::at_start),
        parameter(&P::welfare, "welfare", Probability{0.3}, Probability{0.1}, Probability{0.5},
                  assumed("no figure found", "数値が見つからない"),
                  "Share of people living alone who are on public assistance.",
                  "単身者のうち生活保護受給者の割合", Change::at_start),
        parameter(
            &P::moves_away, "moves_away", sim::PerYear{0.01}, sim::PerYear{0}, sim::PerYear{0.05},
            assumed("no figure found for people in treatment", "治療中の人の数値が見つからない"),
            "Moves away from the region; as many people in treatment move in.",
            "管外への転出(通院患者は同数が転入)", Change::at_start),
        parameter(&P::zone_variance, "zone_variance", Number{0.2}, Number{0}, Number{1},
                  assumed("no survey at hand", "使える調査がない"),
                  "Variance between neighbourhoods of how closely they look after each other "
                  "(gamma, mean 1).",
                  "日常生活圏域ごとの見守りの力の分散(平均1のガンマ分布)", Change::at_start),
    };
}
static_assert(sim::describes_every_member<Population>);

} // namespace norishiro::support
