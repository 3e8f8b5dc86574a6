#pragma once

#include "models/support/measures.hpp"
#include "models/support/meetings.hpp"
#include "models/support/region_state.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <optional>
#include <span>
#include <vector>

namespace norishiro::support {

/// One area (保健所管轄) in one replication: its people, hospitals and agencies, and what happens to
/// them. The files beside this one each hold one part of its behaviour; README.md says which.
class Region : RegionState {
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

    /// From now on facts go into the chronicle, which must outlive the region; never into that of a
    /// copy. What happens stays the same.
    void record(Chronicle& chronicle);
    /// From now on the outcomes of `run` hold each passage that is counted (see passages.hpp).
    void keep_passages();
    Names names() const; ///< as sentences have them

    /// Throws sim::BrokenInvariant: nobody lost or in two places, beds and hours never oversold,
    /// stocks equal to flows, Little's law at every station.
    void check_invariants() const;

private:
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
    std::size_t row_meaning(Stage stage, Signal signal) const;
    void refresh(PersonIndex p);
    void bring_up_to_date(Person& person);
    void reschedule(PersonIndex p);
    void begin_era(std::size_t era);
    void begin_recording();
    void begin_month();
    void open_month();
    std::uint32_t april() const; ///< fiscal years so far
    double scale() const { return parameters_->population.scale.value(); }

    // staffing.cpp: areas, agencies and their work
    void build_areas();
    void build_agencies();
    void begin_network();
    AgencyId add_agency(AgencyKind kind, std::size_t of, bool outside);
    std::size_t area_index(sim::TextValue const& area) const;
    Area const& area_now(std::size_t area) const;
    bool teams_of(std::size_t area) const;
    sim::Fte posts_now(Agency const& office) const;
    sim::Fte own_posts(Agency const& office) const;
    sim::Fte posts_added(Agency const& office) const;
    void apply_staffing();
    void set_posts(AgencyId id, double posts);
    void ask(AgencyId id, Work work, PersonIndex p, sim::Priority priority, sim::Hours hours,
             std::uint8_t detail = 0);
    std::uint32_t token_of(Work work, PersonIndex p, std::uint8_t detail) const;
    void task_done(AgencyId id);
    void watch(AgencyId id);

    // workforce.cpp: load, burnout, sick leave, vacancies, April
    void begin_workforce(AgencyId id);
    void follow_workforce(AgencyId id);
    void book_workforce(AgencyId id, sim::Clock const& clock, EventKind kind);
    void worker_leaves(AgencyId id);
    void worker_falls_ill(AgencyId id);
    void worker_returns(AgencyId id);
    void post_filled(AgencyId id);
    void rotate_staff();
    void change_workers(AgencyId id, double share, std::uint32_t occasion);

    // referral.cpp: case files, assessment, referral, stuck cases
    CaseFile& open_case(PersonIndex p, AgencyId holder);
    void close_case(PersonIndex p);
    void join_team(PersonIndex p, AgencyId id);
    void hand_over(PersonIndex p, AgencyId to);
    void assess(PersonIndex p, AgencyId id, double attention);
    bool has_task(AgencyKind kind, std::uint8_t issue, Person const& person) const;
    void place(PersonIndex p, std::uint8_t issue, AgencyId id);
    void place(PersonIndex p, std::uint8_t issue, AgencyId id, sim::Hours work);
    void refer_next(PersonIndex p);
    std::optional<AgencyId> partner_for(Person const& person, std::uint8_t issue) const;
    void send_referral(PersonIndex p);
    void referral_reaches(PersonIndex p);
    void finish_partner_intake(PersonIndex p, AgencyId id, std::uint8_t issue);
    void finish_need(PersonIndex p, std::uint8_t issue);
    void need_met(PersonIndex p, SocialNeed need);
    void become_stuck(PersonIndex p, Stuck kind);
    void come_unstuck(PersonIndex p);
    void look_for_progress(PersonIndex p);
    CaseFile& case_of(PersonIndex p) { return cases_[people_[p].file]; }

    // population.cpp: who is there at the start
    void populate();
    void start_community(std::uint8_t place, double residents);
    void start_without_support(std::uint8_t place, Diagnosis group);
    void start_hospitals(std::uint8_t place, double residents);
    void start_history(PersonIndex p, double months);
    void start_stay(PersonIndex p, bool long_stay);
    Bed initial_bed(PersonIndex p, bool long_stay);
    void start_strangers();
    void start_group_homes();
    void start_clocks(PersonIndex p);
    sim::Entity next_identity(std::uint8_t municipality);
    void start_in(PersonIndex p, Stage stage); ///< instead of the stage that they were added in
    enum class Newcomer : std::uint8_t { no, yes }; ///< yes: never in treatment so far
    /// Draws the person and starts their clocks, except in hospital.
    PersonIndex add_person(sim::Entity identity, std::uint8_t municipality, Diagnosis diagnosis,
                           Stage stage, Newcomer newcomer);

    // community.cpp: onset, intake, visits, reports
    void begin_onsets();
    void update_onsets();
    double yearly_arrivals(OnsetSource const& source) const;
    void carer_falls_ill(PersonIndex p);
    void book_onset(std::size_t i);
    void arrive(std::size_t i);
    void report(PersonIndex p);
    AgencyId first_agency(Person const& person, Signal found);
    void finish_intake(PersonIndex p, AgencyId id, bool family_asked);
    void finish_visit(PersonIndex p, sim::Task const& task);
    void keep_contact(PersonIndex p);
    void finish_report(PersonIndex p);
    void book_visit(PersonIndex p, sim::Days wait);
    sim::Days visit_interval(Person const& person) const;
    sim::Hours visit_hours(Person const& person) const;
    void first_treatment(Person& person);
    AgencyId agency_for(AgencyKind kind, std::size_t municipality) const {
        return directory_[municipality][static_cast<std::size_t>(kind)];
    }
    Municipality const& municipality(Person const& person) const {
        return parameters_->municipalities[person.municipality].value;
    }
    AgencyId outreach_of(std::size_t area) const {
        return by_area_[area][static_cast<std::size_t>(AgencyKind::outreach)];
    }
    Teams& teams_for(Person const& person) { return teams_[area_of_[person.municipality]]; }

    // meetings.cpp, and the meetings of the programmes
    void hold_meetings();
    void hold_councils();
    void hold_outreach_committee();
    void hold_regional_conference();
    std::vector<std::uint32_t> due(sim::Number a_year) const;
    bool comes(AgencyId id, Invitation const& to) const;
    std::vector<AgencyId> convene(Invitation const& invitation, std::vector<AgencyId> invited);
    std::size_t area_place(std::size_t area) const { return elsewhere() + 1 + area; }
    template <class Programme>
    bool runs_in_town(Programme const& programme, std::size_t town) const {
        auto const& where = programme.where;
        return runs(programme, in_force()) && town < elsewhere() &&
               (where.words.empty() || listed(where, parameters_->municipalities[town].id) ||
                listed(where, areas_[area_of_[town]].id));
    }
    /// In one of its municipalities at least.
    template <class Programme>
    bool runs_in_area(Programme const& programme, std::size_t area) const {
        for (std::size_t town = 0; town < elsewhere(); ++town) {
            if (area_of_[town] == area && runs_in_town(programme, town)) return true;
        }
        return false;
    }
    /// Who sits at the table of an area: the host, and these of each municipality that takes part.
    template <class Programme, std::size_t N>
    std::vector<AgencyId> centre_and_desks(Programme const& programme, std::size_t area,
                                           std::array<AgencyKind, N> const& kinds) const {
        std::vector<AgencyId> members{by_area_[area][static_cast<std::size_t>(AgencyKind::phc)]};
        for (std::size_t town = 0; town < elsewhere(); ++town) {
            if (area_of_[town] != area || !runs_in_town(programme, town)) continue;
            for (auto const kind : kinds) members.push_back(agency_for(kind, town));
        }
        return members;
    }
    bool agrees_on(Person const& person) const;
    void add_hospitals(std::size_t area, std::vector<AgencyId>& members) const;

    // programmes/outreach.cpp
    void refer_to_outreach(PersonIndex p);
    void refer_arrived(PersonIndex p);
    void finish_triage(PersonIndex p);
    void fill_outreach_slots(std::size_t area);
    void fill_outreach_slots();

    // programmes/transition_project.cpp
    void hold_transition_projects();
    std::size_t at_meeting(std::uint32_t ordinal, sim::Cases most) const;
    void take_up_inpatients(std::size_t town, std::vector<AgencyId> const& there, std::size_t most);
    void take_up(PersonIndex p);
    void take_up_stuck_cases(std::size_t town, std::vector<AgencyId> const& there,
                             std::size_t most);

    // programmes/withdrawal_support.cpp
    void take_on_families();
    FamilyCase const* family_case(PersonIndex p) const; ///< null where there is none
    bool goes_on(FamilyCase const& family) const;
    std::size_t places_for_families(std::size_t area) const;
    void begin_family_case(PersonIndex p);
    void find_through_family(PersonIndex p);
    void family_session_due(PersonIndex p, std::uint32_t ordinal);
    void finish_family_session(PersonIndex p);

    // programmes/post_involuntary.cpp
    void book_order_review(PersonIndex p);
    void review_order(PersonIndex p, std::uint16_t attempt);
    void begin_follow_up(PersonIndex p);
    void order_visit_due(PersonIndex p, std::uint32_t admissions);
    void visit_after_order(PersonIndex p, bool first);
    void finish_order_visit(PersonIndex p, bool first);
    // programmes/multilayer_support.cpp
    bool multilayer_in_full(std::size_t town) const;
    AgencyId office_of(std::size_t town) const {
        return agency_for(MultilayerSupport::staffed, town);
    }
    bool keeps_the_case(PersonIndex p) const;
    void keep_the_case(PersonIndex p);
    void finish_passing_on(PersonIndex p, AgencyId id, std::uint8_t issue);
    bool is_complex(PersonIndex p) const;
    void consider_coordination(PersonIndex p);
    void take_to_office(PersonIndex p);
    void hold_support_meeting(PersonIndex p);
    void divide_the_work(PersonIndex p);
    void begin_office_visits(PersonIndex p);
    bool office_visits(Person const& person) const;
    void follow_coordination(PersonIndex p);
    void end_coordination(PersonIndex p);
    void hear_at_council(std::size_t town, std::uint32_t occasion,
                         std::vector<AgencyId> const& there);

    // programmes/multilayer_community.cpp
    void hold_multilayer_support();
    void visit_agencies(std::size_t town, double share);
    void hold_talk_sessions(std::size_t town);
    void look_after_stops(std::size_t town);
    void look_at_community(Person& person) const;
    void go_on_to_participation(PersonIndex p);
    // programmes/case_conference.cpp
    void hold_case_conferences();
    void prepare_case_conference(std::size_t town, std::uint32_t occasion, bool city_hosts);

    // programmes/norishiro.cpp
    void hold_norishiro();
    void renew_margins();
    bool lend_margin(PersonIndex p);

    // programmes/discharge_support.cpp
    bool holds_conferences(HospitalId id) const;
    void call_conference(PersonIndex p);
    void hear_hospital(HospitalId id, std::uint32_t occasion);
    void take_up_conferences(std::vector<AgencyId> const& there);
    void hold_discharge_meetings();
    std::array<AgencyId, 4> conference_members(PersonIndex p) const;
    void finish_conference_share(PersonIndex p);

    // admission.cpp: beds and stays
    void ask_for_bed(PersonIndex p);
    HospitalId hospital_with_bed(Person const& person) const;
    std::uint32_t near_hospital(Person const& person) const;
    void admit(PersonIndex p, Bed bed, Legal legal, std::size_t row);
    void begin_stay(PersonIndex p, Bed bed, Legal legal);
    void open_stay(PersonIndex p, Stay const& stay);
    void end_stay(PersonIndex p, Stage to);
    double draw_proneness(Person const& person) const;
    double draw_returning(Person const& person) const;

    // services.cpp: community services, group homes, community transition, first visits
    std::int64_t places_now(Service service, std::size_t area) const;
    void apply_services();
    ServiceUse& use_of(PersonIndex p);
    void offer(PersonIndex p, Service service);
    void enrol(PersonIndex p, Service service);
    void fill_service(Service service, std::size_t area);
    void begin_service(PersonIndex p, Service service);
    void finish_service(PersonIndex p, Service service, std::uint32_t token);
    void leave_service(PersonIndex p, Service service);
    void leave_services(PersonIndex p, Stage to);
    void offer_services(PersonIndex p, Row const& arrow);
    void end_trial(PersonIndex p);
    void lose_patience(PersonIndex p);
    void lose_room(PersonIndex p);
    bool needs_group_home(PersonIndex p) const;
    void consider_transition(PersonIndex p);
    bool may_apply_for_transition(PersonIndex p) const;
    void apply_for_transition(PersonIndex p);
    void finish_plan(PersonIndex p);
    void begin_transition(PersonIndex p);
    void finish_transition_visit(PersonIndex p);
    void seek_treatment(PersonIndex p);
    void first_visit_due(PersonIndex p);
    void finish_first_visit(PersonIndex p);
    void give_up_waiting(PersonIndex p);

    // wards.cpp: wards, and people from elsewhere
    std::optional<Ward> free_ward(HospitalId hospital, Person const& person, bool emergency) const;
    Bed take_bed(HospitalId hospital, Ward ward, PersonIndex p);
    void ask_for_ward(PersonIndex p, Ward ward);
    void leave_ward_line(PersonIndex p);
    void fill_ward(HospitalId hospital, Ward ward);
    void fill_beds(HospitalId hospital);
    void begin_demand(HospitalId hospital);
    void update_demand(HospitalId hospital);
    void stranger_comes(HospitalId hospital);
    void refill_due(HospitalId hospital);
    void admit_stranger(HospitalId hospital, bool refill);
    Diagnosis inpatient_group(bool long_stay, sim::Stream& luck) const;
    bool is_stranger(Person const& person) const {
        return person.municipality == parameters_->municipalities.size();
    }
    sim::Places& ward_of(HospitalId hospital, Ward ward) {
        return hospitals_[hospital.index].wards[static_cast<std::size_t>(ward)];
    }

    // emergency.cpp: crises, orders of admission, medical protection
    void emergency(PersonIndex p, std::size_t row);
    std::vector<HospitalId> hospitals_to_ask(Person const& person, bool night) const;
    HospitalId on_duty(std::size_t area) const;
    bool takes_emergency(HospitalId hospital, Person const& person) const;
    void begin_legal(PersonIndex p);
    void book_review(PersonIndex p);
    void lift_order(PersonIndex p);
    void review_due(PersonIndex p);
    void finish_review(PersonIndex p);

    // discharge.cpp: barriers, and the way out
    void review(PersonIndex p);
    void settle(PersonIndex p);
    void reach_a_year(PersonIndex p);
    void await_facility(PersonIndex p);
    void facility_free(PersonIndex p);
    void look_after(Hospital& hospital);
    void set_finding_threshold(PersonIndex p, Barrier barrier);
    void update_finding(PersonIndex p);
    void find(PersonIndex p, Barrier barrier);
    void reveal(PersonIndex p, Barrier barrier);
    void lay_open(PersonIndex p);
    void work_on_barriers(PersonIndex p);
    void next_session(PersonIndex p, Barrier barrier);
    void finish_session(PersonIndex p, Barrier barrier);
    void mediate(PersonIndex p);
    void clear(PersonIndex p, Barrier barrier);
    void rearm(PersonIndex p, Barrier barrier);
    void think_barriers_away(PersonIndex p);
    void finish_arrangement(PersonIndex p);
    void book(PersonIndex p, EventKind kind, Barrier barrier, sim::Days wait);
    AgencyId worker_for(Person const& person, Stay const& stay, Barrier barrier) const;
    double finding_rate(Stay const& stay) const;
    void bill(PersonIndex p);
    void bill_all();

    // chronicle.cpp: facts for stories, where somebody asked for them
    template <class A = int, class B = int>
    void note(PersonIndex p, Happened what, std::uint32_t who = nobody, A a = {}, B b = {}) {
        if (!chronicle_) return;
        chronicle_->add(
            {now(), p, who, what, static_cast<std::int32_t>(a), static_cast<std::int32_t>(b)});
    }
    void note_arrival(PersonIndex p, bool moves_in);
    void note_barriers(PersonIndex p);
    void note_refusal(PersonIndex p, HospitalId hospital);
    void note_assessment(PersonIndex p, AgencyId id, std::uint16_t seen_before, bool at_intake);
    void note_referral(PersonIndex p, Happened what);
    void note_visit(PersonIndex p, int met);

    // passages.cpp: each passage as a fact, where somebody asked for them
    std::int64_t keeper_of(Person const& person) const;
    /// Which fact it is, where it is written down.
    std::optional<std::size_t> write_down(Person const& person, std::size_t row,
                                          std::int64_t keeper);
    void write_keeper(std::size_t fact, Person const& person);

    // accounts.cpp: counting
    void tally(std::size_t measure, std::size_t place, std::int64_t amount = 1);
    void tally(std::size_t measure, Person const& person, std::int64_t amount = 1);
    void tally(Measure measure, Person const& person, std::int64_t amount = 1) {
        tally(index(measure), person, amount);
    }
    void tally(Measure measure, Record const& record, std::int64_t amount = 1);
    void tally_group(std::size_t measure, std::size_t group, std::int64_t amount);
    /// Today's.
    std::size_t group_of(Person const& person) const {
        return support::group_of(person.diagnosis, now() - person.born);
    }
    void tally_at(Measure measure, AgencyId id);
    std::size_t place_of(Agency const& office) const;
    void close_month();
    void count_stocks();
    void count_deficits(); // deficits.cpp
    void count_person(Person const& person);
    void count_family(Person const& person);
    void charge(Item item, std::size_t place, double amount, Entitlement const& entitlement);
    void charge_month();
    void remember_usual();
    std::size_t elsewhere() const { return parameters_->municipalities.size(); }
    void follow_admission(std::uint32_t index_of, std::size_t term);
    void follow_discharge(std::uint32_t index_of, std::size_t term);
    void follow_discharge_for_a_year(Record const& record, bool back);
    void follow_outreach(PersonIndex p);
    void follow_up(EventKind kind, std::size_t record);
    void count_hours();
    void count_work(std::size_t agency, std::int64_t held);

    Stay& stay_of(PersonIndex p) { return stays_[people_[p].stay]; }
    Stay const& stay_of(PersonIndex p) const { return stays_[people_[p].stay]; }
    bool in_stay(PersonIndex p, std::uint32_t admissions) const {
        return people_[p].stay != nobody && people_[p].admissions == admissions;
    }
    bool same_round(Event const& event) const;
    std::span<sim::Clock> clocks(PersonIndex p) { return clocks_[p]; }
    Agency& agency(AgencyId id) { return agencies_[id.index]; }
};

} // namespace norishiro::support
