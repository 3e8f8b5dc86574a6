#include "tests/support/paired.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <string>

// Case conferences of municipalities (事例検討会) teach agencies what the others are there for and
// what to see in people. They do nothing for the person discussed. Each test prints its effects.

using namespace norishiro;
using namespace norishiro::tests;
using support::Measure;

namespace {

constexpr std::size_t pairs = 30;

Settings conferences(std::string const& a_year) {
    return {"programmes.case_conference.on=true", "programmes.case_conference.meetings=" + a_year};
}

auto per_town(Measure measure) {
    return ratio_of(measure, Measure::towns_counted, 12);
}

double first_year_admissions(sim::Outcomes const& outcomes) {
    return static_cast<double>(outcomes.sum(support::index(Measure::admissions), 0, 12));
}

void print(std::string_view what, sim::Estimate const& e) {
    fmt::print("  {}: {:+.5g} [{:+.5g}, {:+.5g}]\n", what, e.mean, e.low, e.high);
}

} // namespace

TEST_CASE("case conferences make roles clear and assessments better, and fewer referrals go wrong",
          "[monotone]") {
    auto const base = small({"run.horizon=3 years"});
    auto const p =
        Paired::from_one_past(base, {conferences("1"), conferences("4"), conferences("12")}, pairs);
    enum World : std::size_t { off, yearly, quarterly, monthly };
    auto const wrong = ratio_of(Measure::referrals_wrong, Measure::referrals_between, 12);
    auto const bounced = ratio_of(Measure::bounces, Measure::referrals_between, 12);
    for (auto const world : {yearly, quarterly, monthly}) {
        fmt::print(
            "case conferences, world {}: {:.1f} held, {:.1f} called off\n",
            static_cast<std::size_t>(world),
            p.mean(world, sum_of(support::index(Measure::meetings_held_first) +
                                 static_cast<std::size_t>(support::Meeting::case_conference))),
            p.mean(world, sum_of(support::index(Measure::meetings_cancelled_first) +
                                 static_cast<std::size_t>(support::Meeting::case_conference))));
        print("role clarity lacks (millionths)",
              p.change(off, world, per_town(Measure::deficit_roles)));
        print("joint work lacks", p.change(off, world, per_town(Measure::deficit_joint_work)));
        print("assessment lacks", p.change(off, world, per_town(Measure::deficit_assessment)));
        print("understanding lacks",
              p.change(off, world, per_town(Measure::deficit_understanding)));
        print("wrong referrals, share", p.change(off, world, wrong));
        print("bounced, share", p.change(off, world, bounced));
        print("referrals", p.change(off, world, sum_of(Measure::referrals_between, 12)));
        print("admissions of the first year", p.change(off, world, first_year_admissions));
        print("admissions", p.change(off, world, sum_of(Measure::admissions)));
    }
    std::size_t fewer = off;
    for (auto const more : {yearly, quarterly, monthly}) {
        CHECK(p.change(fewer, more, per_town(Measure::deficit_roles)).high < 0.0);
        CHECK(p.change(fewer, more, per_town(Measure::deficit_assessment)).high < 0.0);
        CHECK(p.change(fewer, more, per_town(Measure::deficit_understanding)).high < 0.0);
        fewer = more;
    }
    CHECK(p.change(off, monthly, wrong).high < 0.0);
    CHECK(p.change(off, monthly, bounced).high < 0.0);
    // No direct change of admissions within a year.
    auto const admissions = p.change(off, yearly, first_year_admissions);
    CHECK(admissions.low < 0.0);
    CHECK(admissions.high > 0.0);
}

TEST_CASE("case conferences without hours and staff change nothing", "[monotone]") {
    auto const base = small({"run.horizon=2 years"});
    auto const p = Paired::from_one_past(
        base, {{"programmes.case_conference.on=true", "programmes.case_conference.hours=0 h"}}, 2);
    for (std::size_t r = 0; r < 2; ++r) CHECK(p.run(0, r) == p.run(1, r));
}
