#include "tests/support/paired.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

// Withdrawal support (ひきこもり支援) by the public health centre, through the family first. Bounds
// are those of an interval of 99 %.

using namespace norishiro;
using namespace norishiro::tests;
using support::Measure;

namespace {

Settings const on{"programmes.withdrawal_support.on=true"};
Settings const many = with(on, {"programmes.withdrawal_support.staff=10 FTE",
                                "programmes.withdrawal_support.families_ask=0.03 /month"});
auto const withdrawn = sum_of(Measure::withdrawn);
auto const eased = sum_of(Measure::withdrawal_eased);
auto const in_crisis = ratio_of(Measure::first_contacts_in_crisis, Measure::first_contacts);
auto const burden = ratio_of(Measure::family_burden, Measure::families);

void print(std::string_view what, sim::Estimate const& e) {
    fmt::print("{}: {:+.4f} ({:+.4f} to {:+.4f})\n", what, e.mean, e.low, e.high);
}

} // namespace

TEST_CASE("withdrawal support: found before a crisis, levels ease, families are less burdened",
          "[monotone]") {
    auto const base = small({"run.horizon=3 years"});
    auto const p = Paired::from_one_past(base, {on, many}, 30);
    enum World : std::size_t { off, as_documented, strong };
    for (auto const world : {as_documented, strong}) {
        fmt::print("{}: {:.1f} families, {:.0f} sessions, {:.0f} with the person\n",
                   world == strong ? "strong" : "as documented",
                   p.mean(world, sum_of(Measure::family_cases)),
                   p.mean(world, sum_of(Measure::family_sessions)),
                   p.mean(world, sum_of(Measure::family_sessions_met)));
        print("found in a crisis", p.change(off, world, in_crisis));
        print("levels eased", p.change(off, world, eased));
        print("person-months at home", p.change(off, world, withdrawn));
        print("burden (per mille)", p.change(off, world, burden));
    }
    fmt::print("without it: {:.4f} in a crisis, {:.0f} levels, {:.0f} person-months, {:.1f}\n",
               p.mean(off, in_crisis), p.mean(off, eased), p.mean(off, withdrawn),
               p.mean(off, burden));
    CHECK(p.change(off, strong, in_crisis).high < 0.0);
    CHECK(p.change(off, strong, eased).low > 0.0);
    // Levels ease, but in three years the number who stay at home does not fall as far as can be
    // told: few of those who are seen ease by a level, and people whom nobody treats leave this
    // count too, when their need passes.
    CHECK(p.change(off, strong, withdrawn).low < 0.0);
    CHECK(p.change(off, strong, burden).high < 0.0);
    CHECK(p.change(as_documented, strong, eased).low > 0.0);
}

TEST_CASE("withdrawal support without staff, or without hours and staff, changes nothing",
          "[monotone]") {
    auto const base = small({"run.horizon=2 years"});
    Settings const no_staff = with(many, {"programmes.withdrawal_support.staff=0 FTE"});
    Settings const nothing = with(no_staff, {"programmes.withdrawal_support.session_hours=0 h"});
    auto const p = Paired::from_one_past(base, {no_staff, nothing, on}, 3);
    for (std::size_t r = 0; r < 3; ++r) {
        CHECK(p.run(0, r) == p.run(1, r));
        CHECK(p.run(0, r) == p.run(2, r));
        CHECK(!(p.run(0, r) == p.run(3, r)));
    }
}
