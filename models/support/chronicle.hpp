#pragma once

#include "models/support/person.hpp"
#include "sim/diagnostics.hpp"
#include "sim/time.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

// What happened to people in one run, for whoever wants to tell it. A run without a chronicle is the
// same run: to note something draws nothing and changes nothing.

namespace norishiro::support {

/// Kinds of facts, with what `who` and the numbers a and b of each mean.
enum class Happened : std::uint8_t {
    there,   ///< since before the first day; who: hospital, a: stage, b: days in hospital so far
    arrived, ///< a: 1 moved in while in treatment, 0 fell ill; who: hospital, for people of elsewhere
    moved,   ///< along an arrow; a: row of the pathway
    within_stage, ///< something that leaves the stage as it is; a: row
    // in the community; who: the agency
    case_opened, ///< a: row of the arrow
    handed_back, ///< by outreach
    intake,      ///< a: 1 ready for support, b: 1 support can be offered
    assessed,    ///< a: issues seen now, one bit each, b: those still unseen, 1 << 15: at an intake
    placed,      ///< a: issue that the agency takes as its own
    referred,    ///< a: issue, b: 0 right partner, 1 wrong, 2 nobody's task
    bounced,     ///< the same, 0: declined
    referring_ended,  ///< nobody is asked any more; a: issue, b: bounces
    handed_off,       ///< the partner has begun; a: issue
    need_met,         ///< a: need
    stuck,            ///< a: kind
    outreach_unknown, ///< the holder does not think of outreach
    outreach_missing, ///< there is no team
    outreach_asked,
    outreach_full,   ///< a: cases held, b: waiting
    outreach_triage, ///< a: verdict
    outreach_took,   ///< a: days in line
    visited,         ///< a: 0 nobody was met, 1 the person, 2 the family; b: trust in per mille
    visit_late,      ///< the visit before was left out
    report_settled,  ///< a: 1 examined, b: 1 ordered
    carer_ill,       ///< a: 1 does not come back
    clinic_asked,    ///< for a first visit
    clinic_given_up, ///< gave up waiting for it
    new_worker,
    // programmes; who: the agency
    lent,           ///< its margin takes what would have bounced; a: issue
    family_seen,    ///< a: 0 the family comes for the first time, 1 again, 2 with the person
    office_asked,   ///< the coordinating one
    office_met,     ///< a support meeting; a: agencies there
    office_visits,  ///< from now on
    order_reviewed, ///< a: 1 agrees to visits
    order_visited,  ///< a: 1 a drop-out is seen
    // on the way into hospital; who: hospital, but for the centre
    bed_asked, ///< none is free: in line
    crisis,    ///< a: 1 at night
    refused,   ///< a: 0 no bed, 1 no doctor, 2 declined
    centre_called,
    admitted, ///< a: legal form, b: ward
    mayor_consented,
    // in hospital
    barrier_there,    ///< from admission on; a: barrier
    barrier_found,    ///< a: barrier
    barrier_worked,   ///< who: agency that works on it, a: barrier
    barrier_waits,    ///< the work is done, not the wait; a: barrier
    barrier_gone,     ///< a: barrier
    barrier_back,     ///< a: barrier
    mediation_failed, ///< a: how often so far
    family_refused,   ///< for good: another home has to be found
    conference_called,
    conference_held,
    ward_changed,     ///< a: ward
    order_lifted,     ///< a: legal form from now on
    reviewed,         ///< a: 1 stays of free will from now on
    arranging,        ///< the way out
    followed_up,      ///< a: 1 will be seen within a week of discharge
    transition_asked, ///< who: agency that plans
    // services; a: service
    service_asked, ///< b: place in line, 0: a place is free
    service_begun,
    service_done,
    trial_over, ///< of a group home; a: 1 it becomes the home
    room_lost,
    patience_lost, ///< with group homes: a flat is sought
};
inline constexpr std::size_t happened_count = static_cast<std::size_t>(Happened::patience_lost) + 1;

struct Fact {
    sim::Time at{};
    std::uint32_t person = 0;
    std::uint32_t who = nobody; ///< index of an agency or a hospital
    Happened what = Happened::there;
    std::int32_t a = 0;
    std::int32_t b = 0;
};

/// Facts in the order in which they happened: all of one person, or some kinds of everybody's.
class Chronicle {
public:
    static Chronicle of(std::uint32_t person);
    static Chronicle of_everybody(std::span<Happened const> kinds);

    void add(Fact const& fact) {
        bool const wanted = (kinds_ >> static_cast<unsigned>(fact.what) & 1U) != 0;
        if (wanted && (person_ == nobody || person_ == fact.person)) facts_.push_back(fact);
    }
    /// Keeps what the one person is like when the run first knows of them.
    void meet(std::uint32_t who, Person const& person) {
        if (who == person_) first_ = person;
    }
    std::span<Fact const> facts() const { return facts_; }
    std::optional<Person> const& first() const { return first_; }

private:
    std::uint32_t person_ = nobody;
    std::uint64_t kinds_ = std::numeric_limits<std::uint64_t>::max();
    std::vector<Fact> facts_;
    std::optional<Person> first_;
};
static_assert(happened_count <= 64);

/// Where a region notes facts; a copy of the region notes nothing until it is asked to.
class ChroniclePointer {
public:
    ChroniclePointer() = default;
    ChroniclePointer(ChroniclePointer const&) {}
    ChroniclePointer& operator=(ChroniclePointer const&) { return *this; }
    ~ChroniclePointer() = default;
    void set(Chronicle& chronicle) { chronicle_ = &chronicle; }
    explicit operator bool() const { return chronicle_ != nullptr; }
    Chronicle* operator->() const { return chronicle_; }

private:
    Chronicle* chronicle_ = nullptr;
};

/// What sentences call the region's parts, by index.
struct Names {
    std::vector<sim::Text> agencies;
    std::vector<sim::Text> hospitals;
    std::vector<sim::Text> towns; ///< the last is elsewhere
};

/// Issues of the person that an assessment may see, one bit each (see CaseFile).
std::uint16_t issues_of(Person const& person);

} // namespace norishiro::support
