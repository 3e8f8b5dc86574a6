#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace norishiro::support {

/// Every type of organisation that people of the region may meet. Those of one municipality come
/// first, then those of an area, of the whole region, and of one hospital.
enum class AgencyKind : std::uint8_t {
    health,
    welfare,
    child,
    elderly,
    assistance,
    tax,
    environment,
    core_consultation,
    consultation,
    comprehensive_support,
    social_welfare_council,
    self_reliance,
    withdrawal_desk,
    commissioners,
    care_managers,
    school_or_work,
    shop,
    phc,
    outreach,
    clinics,
    visiting_nursing,
    group_homes,
    participation,
    living_training,
    independent_living,
    police,
    welfare_centre,
    emergency_centre,
    community_office,
    occupational_therapy,
    ward_nursing,
};
inline constexpr std::size_t agency_kind_count = 31;

enum class Level : std::uint8_t { municipality, area, region, hospital };

/// Who employs the staff: it decides when a post is filled again, and whether staff moves in April.
enum class Employer : std::uint8_t { municipality, prefecture, private_sector, volunteers };

struct AgencyType {
    std::string_view id;
    Level level;
    Employer employer;
    bool takes_cases; ///< people may be referred to it for support
    std::string_view en;
    std::string_view ja;
};

// clang-format off
inline constexpr std::array<AgencyType, agency_kind_count> agency_types{{
    {"health",                Level::municipality, Employer::municipality,   true,  "municipal mental-health desk",       "市町の精神保健担当"},
    {"welfare",               Level::municipality, Employer::municipality,   true,  "disability welfare section",         "障害福祉担当"},
    {"child",                 Level::municipality, Employer::municipality,   true,  "child and family section",           "子ども家庭担当"},
    {"elderly",               Level::municipality, Employer::municipality,   true,  "elderly section",                    "高齢福祉担当"},
    {"assistance",            Level::municipality, Employer::municipality,   true,  "public assistance office",           "福祉事務所(生活保護担当)"},
    {"tax",                   Level::municipality, Employer::municipality,   true,  "tax section",                        "税務担当"},
    {"environment",           Level::municipality, Employer::municipality,   true,  "environment section",                "環境担当"},
    {"core_consultation",     Level::municipality, Employer::private_sector, true,  "core consultation centre",           "基幹相談支援センター"},
    {"consultation",          Level::municipality, Employer::private_sector, true,  "consultation offices",               "相談支援事業所"},
    {"comprehensive_support", Level::municipality, Employer::private_sector, true,  "community comprehensive support centres", "地域包括支援センター"},
    {"social_welfare_council",Level::municipality, Employer::private_sector, true,  "social welfare council",             "社会福祉協議会"},
    {"self_reliance",         Level::municipality, Employer::private_sector, true,  "self-reliance support",              "自立相談支援機関"},
    {"withdrawal_desk",       Level::municipality, Employer::municipality,   true,  "withdrawal consultation desk",       "ひきこもり相談窓口"},
    {"commissioners",         Level::municipality, Employer::volunteers,     false, "welfare commissioners and neighbours", "民生委員・近隣"},
    {"care_managers",         Level::municipality, Employer::private_sector, false, "care managers",                      "ケアマネジャー"},
    {"school_or_work",        Level::municipality, Employer::private_sector, false, "schools and employers",              "学校・職場"},
    {"shop",                  Level::municipality, Employer::private_sector, false, "shop operators",                     "商店・移動販売事業者"},
    {"phc",                   Level::area,         Employer::prefecture,     true,  "public health centre",               "保健所"},
    {"outreach",              Level::area,         Employer::private_sector, false, "outreach teams",                     "アウトリーチチーム"},
    {"clinics",               Level::area,         Employer::private_sector, false, "psychiatric clinics",                "精神科診療所・外来"},
    {"visiting_nursing",      Level::area,         Employer::private_sector, false, "visiting nursing",                   "訪問看護"},
    {"group_homes",           Level::area,         Employer::private_sector, false, "group homes",                        "グループホーム"},
    {"participation",         Level::area,         Employer::private_sector, false, "day and participation services",     "日中活動・参加支援"},
    {"living_training",       Level::area,         Employer::private_sector, false, "training for daily living",          "自立訓練(生活訓練)"},
    {"independent_living",    Level::area,         Employer::private_sector, false, "independent living assistance",      "自立生活援助"},
    {"police",                Level::area,         Employer::prefecture,     false, "police",                             "警察"},
    {"welfare_centre",        Level::region,       Employer::prefecture,     false, "mental health and welfare centre",   "精神保健福祉センター"},
    {"emergency_centre",      Level::region,       Employer::prefecture,     false, "psychiatric emergency information centre", "精神科救急情報センター"},
    {"community_office",      Level::hospital,     Employer::private_sector, false, "community offices of hospitals",     "病院の地域連携室"},
    {"occupational_therapy",  Level::hospital,     Employer::private_sector, false, "occupational therapy of hospitals",  "病院の作業療法"},
    {"ward_nursing",          Level::hospital,     Employer::private_sector, false, "discharge nursing of hospitals",     "病棟看護(退院支援)"},
}};
// clang-format on

constexpr AgencyType const& type_of(AgencyKind kind) {
    return agency_types[static_cast<std::size_t>(kind)];
}
/// Whether its hours are part of the model; the others are only known to their partners.
constexpr bool has_staff(AgencyKind kind) {
    if (type_of(kind).level == Level::hospital || type_of(kind).takes_cases) return true;
    return kind == AgencyKind::outreach || kind == AgencyKind::clinics;
}

} // namespace norishiro::support
