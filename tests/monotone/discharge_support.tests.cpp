#include "models/support/run.hpp"
#include "tests/support/paired.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace norishiro;
using namespace norishiro::tests;
using support::Barrier;
using support::Measure;

namespace {

Settings const on{"programmes.discharge_support.on=true"};

/// Everything that the programme does, so many times as often. Hospitals with conferences: 1 of 4.
Settings dose(double times) {
    auto const set = [&](std::string_view key, double value) {
        return fmt::format("programmes.discharge_support.{}={}", key, value);
    };
    return with(on, {set("coverage", std::min(1.0, 0.25 * times)), set("hearings", times),
                     set("liaisons", std::min(12.0, 2.0 * times)), set("constructions", times),
                     set("representatives", times), set("trainings", times),
                     fmt::format("programmes.discharge_support.staff={} FTE", 0.5 * times)});
}

auto const within_90 = ratio_of(Measure::discharged_90, Measure::admitted_90);
auto const readmitted = ratio_of(Measure::readmitted_365, Measure::left_365);
auto const cost = sum_of(Measure::cost_staff);

} // namespace

TEST_CASE("discharge support: sooner out, at a price in hours; more of it levels off",
          "[monotone]") {
    auto const p = Paired::from_one_past(small({"run.horizon=4 years"}),
                                         {dose(0), dose(0.5), dose(1), dose(2), dose(8)}, 30);
    enum World : std::size_t { off, none, half, once, twice, much };
    CHECK(p.change(off, once, within_90).low > 0.0);
    CHECK(p.change(off, once, sum_of(support::lost_to(Barrier::no_plan))).high < 0.0);
    CHECK(p.change(off, once, sum_of(Measure::mean_tie)).low > 0.0);
    CHECK(p.change(half, twice, within_90).low > 0.0);
    // Four hospitals are all there are, and the meetings take hours from the work that they are about:
    // eight times as much is no better than twice.
    CHECK(p.change(off, much, within_90).low > 0.0);
    CHECK(p.change(off, much, within_90).mean < 6.0 * p.change(off, once, within_90).mean);
    // The post costs in proportion.
    CHECK(p.change(off, twice, cost).mean ==
          Approx(2.0 * p.change(off, once, cost).mean).epsilon(0.1));
    CHECK(p.change(off, much, cost).mean ==
          Approx(8.0 * p.change(off, once, cost).mean).epsilon(0.1));
    fmt::print(
        "discharged in 90 days {:.3f}; half {:+.3f}, once {:+.3f}, twice {:+.3f}, eight times "
        "{:+.3f}; readmitted {:+.4f} [{:+.4f}, {:+.4f}]\n",
        p.mean(off, within_90), p.change(off, half, within_90).mean,
        p.change(off, once, within_90).mean, p.change(off, twice, within_90).mean,
        p.change(off, much, within_90).mean, p.change(off, once, readmitted).mean,
        p.change(off, once, readmitted).low, p.change(off, once, readmitted).high);
}

TEST_CASE(
    "discharge support: inside one world those with a conference stay longer, and yet it gets "
    "people out sooner",
    "[monotone]") {
    // Only who has barriers left once symptoms settle gets one: coordination goes to the harder cases
    // (C15). Everywhere, so that hospitals do not differ.
    auto const p = Paired::from_one_past(small({"run.horizon=4 years"}), {dose(4)}, 30);
    auto const theirs =
        ratio_of(Measure::coordinated_stay_seconds, Measure::coordinated_discharges, 12);
    auto const others = ratio_of(Measure::other_stay_seconds, Measure::other_discharges, 12);
    double const day = 86'400.0;
    fmt::print(
        "stay with a conference {:.0f} days, without {:.0f}; discharged in 90 days {:+.3f}\n",
        p.mean(1, theirs) / day, p.mean(1, others) / day, p.change(0, 1, within_90).mean);
    CHECK(p.mean(1, theirs) > 1.2 * p.mean(1, others));
    CHECK(p.change(0, 1, within_90).low > 0.0);
}

TEST_CASE("discharge support without hours and staff is nothing", "[monotone]") {
    Settings const nothing{
        "programmes.discharge_support.on=true", "programmes.discharge_support.staff=0 FTE",
        "programmes.discharge_support.meeting=0 h", "programmes.discharge_support.hours=0 h",
        "programmes.discharge_support.coverage=1"};
    auto const p = Paired::from_one_past(small({"run.horizon=2 years"}), {nothing}, 2);
    CHECK(p.run(0, 0) == p.run(1, 0));
    CHECK(p.run(0, 1) == p.run(1, 1));
}
