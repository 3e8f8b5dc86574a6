#pragma once

#include "models/support/agency.hpp"
#include "models/support/barriers.hpp"
#include "models/support/event.hpp"
#include "models/support/meetings.hpp"
#include "models/support/money.hpp"
#include "models/support/services.hpp"
#include "models/support/stages.hpp"
#include "models/support/wards.hpp"
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
    stuck_no_taker,
    stuck_refusing,
    stuck_lone_holder,
    outreach_waiting,
    inpatients_year_under_65,
    inpatients_year_over_65,
    inpatients_outside,
    inpatients_protection,
    inpatients_ordered,
    families,
    family_burden,
    mean_tie,
    mean_role,
    deficit_roles,
    deficit_joint_work,
    deficit_assessment,
    deficit_understanding,
    towns_counted,
    months_counted,
    onsets, // flows
    moved_in,
    first_treatments,
    untreated_seconds,
    stuck_begun,
    referrals_between,
    referrals_wrong,
    bounces,
    handed_off,
    lost_in_referral,
    margin_taken,
    margin_seconds,
    needs_met,
    carers_ill,
    gave_up_waiting,
    transition_applied,
    workers_left,
    workers_sick,
    referrals,
    referrals_refused,
    outreach_taken,
    outreach_wait_seconds,
    outreach_accepted,
    passed_on,
    coordination_asked,
    coordination_from_desks,
    coordination_met,
    coordination_reached,
    coordination_participation,
    crises,
    hospitals_asked,
    centre_emergencies,
    centre_in_area,
    reports,
    examined,
    orders_lifted,
    consent_by_mayor,
    legal_reviews,
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
    suicides,
    movements, // admissions and exits
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
    meetings_held,
    meetings_cancelled,
    meeting_seconds,
    coordinated_discharges,
    coordinated_stay_seconds,
    other_discharges,
    other_stay_seconds,
    withdrawn, // month-end stock
    withdrawal_eased,
    first_contacts,
    first_contacts_in_crisis,
    project_cases,
    project_stuck_cases,
    family_cases,
    family_sessions,
    family_sessions_met,
    order_plans,
    order_consents,
    order_visits,
    order_seen_in_a_week,
    order_lapses_seen,
    left_order_365,
    readmitted_order_365,
    readmitted_order_unwilling_365,
    outside_seconds_365,
    left_seen_365,
    readmitted_seen_365,
    left_unseen_365,
    readmitted_unseen_365,
    outreach_followed_365,
    outreach_in_care_365,
    psychosis_treated,
    psychosis_untreated_seconds,
    psychosis_within_6_months,
    psychosis_after_60_months,
    psychosis_acute_treated,
    psychosis_acute_within_2_months,
    psychosis_slow_treated,
    psychosis_slow_within_18_months,
    long_stay_exits,
    psychosis_deaths,
    psychosis_deaths_expected,
    suicides_in_30_days,
    bed_seconds,
    elsewhere_bed_seconds,
    elsewhere_cost,
    cost_inpatient,
    cost_outpatient,
    cost_nursing,
    cost_services,
    cost_staff,
    cost_total,
    cost_discounted,
    qalys,
    qalys_discounted,
    paid_first,                                     // payer_count of them
    services_used_first = paid_first + payer_count, // service_count of each of these
    services_waiting_first = services_used_first + service_count,
    services_asked_first = services_waiting_first + service_count,
    services_begun_first = services_asked_first + service_count,
    ward_seconds_first = services_begun_first + service_count, // ward_count of them
    ward_exits_first = ward_seconds_first + ward_count,
    barrier_seconds_first = ward_exits_first + ward_count,     // barrier_count of them
    hours_given_first = barrier_seconds_first + barrier_count, // agency_kind_count, staff seconds
    hours_held_first = hours_given_first + agency_kind_count,
    meetings_held_first = hours_held_first + agency_kind_count, // meeting_count of each of these
    meetings_cancelled_first = meetings_held_first + meeting_count,
    attendances_first = meetings_cancelled_first + meeting_count,
    worked_first = attendances_first + meeting_count, // work_count of them
    flow_first = worked_first + work_count,           // one for each row of the pathway
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

std::span<sim::MeasureInfo const> measures();
std::span<sim::IndicatorInfo const> indicators();

} // namespace norishiro::support
