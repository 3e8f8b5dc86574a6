#pragma once

#include "models/support/agency_kinds.hpp"
#include "models/support/needs.hpp"
#include "sim/parameters.hpp"

#include <array>

namespace norishiro::support {

/// Whose task a need is in a municipality. `nobody` leaves a gap (制度のはざま).
enum class Remit : std::uint8_t {
    none, ///< nobody's
    health,
    welfare,
    child,
    elderly,
    assistance,
    core_consultation,
    comprehensive_support,
    social_welfare_council,
    self_reliance,
    withdrawal_desk,
};

} // namespace norishiro::support

template <>
struct norishiro::sim::Choices<norishiro::support::Remit> {
    static constexpr std::array<std::string_view, 11> names{
        "nobody",
        "health",
        "welfare",
        "child",
        "elderly",
        "assistance",
        "core_consultation",
        "comprehensive_support",
        "social_welfare_council",
        "self_reliance",
        "withdrawal_desk",
    };
};

namespace norishiro::support {

/// Posts of one kind of agency: a number of its own, or (below zero) as many as `[posts]` gives a
/// population of this size.
inline constexpr sim::Fte by_population{-1};

/// `[municipality.<id>]`: a city or town (市町): who lives there, who works there, who has which task.
struct Municipality {
    sim::TextValue name{};
    sim::TextValue name_en{};
    sim::TextValue area{};
    sim::Persons population{};
    sim::Number under_15{};
    sim::Number from_65{};
    sim::Number from_75{};
    sim::Number zones{};
    sim::Number case_conference_people{};
    sim::Fte health{}, welfare{}, child{}, elderly{}, assistance{}, tax{}, environment{},
        core_consultation{}, consultation{}, comprehensive_support{}, social_welfare_council{},
        self_reliance{}, withdrawal_desk{};
    Remit remit_housing{}, remit_money{}, remit_caregiving{}, remit_children{}, remit_isolation{},
        remit_physical{}, remit_conflict{}, remit_daily_living{};
    bool operator==(Municipality const&) const = default;
};

constexpr auto fields(sim::Of<Municipality>) {
    using M = Municipality;
    using sim::Change;
    using sim::Fte;
    using sim::Number;
    using sim::parameter;
    constexpr auto label = sim::assumed("a label", "表示名");
    constexpr auto census = sim::assumed("about the prefecture's mean; enter your own",
                                         "県の平均程度。実際の値を入れてください");
    constexpr auto own = sim::assumed("by population until you enter your own",
                                      "実際の値を入れるまでは人口から決める");
    constexpr auto usual = sim::assumed("a usual division of tasks; enter your own",
                                        "よくある分担。実際の分担を入れてください");
    constexpr auto text = [=](sim::TextValue M::*m, std::string_view key, std::string_view en,
                              std::string_view ja) {
        return sim::field(m, {.key = key, .meaning = en, .meaning_ja = ja, .source = label});
    };
    constexpr auto posts = [=](Fte M::*m, std::string_view key, std::string_view en,
                               std::string_view ja) {
        return parameter(m, key, by_population, by_population, Fte{2000}, own, en, ja);
    };
    constexpr auto remit = [=](Remit M::*m, std::string_view key, Remit value, std::string_view en,
                               std::string_view ja) {
        return parameter(m, key, value, Remit::none, Remit::withdrawal_desk, usual, en, ja);
    };
    auto const residents = std::tuple{
        text(&M::name, "name", "Name in Japanese.", "名称"),
        text(&M::name_en, "name_en", "Name in English.", "英語の名称"),
        text(&M::area, "area", "Id of the area that it belongs to; needed where there are several.",
             "属する区域(area)のid。区域が複数のとき必要"),
        parameter(&M::population, "population", sim::Persons{100'000}, sim::Persons{0},
                  sim::Persons{4'000'000},
                  sim::assumed("enter your own", "実際の値を入れてください"), "Residents.", "人口",
                  Change::at_start),
        parameter(&M::under_15, "under_15", Number{0.12}, Number{0.05}, Number{0.2}, census,
                  "Share of residents under 15.", "15歳未満の割合", Change::at_start),
        parameter(&M::from_65, "from_65", Number{0.27}, Number{0.1}, Number{0.6}, census,
                  "Share of residents of 65 and over.", "65歳以上の割合", Change::at_start),
        parameter(&M::from_75, "from_75", Number{0.14}, Number{0.05}, Number{0.4}, census,
                  "Share of residents of 75 and over.", "75歳以上の割合", Change::at_start),
        parameter(&M::zones, "zones", Number{4}, Number{1}, Number{60},
                  sim::assumed("one for each 30,000 residents, as B18 has it; enter your own",
                               "B18のとおり住民3万人に1か所。実際の値を入れてください"),
                  "Neighbourhoods.", "日常生活圏域の数", Change::at_start),
        parameter(&M::case_conference_people, "case_conference_people", Number{0}, Number{0},
                  Number{40},
                  sim::assumed("no figure but for two municipalities of one report",
                               "1つの報告書の2市町のほかに数値がない"),
                  "Persons invited to a case conference here; 0: as many as its programme says.",
                  "事例検討会の参加者数(0なら事業の設定による)"),
    };
    auto const staff = std::tuple{
        posts(&M::health, "health", "Mental-health desk, full-time posts (-1: by population).",
              "精神保健担当の常勤換算数(-1: 人口から)"),
        posts(&M::welfare, "welfare", "Disability welfare section.", "障害福祉担当"),
        posts(&M::child, "child", "Child and family section.", "子ども家庭担当"),
        posts(&M::elderly, "elderly", "Elderly section.", "高齢福祉担当"),
        posts(&M::assistance, "assistance", "Public assistance office.", "生活保護担当"),
        posts(&M::tax, "tax", "Tax section.", "税務担当"),
        posts(&M::environment, "environment", "Environment section.", "環境担当"),
        posts(&M::core_consultation, "core_consultation", "Core consultation centre.",
              "基幹相談支援センター"),
        posts(&M::consultation, "consultation",
              "Consultation specialists who take people from hospital.",
              "相談支援専門員(退院者を受け持つ)"),
        posts(&M::comprehensive_support, "comprehensive_support",
              "Community comprehensive support centres.", "地域包括支援センター"),
        posts(&M::social_welfare_council, "social_welfare_council", "Social welfare council.",
              "社会福祉協議会"),
        posts(&M::self_reliance, "self_reliance", "Self-reliance support.", "自立相談支援機関"),
        posts(&M::withdrawal_desk, "withdrawal_desk", "Withdrawal consultation desk.",
              "ひきこもり相談窓口"),
    };
    auto const remits = std::tuple{
        remit(&M::remit_housing, "remit_housing", Remit::self_reliance, "Whose task housing is.",
              "住まいの課題の担当"),
        remit(&M::remit_money, "remit_money", Remit::self_reliance, "Money and debt.",
              "経済・債務の課題の担当"),
        remit(&M::remit_caregiving, "remit_caregiving", Remit::comprehensive_support,
              "Care of ageing parents.", "親の介護の課題の担当"),
        remit(&M::remit_children, "remit_children", Remit::child, "Children.", "養育の課題の担当"),
        remit(&M::remit_isolation, "remit_isolation", Remit::social_welfare_council, "Isolation.",
              "孤立の課題の担当"),
        remit(&M::remit_physical, "remit_physical", Remit::health, "Physical illness.",
              "身体疾患の課題の担当"),
        remit(&M::remit_conflict, "remit_conflict", Remit::none,
              "Conflict with neighbours or the law.", "近隣・法的トラブルの担当"),
        remit(&M::remit_daily_living, "remit_daily_living", Remit::core_consultation,
              "Daily living.", "日常生活の課題の担当"),
    };
    return std::tuple_cat(residents, staff, remits);
}
static_assert(sim::describes_every_member<Municipality>);

/// Posts of an agency of the municipality; `by_population` where it gives none of its own.
sim::Fte posts_of(AgencyKind kind, Municipality const& municipality);
/// Whose task a need is.
Remit remit_of(SocialNeed need, Municipality const& municipality);
/// None where it is nobody's.
AgencyKind kind_of(Remit remit);

/// `[area.<id>]`: the area of one public health centre (保健所管轄).
struct Area {
    sim::TextValue name{};
    sim::TextValue name_en{};
    sim::Fte phc{};
    sim::Fte clinics{};
    sim::Cases group_homes{};
    sim::Cases visiting_nursing{};
    sim::Cases participation{};
    sim::Cases living_training{};
    sim::Cases independent_living{};
    sim::Cases settlement{};
    bool operator==(Area const&) const = default;
};

inline constexpr sim::Cases places_by_population{-1};

constexpr auto fields(sim::Of<Area>) {
    using A = Area;
    using sim::Cases;
    constexpr auto label = sim::assumed("a label", "表示名");
    constexpr auto own = sim::assumed("by population until you enter your own",
                                      "実際の値を入れるまでは人口から決める");
    constexpr auto places = [=](Cases A::*m, std::string_view key, std::string_view en,
                                std::string_view ja) {
        return sim::parameter(m, key, places_by_population, places_by_population, Cases{100'000},
                              own, en, ja);
    };
    return std::tuple{
        sim::field(
            &A::name,
            {.key = "name", .meaning = "Name in Japanese.", .meaning_ja = "名称", .source = label}),
        sim::field(&A::name_en, {.key = "name_en",
                                 .meaning = "Name in English.",
                                 .meaning_ja = "英語の名称",
                                 .source = label}),
        sim::parameter(&A::phc, "phc", by_population, by_population, sim::Fte{500}, own,
                       "Mental-health staff of the public health centre (-1: by population).",
                       "保健所の精神保健担当の常勤換算数(-1: 人口から)"),
        sim::parameter(&A::clinics, "clinics", by_population, by_population, sim::Fte{5000}, own,
                       "Doctors' time of clinics for first visits.",
                       "精神科診療所・外来の初診に充てる医師(常勤換算)"),
        places(&A::group_homes, "group_homes", "Group home places (-1: by population).",
               "グループホームの定員(-1: 人口から)"),
        places(&A::visiting_nursing, "visiting_nursing", "People whom visiting nurses can take.",
               "訪問看護の利用定員"),
        places(&A::participation, "participation", "Places of day and participation services.",
               "日中活動・参加支援の定員"),
        places(&A::living_training, "living_training", "Places of training for daily living.",
               "自立訓練(生活訓練)の定員"),
        places(&A::independent_living, "independent_living",
               "Places of independent living assistance.", "自立生活援助の定員"),
        places(&A::settlement, "settlement", "Places of settlement support.", "地域定着支援の定員"),
    };
}
static_assert(sim::describes_every_member<Area>);

/// `[posts]`: full-time posts for each 100,000 residents, where a municipality or an area gives none
/// of its own. Only those for the work of this model are counted, not the whole section.
struct Posts {
    sim::Fte health{}, welfare{}, child{}, elderly{}, assistance{}, tax{}, environment{},
        core_consultation{}, consultation{}, comprehensive_support{}, social_welfare_council{},
        self_reliance{}, withdrawal_desk{}, phc{}, clinics{};
    bool operator==(Posts const&) const = default;
};

constexpr auto fields(sim::Of<Posts>) {
    using P = Posts;
    using sim::Fte;
    constexpr auto none =
        sim::assumed("no roster at hand; the time for this model's people alone",
                     "職員名簿がないための仮の値。このモデルが扱う人に使う時間だけ");
    constexpr auto row = [=](Fte P::*m, std::string_view key, double v, std::string_view en,
                             std::string_view ja, sim::Source source) {
        return sim::parameter(m, key, Fte{v}, Fte{0}, Fte{20 * v}, source, en, ja);
    };
    return std::tuple{
        row(&P::health, "health", 2.0, "Municipal mental-health desk.", "市町の精神保健担当",
            sim::assumed("2 of B23's 27 public health nurses", "B23の保健師27人のうち2人")),
        row(&P::welfare, "welfare", 0.8, "Disability welfare section.", "障害福祉担当", none),
        row(&P::child, "child", 0.4, "Child and family section.", "子ども家庭担当", none),
        row(&P::elderly, "elderly", 0.4, "Elderly section.", "高齢福祉担当", none),
        row(&P::assistance, "assistance", 0.8, "Public assistance office.", "生活保護担当", none),
        row(&P::tax, "tax", 0.1, "Tax section.", "税務担当", none),
        row(&P::environment, "environment", 0.1, "Environment section.", "環境担当", none),
        row(&P::core_consultation, "core_consultation", 0.8, "Core consultation centre.",
            "基幹相談支援センター", none),
        row(&P::consultation, "consultation", 0.6, "Consultation offices.", "相談支援事業所", none),
        row(&P::comprehensive_support, "comprehensive_support", 0.8,
            "Community comprehensive support centres.", "地域包括支援センター", none),
        row(&P::social_welfare_council, "social_welfare_council", 0.6, "Social welfare council.",
            "社会福祉協議会", none),
        row(&P::self_reliance, "self_reliance", 0.8, "Self-reliance support.", "自立相談支援機関",
            none),
        row(&P::withdrawal_desk, "withdrawal_desk", 0.4, "Withdrawal consultation desk.",
            "ひきこもり相談窓口", none),
        row(&P::phc, "phc", 1.1, "Public health centre.", "保健所", none),
        row(&P::clinics, "clinics", 1.2, "Doctors' time of clinics for first visits.",
            "精神科診療所・外来の初診に充てる医師", none),
    };
}
static_assert(sim::describes_every_member<Posts>);

/// For each 100,000 residents.
sim::Fte posts_of(AgencyKind kind, Posts const& posts);

} // namespace norishiro::support
