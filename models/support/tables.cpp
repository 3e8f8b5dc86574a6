#include "models/support/tables.hpp"

#include "models/support/measures.hpp"

#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>

namespace norishiro::support {

namespace {

struct Name {
    std::string_view id;
    std::string_view en;
    std::string_view ja;
};

constexpr std::array<Name, diagnosis_count> diagnosis_names{{
    {"f0", "Dementia (F0)", "器質性精神障害・認知症(F0)"},
    {"f1", "Substance use (F1)", "物質使用(F1)"},
    {"f2", "Schizophrenia spectrum (F2)", "統合失調症圏(F2)"},
    {"f3", "Mood disorders (F3)", "気分障害(F3)"},
    {"f4", "Neurotic and personality disorders (F4-F6)", "神経症性・パーソナリティ障害(F4~F6)"},
    {"f7", "Neurodevelopmental disorders (F7-F9)", "発達障害等(F7~F9)"},
    {"none", "Withdrawal without a diagnosis", "診断のないひきこもり"},
}};

constexpr std::array<Name, work_count> work_names{{
    {"intake", "First talks", "初回面接"},
    {"partner_intake", "Intakes of referred people", "紹介を受けた受理"},
    {"visit", "Visits", "訪問"},
    {"need", "Work on needs beyond the illness", "生活課題への支援"},
    {"report", "Reports under articles 22 to 26", "22~26条の申請・通報・届出への対応"},
    {"emergency", "Emergencies", "緊急対応"},
    {"review", "Reviews of medical protection", "医療保護入院の更新の検討"},
    {"triage", "Triage of referrals", "紹介の受理判断"},
    {"session", "Work on barriers to discharge", "退院阻害要因への働きかけ"},
    {"arrangement", "Arranging discharges", "退院の調整"},
    {"conference", "Care conferences", "ケアカンファレンス"},
    {"plan", "Plans for community transition", "地域移行の計画"},
    {"transition_visit", "Visits for community transition", "地域移行の訪問"},
    {"first_visit", "First visits", "初診"},
    {"meeting", "Meetings", "会議"},
    {"family_session", "Sessions with families of withdrawn people", "ひきこもり家族との面接"},
    {"order_visit", "Visits after an admission by order", "措置入院者の退院後の訪問"},
    {"passing_on", "Cases kept and passed on", "断らずに受け止めてつなぐ"},
}};

sim::Label label(Name const& name) {
    return {std::string{name.id}, {std::string{name.en}, std::string{name.ja}}};
}

/// The label of what a scenario names in a section of its own.
template <class Named>
sim::Label label_of(Named const& named) {
    auto const& en = named.value.name_en.words;
    auto const& ja = named.value.name.words;
    return {named.id, {en.empty() ? named.id : en, ja.empty() ? named.id : ja}};
}

sim::Label within(Name const& kind, sim::Label const& whose) {
    return {fmt::format("{}_{}", kind.id, whose.id),
            {fmt::format("{}: {}", kind.en, whose.name.en),
             fmt::format("{}: {}", kind.ja, whose.name.ja)}};
}

sim::Label age_band_label(std::size_t band) {
    if (band == 0) {
        auto const end = age_bands_from.front();
        return {fmt::format("under_{}", end),
                {fmt::format("under {}", end), fmt::format("{}歳未満", end)}};
    }
    auto const begin = age_bands_from.at(band - 1);
    if (band == age_bands_from.size()) {
        return {fmt::format("{}_over", begin),
                {fmt::format("{} and over", begin), fmt::format("{}歳以上", begin)}};
    }
    auto const last = age_bands_from.at(band) - 1;
    return {fmt::format("{}_{}", begin, last),
            {fmt::format("{} to {}", begin, last), fmt::format("{}~{}歳", begin, last)}};
}

} // namespace

sim::Groups groups() {
    sim::Factor diagnosis{label({"diagnosis", "diagnosis (ICD-10)", "診断(ICD-10)"}), {}};
    for (auto const& name : diagnosis_names) diagnosis.levels.push_back(label(name));
    sim::Factor age{label({"age", "age in completed years", "満年齢"}), {}};
    for (std::size_t b = 0; b < age_band_count; ++b) age.levels.push_back(age_band_label(b));
    return {{std::move(diagnosis), std::move(age)}};
}

std::vector<sim::Label> activities() {
    std::vector<sim::Label> all;
    all.reserve(activity_count);
    for (auto const& name : work_names) all.push_back(label(name));
    all.push_back(label({"idle", "Idle: held and given to nothing", "業務に充てていない時間"}));
    all.push_back(label({"held", "Held: all of the above together", "保有する時間(以上の合計)"}));
    return all;
}

std::vector<sim::Label> states() {
    std::vector<sim::Label> all;
    for (auto const& stage : stage_names) all.push_back(label({stage.id, stage.en, stage.ja}));
    return all;
}

std::vector<sim::Label> hospitals_of(Parameters const& parameters) {
    std::vector<sim::Label> all;
    for (auto const& h : parameters.hospitals) all.push_back(label_of(h));
    return all;
}

std::vector<sim::Label> areas_of(Parameters const& parameters) {
    std::vector<sim::Label> areas;
    for (auto const& a : parameters.areas) areas.push_back(label_of(a));
    if (areas.empty()) {
        areas.push_back(label({"area_wide", "Of no one municipality", "市町に属さないもの"}));
    }
    return areas;
}

std::vector<sim::Place> places_of(Parameters const& parameters) {
    std::vector<sim::Place> places;
    auto const add = [&](sim::Label const& of, sim::PlaceKind kind) {
        places.push_back({of.id, of.name, kind});
    };
    for (auto const& m : parameters.municipalities) {
        add(label_of(m), sim::PlaceKind::municipality);
    }
    add(label({"elsewhere", "People from elsewhere", "管外の人"}), sim::PlaceKind::elsewhere);
    for (auto& area : areas_of(parameters)) {
        // An area may have the id of its town; without a section its id is "area_wide" already.
        if (!parameters.areas.empty()) area.id.insert(0, "area_");
        add(area, sim::PlaceKind::area);
    }
    return places;
}

std::vector<sim::Label> stations_of(Parameters const& parameters) {
    std::vector<sim::Label> stations;
    auto const add = [&](AgencyKind kind, sim::Label const& whose) {
        auto const& type = type_of(kind);
        if (has_staff(kind)) stations.push_back(within({type.id, type.en, type.ja}, whose));
    };
    for (std::size_t k = 0; k < agency_kind_count; ++k) {
        auto const kind = static_cast<AgencyKind>(k);
        if (type_of(kind).level == Level::municipality) {
            for (auto const& m : parameters.municipalities) add(kind, label_of(m));
        }
        if (type_of(kind).level == Level::area) {
            for (auto const& area : areas_of(parameters)) add(kind, area);
        }
    }
    for (auto const& hospital : hospitals_of(parameters)) {
        for (AgencyKind const kind : {AgencyKind::community_office,
                                      AgencyKind::occupational_therapy, AgencyKind::ward_nursing}) {
            add(kind, hospital);
        }
    }
    return stations;
}

std::vector<std::size_t> group_columns() {
    std::vector<std::size_t> columns(measures().size(), not_by_group);
    std::size_t next = 0;
    for (std::size_t m = 0; m < columns.size(); ++m) {
        if (measures()[m].by_group) columns[m] = next++;
    }
    return columns;
}

sim::Outcomes empty_outcomes(Parameters const& parameters, std::size_t months) {
    auto const all = measures();
    return {sim::Counts{months, places_of(parameters).size(), all.size()},
            sim::Counts{months, group_count, sim::group_column(all, all.size())},
            sim::Counts{months, stations_of(parameters).size(), activity_count}};
}

} // namespace norishiro::support
