#include "models/support/measures.hpp"

#include "models/support/pathway.hpp"
#include "models/support/tables.hpp"

#include <array>
#include <deque>
#include <string>
#include <vector>

namespace norishiro::support {

namespace {

/// Of a measure of persons: it is counted for each group of them as well.
constexpr bool by_group = true;

// clang-format off
constexpr std::array<sim::MeasureInfo, index(Measure::paid_first) - stage_count> counted{{
    {"stuck", "persons", "Stuck cases at month end", "月末の膠着事例", by_group},
    {"stuck_no_taker", "persons", "of these: no agency takes them", "うち引き受ける機関がない", by_group},
    {"stuck_refusing", "persons", "of these: support is refused", "うち支援拒否", by_group},
    {"stuck_lone_holder", "persons", "of these: one agency holds them alone", "うち1機関の抱え込み", by_group},
    {"outreach_waiting", "persons", "Waiting for outreach at month end", "月末のアウトリーチ待機者"},
    {"inpatients_year_under_65", "persons", "Inpatients of a year or more, under 65, at month end", "月末の1年以上入院者(65歳未満)", by_group},
    {"inpatients_year_over_65", "persons", "Inpatients of a year or more, 65 and over, at month end", "月末の1年以上入院者(65歳以上)", by_group},
    {"inpatients_outside", "persons", "Residents in hospitals outside the area at month end", "月末の管外入院者", by_group},
    {"inpatients_protection", "persons", "In hospital for medical care and protection at month end", "月末の医療保護入院者", by_group},
    {"inpatients_ordered", "persons", "In hospital by order at month end", "月末の措置入院者", by_group},
    {"families", "families", "Families counted for burden at month end", "負担を集計した家族(月末)", by_group},
    {"family_burden", "0.001", "Sum of their burden (0 to 1000 each)", "家族の負担の合計(各0~1000)", by_group},
    {"mean_tie", "0.000001", "Mean tie between agencies (0 to 1,000,000)", "機関間のつながりの平均(0~1000000)"},
    {"mean_role", "0.000001", "Mean role knowledge (0 to 1,000,000)", "役割理解の平均(0~1000000)"},
    {"deficit_roles", "0.000001", "Missing role knowledge within a municipality (0 to 1,000,000)", "同一市町内の役割理解の不足(0~1000000)"},
    {"deficit_joint_work", "0.000001", "Missing ties within a municipality (0 to 1,000,000)", "同一市町内のつながりの不足(0~1000000)"},
    {"deficit_assessment", "0.000001", "Mean chance to miss a need at an intake (0 to 1,000,000)", "受理時に生活課題を見落とす確率の平均(0~1000000)"},
    {"deficit_understanding", "0.000001", "Mean chance to miss the illness at an intake (0 to 1,000,000)", "受理時に病気を見落とす確率の平均(0~1000000)"},
    {"towns_counted", "months", "Months of municipalities counted", "集計した市町の延べ月数"},
    {"months_counted", "months", "Months counted", "集計した月数"},
    {"onsets", "persons", "New need among residents", "新たな支援の必要", by_group},
    {"moved_in", "persons", "Moved in while in treatment", "通院中の転入", by_group},
    {"first_treatments", "persons", "Reached treatment or support for the first time", "初めて治療・支援につながった人", by_group},
    {"untreated_seconds", "s", "Their time since onset", "発生から治療・支援までの期間の合計", by_group},
    {"stuck_begun", "persons", "Cases that became stuck", "新たな膠着事例", by_group},
    {"referrals_between", "events", "Referrals between agencies", "機関間の紹介", by_group},
    {"referrals_wrong", "events", "of these to an agency whose task it is not", "うち担当でない機関への紹介", by_group},
    {"bounces", "events", "of these bounced", "うち受け入れられなかった紹介(たらい回し)", by_group},
    {"handed_off", "events", "of these handed off", "うち引き継がれた紹介", by_group},
    {"lost_in_referral", "persons", "Persons lost on the way", "紹介の途中で縁が切れた人", by_group},
    {"margin_taken", "events", "Referrals taken in the margin of hours", "のりしろで引き受けた紹介", by_group},
    {"margin_seconds", "s", "Staff time lent in it", "のりしろに充てた職員時間", by_group},
    {"needs_met", "events", "Needs met", "解消した生活課題", by_group},
    {"carers_ill", "persons", "Carers who fell ill", "倒れた介護者", by_group},
    {"gave_up_waiting", "persons", "Gave up waiting for a first visit", "初診を待ちきれなかった人", by_group},
    {"transition_applied", "persons", "Applied for community transition support", "地域移行支援の申請", by_group},
    {"workers_left", "persons", "Workers who left", "離職した職員"},
    {"workers_sick", "persons", "Workers on sick leave, begun", "病気休職に入った職員"},
    {"referrals", "persons", "Referrals that reached outreach", "アウトリーチへの紹介", by_group},
    {"referrals_refused", "events", "Referrals refused because the list was full", "待機者が上限に達し受け付けられなかった紹介", by_group},
    {"outreach_taken", "persons", "Taken on by outreach", "アウトリーチ開始", by_group},
    {"outreach_wait_seconds", "s", "Their wait in line", "アウトリーチの待機期間の合計", by_group},
    {"outreach_accepted", "persons", "Left outreach for treatment or support", "アウトリーチから治療・支援へつながった人", by_group},
    {"passed_on", "events", "Referrals that were kept instead of bounced", "断らずに受け止めた紹介"},
    {"coordination_asked", "persons", "Cases taken to the coordinating office", "多機関協働への相談"},
    {"coordination_from_desks", "persons", "of these by tax and environment sections", "うち税務・環境部門から"},
    {"coordination_met", "persons", "of these taken to a support meeting", "うち重層的支援会議・支援会議を開いた人"},
    {"coordination_reached", "persons", "People whom the office began to visit", "アウトリーチ等継続的支援の開始"},
    {"coordination_participation", "persons", "of these begun in participation services", "うち参加支援の開始"},
    {"crises", "events", "Crises that needed a bed", "入院を要する危機", by_group},
    {"hospitals_asked", "events", "Hospitals asked in crises", "危機で依頼した病院の延べ数", by_group},
    {"centre_emergencies", "events", "Emergencies handled by the public health centre", "保健所が対応した緊急事例", by_group},
    {"centre_in_area", "events", "of these taken by a hospital of the area", "うち管内の病院が受けたもの", by_group},
    {"reports", "events", "Reports under articles 22 to 26", "22~26条の申請・通報・届出", by_group},
    {"examined", "events", "of these examined", "うち診察", by_group},
    {"orders_lifted", "events", "Orders of admission lifted", "措置解除", by_group},
    {"consent_by_mayor", "events", "Consents by the mayor", "市町村長同意", by_group},
    {"legal_reviews", "events", "Reviews of medical protection", "医療保護入院の更新時の検討", by_group},
    {"admissions", "events", "Admissions", "入院", by_group},
    {"first_admissions", "events", "First admissions in life", "初回入院", by_group},
    {"planned_admissions", "events", "Planned admissions", "計画的な入院", by_group},
    {"admissions_outside", "events", "Admissions outside the area", "管外への入院", by_group},
    {"admissions_protection", "events", "Admissions for medical care and protection", "医療保護入院", by_group},
    {"admissions_ordered", "events", "Admissions by order", "措置入院", by_group},
    {"discharges", "events", "Discharges to the community", "地域への退院", by_group},
    {"stay_seconds", "s", "Their time in hospital", "退院者の在院期間の合計", by_group},
    {"long_stay_entries", "persons", "Reached a year in hospital", "新たに1年以上となった入院者", by_group},
    {"long_stay_discharges", "events", "Discharges to the community after a year or more", "1年以上入院者の地域への退院", by_group},
    {"long_stay_deaths", "events", "Deaths after a year or more in hospital", "1年以上入院者の死亡", by_group},
    {"long_stay_transfers", "events", "Transfers after a year or more in hospital", "1年以上入院者の転院", by_group},
    {"deaths", "persons", "Deaths", "死亡", by_group},
    {"suicides", "persons", "of these by suicide", "うち自殺", by_group},
    {"movements", "events", "Admissions and exits from hospital", "入院と退院等の合計", by_group},
    {"admitted_90", "events", "Admissions followed for 90 days", "90日追跡した入院", by_group},
    {"discharged_90", "events", "of these discharged to the community within 90 days", "うち90日以内の地域退院", by_group},
    {"admitted_180", "events", "Admissions followed for 180 days", "180日追跡した入院", by_group},
    {"discharged_180", "events", "of these discharged within 180 days", "うち180日以内の地域退院", by_group},
    {"admitted_365", "events", "Admissions followed for 365 days", "365日追跡した入院", by_group},
    {"discharged_365", "events", "of these discharged within 365 days", "うち365日以内の地域退院", by_group},
    {"left_90", "events", "Discharges within a year of admission, followed for 90 days", "90日追跡した退院(入院1年未満)", by_group},
    {"readmitted_90", "events", "of these readmitted within 90 days", "うち90日以内の再入院", by_group},
    {"left_180", "events", "Discharges followed for 180 days", "180日追跡した退院", by_group},
    {"readmitted_180", "events", "of these readmitted within 180 days", "うち180日以内の再入院", by_group},
    {"left_365", "events", "Discharges followed for 365 days", "365日追跡した退院", by_group},
    {"readmitted_365", "events", "of these readmitted within 365 days", "うち365日以内の再入院", by_group},
    {"visits", "events", "Visits of desks and outreach", "市町・アウトリーチの訪問", by_group},
    {"visits_kept", "events", "of these that met the person", "うち本人に会えた訪問", by_group},
    {"conferences_called", "events", "Care conferences called", "招集したケアカンファレンス", by_group},
    {"conferences", "events", "Care conferences held", "開催したケアカンファレンス", by_group},
    {"meetings_held", "events", "Meetings held", "開催した会議"},
    {"meetings_cancelled", "events", "Meetings called off", "中止した会議"},
    {"meeting_seconds", "s", "Staff time of those who came", "会議に充てた職員時間"},
    {"coordinated_discharges", "events", "Discharges within a year, after a conference", "カンファレンスを経た1年未満の退院", by_group},
    {"coordinated_stay_seconds", "s", "Their time in hospital", "その在院期間の合計", by_group},
    {"other_discharges", "events", "Discharges within a year, without a conference", "カンファレンスのない1年未満の退院", by_group},
    {"other_stay_seconds", "s", "Their time in hospital", "その在院期間の合計", by_group},
    {"withdrawn", "persons", "At home or in their own room (withdrawal 2 or 3), at month end", "月末: 自宅・自室にこもる人(ひきこもり水準2~3)", by_group},
    {"withdrawal_eased", "events", "Levels by which withdrawal eased", "ひきこもりが和らいだ段階数", by_group},
    {"first_contacts", "events", "Untreated persons whom somebody found, or who came", "未治療の人の把握・受診・入院", by_group},
    {"first_contacts_in_crisis", "events", "of these in hospital at once", "うち直接入院に至ったもの", by_group},
    {"project_cases", "events", "Inpatients taken up by transition projects", "地域移行・定着支援プロジェクトで取り上げた入院者", by_group},
    {"project_stuck_cases", "events", "Stuck cases taken up by transition projects", "地域移行・定着支援プロジェクトで取り上げた困難事例", by_group},
    {"family_cases", "persons", "Families taken on by withdrawal support", "ひきこもり支援で受け入れた家族", by_group},
    {"family_sessions", "events", "Sessions of withdrawal support", "ひきこもり支援の面接", by_group},
    {"family_sessions_met", "events", "of these that met the person", "うち本人に会えたもの", by_group},
    {"order_plans", "events", "Reviews after an admission by order that agreed a plan", "措置入院後の検討会(支援方針の決定)", by_group},
    {"order_consents", "events", "of these with the person's consent to visits", "うち本人が退院後の訪問に同意", by_group},
    {"order_visits", "events", "Visits after an admission by order", "措置入院者の退院後の訪問", by_group},
    {"order_seen_in_a_week", "persons", "of whom the first came within 7 days of the discharge", "うち退院後7日以内の初回訪問", by_group},
    {"order_lapses_seen", "events", "Drop-outs that these visits saw", "訪問で分かった医療中断", by_group},
    {"left_order_365", "events", "Discharges after an admission by order, followed for 365 days", "365日追跡した措置入院後の退院", by_group},
    {"readmitted_order_365", "events", "of these readmitted within 365 days", "うち365日以内の再入院", by_group},
    {"readmitted_order_unwilling_365", "events", "of these readmitted without consent", "うち非自発的な再入院", by_group},
    {"outside_seconds_365", "s", "Time outside psychiatric beds in the 365 days after such discharges", "退院後365日のうち精神病床の外で過ごした期間の合計", by_group},
    {"left_seen_365", "events", "Discharges followed for 365 days, seen within 7 days", "365日追跡した退院のうち7日以内に受診したもの", by_group},
    {"readmitted_seen_365", "events", "of these readmitted within 365 days", "うち365日以内の再入院", by_group},
    {"left_unseen_365", "events", "Discharges followed for 365 days, not seen within 7 days", "365日追跡した退院のうち7日以内に受診しなかったもの", by_group},
    {"readmitted_unseen_365", "events", "of these readmitted within 365 days", "うち365日以内の再入院", by_group},
    {"outreach_followed_365", "persons", "Never treated, taken on by outreach, followed for 365 days", "アウトリーチを開始した未治療の人(365日追跡)", by_group},
    {"outreach_in_care_365", "persons", "of these in treatment or in hospital by then", "うち365日後に通院中または入院中の人", by_group},
    {"psychosis_treated", "persons", "Schizophrenia spectrum, first treated", "統合失調症圏: 初めて治療につながった人"},
    {"psychosis_untreated_seconds", "s", "Their time since onset", "その発症からの期間の合計"},
    {"psychosis_within_6_months", "persons", "of these treated within 6 months of onset", "うち発症から6か月以内"},
    {"psychosis_after_60_months", "persons", "of these treated after 60 months", "うち発症から60か月を超えた人"},
    {"psychosis_acute_treated", "persons", "of these with an acute onset", "うち急性の発症"},
    {"psychosis_acute_within_2_months", "persons", "of those treated within 2 months", "急性の発症のうち2か月以内"},
    {"psychosis_slow_treated", "persons", "of these with an insidious onset", "うち潜行性の発症"},
    {"psychosis_slow_within_18_months", "persons", "of those treated within 18 months", "潜行性の発症のうち18か月以内"},
    {"long_stay_exits", "events", "All who left after a year or more in hospital", "1年以上入院者の退院等(死亡・転院を含む)", by_group},
    {"psychosis_deaths", "persons", "Deaths, schizophrenia spectrum", "統合失調症圏の死亡"},
    {"psychosis_deaths_expected", "0.000001", "What they would be by the life table", "生命表から期待されるその死亡"},
    {"suicides_in_30_days", "persons", "Suicides within 30 days of a discharge", "退院後30日以内の自殺", by_group},
    {"bed_seconds", "s", "Time in psychiatric beds", "在院期間の合計", by_group},
    {"elsewhere_bed_seconds", "s", "Time of people from elsewhere in beds of the area", "管外の患者の在院期間の合計"},
    {"elsewhere_cost", "JPY", "Cost of their beds", "管外の患者の入院費用"},
    {"cost_inpatient", "JPY", "Cost of beds", "入院費用"},
    {"cost_outpatient", "JPY", "Cost of outpatient care", "外来費用"},
    {"cost_nursing", "JPY", "Cost of visiting nursing", "訪問看護の費用"},
    {"cost_services", "JPY", "Cost of group homes and welfare services", "グループホーム・障害福祉サービスの費用"},
    {"cost_staff", "JPY", "Cost of community staff", "地域の職員の費用"},
    {"cost_total", "JPY", "Cost of beds, care, services and community staff", "公費・医療費の合計"},
    {"cost_discounted", "JPY", "The same, discounted to the start", "同、開始時点に割り引いた額"},
    {"qalys", "0.000001", "Quality-adjusted life years (millionths)", "質調整生存年(100万分の1)", by_group},
    {"qalys_discounted", "0.000001", "The same, discounted to the start", "同、開始時点に割り引いた値", by_group},
}};
// clang-format on

/// Measures with the words that their families are put together from.
struct Table {
    std::deque<std::string> words; // a deque never moves what it holds
    std::vector<sim::MeasureInfo> rows;

    std::string_view keep(std::string text) { return words.emplace_back(std::move(text)); }
    void add(std::string id, std::string_view unit, std::string en, std::string ja,
             bool of_persons = false) {
        auto const kept_id = keep(std::move(id));
        auto const kept_en = keep(std::move(en));
        rows.push_back({kept_id, unit, kept_en, keep(std::move(ja)), of_persons});
    }
    Table();
};

std::string slug(std::string_view name) {
    std::string id;
    for (char const c : name) {
        if (c == ',') continue;
        id += c == ' ' ? '_' : c;
    }
    return id;
}

Table::Table() {
    for (std::size_t s = 0; s < stage_count; ++s) {
        auto const& stage = stage_names[s];
        // Those who have left grow no older, so they are in no group of today.
        add("persons_" + std::string{stage.id}, "persons", std::string{stage.en} + ", at month end",
            "月末: " + std::string{stage.ja}, !has_left(static_cast<Stage>(s)));
    }
    rows.insert(rows.end(), counted.begin(), counted.end());
    for (auto const& payer : payer_names) {
        add("paid_by_" + std::string{payer.id}, "JPY", "Paid by: " + std::string{payer.en},
            "負担額: " + std::string{payer.ja});
    }
    struct Family {
        std::string_view id, unit, en, ja;
    };
    for (Family const f :
         {Family{"in_", "persons", "In service at month end: ", "月末の利用者: "},
          Family{"waiting_for_", "persons", "Waiting at month end: ", "月末の待機者: "},
          Family{"asked_for_", "events", "Asked for: ", "申込: "},
          Family{"began_", "events", "Began: ", "利用開始: "}}) {
        for (auto const& service : service_names) {
            add(std::string{f.id} + std::string{service.id}, f.unit,
                std::string{f.en} + std::string{service.en},
                std::string{f.ja} + std::string{service.ja});
        }
    }
    for (auto const& ward : ward_names) {
        add("time_in_" + std::string{ward.id} + "_wards", "s", "Time in " + std::string{ward.en},
            "在院期間: " + std::string{ward.ja});
    }
    for (auto const& ward : ward_names) {
        add("exits_from_" + std::string{ward.id} + "_wards", "events",
            "Exits from " + std::string{ward.en}, "退棟: " + std::string{ward.ja});
    }
    for (auto const& barrier : barrier_names) {
        add("lost_to_" + std::string{barrier.id}, "s",
            "Time in hospital while the barrier stood: " + std::string{barrier.en},
            "阻害要因が続いた在院期間: " + std::string{barrier.ja}, by_group);
    }
    for (auto const& agency : agency_types) {
        add("given_by_" + std::string{agency.id}, "s",
            "Staff time given by " + std::string{agency.en},
            "業務に充てた職員時間: " + std::string{agency.ja});
    }
    for (auto const& agency : agency_types) {
        add("held_by_" + std::string{agency.id}, "s",
            "Staff time held by " + std::string{agency.en},
            "保有する職員時間: " + std::string{agency.ja});
    }
    for (Family const f : {Family{"held_", "events", "Held: ", "開催: "},
                           Family{"cancelled_", "events", "Called off: ", "中止: "},
                           Family{"attended_", "persons", "Persons who came: ", "参加者: "}}) {
        for (auto const& meeting : meeting_names) {
            add(std::string{f.id} + std::string{meeting.id}, f.unit,
                std::string{f.en} + std::string{meeting.en},
                std::string{f.ja} + std::string{meeting.ja});
        }
    }
    auto const works = activities();
    for (std::size_t w = 0; w < work_count; ++w) {
        auto const& work = works[w];
        add("worked_" + work.id, "s", "Staff time: " + work.name.en, "職員時間: " + work.name.ja);
    }
    for (auto const& row : pathway()) {
        add("flow_" + slug(row.name), "events", std::string{row.name}, std::string{row.name_ja});
        rows.back().from = stage_names[static_cast<std::size_t>(row.from)].id;
        rows.back().to = stage_names[static_cast<std::size_t>(row.to)].id;
    }
}

} // namespace

std::span<sim::MeasureInfo const> measures() {
    static Table const table;
    return table.rows;
}

} // namespace norishiro::support
