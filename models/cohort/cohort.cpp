#include "models/cohort/cohort.hpp"

#include "sim/pathway.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace norishiro::cohort {

namespace {

/// Everybody is alike, and nothing around matters.
struct Person {};
struct Surroundings {};
enum class Signal : std::uint8_t { none };

constexpr sim::PerMonth a_year(double rate) {
    return sim::PerMonth{rate / 12.0};
}

using S = State;
using Row = sim::Transition<Person, Surroundings, State, Signal>;
using Hazard = sim::Cause<Person, Surroundings, Signal>::Hazard;
using Cause = sim::Cause<Person, Surroundings, Signal>;

constexpr Cause at(Hazard hazard) {
    return {hazard, Signal::none};
}

// clang-format off
constexpr std::array<Row, 12> pathway{{
    {"falls ill",             S::well,      S::untreated, at([](auto&, auto&) { return a_year(0.10); }), "発症"},
    {"recovers untreated",    S::untreated, S::well,      at([](auto&, auto&) { return a_year(0.10); }), "自然軽快"},
    {"is found",              S::untreated, S::outreach,  at([](auto&, auto&) { return a_year(0.60); }), "把握"},
    {"emergency",             S::untreated, S::inpatient, at([](auto&, auto&) { return a_year(0.05); }), "緊急入院"},
    {"is lost",               S::outreach,  S::untreated, at([](auto&, auto&) { return a_year(0.20); }), "中断"},
    {"admission by outreach", S::outreach,  S::inpatient, at([](auto&, auto&) { return a_year(0.30); }), "支援からの入院"},
    {"accepts care",          S::outreach,  S::aftercare, at([](auto&, auto&) { return a_year(0.50); }), "支援につながる"},
    {"discharge to outreach", S::inpatient, S::outreach,  at([](auto&, auto&) { return a_year(2.0);  }), "退院(訪問支援)"},
    {"discharge",             S::inpatient, S::aftercare, at([](auto&, auto&) { return a_year(6.0);  }), "退院"},
    {"recovers",              S::aftercare, S::well,      at([](auto&, auto&) { return a_year(0.30); }), "回復"},
    {"drops out",             S::aftercare, S::untreated, at([](auto&, auto&) { return a_year(0.15); }), "治療中断"},
    {"relapse",               S::aftercare, S::inpatient, at([](auto&, auto&) { return a_year(0.05); }), "再入院"},
}};
// clang-format on
static_assert(sim::names_are_unique(pathway));
static_assert(sim::every_stage_is_reachable<state_count>(pathway, S::well));
constexpr std::size_t clocks_each = sim::most_competing_hazards<state_count>(pathway);

constexpr std::uint64_t side_by_side = 512;

using Race = sim::Race<Person, Surroundings, State, Signal, state_count>;

constexpr Person anybody{};

/// Lives that are led side by side, a transition each in turn, so that their draws are made
/// together. Whose life has ended makes room for the next person.
class Lives {
public:
    Lives(Race const& race, sim::Time end, Result& result)
        : race_{race}, end_{end}, result_{result} {}

    /// From well to the end, for the persons from `first` up to `last`.
    void lead(sim::Entity first, sim::Entity last) {
        next_ = first;
        last_ = last;
        auto const size = std::min(side_by_side, last - first);
        lives_.resize(size);
        spells_.resize(size);
        clocks_.resize(size * clocks_each);
        for (std::size_t i = 0; i < size; ++i) begin(i);
        while (!lives_.empty()) {
            race_.enter_all(lives_, clocks_, clocks_each, {});
            // From the last on, so that who takes an empty place has already moved.
            for (std::size_t i = lives_.size(); i-- > 0;) {
                if (!moves(i)) replace(i);
            }
        }
    }

private:
    void begin(std::size_t i) {
        lives_[i] = {&anybody, State::well, next_++, 0, sim::Time{}};
        spells_[i] = {};
        spells_[i][index(State::well)] = 1;
    }
    void replace(std::size_t i) {
        if (next_ < last_) return begin(i);
        lives_[i] = lives_.back();
        spells_[i] = spells_.back();
        lives_.pop_back();
        spells_.pop_back();
    }

    /// To the next state, or to the end: then false.
    bool moves(std::size_t i) {
        auto& life = lives_[i];
        auto const clocks = std::span{clocks_}.subspan(i * clocks_each, clocks_each);
        auto const first = race_.first(clocks, life.stage);
        sim::Time const until = std::min(first.at, end_);
        result_.seconds[index(life.stage)] += (until - life.now).count();
        if (until == end_) {
            ++result_.at_the_end[index(life.stage)];
            return false;
        }
        ++result_.transitions;
        life.now = until;
        life.stage = race_.table()[race_.rows(life.stage)[first.clock]].to;
        life.spell = spells_[i][index(life.stage)]++;
        return true;
    }

    Race const& race_;
    sim::Time end_;
    Result& result_;
    sim::Entity next_ = 0;
    sim::Entity last_ = 0;
    std::vector<Race::Entrant> lives_;
    std::vector<std::array<std::uint32_t, state_count>> spells_; ///< begun so far, by state
    std::vector<sim::Clock> clocks_;
};

} // namespace

Result& Result::operator+=(Result const& other) {
    transitions += other.transitions;
    for (std::size_t i = 0; i < state_count; ++i) {
        at_the_end[i] += other.at_the_end[i];
        seconds[i] += other.seconds[i];
    }
    return *this;
}

Result simulate(Plan const& plan, sim::Luck const& luck, std::uint64_t first) {
    Race const race{pathway, luck};
    sim::Time const end = sim::later(sim::Time{}, sim::days_of_months(12.0 * plan.years));
    Result result;
    Lives{race, end, result}.lead(first, first + plan.persons);
    return result;
}

} // namespace norishiro::cohort
