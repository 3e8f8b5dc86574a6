#pragma once

#include <cstddef>
#include <cstdint>

namespace norishiro::support {

enum class EventKind : std::uint16_t {
    month,                ///< first moment of a calendar month
    era,                  ///< dated changes take effect; who: index of the era
    onset,                ///< who: source of new persons
    clock,                ///< the first of a person's competing risks strikes
    task_done,            ///< who: agency
    worker_leaves,        ///< who: agency
    worker_falls_ill,     ///< who: agency
    worker_returns,       ///< who: agency
    post_filled,          ///< who: agency
    stranger_comes,       ///< someone from elsewhere asks for a bed; who: hospital
    refill_due,           ///< a bed has been free for a while; who: hospital
    visit_due,            ///< token: moves
    referral_reaches,     ///< a partner agency; detail: issue; token: moves
    need_met,             ///< detail: need
    service_ends,         ///< detail: service; token: ordinal of its beginning
    trial_over,           ///< of a group home
    room_lost,            ///< in a group home; token: admissions
    patience_lost,        ///< with group homes; token: admissions
    transition_granted,   ///< token: admissions
    transition_visit_due, ///< token: admissions
    first_visit_due,      ///< token: moves
    gives_up_waiting,     ///< for a first visit; token: moves
    housing_aid_ends,     ///< token: admissions
    care_certified,       ///< 介護認定; token: admissions
    facility_free,        ///< token: admissions
    referral_arrives,     ///< at the outreach team; token: moves
    outreach_ends,        ///< token: moves
    order_lifted,         ///< 措置解除; token: admissions
    review_due,           ///< of medical protection; token: admissions
    settled,              ///< symptoms; token: admissions
    barrier_found,        ///< detail: barrier; token: admissions
    session_due,          ///< detail: barrier; token: round
    barrier_over,         ///< its wait has ended; detail: barrier; token: round
    year_inside,          ///< token: admissions
    year_outside,         ///< token: moves
    family_session_due,   ///< of withdrawal support; token: ordinal of the family's case
    order_review_due,     ///< after an admission by order; detail: attempt; token: admissions
    order_visit_due,      ///< after the discharge of somebody admitted by order; token: admissions
    admission_followed,   ///< who: record; detail: which of the three terms
    discharge_followed,   ///< the same
    outreach_followed,    ///< who: person taken on a year ago, never treated before
};

constexpr bool is_about_a_person(EventKind kind) {
    return EventKind::visit_due <= kind ? kind < EventKind::admission_followed
                                        : kind == EventKind::clock;
}

/// What the agenda keeps. A token that no longer fits the person tells that the event is stale.
struct Event {
    EventKind kind = EventKind::month;
    std::uint16_t detail = 0;
    std::uint32_t who = 0;
    std::uint32_t token = 0;
};

/// What a piece of staff work is for.
enum class Work : std::uint8_t {
    intake,
    partner_intake,
    visit,
    need,
    report,
    emergency,
    review,
    triage,
    session,
    arrangement,
    conference,
    plan,
    transition_visit,
    first_visit,
    meeting,
    family_session,
    order_visit,
    passing_on,
};
inline constexpr std::size_t work_count = 18;

} // namespace norishiro::support
