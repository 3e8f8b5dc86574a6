// How often a 95 % interval holds the truth, where the truth is known: new need among residents is
// a Poisson process whose rate is the incidences times the residents, whatever else happens in the
// region.

#include "sim/experiment.hpp"
#include "tests/support/asaka.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

namespace norishiro {

namespace {

using Settings = std::vector<std::string>;

/// A hundredth of the Asaka area for a year.
Settings degenerate(std::size_t study, Settings const& more = {}) {
    Settings set{"population.scale=0.01",   "run.horizon=1 years",
                 "run.burn_in=0 months",    "run.settle=false",
                 "onset.f3=15 /10000/year", "run.seed=" + std::to_string(study)};
    set.insert(set.end(), more.begin(), more.end());
    return set;
}

/// What is expected of the whole region in the recorded time.
double expected(support::Parameters const& p) {
    double each = 0.0;
    for (auto const rate : {p.onset.f1, p.onset.f2, p.onset.f3, p.onset.f4, p.onset.f7}) {
        each += rate.value();
    }
    double sum = 0.0;
    for (auto const& m : p.municipalities) {
        auto const& town = m.value;
        double const from_75 = town.from_75.value() / p.onset.usual_from_75.value();
        double const working =
            (1.0 - town.under_15.value() - town.from_65.value()) / p.onset.usual_15_to_64.value();
        sum += town.population.value() * p.population.scale.value() / 10'000.0 *
               (each + p.onset.f0.value() * from_75 + p.onset.undiagnosed.value() * working);
    }
    return sum;
}

double count(sim::Outcomes const& outcomes) {
    return static_cast<double>(tests::total(outcomes, support::Measure::onsets));
}

double years_of(support::Parameters const& p) {
    auto const begin = sim::Time{p.run.start};
    std::chrono::duration<double> const length = sim::end_of(p.run) - begin;
    return length.count() / (365.25 * 86'400.0);
}

/// The share of `studies` for which `holds` is true.
template <class Holds>
double coverage(std::size_t studies, Holds holds) {
    std::vector<char> held(studies);
    sim::for_each_index(studies, 0, [&](std::size_t study) { held[study] = holds(study + 1); });
    return static_cast<double>(std::ranges::count(held, 1)) / static_cast<double>(studies);
}

bool within(sim::Estimate const& e, double truth) {
    return e.low <= truth && truth <= e.high;
}

/// The level, and a difference from a scenario with more of it.
std::array<double, 2> of_plain_intervals(std::size_t studies) {
    constexpr std::size_t replications = 8;
    std::vector<char> level(studies);
    double const difference = coverage(studies, [&](std::size_t study) {
        std::vector const scenarios{
            tests::scenario("baseline", degenerate(study)),
            tests::scenario("baseline", degenerate(study, {"onset.f3=7.5 /10000/year"}))};
        auto const worlds = support::worlds_of(scenarios);
        std::vector<double> levels;
        std::vector<double> differences;
        for (std::size_t r = 0; r < replications; ++r) {
            auto const run = support::begin_replication(worlds, r);
            levels.push_back(count(run(0)));
            differences.push_back(count(run(1)) - levels.back());
        }
        std::array<double, 2> truth{};
        for (std::size_t s = 0; s < 2; ++s) {
            auto const& p = worlds[s].eras.front().parameters;
            truth.at(s) = expected(p) * years_of(p);
        }
        level[study - 1] = within(sim::t_interval(levels), truth[0]);
        return within(sim::t_interval(differences), truth[1] - truth[0]);
    });
    auto const held = static_cast<double>(std::ranges::count(level, 1));
    return {held / static_cast<double>(studies), difference};
}

void check_coverage(std::size_t studies, double low, double high) {
    auto const [level, difference] = of_plain_intervals(studies);
    CAPTURE(studies);
    CHECK(level > low);
    CHECK(level < high);
    CHECK(difference > low);
    CHECK(difference < high);
}

} // namespace

TEST_CASE("95 % intervals hold the truth about 95 % of the time", "[intervals]") {
    check_coverage(250, 0.91, 0.985); // three and two and a half standard errors of 250 studies
}

TEST_CASE("95 % intervals hold the truth 93 to 97 % of the time", "[intervals][nightly]") {
    check_coverage(3000, 0.93, 0.97);
}

} // namespace norishiro
