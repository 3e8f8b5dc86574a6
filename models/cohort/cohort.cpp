#include "models/cohort/cohort.hpp"

#include "sim/pathway.hpp"

#include <algorithm>
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

using Race = sim::Race<Person, Surroundings, State, Signal, state_count>;

void live(Race const& race, sim::Entity person, sim::Time end, Result& result) {
    std::array<sim::Clock, clocks_each> clocks;
    std::array<std::uint32_t, state_count> spells{};
    State state = State::well;
    sim::Time now{};
    for (;;) {
        race.enter(clocks, {}, state, person, spells[index(state)]++, {}, now);
        auto const first = race.first(clocks, state);
        sim::Time const until = std::min(first.at, end);
        result.seconds[index(state)] += (until - now).count();
        if (first.at >= end) break;
        ++result.transitions;
        now = first.at;
        state = race.table()[race.rows(state)[first.clock]].to;
    }
    ++result.at_the_end[index(state)];
}

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
    for (std::uint64_t i = 0; i < plan.persons; ++i) live(race, first + i, end, result);
    return result;
}

} // namespace norishiro::cohort
