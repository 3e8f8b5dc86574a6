#pragma once

#include "models/support/barriers.hpp"
#include "models/support/pathway.hpp"
#include "models/support/referral.hpp"
#include "models/support/services.hpp"
#include "models/support/story.hpp"
#include "models/support/story_words.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace norishiro::support {

/// Turns facts into sentences, in the order in which they happened. What repeats (visits, refusals
/// of outreach, new workers) is told in one go; what a wait was made of, once it has ended.
class Teller {
public:
    Teller(Subject const& subject, Names const& names);
    void take(Fact const& fact);
    Story finish();

private:
    /// What somebody who is not in treatment is waiting for.
    enum class For : std::uint8_t { notice, insight, consent, list, outreach, clinic, bed, before };
    static constexpr std::size_t for_count = 8;

    struct Visits { ///< and what else repeats meanwhile
        sim::Time first{}, last{};
        std::uint32_t who = nobody;
        int all = 0, met = 0, family = 0, late = 0, full = 0, new_workers = 0;
        int held = 0, waiting = 0; ///< at outreach, when it was full
        int trust = -1;            ///< per mille
    };
    struct Standing { ///< a barrier of the stay at hand
        bool stands = false;
        sim::Time there{};
        std::optional<sim::Time> found, worked, waits;
        std::optional<sim::Time> flat; ///< sought since, instead of a group home
        std::uint32_t worker = nobody;
        bool for_home = false; ///< waits for a group home
    };

    // story.cpp: episodes, lines, waits
    void begin(sim::Text title, sim::Time at);
    void write(sim::Time at, sim::Text text);
    void write_between(sim::Time from, sim::Time to, sim::Text const& text);
    void tell_visits();
    void advance(sim::Time at);
    For waits_for() const;
    void begin_waiting(sim::Time at);
    void end_waiting(sim::Time at);
    void first_day(Fact const& f);
    void moved(Fact const& f);
    void new_episode(Stage to, sim::Time at);
    sim::Text sentence_of(Row const& row, sim::Time at);
    sim::Text left(Row const& row) const;
    void summarise();

    // story_community.cpp
    bool community(Fact const& f);
    bool referral(Fact const& f);
    bool outreach(Fact const& f);
    bool service(Fact const& f);
    bool programme(Fact const& f);
    void within(Fact const& f);
    void opened(Fact const& f);
    void assessed(Fact const& f);
    void intake(Fact const& f);
    void visited(Fact const& f);
    sim::Text trust_in_words(int per_mille) const;

    // story_hospital.cpp
    bool hospital(Fact const& f);
    bool barrier(Fact const& f);
    void admitted(Fact const& f);
    sim::Text refusals();
    void settled(sim::Time at);
    void gone(std::size_t barrier, sim::Time at);
    void stand_to_the_end(sim::Time at);
    std::int64_t days_of(Standing const& standing, sim::Time until) const;
    sim::Text way_of(Standing const& standing, sim::Time until) const;
    sim::Text standing_barriers() const;
    void end_stay(sim::Time at);
    void tell_reviews(sim::Time at);

    bool ill() const { return subject_.first.diagnosis != Diagnosis::none; }
    sim::Text agency(std::uint32_t who) const;
    sim::Text hospital_name(std::uint32_t who) const;

    Subject subject_;
    Names const& names_;
    Story story_;
    Stage stage_ = Stage::untreated;
    Visits visits_;

    bool off_ = false; ///< ill, and not in treatment
    sim::Time off_since_{};
    sim::Time last_{};
    std::array<std::int64_t, for_count> lost_{}; ///< seconds
    bool treated_;
    bool seen_;
    bool on_list_ = false, awaits_clinic_ = false, awaits_bed_ = false;
    bool told_full_ = false, told_unknown_ = false;
    std::array<sim::Time, issue_count> referred_{};
    std::array<sim::Time, service_count> asked_{};
    sim::Time handed_off_{};
    sim::Time clinic_asked_{}, bed_asked_{}, outreach_asked_{};
    bool trusts_ = false;
    std::uint32_t assessor_ = nobody; ///< who has just met the person
    sim::Time assessed_at_{};

    std::vector<Fact> crisis_; ///< told with the admission that ends it
    std::optional<sim::Time> admitted_, settled_, discharged_;
    std::array<Standing, barrier_count> barriers_;
    int reviews_ = 0;       ///< that changed nothing
    sim::Text cause_;       ///< of a barrier that may come up
    sim::Time home_gone_{}; ///< when it has been told why there is no home
    std::optional<sim::Time> stuck_;

    std::int64_t untreated_days_ = 0, lapsed_days_ = 0, stuck_days_ = 0, hospital_days_ = 0;
    int admissions_ = 0;
    std::array<std::int64_t, barrier_count> barrier_days_{};
};

} // namespace norishiro::support
