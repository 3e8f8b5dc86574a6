#include "models/support/plan_rows.hpp"

#include "models/support/measures.hpp"
#include "models/support/tables.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace norishiro::support {

namespace {

using sim::CountedBy;
using sim::OverYear;
using sim::PlanRow;
using sim::Text;
using M = Measure;
using Sum = std::vector<std::size_t>;

constexpr double hour = 1.0 / 3600.0;

Text const in_the_year{"Sum of the fiscal year.", "年度の合計"};
Text const at_its_end{"At the end of March.", "3月末現在"};

std::size_t used(Service service) {
    return index(M::services_used_first) + static_cast<std::size_t>(service);
}
std::size_t waiting(Service service) {
    return index(M::services_waiting_first) + static_cast<std::size_t>(service);
}
std::size_t begun(Service service) {
    return index(M::services_begun_first) + static_cast<std::size_t>(service);
}
std::size_t worked(Work work) {
    return index(M::worked_first) + static_cast<std::size_t>(work);
}
Sum each(M first, std::initializer_list<Meeting> meetings) {
    Sum sum;
    for (auto const m : meetings) sum.push_back(index(first) + static_cast<std::size_t>(m));
    return sum;
}
Sum each(std::initializer_list<Stage> stages) {
    Sum sum;
    for (auto const stage : stages) sum.push_back(stock_of(stage));
    return sum;
}
Sum one(M measure) {
    return {index(measure)};
}

/// The rows of one section after the other.
class Table {
public:
    void section(std::string_view en, std::string_view ja) {
        section_ = {std::string{en}, std::string{ja}};
    }
    PlanRow& flow(std::string_view id, Sum measures, Text name, std::string_view unit = "events",
                  Text const& definition = in_the_year) {
        return add(id, std::move(measures), std::move(name), unit, OverYear::sum, definition);
    }
    PlanRow& stock(std::string_view id, Sum measures, Text name,
                   Text const& definition = at_its_end) {
        return add(id, std::move(measures), std::move(name), "persons", OverYear::last, definition);
    }
    void share(std::string_view id, M part, M whole, Text name, Text const& definition) {
        auto& row = add(id, one(part), std::move(name), "%", OverYear::ratio, definition);
        row.denominators = one(whole);
        row.scale = 100.0;
    }
    PlanRow& add(std::string_view id, Sum measures, Text name, std::string_view unit, OverYear over,
                 Text const& definition) {
        PlanRow row;
        row.id = std::string{id};
        row.section = section_;
        row.name = std::move(name);
        row.unit = std::string{unit};
        row.definition = definition;
        row.over = over;
        row.measures = std::move(measures);
        return rows_.emplace_back(std::move(row));
    }
    std::vector<PlanRow> rows() && { return std::move(rows_); }

private:
    Text section_;
    std::vector<PlanRow> rows_;
};

/// By age only the whole is known: persons are counted by place or by group.
void add_by_age(Table& table, std::string_view id, Sum const& stock, Text const& name) {
    struct Band {
        std::string_view id, en, ja;
        std::vector<std::string> levels;
    };
    std::vector<std::string> ids;
    auto const ages = groups().factors.at(1);
    for (auto const& level : ages.levels) ids.push_back(level.id);
    std::array const bands{Band{"under_65", ", under 65", "(65歳未満)", {ids.at(0), ids.at(1)}},
                           Band{"65_74", ", 65 to 74", "(65~74歳)", {ids.at(2)}},
                           Band{"75_over", ", 75 and over", "(75歳以上)", {ids.at(3)}}};
    for (auto const& band : bands) {
        auto& row = table.stock(std::string{id} + "_" + std::string{band.id}, stock,
                                {name.en + std::string{band.en}, name.ja + std::string{band.ja}},
                                {"At the end of March, by age in completed years on that day; of "
                                 "the whole area only.",
                                 "3月末現在の満年齢による(全域のみ)"});
        row.counted = CountedBy::group;
        row.factor = ages.label.id;
        row.levels = band.levels;
    }
}

void add_admissions(Table& t) {
    t.section("Admissions and discharges", "入院と退院");
    t.flow("admissions", one(M::admissions), {"Admissions", "入院"});
    t.flow("admissions_protection", one(M::admissions_protection),
           {"Admissions for medical care and protection", "医療保護入院"});
    t.flow("admissions_ordered", one(M::admissions_ordered),
           {"Admissions by order of the governor", "措置入院"});
    t.flow("discharges", one(M::discharges), {"Discharges to the community", "地域への退院"});
    struct Term {
        std::string_view days;
        M admitted, discharged, left, readmitted;
        std::string_view months;
    };
    std::array const terms{
        Term{"90", M::admitted_90, M::discharged_90, M::left_90, M::readmitted_90, "3"},
        Term{"180", M::admitted_180, M::discharged_180, M::left_180, M::readmitted_180, "6"},
        Term{"365", M::admitted_365, M::discharged_365, M::left_365, M::readmitted_365, "12"}};
    for (auto const& term : terms) {
        std::string const days{term.days};
        std::string const months{term.months};
        t.share("discharged_" + days, term.discharged, term.admitted,
                {"Discharged within " + months + " months", "入院後" + months + "か月時点の退院率"},
                {"Of the admissions whose day " + days +
                     " lies in the fiscal year, those discharged to the community by then.",
                 "入院から" + days + "日目が年度内にある入院のうち、それまでに地域へ退院した割合"});
    }
    for (auto const& term : terms) {
        std::string const days{term.days};
        t.share("readmitted_" + days, term.readmitted, term.left,
                {"Readmitted within " + days + " days", "退院後" + days + "日以内の再入院率"},
                {"Of the discharges within a year of admission whose day " + days +
                     " lies in the fiscal year, those admitted again by then; deaths excluded.",
                 "入院1年未満の退院から" + days +
                     "日目が年度内にあるもののうち、それまでに再入院した割合(死亡を除く)"});
    }
    t.flow("long_stay_entries", one(M::long_stay_entries),
           {"Reached a year in hospital", "新たに1年以上となった入院者"}, "persons");
    t.flow("long_stay_discharges", one(M::long_stay_discharges),
           {"Discharged to the community after a year or more", "1年以上入院者の地域移行"});
}

void add_inpatients(Table& t) {
    t.section("Inpatients at the end of the fiscal year", "年度末の入院者");
    auto const all = each({Stage::acute, Stage::stable, Stage::waiting, Stage::long_stay});
    auto const long_stay = each({Stage::long_stay});
    t.stock("inpatients", all, {"Inpatients", "入院者"});
    add_by_age(t, "inpatients", all, {"Inpatients", "入院者"});
    Text const a_year{"In hospital for a year or more", "1年以上の入院者"};
    t.stock("long_stay", long_stay, a_year);
    Text const roughly{
        "At the end of March, by the age that the model acts on, which may lag a little.",
        "3月末現在。モデルが用いる年齢により、満年齢よりわずかに遅れることがある"};
    t.stock("long_stay_under_65_by_town", one(M::inpatients_year_under_65),
            {a_year.en + ", under 65 (by municipality)", a_year.ja + "(65歳未満・市町別)"},
            roughly);
    t.stock("long_stay_65_over_by_town", one(M::inpatients_year_over_65),
            {a_year.en + ", 65 and over (by municipality)", a_year.ja + "(65歳以上・市町別)"},
            roughly);
    add_by_age(t, "long_stay", long_stay, a_year);
    t.stock("inpatients_protection", one(M::inpatients_protection),
            {"In hospital for medical care and protection", "医療保護入院中の人"});
    t.stock("inpatients_ordered", one(M::inpatients_ordered),
            {"In hospital by order", "措置入院中の人"});
    t.stock("inpatients_outside", one(M::inpatients_outside),
            {"In a hospital outside the area", "管外の病院に入院中の人"});
}

void add_services(Table& t) {
    t.section("Welfare services and visiting nursing", "障害福祉サービス・訪問看護");
    constexpr std::array offered{Service::transition,      Service::settlement,
                                 Service::group_home,      Service::independent_living,
                                 Service::living_training, Service::visiting_nursing,
                                 Service::participation};
    for (auto const service : offered) {
        auto const& name = service_names[static_cast<std::size_t>(service)];
        auto& users =
            t.add("users_" + std::string{name.id}, {used(service)},
                  {"Users: " + std::string{name.en}, "利用者: " + std::string{name.ja}}, "persons",
                  OverYear::mean,
                  {"Mean of the month-end counts; by area, since offices serve all of it.",
                   "月末人数の平均(事業所は区域全体を対象とするため区域別)"});
        users.counted = CountedBy::area;
    }
    for (auto const service : offered) {
        auto const& name = service_names[static_cast<std::size_t>(service)];
        t.flow("began_" + std::string{name.id}, {begun(service)},
               {"Began: " + std::string{name.en}, "利用開始: " + std::string{name.ja}}, "persons",
               {"Of residents of the municipality, in the fiscal year.",
                "その市町の住民の、年度内の利用開始"});
    }
    t.stock("waiting_group_home", {waiting(Service::group_home)},
            {"Waiting for a group home", "共同生活援助の待機者"})
        .counted = CountedBy::area;
}

void add_meetings(Table& t) {
    using enum Meeting;
    t.section("Meetings", "協議の場・会議");
    auto const add = [&](std::string_view id, std::initializer_list<Meeting> kinds,
                         Text const& name, Text const& which) {
        t.flow("held_" + std::string{id}, each(M::meetings_held_first, kinds),
               {name.en + ": held", name.ja + ": 開催"}, "events", which)
            .counted = CountedBy::both;
        t.flow("attended_" + std::string{id}, each(M::attendances_first, kinds),
               {name.en + ": members who came", name.ja + ": 参加者(延べ)"}, "persons", which)
            .counted = CountedBy::both;
    };
    add("forum",
        {council, regional_conference, construction, liaison, representatives, practitioners},
        {"Forums of health, medical care and welfare", "保健・医療・福祉関係者の協議の場"},
        {"Councils, regional, system-building, liaison, representatives' and practitioners' "
         "meetings.",
         "協議会・地域精神保健医療福祉推進会議・構築会議・構築事業連絡会・代表者会議・実務者会議"});
    add("case_meetings", {case_conference, case_review, transition_project, involuntary_review},
        {"Meetings about cases", "事例を検討する会議"},
        {"Case conferences, case reviews, transition projects, reviews after an order.",
         "市町・保健所の事例検討会、地域移行・定着支援プロジェクト、措置入院者解除後支援検討会"});
    add("outreach_committee", {outreach_committee},
        {"Outreach committee", "アウトリーチ評価委員会"}, in_the_year);
    add("training", {training, early_training}, {"Training of workers", "支援者の研修"},
        in_the_year);
    t.flow("meetings_cancelled", one(M::meetings_cancelled),
           {"Meetings called off", "中止した会議"}, "events",
           {"Of all kinds; too few could come.", "全種類の会議。出席者が足りず中止したもの"})
        .counted = CountedBy::both;
    t.flow("conferences", one(M::conferences),
           {"Care conferences in hospitals", "病院でのケアカンファレンス"});
}

void add_emergencies(Table& t) {
    t.section("Reports, orders and emergencies", "通報・措置・緊急対応");
    t.flow("reports", one(M::reports),
           {"Reports under articles 22 to 26", "22~26条の申請・通報・届出"});
    t.flow("examined", one(M::examined), {"Of these examined", "うち措置診察"});
    t.flow("orders_lifted", one(M::orders_lifted), {"Orders lifted", "措置解除"});
    t.flow("order_plans", one(M::order_plans),
           {"Plans agreed after an order", "措置入院者の退院後支援方針の決定"});
    t.flow("order_visits", one(M::order_visits),
           {"Visits after an admission by order", "措置入院者の退院後の訪問"});
    t.flow("crises", one(M::crises), {"Crises that needed a bed", "入院を要する危機"});
    t.flow("centre_emergencies", one(M::centre_emergencies),
           {"Emergencies handled by the public health centre", "保健所が対応した緊急事例"});
}

void add_visits(Table& t) {
    t.section("Consultations and visits", "相談・訪問");
    t.flow("first_contacts", one(M::first_contacts),
           {"Untreated persons found, or who came", "新たに把握した未治療の人"});
    t.flow("first_treatments", one(M::first_treatments),
           {"Reached treatment or support for the first time", "初めて治療・支援につながった人"},
           "persons");
    t.flow("visits", one(M::visits), {"Visits", "訪問"}, "events",
           {"Of whoever holds the case (municipal desks, public health centre, outreach, "
            "coordinating office), by the person's municipality.",
            "担当機関(市町窓口・保健所・アウトリーチ・多機関協働)の訪問。本人の住む市町に計上"});
    t.flow("visits_kept", one(M::visits_kept),
           {"Visits that met the person", "うち本人に会えた訪問"});
    t.flow("outreach_taken", one(M::outreach_taken), {"Taken on by outreach", "アウトリーチ開始"},
           "persons");
    t.stock("outreach_waiting", one(M::outreach_waiting),
            {"Waiting for outreach", "アウトリーチ待機者"})
        .counted = CountedBy::area;
    auto const hours = [&](std::string_view id, Sum work, Text name) {
        auto& row =
            t.flow(id, std::move(work), std::move(name), "hours",
                   {"Staff time of the agencies there: those of a municipality under it, "
                    "those of an area (public health centre, outreach, clinics) under the area.",
                    "そこにある機関の職員時間。保健所・アウトリーチ・診療所などは区域に計上"});
        row.counted = CountedBy::both;
        row.scale = hour;
    };
    hours("intake_hours", {worked(Work::intake), worked(Work::partner_intake)},
          {"Staff hours for intakes", "相談の受理(初回面接)の職員時間"});
    hours("visit_hours", {worked(Work::visit)}, {"Staff hours for visits", "訪問の職員時間"});
}

void add_multilayer(Table& t) {
    using enum Meeting;
    t.section("Multilayer support", "重層的支援体制整備事業");
    t.flow("coordination_asked", one(M::coordination_asked),
           {"Cases taken to the coordinating office", "多機関協働への相談"}, "persons");
    auto const held = [&](Meeting meeting, std::string_view id, Text const& name) {
        t.flow("held_" + std::string{id}, each(M::meetings_held_first, {meeting}),
               {name.en + ": held", name.ja + ": 開催"});
        t.flow("attended_" + std::string{id}, each(M::attendances_first, {meeting}),
               {name.en + ": members who came", name.ja + ": 参加者(延べ)"}, "persons");
    };
    held(support_meeting, "support_meeting", {"Support meetings", "重層的支援会議・支援会議"});
    held(joint_meeting, "joint_meeting", {"Joint meetings", "合同定例会議"});
    t.flow("agency_visits", each(M::meetings_held_first, {agency_visit}),
           {"Visits to agencies", "相談支援機関への訪問"});
    t.flow("coordination_reached", one(M::coordination_reached),
           {"People whom the office began to visit", "アウトリーチ等継続的支援の開始"}, "persons");
    t.flow("coordination_participation", one(M::coordination_participation),
           {"Of these begun in participation services", "うち参加支援の開始"}, "persons");
    t.flow("talk_sessions", each(M::meetings_held_first, {talk_session}),
           {"Talk sessions in neighbourhoods", "地域づくりトークセッション"});
}

void add_community(Table& t) {
    t.section("People in the community at the end of the fiscal year", "年度末に地域で暮らす人");
    t.stock("untreated", each({Stage::untreated}), {"Untreated", "未治療の人(推計)"});
    t.stock("known", each({Stage::known, Stage::outreach}),
            {"Known, support not accepted, or in outreach", "把握済み・アウトリーチ支援中の人"});
    t.stock("outpatients", each({Stage::outpatient, Stage::discharged}),
            {"In treatment or support", "通院・支援中の人"});
    t.stock("lapsed", each({Stage::lapsed}), {"Lapsed from treatment", "医療中断中の人"});
    t.stock("stuck", one(M::stuck), {"Stuck cases", "膠着事例"});
    t.stock("withdrawn", one(M::withdrawn),
            {"At home or in their own room", "自宅・自室にこもる人(水準2~3)"});
}

/// Those that are shown by month, too.
constexpr std::array<std::string_view, 14> by_month{"admissions",
                                                    "admissions_protection",
                                                    "admissions_ordered",
                                                    "discharges",
                                                    "inpatients",
                                                    "long_stay",
                                                    "reports",
                                                    "crises",
                                                    "first_contacts",
                                                    "visits",
                                                    "untreated",
                                                    "outpatients",
                                                    "stuck",
                                                    "withdrawn"};

} // namespace

std::vector<PlanRow> plan_rows() {
    Table table;
    add_admissions(table);
    add_inpatients(table);
    add_services(table);
    add_meetings(table);
    add_emergencies(table);
    add_visits(table);
    add_multilayer(table);
    add_community(table);
    auto rows = std::move(table).rows();
    for (auto& row : rows) row.main = std::ranges::find(by_month, row.id) != by_month.end();
    return rows;
}

} // namespace norishiro::support
