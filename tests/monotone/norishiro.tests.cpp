#include "tests/support/paired.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <string>

// The margin (のりしろ): a referral that would bounce is taken where it arrived, if what it is about
// is next to the agency's work and the margin has hours left. Each test prints its effects.

using namespace norishiro;
using namespace norishiro::tests;
using support::Measure;

namespace {

constexpr std::size_t pairs = 30;

Settings norishiro_of(std::string const& margin) {
    return {"programmes.norishiro.on=true", "programmes.norishiro.margin=" + margin};
}

auto const bounces = sum_of(Measure::bounces, 12);
auto const lost = sum_of(Measure::lost_in_referral, 12);
auto const no_taker = sum_of(Measure::stuck_no_taker, 12);
auto const taken = sum_of(Measure::margin_taken, 12);

double hours_lent(sim::Outcomes const& outcomes) {
    return sum_of(Measure::margin_seconds, 12)(outcomes) / 3600.0;
}
/// Of all agencies that take cases.
double hours_given(sim::Outcomes const& outcomes) {
    double seconds = 0.0;
    for (std::size_t k = 0; k < support::agency_kind_count; ++k) {
        auto const kind = static_cast<support::AgencyKind>(k);
        if (support::type_of(kind).takes_cases)
            seconds += sum_of(support::given_by(kind), 12)(outcomes);
    }
    return seconds / 3600.0;
}

void print(std::string_view what, sim::Estimate const& e) {
    fmt::print("  {}: {:+.5g} [{:+.5g}, {:+.5g}]\n", what, e.mean, e.low, e.high);
}

} // namespace

TEST_CASE("with a margin fewer cases fall between agencies, for more hours", "[monotone]") {
    auto const base = small({"run.horizon=3 years"});
    auto const p = Paired::from_one_past(
        base, {norishiro_of("0"), norishiro_of("0.025"), norishiro_of("0.05"), norishiro_of("0.1")},
        pairs);
    enum World : std::size_t { off, meetings, half, once, twice };
    fmt::print("as it is: {:.1f} bounces, {:.1f} lost, {:.0f} months stuck without a taker, {:.0f} "
               "hours\n",
               p.mean(off, bounces), p.mean(off, lost), p.mean(off, no_taker),
               p.mean(off, hours_given));
    for (auto const world : {meetings, half, once, twice}) {
        fmt::print("norishiro, world {}: {:.1f} taken in {:.0f} hours\n",
                   static_cast<std::size_t>(world), p.mean(world, taken),
                   p.mean(world, hours_lent));
        print("bounces", p.change(off, world, bounces));
        print("lost between agencies", p.change(off, world, lost));
        print("months stuck without a taker", p.change(off, world, no_taker));
        print("hours given", p.change(off, world, hours_given));
        print("needs met", p.change(off, world, sum_of(Measure::needs_met, 12)));
        print("bounces, beyond the meetings'", p.change(meetings, world, bounces));
        print("lost, beyond the meetings'", p.change(meetings, world, lost));
        print("stuck, beyond the meetings'", p.change(meetings, world, no_taker));
        print("hours, beyond the meetings'", p.change(meetings, world, hours_given));
    }
    CHECK(p.mean(meetings, taken) == 0.0);
    // Half of the default already takes four fifths of what the default takes.
    std::size_t less = meetings;
    for (auto const more : {half, once, twice}) {
        CHECK(p.change(less, more, hours_lent).low > 0.0);
        CHECK(p.change(less, more, taken).low > 0.0);
        less = more;
    }
    CHECK(p.change(off, once, bounces).high < 0.0);
    CHECK(p.change(meetings, once, bounces).high < 0.0);
    CHECK(p.change(meetings, twice, lost).high < 0.0);
    CHECK(p.change(off, once, no_taker).high < 0.0);
    CHECK(p.change(meetings, once, no_taker).high < 0.0);
}

TEST_CASE("norishiro without meetings and staff changes nothing, whatever the margin",
          "[monotone]") {
    auto const base = small({"run.horizon=2 years"});
    auto const p =
        Paired::from_one_past(base,
                              {{"programmes.norishiro.on=true", "programmes.norishiro.hours=0 h",
                                "programmes.norishiro.margin=0"},
                               {"programmes.norishiro.on=true", "programmes.norishiro.hours=0 h"}},
                              2);
    for (std::size_t r = 0; r < 2; ++r) {
        CHECK(p.run(0, r) == p.run(1, r));
        CHECK(p.run(0, r) == p.run(2, r));
    }
}
