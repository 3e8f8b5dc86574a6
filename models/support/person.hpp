#pragma once

#include "models/support/needs.hpp"
#include "models/support/stages.hpp"
#include "sim/agenda.hpp"
#include "sim/pathway.hpp"
#include "sim/places.hpp"
#include "sim/random/stream.hpp"
#include "sim/time.hpp"

#include <array>
#include <cstdint>

namespace norishiro::support {

/// ICD-10 groups; problems without a diagnosis are a group of their own.
enum class Diagnosis : std::uint8_t { f0, f1, f2, f3, f4, f7, none };
inline constexpr std::size_t diagnosis_count = 7;

enum class Sex : std::uint8_t { female, male };

/// How an admission came about.
enum class Legal : std::uint8_t { voluntary, protection, involuntary };

using AgencyId = sim::Id<struct AgencyTag>;
using HospitalId = sim::Id<struct HospitalTag>;

inline constexpr std::uint32_t nobody = 0xFFFF'FFFFU;

/// The household or kin of a person (家族); see family.hpp for how it changes.
struct Family {
    bool exists = false;
    bool coresident = false;
    double carer_age = 0.0;      ///< years, of the main carer
    double burden = 0.0;         ///< 0 to 1
    double slack = 0.0;          ///< ゆとり, 0 to 1
    double relief = 0.0;         ///< R of the equations: contact hours a month over what they need
    double hours_since_look = 0; ///< contact with workers since the last tick
};

/// One for each hazard that can leave a stage. Kept apart from the person: whoever only asks where
/// people are does not read them.
inline constexpr std::size_t max_clocks = 18;
using Clocks = std::array<sim::Clock, max_clocks>;

/// A resident who has, or will have, a mental-health need. What depends on time (age, trust,
/// family, months since discharge) is brought up to date at the person's events and at the
/// monthly tick, so that hazards are functions of this record and the surroundings alone.
struct Person {
    sim::Entity identity = 0;
    sim::Time born{};
    sim::Time updated{};
    std::uint8_t municipality = 0;
    Stage stage = Stage::untreated;
    Diagnosis diagnosis = Diagnosis::none;
    Sex sex = Sex::female;
    std::uint8_t severity = 0;      ///< 0 to 4
    std::uint8_t base_severity = 0; ///< what treatment brings it down to
    std::uint8_t withdrawal = 0; ///< ひきこもり: 0 takes part, 1 goes out, 2 at home, 3 own room
    bool on_welfare = false;     ///< lives alone on public assistance (生活保護)
    bool ever_treated = false;
    bool acute_onset = false;
    bool ever_admitted = false;
    bool compulsory = false;   ///< the last admission was without consent
    bool awaiting_bed = false; ///< accepted a planned admission and is in line
    bool stuck = false;        ///< 膠着
    bool referred = false;     ///< to outreach, in this stay in `known`
    bool report_pending = false;
    bool awaiting_clinic = false; ///< has asked for a first visit
    bool nursed = false;          ///< visiting nurses come
    bool participates = false;    ///< in a day or participation service
    bool in_group_home = false;
    bool followed_up = false;  ///< was seen within 7 days of the last discharge
    bool illness_seen = false; ///< somebody who keeps contact knows that it is an illness
    Needs needs;               ///< beyond the illness

    double age = 0.0; ///< years
    double trust = 0.0;
    float watch = 1.0F;             ///< how closely the neighbourhood looks, mean 1
    float shop = 1.0F;              ///< what mobile shops make of being noticed in a shop
    std::uint8_t zone = 0;          ///< 日常生活圏域 of the municipality
    double threshold = 0.5;         ///< of trust, above which support is accepted
    double frailty = 0.0;           ///< z, standard normal in the population, kept for life
    double relapse_proneness = 1.0; ///< G, mean 1
    double months_since_discharge = 0.0;

    Family family;

    HospitalId last_hospital;    ///< かかりつけ; meaningful once admitted
    HospitalId bed_line;         ///< whose line, while awaiting_bed
    sim::Spot spot;              ///< in the line for a bed, or for outreach
    sim::Seat slot;              ///< at the outreach team, while there
    AgencyId holder;             ///< who keeps contact in `known` and `outreach`
    std::uint32_t file = nobody; ///< index of the case file, in `known` and `outreach`
    std::uint32_t stay = nobody; ///< index of the hospital stay at hand
    std::uint32_t admissions = 0;
    std::uint32_t crises = 0;                ///< so far
    std::uint32_t discharge_record = nobody; ///< the last discharge, for readmission
    std::uint8_t carers_ill = 0;             ///< so far
    std::uint32_t reports = 0;               ///< so far: the occasion of the next
    std::uint32_t visits = 0;                ///< of workers so far: the occasion of the next
    std::uint32_t services = nobody;         ///< index of the services in use
    std::uint32_t services_begun = 0;
    std::uint32_t assessments = 0; ///< so far: the occasion of the next
    std::uint32_t referrals = 0;   ///< the same
    std::uint32_t moves = 0;       ///< changes of stage so far: tells stale events apart
    std::array<std::uint16_t, stage_count> spells{}; ///< how often in each stage
    sim::Time stage_since{};
    sim::Time onset{};
    sim::Time discharged{}; ///< last, to the community; 1970 where never
    sim::Seconds in_bed{};  ///< in stays that have ended
    sim::Time last_contact{};
    sim::Time may_be_referred{}; ///< not before: the outreach list was full

    sim::Ticket next_clock;
    sim::Time strikes_at = sim::never; ///< of the first clock, as the agenda has it
};

} // namespace norishiro::support
