#include "models/support/indicator_kinds.hpp"

#include <array>

namespace norishiro::support {

namespace {

using M = Measure;

constexpr double hour = 1.0 / 3600.0;

constexpr IndicatorInfo deficit(std::string_view id, Measure measure, std::string_view en,
                                std::string_view ja, std::string_view definition,
                                std::string_view definition_ja) {
    return ratio(id, "", index(measure), index(M::towns_counted), 1e-6, en, ja, definition,
                 definition_ja, false, "F04");
}

constexpr std::array table{
    mean_stock("withdrawn", index(M::withdrawn), "At home or in their own room",
               "自宅・自室にこもる人(ひきこもり水準2~3)"),
    yearly("withdrawal_eased", "levels/year", index(M::withdrawal_eased),
           "Levels by which withdrawal eased", "ひきこもりが和らいだ段階数"),
    percent("found_in_crisis", M::first_contacts_in_crisis, M::first_contacts,
            "Untreated, found by an admission", "未治療から直接入院に至った割合",
            "Admissions of untreated persons over all of them who were found, came or were "
            "admitted.",
            "未治療の人の入院÷未治療の人の把握・受診・入院"),
    yearly("project_cases", "events/year", index(M::project_cases),
           "Inpatients taken up by transition projects",
           "地域移行・定着支援プロジェクトで取り上げた入院者"),
    yearly("project_stuck_cases", "events/year", index(M::project_stuck_cases),
           "Stuck cases taken up by transition projects",
           "地域移行・定着支援プロジェクトで取り上げた困難事例"),
    yearly("family_cases", "persons/year", index(M::family_cases),
           "Families taken on by withdrawal support", "ひきこもり支援で受け入れた家族"),
    yearly("family_sessions", "events/year", index(M::family_sessions),
           "Sessions of withdrawal support", "ひきこもり支援の面接"),
    percent("order_plans", M::order_plans, M::admissions_ordered, "Plans after an order",
            "措置入院後の支援方針の決定割合",
            "Reviews that agreed a plan over admissions by order.",
            "検討会で支援方針を決めた件数÷措置入院"),
    yearly("order_visits", "events/year", index(M::order_visits), "Visits after an order",
           "措置入院者の退院後の訪問"),
    percent("readmitted_after_order", M::readmitted_order_365, M::left_order_365,
            "Readmitted within 365 days of a stay by order", "措置入院後の365日以内の再入院率",
            "Discharges within a year of an admission by order that were followed by another "
            "admission within 365 days; deaths excluded.",
            "措置入院1年未満の退院のうち365日以内に再入院した割合(死亡を除く)", false, "C12, C13"),
    deficit("deficit_roles", M::deficit_roles, "Deficit: clarity of roles",
            "不足: 役割理解と明確化",
            "1 less the mean role knowledge between agencies of one municipality that take cases.",
            "1-同一市町内の相談支援機関どうしの役割理解の平均"),
    deficit("deficit_joint_work", M::deficit_joint_work, "Deficit: joint work",
            "不足: 他機関・他課との協働",
            "1 less the mean tie between agencies of one municipality that take cases.",
            "1-同一市町内の相談支援機関どうしのつながりの平均"),
    deficit("deficit_assessment", M::deficit_assessment, "Deficit: intake and assessment",
            "不足: インテークとアセスメント", "Mean chance that an intake there misses a need.",
            "市町の機関が受理時に生活課題を見落とす確率の平均"),
    deficit("deficit_understanding", M::deficit_understanding,
            "Deficit: understanding of mental illness", "不足: 精神障害への理解",
            "Mean chance that an intake there misses the illness.",
            "市町の機関が受理時に病気を見落とす確率の平均"),
    percent("wrong_referrals", M::referrals_wrong, M::referrals_between,
            "Referrals to the wrong agency", "担当でない機関への紹介の割合",
            "Referrals to an agency whose task it is not, though it is somebody's, over all "
            "referrals between agencies.",
            "担当があるのに担当でない機関に届いた紹介÷機関間の紹介"),
    yearly("margin_taken", "events/year", index(M::margin_taken),
           "Referrals taken in the margin of hours", "のりしろで引き受けた紹介"),
    yearly("margin_hours", "hours/year", index(M::margin_seconds), "Hours lent in it",
           "のりしろに充てた職員時間", false, hour),
};

} // namespace

std::span<IndicatorInfo const> indicators_of_programmes() {
    return table;
}

} // namespace norishiro::support
