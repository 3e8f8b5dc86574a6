#include "tests/support/paired.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace norishiro;
using namespace norishiro::tests;
using support::Measure;

namespace {

std::size_t held(support::Meeting meeting) {
    return support::index(Measure::meetings_held_first) + static_cast<std::size_t>(meeting);
}

Settings const committee{"programmes.outreach_committee.on=true"};
Settings const often = with(committee, {"programmes.outreach_committee.meetings=12"});
Settings const conference{"programmes.regional_conference.on=true"};
Settings const unpaid{
    "programmes.outreach_committee.on=true", "programmes.outreach_committee.hours=0 h",
    "programmes.regional_conference.on=true", "programmes.regional_conference.hours=0 h"};

} // namespace

TEST_CASE("the outreach committee makes outreach known: more cases are referred to it",
          "[monotone]") {
    // The team has few slots, so that a longer list is what comes of it (E.2).
    auto const p = Paired::from_one_past(
        small({"run.horizon=3 years", "programmes.outreach.staff=20 FTE"}), {committee, often}, 30);
    auto const asked = [](sim::Outcomes const& o) {
        return sum_of(Measure::referrals)(o) + sum_of(Measure::referrals_refused)(o);
    };
    CHECK(p.change(0, 2, asked).low > 0.0);
    CHECK(p.change(0, 1, sum_of(Measure::mean_tie)).low > 0.0);
    CHECK(p.change(1, 2, sum_of(Measure::mean_tie)).low > 0.0);
    CHECK(p.mean(1, sum_of(held(support::Meeting::outreach_committee))) > 4.0);
    fmt::print("referred to outreach {:.1f}; twice a year {:+.1f}, monthly {:+.1f}\n",
               p.mean(0, asked), p.change(0, 1, asked).mean, p.change(0, 2, asked).mean);
}

TEST_CASE("the regional conference ties sectors, slowly, and takes hours", "[monotone]") {
    auto const p = Paired::from_one_past(small({"run.horizon=3 years"}), {conference}, 30);
    CHECK(p.change(0, 1, sum_of(Measure::mean_tie)).low > 0.0);
    CHECK(p.change(0, 1, sum_of(Measure::mean_role)).low > 0.0);
    CHECK(p.change(0, 1, sum_of(Measure::meeting_seconds)).low > 0.0);
    auto const admissions = p.change(0, 1, sum_of(Measure::admissions));
    fmt::print("admissions {:+.2f} [{:+.2f}, {:+.2f}]\n", admissions.mean, admissions.low,
               admissions.high);
}

TEST_CASE("meetings without hours are not held, and change nothing", "[monotone]") {
    auto const p = Paired::from_one_past(small({"run.horizon=2 years"}), {unpaid}, 2);
    CHECK(p.run(0, 0) == p.run(1, 0));
    CHECK(p.run(0, 1) == p.run(1, 1));
}
