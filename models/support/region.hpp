#pragma once

#include "models/support/event.hpp"
#include "models/support/measures.hpp"
#include "models/support/parameters.hpp"
#include "models/support/pathway.hpp"
#include "models/support/tables.hpp"
#include "sim/agenda.hpp"
#include "sim/experiment.hpp"
#include "sim/outcomes.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

namespace norishiro::support {

/// One area (保健所管轄) in one replication: its people, hospitals and agencies, and what happens to
/// them. The files beside this one each hold one part of its behaviour; README.md says which.
class Region {
public:
    /// Begins run.burn_in before run.start, in the world as it is at run.start. `eras` and `table`
    /// must outlive the region. Tests may append rows to the table.
    Region(std::span<sim::Era<Parameters> const> eras, sim::Luck const& luck,
           std::span<Row const> table = pathway());

    /// Simulates up to the first moment of a month that is not recorded yet (negative: so many
    /// before run.start). At month 0 nothing has been recorded: a copy taken there has the same
    /// past, and the same luck to come. Throws as `run` does.
    void burn_in(std::atomic<bool> const* stop = nullptr, int to_month = 0);

    /// From run.start on these eras hold, whose `run` and people are the same. They must outlive the
    /// region, which must not have recorded anything.
    void adopt(std::span<sim::Era<Parameters> const> eras);

    /// Simulates up to the horizon; throws sim::Stopped once `stop` is set, and
    /// sim::BrokenInvariant when a property that must hold does not.
    sim::Outcomes run(std::atomic<bool> const* stop = nullptr);

    sim::Time now() const { return agenda_.now(); }
    /// The day whose dates are in force: a burn-in repeats the world of run.start.
    sim::Time in_force() const { return std::max(now(), start_); }
    int month() const { return month_; } ///< since run.start
    std::size_t events() const { return agenda_.handled(); }
    std::vector<Person> const& people() const { return people_; }
    /// Persons in a stage, as counted on the way.
    std::int64_t in_stage(Stage stage) const;

    /// Throws sim::BrokenInvariant: nobody lost or in two places, beds and hours never oversold,
    /// stocks equal to flows, Little's law at every station.
    void check_invariants() const;

private:
    using PersonIndex = std::uint32_t;

    struct Decisions {
        explicit Decisions(sim::Luck const& luck);
        sim::Decision person, onset, intake, visit, referral, report, bed, legal, stay, symptoms,
            finding, mediation, conference, relapse;
    };
    struct Record { ///< of an admission or a discharge that is followed up
        sim::Time at{};
        sim::Time ended = sim::never; ///< discharge to the community, or readmission
        std::uint8_t municipality = 0;
        bool counts = true;     ///< false after a death or a transfer
        std::uint8_t group = 0; ///< of the person on the first day
    };
    struct OnsetSource {
        std::uint8_t municipality;
        Diagnosis diagnosis;
        sim::Clock clock;
        sim::Ticket ticket;
        sim::Time next = sim::never;
    };

    // region.cpp: the loop
    bool handle_next(); ///< false at the end
    void handle(Event const& event);
    void strike(PersonIndex p);
    void within_stage(PersonIndex p, std::size_t row, std::size_t clock);
    void move(PersonIndex p, std::size_t row);
    void signal(PersonIndex p, Signal signal);
    void leave_stage(PersonIndex p, Stage to);
    void enter_stage(PersonIndex p, Row const& arrow);
    std::size_t row_upon(Stage stage, Signal signal) const;
    void refresh(PersonIndex p);
    void bring_up_to_date(Person& person);
    void reschedule(PersonIndex p);
    void begin_era(std::size_t era);
    void begin_recording();
    void begin_month();
    void open_month();
    double scale() const { return parameters_->population.scale.value(); }

    // staffing.cpp: agencies and their work
    void build_agencies();
    AgencyId add_agency(AgencyKind kind, std::uint8_t municipality);
    void apply_staffing();
    void set_hours(AgencyId id, sim::Fte staff);
    void ask(AgencyId id, Work work, PersonIndex p, sim::Priority priority, sim::Hours hours,
             std::uint8_t detail = 0);
    std::uint32_t token_of(Work work, PersonIndex p, std::uint8_t detail) const;
    void task_done(AgencyId id);
    void watch(AgencyId id);

    // population.cpp: who is there at the start
    void populate();
    void start_community(std::uint8_t place, double residents);
    void start_without_support(std::uint8_t place, Diagnosis group);
    void start_hospitals(std::uint8_t place, double residents);
    void start_history(PersonIndex p, double months);
    void start_stay(PersonIndex p, bool long_stay);
    void start_clocks(PersonIndex p);
    sim::Entity next_identity(std::uint8_t municipality);
    enum class Newcomer : std::uint8_t { no, yes }; ///< yes: never in treatment so far
    /// Draws the person and starts their clocks, except in hospital.
    PersonIndex add_person(sim::Entity identity, std::uint8_t municipality, Diagnosis diagnosis,
                           Stage stage, Newcomer newcomer);

    // community.cpp: onset, intake, visits, reports
    void begin_onsets();
    void update_onsets();
    void book_onset(std::size_t i);
    void arrive(std::size_t i);
    void report(PersonIndex p);
    void finish_intake(PersonIndex p, bool family_asked);
    void finish_visit(PersonIndex p, sim::Task const& task);
    void finish_report(PersonIndex p);
    void book_visit(PersonIndex p, sim::Days wait);
    sim::Days visit_interval(Person const& person) const;
    void look_for_progress(PersonIndex p);
    void first_treatment(Person& person);
    AgencyId desk_of(Person const& person) const { return desks_[person.municipality]; }

    // programmes/outreach.cpp
    void refer_to_outreach(PersonIndex p);
    void refer_arrived(PersonIndex p);
    void finish_triage(PersonIndex p);
    void fill_outreach_slots();

    // programmes/discharge_support.cpp
    void call_conference(PersonIndex p);
    void finish_conference_share(PersonIndex p);

    // admission.cpp: beds and stays
    void emergency(PersonIndex p, std::size_t row);
    void ask_for_bed(PersonIndex p);
    void fill_beds(HospitalId hospital);
    Bed take_bed(HospitalId hospital, PersonIndex p);
    HospitalId hospital_with_bed(Person const& person) const;
    void admit(PersonIndex p, Bed bed, Legal legal, std::size_t row);
    void begin_stay(PersonIndex p, Bed bed);
    void open_stay(PersonIndex p, Stay const& stay);
    void end_stay(PersonIndex p, Stage to);
    double draw_proneness(Person const& person) const;
    double draw_returning(Person const& person) const;

    // discharge.cpp: barriers, and the way out
    void review(PersonIndex p);
    void settle(PersonIndex p);
    void reach_a_year(PersonIndex p);
    void look_after(Hospital& hospital);
    void set_finding_threshold(PersonIndex p, Barrier barrier);
    void update_finding(PersonIndex p);
    void find(PersonIndex p, Barrier barrier);
    void reveal(PersonIndex p, Barrier barrier);
    void work_on_barriers(PersonIndex p);
    void next_session(PersonIndex p, Barrier barrier);
    void finish_session(PersonIndex p, Barrier barrier);
    void mediate(PersonIndex p);
    void clear(PersonIndex p, Barrier barrier);
    void rearm(PersonIndex p, Barrier barrier);
    void finish_arrangement(PersonIndex p);
    void book(PersonIndex p, EventKind kind, Barrier barrier, sim::Days wait);
    AgencyId worker_for(Person const& person, Stay const& stay, Barrier barrier) const;
    double finding_rate(Stay const& stay) const;
    void bill(PersonIndex p);

    // accounts.cpp: counting
    void tally(std::size_t measure, std::size_t place, std::int64_t amount = 1);
    void tally(std::size_t measure, Person const& person, std::int64_t amount = 1);
    void tally(Measure measure, Person const& person, std::int64_t amount = 1) {
        tally(index(measure), person, amount);
    }
    void tally(Measure measure, Record const& record);
    void tally_group(std::size_t measure, std::size_t group, std::int64_t amount);
    /// Today's.
    std::size_t group_of(Person const& person) const {
        return support::group_of(person.diagnosis, now() - person.born);
    }
    void close_month();
    void count_stocks();
    void count_person(Person const& person);
    void follow_admission(std::uint32_t index_of, std::size_t term);
    void follow_discharge(std::uint32_t index_of, std::size_t term);
    void follow_up(EventKind kind, std::size_t record);
    void count_hours();
    void count_work(std::size_t station, std::int64_t held);
    std::size_t area_wide() const { return parameters_->municipalities.size(); }

    Stay& stay_of(PersonIndex p) { return stays_[people_[p].stay]; }
    Stay const& stay_of(PersonIndex p) const { return stays_[people_[p].stay]; }
    bool in_stay(PersonIndex p, std::uint32_t admissions) const {
        return people_[p].stay != nobody && people_[p].admissions == admissions;
    }
    bool same_round(Event const& event) const;
    std::span<sim::Clock> clocks(PersonIndex p) { return clocks_[p]; }
    Agency& agency(AgencyId id) { return agencies_[id.index]; }

    std::span<sim::Era<Parameters> const> eras_;
    Parameters const* parameters_;
    Decisions decisions_;
    Race race_;
    sim::Time start_;
    sim::Time end_;
    sim::Agenda<Event> agenda_;
    sim::Outcomes outcomes_;
    std::vector<std::size_t> group_columns_; ///< of the measures

    std::vector<Person> people_;
    std::vector<Clocks> clocks_; ///< of the same persons
    std::vector<Stay> stays_;
    std::vector<std::uint32_t> free_stays_;
    std::vector<Record> admissions_;
    std::vector<Record> discharges_;
    std::vector<Hospital> hospitals_;
    std::vector<Agency> agencies_;
    std::vector<AgencyId> desks_;
    AgencyId phc_, outreach_, consultation_;
    sim::Places outreach_slots_{0};
    std::int64_t in_triage_ = 0; ///< referrals that the team has taken up and not yet judged
    std::vector<OnsetSource> onsets_;
    std::vector<std::uint64_t> onset_counts_; ///< by source
    std::uint64_t initial_count_ = 0;
    std::vector<std::array<std::int64_t, stage_count>> in_stage_; ///< by municipality
    std::array<std::int64_t, stage_count> started_{}; ///< persons put into a stage from nowhere
    std::vector<std::int64_t> flows_;                 ///< since the beginning, by row
    std::atomic<bool> const* stop_ = nullptr;
    struct Counted { ///< staff seconds of an agency that are in the outcomes already
        std::int64_t given = 0;
        std::int64_t held = 0;
        std::array<std::int64_t, work_count> by_work{}; ///< with what is still in hand
    };
    std::vector<Counted> counted_;
    int month_ = 0; ///< recorded month; negative while burning in
};

} // namespace norishiro::support
