#include "tests/support/paired.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <fmt/format.h>
#include <string>

// Hospitals that go, and beds that others take.

using namespace norishiro;
using namespace norishiro::tests;
using support::Measure;

namespace {

constexpr double month_seconds = 30.44 * 86'400.0;

/// Bed seconds of the hospitals of the area, by residents and by people from elsewhere. What
/// residents spend elsewhere is known from the ends of the months.
double in_the_area(sim::Outcomes const& outcomes) {
    auto const sum = [&](Measure m) { return sum_of(m)(outcomes); };
    return sum(Measure::bed_seconds) - month_seconds * sum(Measure::inpatients_outside) +
           sum(Measure::elsewhere_bed_seconds);
}

} // namespace

TEST_CASE(
    "without one of four hospitals more are admitted outside, and the area has fewer bed days",
    "[monotone]") {
    Settings gone;
    for (std::string const what :
         {"beds=0 beds", "discharge_workers=0 FTE", "therapists=0 FTE", "nurses=0 FTE", "duty=0"}) {
        gone.push_back("hospital.kanno." + what);
    }
    auto const p = Paired::apart(small(), {gone}, 6);
    auto const outside = sum_of(Measure::admissions_outside);
    auto const away = sum_of(Measure::inpatients_outside);
    double const beds = 3.0 * 34.0; // a tenth of each of the other three
    double const most = beds * 5.0 * 365.25 * 86'400.0;
    fmt::print(
        "outside {:.1f} to {:.1f}; in the area {:.3f} to {:.3f} of what is left; away {:.0f} "
        "to {:.0f}\n",
        p.mean(0, outside), p.mean(1, outside), p.mean(0, in_the_area) / most,
        p.mean(1, in_the_area) / most, p.mean(0, away), p.mean(1, away));
    CHECK(p.change(0, 1, outside).low > 0.0);
    CHECK(p.change(0, 1, away).low > 0.0);
    CHECK(p.change(0, 1, in_the_area).high < -0.05 * p.mean(0, in_the_area));
    // The beds are gone: no more than those of the other three are taken, which were not enough.
    CHECK(p.mean(1, in_the_area) < 1.06 * most); // month ends are a sample of the days outside
    CHECK(p.mean(0, in_the_area) > 1.10 * most);
}

TEST_CASE("of the beds that early coordination frees, people from elsewhere take the share that is "
          "set",
          "[monotone]") {
    Settings const early{"programmes.discharge_support.on=true",
                         "programmes.discharge_support.conference_at=admission",
                         "programmes.discharge_support.coverage=1"};
    Settings const half{"emergency.refill=0.5"};
    Settings const every{"emergency.refill=1"};
    auto const p =
        Paired::from_one_past(small({"emergency.refill=0", "run.burn_in=24 months"}),
                              {half, every, early, with(early, half), with(early, every)}, 8);
    enum World : std::size_t { none, base_half, base_every, freed, freed_half, freed_every };
    auto const theirs = sum_of(Measure::elsewhere_bed_seconds);
    auto const their_cost = sum_of(Measure::elsewhere_cost);
    auto const ours = sum_of(Measure::bed_seconds);
    // Where every free bed below the usual number is taken, the hospitals are as full as usual.
    double const usual = p.mean(base_every, in_the_area);
    double const free = usual - p.mean(freed, in_the_area);
    CHECK(p.change(none, freed, ours).high < 0.0);
    CHECK(free > 0.0);
    auto const taken = [&](World world) { return p.change(freed, world, theirs).mean / free; };
    fmt::print(
        "free {:.3f} of usual; taken {:.3f} with half, {:.3f} with all; policy alone {:.3f}\n",
        free / usual, taken(freed_half), taken(freed_every),
        p.change(none, freed, theirs).mean / free);
    CHECK(std::abs(p.change(none, freed, theirs).mean) < 0.2 * free); // nobody fills them
    CHECK(taken(freed_half) > 0.25);
    CHECK(taken(freed_half) < 0.70);
    CHECK(taken(freed_every) > 0.65); // not at once, so not all
    CHECK(taken(freed_every) < 1.30); // what is usual is known no better than that
    CHECK(p.change(freed, freed_half, theirs).low > 0.0);
    CHECK(p.change(freed_half, freed_every, theirs).low > 0.0);
    CHECK(p.change(freed, freed_half, their_cost).low > 0.0);
    CHECK(p.change(freed_half, freed_every, their_cost).low > 0.0);
    // Their cost is kept apart: what residents' beds cost does not follow it.
    auto const paid = sum_of(Measure::cost_inpatient);
    CHECK(std::abs(p.change(freed, freed_every, paid).mean) <
          0.25 * p.change(freed, freed_every, their_cost).mean);
}
