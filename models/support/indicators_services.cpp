#include "models/support/indicator_kinds.hpp"

#include <array>

namespace norishiro::support {

namespace {

using M = Measure;

constexpr std::size_t used(Service service) {
    return index(M::services_used_first) + static_cast<std::size_t>(service);
}
constexpr std::size_t waiting(Service service) {
    return index(M::services_waiting_first) + static_cast<std::size_t>(service);
}
constexpr std::size_t begun(Service service) {
    return index(M::services_begun_first) + static_cast<std::size_t>(service);
}
constexpr std::size_t time_in(Ward ward) {
    return index(M::ward_seconds_first) + static_cast<std::size_t>(ward);
}
constexpr std::size_t exits_from(Ward ward) {
    return index(M::ward_exits_first) + static_cast<std::size_t>(ward);
}
constexpr IndicatorInfo ward_stay(Ward ward, std::string_view id, std::string_view en,
                                  std::string_view ja, std::string_view evidence) {
    return ratio(id, "days", time_in(ward), exits_from(ward), day, en, ja,
                 "Patient-days of residents over their exits from such wards.",
                 "居住者の在院延べ日数÷退棟数", false, evidence);
}
constexpr IndicatorInfo paid(Payer payer, std::string_view id, std::string_view en,
                             std::string_view ja) {
    return yearly(id, "million JPY/year", index(M::paid_first) + static_cast<std::size_t>(payer),
                  en, ja, false, million);
}

constexpr std::array table{
    // the way into hospital
    percent("in_area_share", M::centre_in_area, M::centre_emergencies,
            "Emergencies answered in the area", "管内対応割合",
            "Emergencies handled by the public health centre that a hospital of its area took.",
            "保健所が対応した緊急事例のうち管内の病院が受けた割合", false, "C41, F12"),
    yearly("centre_emergencies", "events/year", index(M::centre_emergencies),
           "Emergencies handled by the public health centre", "保健所が対応した緊急事例"),
    ratio("hospitals_asked", "hospitals", index(M::hospitals_asked), index(M::crises), 1.0,
          "Hospitals asked in a crisis", "危機1件で依頼した病院数", "Mean over crises.",
          "危機1件あたりの平均"),
    percent("examined_share", M::examined, M::reports, "Reports that are examined",
            "通報等のうち診察の割合", "Examinations over reports under articles 22 to 26.",
            "診察÷22~26条の通報等", false, "A41"),
    yearly("admissions_ordered", "events/year", index(M::admissions_ordered), "Admissions by order",
           "措置入院"),
    yearly("admissions_protection", "events/year", index(M::admissions_protection),
           "Admissions for medical care and protection", "医療保護入院", false, 1.0, "A43"),
    percent("mayors_consent", M::consent_by_mayor, M::admissions_protection, "Mayor's consent",
            "市町村長同意の割合",
            "Medical protection with the mayor's consent (also after an order is lifted) over "
            "admissions for medical care and protection.",
            "市町村長同意(措置解除後を含む)÷医療保護入院"),
    mean_stock("inpatients_ordered", index(M::inpatients_ordered), "In hospital by order",
               "措置入院中の人", false, "A42"),
    mean_stock("inpatients_protection", index(M::inpatients_protection),
               "In hospital for medical care and protection", "医療保護入院中の人"),
    // the hospital
    ratio("mean_stay", "days", index(M::bed_seconds), index(M::movements), 2.0 * day,
          "Mean stay, official formula", "平均在院日数(病院報告の算式)",
          "Patient-days over half the sum of admissions and exits.",
          "在院延べ日数÷{(入院+退院等)÷2}", false, "A22"),
    ward_stay(Ward::acute, "stay_acute", "Stay in acute wards", "平均在棟日数: 救急・急性期病棟",
              "A23, A24"),
    ward_stay(Ward::general, "stay_general", "Stay in general wards", "平均在棟日数: 精神一般病棟",
              "A25"),
    ward_stay(Ward::long_term, "stay_long_term", "Stay in long-term wards",
              "平均在棟日数: 精神療養病棟", "A26"),
    mean_stock("long_stay_under_65", index(M::inpatients_year_under_65),
               "In hospital for a year or more, under 65", "1年以上の長期入院者(65歳未満)", false,
               "A11"),
    mean_stock("long_stay_over_65", index(M::inpatients_year_over_65),
               "In hospital for a year or more, 65 and over", "1年以上の長期入院者(65歳以上)",
               false, "A12"),
    yearly("long_stay_entries", "persons/year", index(M::long_stay_entries),
           "Reached a year in hospital", "新たに1年以上となった入院者"),
    yearly("long_stay_deaths", "events/year", index(M::long_stay_deaths),
           "Died after a year or more", "1年以上入院者の死亡"),
    yearly("long_stay_transfers", "events/year", index(M::long_stay_transfers),
           "Transferred after a year or more", "1年以上入院者の転院・施設入所"),
    yearly("elsewhere_bed_days", "person-days/year", index(M::elsewhere_bed_seconds),
           "Bed days of people from elsewhere", "管外の患者の在院延べ日数", false, day),
    // services
    yearly("transition_applied", "persons/year", index(M::transition_applied),
           "Applied for community transition", "地域移行支援の申請"),
    yearly("transition_begun", "persons/year", begun(Service::transition),
           "Began community transition", "地域移行支援の利用開始"),
    mean_stock("transition_users", used(Service::transition), "Community transition",
               "地域移行支援の利用者", false, "B26"),
    mean_stock("settlement_users", used(Service::settlement), "Settlement support",
               "地域定着支援の利用者", false, "B27"),
    mean_stock("group_home_users", used(Service::group_home), "Group homes", "共同生活援助の利用者",
               false, "B29"),
    mean_stock("group_home_waiting", waiting(Service::group_home), "Waiting for a group home",
               "共同生活援助の待機者"),
    mean_stock("independent_living_users", used(Service::independent_living),
               "Independent living assistance", "自立生活援助の利用者"),
    mean_stock("living_training_users", used(Service::living_training), "Training for daily living",
               "自立訓練(生活訓練)の利用者"),
    mean_stock("nursing_users", used(Service::visiting_nursing), "Visiting nursing",
               "訪問看護の利用者"),
    mean_stock("participating", used(Service::participation), "In day and participation services",
               "参加支援の利用者"),
    yearly("gave_up_waiting", "persons/year", index(M::gave_up_waiting),
           "Gave up waiting for a first visit", "初診を待ちきれなかった人"),
    yearly("needs_met", "events/year", index(M::needs_met), "Needs met", "解消した生活課題"),
    yearly("suicides", "persons/year", index(M::suicides), "Deaths by suicide", "自殺", false, 1.0,
           "A70, A72"),
    // multilayer support
    yearly("passed_on", "events/year", index(M::passed_on),
           "Referrals kept and passed on instead of bounced", "断らずに受け止めてつないだ紹介"),
    yearly("coordination_asked", "persons/year", index(M::coordination_asked),
           "Taken to the coordinating office", "多機関協働への相談"),
    percent("coordination_met_share", M::coordination_met, M::coordination_asked,
            "Taken on to a support meeting", "支援会議に至った割合",
            "Cases with a support meeting over cases taken to the coordinating office.",
            "重層的支援会議・支援会議を開いた事例÷多機関協働への相談"),
    percent("coordination_from_desks", M::coordination_from_desks, M::coordination_asked,
            "Taken there by tax and environment sections", "税務・環境部門からの割合",
            "Cases held by tax or environment sections over cases taken to the office.",
            "税務・環境部門からの相談÷多機関協働への相談"),
    yearly("coordination_reached", "persons/year", index(M::coordination_reached),
           "Visited by the coordinating office", "アウトリーチ等継続的支援の開始"),
    yearly("coordination_participation", "persons/year", index(M::coordination_participation),
           "Begun in participation by the same worker", "継続的支援から参加支援を始めた人"),
    yearly("agency_visits", "events/year",
           index(M::meetings_held_first) + static_cast<std::size_t>(Meeting::agency_visit),
           "Visits to agencies", "相談支援機関への訪問", false, 1.0, "F07"),
    yearly("joint_meetings", "events/year",
           index(M::meetings_held_first) + static_cast<std::size_t>(Meeting::joint_meeting),
           "Joint meetings", "合同定例会議", false, 1.0, "F08"),
    // money and health
    paid(Payer::insurer, "paid_by_insurer", "Paid by: health insurers", "負担額: 医療保険"),
    paid(Payer::national, "paid_by_national", "Paid by: the nation", "負担額: 国"),
    paid(Payer::prefecture, "paid_by_prefecture", "Paid by: the prefecture", "負担額: 県"),
    paid(Payer::municipality, "paid_by_municipality", "Paid by: municipalities", "負担額: 市町"),
    paid(Payer::person, "paid_by_person", "Paid by: persons themselves", "負担額: 本人"),
    yearly("cost_services", "million JPY/year", index(M::cost_services),
           "Cost of group homes and welfare services", "グループホーム・障害福祉サービスの費用",
           false, million),
    yearly("cost_discounted", "million JPY/year", index(M::cost_discounted),
           "All costs, discounted", "費用の合計(割引後)", false, million),
    yearly("qalys", "QALY/year", index(M::qalys_discounted), "QALYs, discounted",
           "質調整生存年(割引後)", false, million),
};

} // namespace

std::span<IndicatorInfo const> indicators_of_services() {
    return table;
}

} // namespace norishiro::support
