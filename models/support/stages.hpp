#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace norishiro::support {

/// Where a person is on the pathway. Everybody is in exactly one stage.
enum class Stage : std::uint8_t {
    untreated,  ///< ill or withdrawn, nobody in the system knows
    known,      ///< an agency knows and keeps contact; support is not accepted yet
    outreach,   ///< held by an outreach team
    outpatient, ///< in treatment or support in the community
    lapsed,     ///< dropped out of treatment
    acute,      ///< admitted, symptoms not yet settled
    stable,     ///< admitted, settled, discharge being arranged
    waiting,    ///< admitted, settled, barriers stand
    long_stay,  ///< admitted for a year or more
    discharged, ///< in the community, in the first year after a discharge
    well,       ///< no longer in need
    moved,      ///< left the region's system for good: a transfer or a care facility
    dead,
};
inline constexpr std::size_t stage_count = 13;

struct StageName {
    std::string_view id;
    std::string_view en;
    std::string_view ja;
};
inline constexpr std::array<StageName, stage_count> stage_names{{
    {"untreated", "Untreated", "未治療"},
    {"known", "Known, support not accepted", "把握済み(支援につながる前)"},
    {"outreach", "In outreach", "アウトリーチ支援中"},
    {"outpatient", "In outpatient treatment", "通院・支援中"},
    {"lapsed", "Lapsed from treatment", "医療中断"},
    {"acute", "In hospital, acute", "入院(急性期)"},
    {"stable", "In hospital, stable", "入院(症状安定)"},
    {"waiting", "In hospital, waiting on barriers", "入院(退院阻害要因の解消待ち)"},
    {"long_stay", "In hospital for a year or more", "長期入院(1年以上)"},
    {"discharged", "Discharged within the last year", "退院後1年以内"},
    {"well", "No longer in need", "支援終了"},
    {"moved", "Left for elsewhere", "転院・転出"},
    {"dead", "Dead", "死亡"},
}};

constexpr bool in_hospital(Stage s) {
    return s == Stage::acute || s == Stage::stable || s == Stage::waiting || s == Stage::long_stay;
}
constexpr bool off_treatment(Stage s) {
    return s == Stage::untreated || s == Stage::known || s == Stage::outreach || s == Stage::lapsed;
}
/// The simulation has no more to say about the person.
constexpr bool has_left(Stage s) {
    return s == Stage::well || s == Stage::moved || s == Stage::dead;
}

/// What moves a person along where no hazard decides, and what a hazard means when it strikes.
enum class Signal : std::uint8_t {
    none,
    // upon these a person moves
    lost,               ///< bounced until nobody keeps contact any more
    lost_again,         ///< the same for someone who was in treatment before
    first_visit,        ///< treatment or support begins
    found_with_parent,  ///< the parent fell ill (8050)
    facility_place,     ///< a care facility takes the person
    outreach_slot,      ///< an outreach team takes the person on
    outreach_closed,    ///< the team hands the case back
    found_by_report,    ///< a report under articles 22 to 26 made the person known
    ordered_admission,  ///< examined after a report and admitted by order (措置入院)
    planned_admission,  ///< a bed was free for someone who accepted it
    symptoms_settled,   ///< the acute phase is over
    barriers_stand,     ///< discharge cannot be arranged yet
    barriers_cleared,   ///< nothing stands against discharge any more
    discharge_arranged, ///< the person leaves
    a_year_in_hospital,
    a_year_outside,      ///< a year after discharge
    goes_home_elsewhere, ///< someone who lives elsewhere
    // what a hazard means
    emergency,    ///< a bed is needed now
    family_asked, ///< intake starts with the family
    school_noticed,
    desk_noticed,
    manager_noticed,
    neighbour_noticed,
    met_in_community, ///< at a shop or a gathering
    seeks_treatment,
    reported, ///< articles 22 to 26
    accepts_admission,
    worsens,
    improves,
    home_lost,
    skills_lost,
    fear_grows,
    carer_falls_ill,
    withdraws,
    comes_out,
    leaves_group_home,
    suicide,
};

} // namespace norishiro::support
