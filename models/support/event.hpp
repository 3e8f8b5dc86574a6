#pragma once

#include <cstddef>
#include <cstdint>

namespace norishiro::support {

enum class EventKind : std::uint16_t {
    month,              ///< first moment of a calendar month
    era,                ///< dated changes take effect; who: index of the era
    onset,              ///< who: source of new persons
    clock,              ///< the first of a person's competing risks strikes
    task_done,          ///< who: agency
    visit_due,          ///< token: moves
    referral_arrives,   ///< at the outreach team; token: moves
    outreach_ends,      ///< token: moves
    settled,            ///< symptoms; token: admissions
    barrier_found,      ///< detail: barrier; token: admissions
    session_due,        ///< detail: barrier; token: round
    barrier_over,       ///< its wait has ended; detail: barrier; token: round
    year_inside,        ///< token: admissions
    year_outside,       ///< token: moves
    admission_followed, ///< who: record; detail: which of the three terms
    discharge_followed, ///< the same
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
enum class Work : std::uint8_t { intake, visit, report, triage, session, arrangement, conference };
inline constexpr std::size_t work_count = 7;

} // namespace norishiro::support
