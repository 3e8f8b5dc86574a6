#include "tests/support/paired.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

// What the reports of Kumagaya and Sayama count, in the scenarios that are named after them.

using namespace norishiro;
using namespace norishiro::tests;
using support::Measure;

namespace {

std::size_t of_kind(Measure first, support::Meeting meeting) {
    return support::index(first) + static_cast<std::size_t>(meeting);
}

} // namespace

TEST_CASE("Kumagaya's ledger: 15, 15 and 14 people for two hours each", "[monotone]") {
    // Posts enough that nobody is kept away; no other meeting.
    auto const world = eras("../kumagaya/case_conference",
                            {"run.settle=false", "run.burn_in=0 months", "run.horizon=3 years",
                             "population.scale=1", "posts.health=40 FTE", "posts.phc=22 FTE",
                             "posts.welfare=16 FTE", "ties.councils=0",
                             "programmes.case_conference.preparations=0"});
    auto const outcomes = support::simulate(world, 0);
    auto const conference = support::Meeting::case_conference;
    auto const held = total(outcomes, of_kind(Measure::meetings_held_first, conference));
    auto const came = total(outcomes, of_kind(Measure::attendances_first, conference));
    fmt::print("{} conferences, {} came, {:.0f} hours\n", held, came,
               static_cast<double>(total(outcomes, Measure::meeting_seconds)) / 3600.0);
    CHECK(held == 2 * 3);
    CHECK(came == 2 * (15 + 15 + 14));
    CHECK(total(outcomes, Measure::meeting_seconds) == came * 2 * 3600);
}

TEST_CASE(
    "the wider consultation target of 2024 brings consultations, and load with the same staff",
    "[monotone]") {
    std::vector<sim::Scenario> const worlds{scenario("../kumagaya/before_the_law", small()),
                                            scenario("../kumagaya/baseline", small())};
    auto const p = Paired::from_one_past(worlds, 100);
    auto const known = p.change(0, 1, sum_of(support::stock_of(support::Stage::known)));
    auto const given = p.change(0, 1, sum_of(support::given_by(support::AgencyKind::health)));
    fmt::print(
        "person-months known {:+.1f} [{:+.1f}, {:+.1f}], hours of the health desks {:+.1f}\n",
        known.mean, known.low, known.high, given.mean / 3600.0);
    CHECK(known.low > 0.0);
    CHECK(given.low > 0.0);
}

TEST_CASE("Sayama answers more than 55 % of emergencies within the area, in the mean of many years",
          "[monotone]") {
    // The whole area: a tenth of a hospital is full far more often than the hospital.
    Settings const whole{"run.settle=false", "run.burn_in=12 months", "run.horizon=4 years"};
    constexpr std::size_t count = 12;
    std::vector<sim::Scenario> const worlds{scenario("../sayama/baseline", whole),
                                            scenario("../sayama/discharge_support", whole)};
    auto const p = Paired::from_one_past(worlds, count);
    auto const in_area = ratio_of(Measure::centre_in_area, Measure::centre_emergencies, 24);
    double single_lowest = 1.0;
    double single_highest = 0.0;
    std::vector<double> shares;
    for (std::size_t r = 0; r < count; ++r) {
        shares.push_back(in_area(p.run(1, r)));
        for (std::size_t year = 2; year < 4; ++year) {
            auto const sum = [&](Measure m) {
                return static_cast<double>(
                    p.run(1, r).sum(support::index(m), 12 * year, 12 * year + 12));
            };
            double const share = sum(Measure::centre_in_area) / sum(Measure::centre_emergencies);
            single_lowest = std::min(single_lowest, share);
            single_highest = std::max(single_highest, share);
        }
    }
    auto const share = sim::t_interval(shares, 0.99);
    fmt::print(
        "in the area without it {:.3f}, with it {:.3f} [{:.3f}, {:.3f}], change {:+.3f}; single "
        "years {:.2f} to {:.2f}\n",
        p.mean(0, in_area), share.mean, share.low, share.high, p.change(0, 1, in_area).mean,
        single_lowest, single_highest);
    CHECK(share.low >= 0.55);
    CHECK(p.change(0, 1, in_area).low > 0.0);
    CHECK(single_highest - single_lowest > 0.2); // one year alone says little
}
