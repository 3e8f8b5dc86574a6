#include "models/support/indicator_kinds.hpp"

#include <array>

// Indicators that are defined as a published figure is, to be held against it.

namespace norishiro::support {

namespace {

using M = Measure;
constexpr double per_person_year = 100'000.0 * 365.25 / 30.0;

constexpr std::array table{
    ratio("community_days", "days", index(M::outside_seconds_365), index(M::left_365), day,
          "Community days in the year after a discharge", "地域平均生活日数",
          "Days of the 365 after a discharge, within a year of admission, that were not spent in "
          "psychiatric beds; the dead are left out.",
          "入院1年未満の退院後365日のうち、精神病床の外で過ごした平均日数(死亡を除く)", false,
          "A09"),
    ratio("long_stay_exit_rate", "%/year", index(M::long_stay_exits), stock_of(Stage::long_stay),
          1200.0, "Exits of those in hospital for a year or more", "1年以上入院者の年間退院率",
          "All exits, deaths and transfers too, over their mean number.",
          "死亡・転院を含む退院等÷平均在院者数", false, "A52"),
    ratio("long_stay_discharge_rate", "%/year", index(M::long_stay_discharges),
          stock_of(Stage::long_stay), 1200.0, "of these to the community", "うち地域への退院率",
          "Discharges to the community over their mean number.", "地域への退院÷平均在院者数", false,
          "A53"),
    ratio("untreated_psychosis_months", "months", index(M::psychosis_untreated_seconds),
          index(M::psychosis_treated), month, "Duration of untreated psychosis",
          "精神病未治療期間(DUP)の平均",
          "Schizophrenia spectrum: mean from onset to first treatment.",
          "統合失調症圏: 発症から初めての治療までの平均", false, "A60"),
    percent("untreated_psychosis_within_6", M::psychosis_within_6_months, M::psychosis_treated,
            "Psychosis treated within 6 months", "DUPが6か月以内の割合",
            "Of those first treated; the median is 6 months where this is a half.",
            "初めて治療につながった人のうち。50%なら中央値が6か月", false, "A60"),
    percent("untreated_psychosis_after_60", M::psychosis_after_60_months, M::psychosis_treated,
            "Psychosis treated after 60 months", "DUPが60か月を超える割合",
            "Of those first treated.", "初めて治療につながった人のうち", false, "A60"),
    percent("untreated_acute_within_2", M::psychosis_acute_within_2_months,
            M::psychosis_acute_treated, "Acute psychosis treated within 2 months",
            "急性発症のうちDUPが2か月以内の割合", "The median is 2 months where this is a half.",
            "50%なら中央値が2か月", false, "A61"),
    percent("untreated_slow_within_18", M::psychosis_slow_within_18_months,
            M::psychosis_slow_treated, "Insidious psychosis treated within 18 months",
            "潜行性発症のうちDUPが18か月以内の割合",
            "The median is 18 months where this is a half.", "50%なら中央値が18か月", false, "A61"),
    percent(
        "outreach_in_care", M::outreach_in_care_365, M::outreach_followed_365,
        "In care a year after outreach began", "アウトリーチ開始1年後に医療につながっている割合",
        "Of those never treated before: in treatment or in hospital 365 days after outreach "
        "took them on.",
        "アウトリーチ開始時に未治療の人のうち、365日後に通院中または入院中の割合", false, "C04"),
    percent("readmitted_if_seen", M::readmitted_seen_365, M::left_seen_365,
            "Readmitted within 365 days, seen within 7 days", "365日以内の再入院率(7日以内に受診)",
            "Of discharges within a year of admission.", "入院1年未満の退院のうち", false, "C18"),
    percent("readmitted_if_unseen", M::readmitted_unseen_365, M::left_unseen_365,
            "Readmitted within 365 days, not seen within 7 days",
            "365日以内の再入院率(7日以内の受診なし)",
            "Who is seen is not by chance: a plan was agreed more often.",
            "支援方針のある人ほど受診しやすく、偶然の割り付けではない", false, "C18"),
    percent("readmitted_unwilling_after_order", M::readmitted_order_unwilling_365,
            M::left_order_365, "Readmitted without consent within 365 days of a stay by order",
            "措置入院後の365日以内の非自発的再入院率",
            "Discharges within a year of an admission by order.", "措置入院1年未満の退院のうち",
            false, "C13"),
    ratio("psychosis_mortality", "", index(M::psychosis_deaths),
          index(M::psychosis_deaths_expected), 1e6, "Mortality ratio, schizophrenia spectrum",
          "統合失調症圏の標準化死亡比",
          "Deaths over those that the life table gives at their ages.",
          "死亡÷生命表から期待される死亡", false, "A69"),
    ratio("suicides_after_discharge", "/100000/year", index(M::suicides_in_30_days),
          index(M::discharges), per_person_year, "Suicide in the month after a discharge",
          "退院後1か月の自殺率", "Within 30 days, for 100,000 person-years.",
          "30日以内、10万人年あたり", false, "A70"),
};

} // namespace

std::span<IndicatorInfo const> indicators_of_studies() {
    return table;
}

} // namespace norishiro::support
