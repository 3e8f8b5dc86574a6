#pragma once

#include "models/support/agency.hpp"
#include "models/support/barriers.hpp"
#include "models/support/stages.hpp"
#include "sim/outcomes.hpp"

#include <cstddef>
#include <span>

namespace norishiro::support {

/// What a run counts, in the order of the columns of its outcomes. Families of measures (one for
/// each stage, barrier, kind of agency, arrow of the pathway) begin at the enumerators in capital
/// order below; `measure_of` gives their members.
enum class Measure : std::size_t {
    persons_untreated = 0, // stock_<stage>, stage_count of them
    stuck = stage_count,   // month-end stocks
    outreach_waiting,
    inpatients_year_under_65,
    inpatients_year_over_65,
    inpatients_outside,
    families,
    family_burden,
    onsets, // flows
    first_treatments,
    untreated_seconds,
    stuck_begun,
    referrals,
    referrals_refused,
    outreach_taken,
    outreach_wait_seconds,
    outreach_accepted,
    crises,
    reports,
    admissions,
    first_admissions,
    planned_admissions,
    admissions_outside,
    admissions_protection,
    admissions_ordered,
    discharges,
    stay_seconds,
    long_stay_entries,
    long_stay_discharges,
    long_stay_deaths,
    long_stay_transfers,
    deaths,
    admitted_90,
    discharged_90,
    admitted_180,
    discharged_180,
    admitted_365,
    discharged_365,
    left_90,
    readmitted_90,
    left_180,
    readmitted_180,
    left_365,
    readmitted_365,
    visits,
    visits_kept,
    conferences_called,
    conferences,
    bed_seconds,
    cost_inpatient,
    cost_outpatient,
    cost_staff,
    cost_total,
    barrier_seconds_first,                                     // barrier_count of them
    hours_given_first = barrier_seconds_first + barrier_count, // agency_kind_count, staff seconds
    hours_held_first = hours_given_first + agency_kind_count,
    flow_first = hours_held_first + agency_kind_count, // one for each row of the pathway
};

constexpr std::size_t index(Measure m) {
    return static_cast<std::size_t>(m);
}
constexpr std::size_t stock_of(Stage stage) {
    return static_cast<std::size_t>(stage);
}
constexpr std::size_t lost_to(Barrier barrier) {
    return index(Measure::barrier_seconds_first) + static_cast<std::size_t>(barrier);
}
constexpr std::size_t given_by(AgencyKind kind) {
    return index(Measure::hours_given_first) + static_cast<std::size_t>(kind);
}
constexpr std::size_t held_by(AgencyKind kind) {
    return index(Measure::hours_held_first) + static_cast<std::size_t>(kind);
}
constexpr std::size_t flow_of(std::size_t row) {
    return index(Measure::flow_first) + row;
}

struct AgencyName {
    std::string_view id;
    std::string_view en;
    std::string_view ja;
};
AgencyName name_of(AgencyKind kind);

std::span<sim::MeasureInfo const> measures();
std::span<sim::IndicatorInfo const> indicators();

} // namespace norishiro::support
