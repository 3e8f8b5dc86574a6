#include "models/support/indicator_kinds.hpp"

#include <array>
#include <vector>

namespace norishiro::support {

namespace {

using M = Measure;
constexpr std::array table{
    mean_stock("untreated", stock_of(Stage::untreated), "Untreated persons", "未治療の人", true),
    mean_stock("known", stock_of(Stage::known), "Known, support not accepted",
               "把握済み(支援につながる前)の人"),
    mean_stock("stuck", index(M::stuck), "Stuck cases", "膠着事例", true),
    mean_stock("stuck_no_taker", index(M::stuck_no_taker), "Stuck: no agency takes the case",
               "膠着: 引き受ける機関がない"),
    mean_stock("stuck_refusing", index(M::stuck_refusing), "Stuck: support is refused",
               "膠着: 支援拒否"),
    mean_stock("stuck_lone_holder", index(M::stuck_lone_holder),
               "Stuck: one agency holds the case alone", "膠着: 1機関の抱え込み"),
    ratio("bounce_rate", "%", index(M::bounces), index(M::referrals_between), 100.0,
          "Referrals that bounced", "受け入れられなかった紹介の割合",
          "Bounced referrals over all referrals between agencies.",
          "受け入れられなかった紹介÷機関間の紹介"),
    yearly("lost_in_referral", "persons/year", index(M::lost_in_referral), "Lost between agencies",
           "たらい回しで縁が切れた人"),
    ratio("tie", "", index(M::mean_tie), index(M::months_counted), 1e-6,
          "Mean tie between agencies", "機関間のつながりの平均",
          "Mean over ordered pairs of agencies of one area, 0 to 1.",
          "同じ区域の機関の組の平均(0~1)"),
    ratio("role_knowledge", "", index(M::mean_role), index(M::months_counted), 1e-6,
          "Mean role knowledge", "役割理解の平均",
          "Mean over ordered pairs of agencies of one area, 0 to 1.",
          "同じ区域の機関の組の平均(0~1)"),
    yearly("workers_left", "persons/year", index(M::workers_left), "Workers who left",
           "離職した職員"),
    mean_stock("lapsed", stock_of(Stage::lapsed), "Lapsed from treatment", "医療中断中の人"),
    ratio("untreated_months", "months", index(M::untreated_seconds), index(M::first_treatments),
          month, "Time untreated at first treatment", "未治療期間(治療・支援につながった人)",
          "Mean time from onset to first treatment or support, of those who reached it.",
          "その期間に初めてつながった人の発生からの平均期間", true),
    yearly("first_treatments", "persons/year", index(M::first_treatments),
           "Reached treatment or support", "新たに治療・支援につながった人"),
    mean_stock("outreach_cases", stock_of(Stage::outreach), "In outreach",
               "アウトリーチ支援中の人"),
    mean_stock("outreach_waiting", index(M::outreach_waiting), "Waiting for outreach",
               "アウトリーチ待機者"),
    ratio("outreach_wait", "days", index(M::outreach_wait_seconds), index(M::outreach_taken), day,
          "Wait for outreach", "アウトリーチ開始までの待機", "Mean time in line of those taken on.",
          "開始した人の平均待機日数"),
    yearly("outreach_taken", "persons/year", index(M::outreach_taken), "Taken on by outreach",
           "アウトリーチ開始"),
    yearly("outreach_accepted", "persons/year", index(M::outreach_accepted),
           "From outreach into treatment or support", "アウトリーチから治療・支援へ"),
    yearly("crises", "events/year", index(M::crises), "Crises that needed a bed",
           "入院を要する危機", true),
    yearly("reports", "events/year", index(M::reports), "Reports under articles 22 to 26",
           "22~26条の通報等", false, 1.0, "A40"),
    yearly("admissions", "events/year", index(M::admissions), "Admissions", "入院", true, 1.0,
           "A19"),
    yearly("first_admissions", "events/year", index(M::first_admissions), "First admissions",
           "初回入院"),
    yearly("planned_admissions", "events/year", index(M::planned_admissions), "Planned admissions",
           "計画的な入院"),
    percent("outside_share", M::admissions_outside, M::admissions, "Admitted outside the area",
            "管外入院の割合", "Admissions outside the area over all admissions.",
            "管外への入院÷全入院"),
    percent("discharged_90", M::discharged_90, M::admitted_90, "Discharged within 90 days",
            "90日以内の退院率",
            "Admissions that ended with a discharge to the community (no death, no transfer) "
            "within 90 days.",
            "入院後90日以内に地域へ退院した割合(死亡・転院を含まない)", true, "A06"),
    percent("discharged_180", M::discharged_180, M::admitted_180, "Discharged within 180 days",
            "180日以内の退院率", "As above, 180 days.", "同 180日", false, "A07"),
    percent("discharged_365", M::discharged_365, M::admitted_365, "Discharged within 365 days",
            "365日以内の退院率", "As above, 365 days.", "同 365日", true, "A08"),
    percent("readmitted_90", M::readmitted_90, M::left_90, "Readmitted within 90 days",
            "90日以内の再入院率",
            "Discharges within a year of admission that were followed by another admission within "
            "90 days; deaths excluded.",
            "入院1年未満の退院のうち90日以内に再入院した割合(死亡を除く)", false, "A15"),
    percent("readmitted_180", M::readmitted_180, M::left_180, "Readmitted within 180 days",
            "180日以内の再入院率", "As above, 180 days.", "同 180日", false, "A16"),
    percent("readmitted_365", M::readmitted_365, M::left_365, "Readmitted within 365 days",
            "365日以内の再入院率", "As above, 365 days.", "同 365日", true, "A17"),
    ratio("length_of_stay", "days", index(M::stay_seconds), index(M::discharges), day,
          "Completed stay", "退院者の平均在院日数",
          "Mean time in hospital of those discharged to the community.",
          "地域へ退院した人の平均在院日数"),
    yearly("bed_days", "person-days/year", index(M::bed_seconds), "Bed days", "在院延べ日数", false,
           day, "A28"),
    mean_stock("long_stay", stock_of(Stage::long_stay), "In hospital for a year or more",
               "1年以上の長期入院者", true, "A11, A12"),
    yearly("long_stay_discharges", "events/year", index(M::long_stay_discharges),
           "Discharged after a year or more", "1年以上入院者の地域移行", false, 1.0, "A53"),
    lost(Barrier::housing, "lost_to_housing", "Lost to: no housing", "阻害要因による日数: 住まい"),
    lost(Barrier::family, "lost_to_family", "Lost to: family refuses", "阻害要因による日数: 家族"),
    lost(Barrier::money, "lost_to_money", "Lost to: no money", "阻害要因による日数: 経済"),
    lost(Barrier::daily_living, "lost_to_daily_living", "Lost to: daily living skills",
         "阻害要因による日数: 生活能力"),
    lost(Barrier::no_receiver, "lost_to_no_receiver", "Lost to: no receiving service",
         "阻害要因による日数: 受け入れ先"),
    lost(Barrier::no_plan, "lost_to_no_plan", "Lost to: no agreed plan",
         "阻害要因による日数: 支援方針"),
    lost(Barrier::fear, "lost_to_fear", "Lost to: the person's own fear",
         "阻害要因による日数: 本人の不安"),
    ratio("family_burden", "%", index(M::family_burden), index(M::families), 0.1, "Family burden",
          "家族の負担",
          "Mean burden (0 to 100) of families of people untreated, known, lapsed, in hospital or "
          "discharged within a year.",
          "未治療・把握済み・中断・入院中・退院後1年以内の人の家族の平均負担(0~100)", true),
    yearly("conferences_called", "events/year", index(M::conferences_called),
           "Care conferences called", "招集したケアカンファレンス"),
    yearly("conferences", "events/year", index(M::conferences), "Care conferences held",
           "開催したケアカンファレンス"),
    yearly("deaths", "persons/year", index(M::deaths), "Deaths", "死亡"),
    staff_use(AgencyKind::phc, "use_phc", "Staff use: public health centre",
              "職員の稼働率: 保健所"),
    staff_use(AgencyKind::health, "use_desk", "Staff use: municipal desks",
              "職員の稼働率: 市町窓口"),
    staff_use(AgencyKind::outreach, "use_outreach", "Staff use: outreach teams",
              "職員の稼働率: アウトリーチ"),
    staff_use(AgencyKind::consultation, "use_consultation", "Staff use: consultation offices",
              "職員の稼働率: 相談支援"),
    staff_use(AgencyKind::community_office, "use_discharge_workers", "Staff use: discharge workers",
              "職員の稼働率: 退院支援職員"),
    yearly("cost_inpatient", "million JPY/year", index(M::cost_inpatient), "Cost of beds",
           "入院費用", false, million),
    yearly("cost_outpatient", "million JPY/year", index(M::cost_outpatient),
           "Cost of outpatient care", "外来費用", false, million),
    yearly("cost_staff", "million JPY/year", index(M::cost_staff), "Cost of community staff",
           "地域の職員の費用", false, million),
    IndicatorInfo{"cost_total", "million JPY/year", "Public cost", "公的費用の合計",
                  "Beds, outpatient care and community staff at fixed prices; a bed that becomes "
                  "free saves its "
                  "whole price only if nobody else fills it.",
                  "入院・外来・地域の職員の費用("
                  "単価は一定。空いた病床がほかの人で埋まれば入院費用は減らない)",
                  Over::per_year, index(M::cost_total), 0, million, true},
};

} // namespace

std::span<sim::IndicatorInfo const> indicators() {
    static auto const all = [] {
        std::vector<sim::IndicatorInfo> joined{table.begin(), table.end()};
        for (auto const more : {indicators_of_services(), indicators_of_the_chain(),
                                indicators_of_programmes(), indicators_of_studies()}) {
            joined.insert(joined.end(), more.begin(), more.end());
        }
        return joined;
    }();
    return all;
}

} // namespace norishiro::support
