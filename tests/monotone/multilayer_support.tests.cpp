#include "models/support/pathway.hpp"
#include "tests/support/paired.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <string>

// Multilayer support (重層的支援体制整備事業), in every municipality of a tenth of the Asaka area: what
// the report of Kawaguchi saw afterwards. It took place in one city and had nothing to compare with,
// so that here only directions are asked for. Not among them: fewer crises, more first treatments and
// lower cost. No change in the first two is seen within three years, and cost rises.

using namespace norishiro;
using namespace norishiro::tests;
using support::Measure;

namespace {

std::string const programme = "programmes.multilayer_support.";

Settings running(Settings const& more = {}) {
    return with({programme + "on=true"}, more);
}

Settings base() {
    return small({"run.horizon=3 years"});
}

Settings without_hours() {
    Settings settings = running({programme + "staff=0 FTE"});
    for (std::string const hours : {"passing", "handoff", "visit", "meeting", "consultation",
                                    "support_meeting", "contact", "talk", "stop"}) {
        settings.push_back(programme + hours + "_hours=0 h");
    }
    return settings;
}

std::size_t flow(std::string_view name) {
    auto const rows = support::pathway();
    auto const row =
        std::ranges::find_if(rows, [&](support::Row const& r) { return r.name == name; });
    REQUIRE(row != rows.end());
    return support::flow_of(static_cast<std::size_t>(row - rows.begin()));
}

/// Found by neighbours, in shops and at gatherings.
double found(sim::Outcomes const& outcomes) {
    double sum = 0.0;
    for (auto const* const name :
         {"neighbour notices", "shop keeper notices", "met at a gathering"}) {
        sum += static_cast<double>(total(outcomes, flow(name)));
    }
    return sum;
}

std::size_t begun(support::Service service) {
    return support::index(Measure::services_begun_first) + static_cast<std::size_t>(service);
}

void print(std::string_view what, sim::Estimate const& e) {
    fmt::print("{}: {:+.3f} ({:+.3f} to {:+.3f})\n", what, e.mean, e.low, e.high);
}

} // namespace

TEST_CASE("multilayer support reaches cases that agencies did not solve among themselves",
          "[monotone]") {
    auto const paired = Paired::from_one_past(
        base(),
        {running(), running({programme + "staff=0 FTE"}), running({programme + "staff=9 FTE"}),
         running({programme + "no_refusal=0"}), without_hours()},
        30);
    auto const bounced = ratio_of(Measure::bounces, Measure::referrals_between);
    auto const bounces = paired.change(0, 1, bounced);
    auto const lost = paired.change(0, 1, sum_of(Measure::lost_in_referral));
    auto const asked = paired.change(0, 1, sum_of(Measure::coordination_asked));
    auto const met = paired.change(0, 1, sum_of(Measure::coordination_met));
    auto const reached = paired.change(0, 1, sum_of(Measure::coordination_reached));
    auto const goes_on = paired.change(0, 1, sum_of(Measure::coordination_participation));
    auto const participation = paired.change(0, 1, sum_of(begun(support::Service::participation)));
    print("bounce rate", bounces);
    print("lost in referral", lost);
    print("taken to the office", asked);
    print("support meetings", met);
    print("visited by the office", reached);
    print("participation through it", goes_on);
    print("participation", participation);
    auto const noticed = paired.change(0, 1, found);
    print("found by neighbours, shops, gatherings", noticed);
    print("stuck, person-months", paired.change(0, 1, sum_of(Measure::stuck)));
    print("untreated, person-months",
          paired.change(0, 1, sum_of(support::stock_of(support::Stage::untreated))));
    print("needs met", paired.change(0, 1, sum_of(Measure::needs_met)));
    print("first treatments", paired.change(0, 1, sum_of(Measure::first_treatments)));
    print("crises", paired.change(0, 1, sum_of(Measure::crises)));
    print("cost, million",
          paired.change(0, 1, [](auto const& o) { return 1e-6 * sum_of(Measure::cost_total)(o); }));
    auto const council = support::AgencyKind::social_welfare_council;
    auto const hours = paired.change(0, 1, sum_of(support::given_by(council)));
    CHECK(bounces.high < 0.0);
    CHECK(lost.high < 0.0);
    CHECK(asked.low > 0.0);
    CHECK(met.low > 0.0);
    CHECK(met.mean <= asked.mean);
    CHECK(reached.low > 0.0);
    CHECK(goes_on.low > 0.0);
    CHECK(participation.low > 0.0);
    CHECK(hours.low > 0.0);
    CHECK(noticed.low > 0.0);

    // More workers hold more cases.
    CHECK(total(paired.run(2, 0), Measure::coordination_asked) == 0);
    auto const more = paired.change(1, 3, sum_of(Measure::coordination_asked));
    auto const more_reached = paired.change(1, 3, sum_of(Measure::coordination_reached));
    print("taken to the office, three times the staff", more);
    print("visited by it", more_reached);
    CHECK(more.low > 0.0);
    // What keeps cases from bouncing is above all that nobody is refused.
    auto const kept = paired.change(4, 1, bounced);
    print("bounce rate, by no refusal alone", kept);
    CHECK(kept.high < 0.0);
    // A programme that gives no hours is a name.
    for (std::size_t r = 0; r < 3; ++r) CHECK(paired.run(5, r) == paired.run(0, r));
}

TEST_CASE("an agency visited often enough thinks of the office, and places to meet find people",
          "[monotone]") {
    Settings const quiet =
        running({programme + "refers=0", programme + "heard=0", programme + "visits=0",
                 programme + "stops=0", programme + "talk_sessions=0", programme + "staff=3 FTE"});
    auto const paired = Paired::from_one_past(
        with(base(), quiet),
        {{programme + "visits=12", programme + "awareness_gain=0.3"},
         {programme + "stops=200", programme + "shop_gain=10", programme + "talk_sessions=4",
          programme + "talk_gain=0.3", programme + "talk_hours=0.5 h"}},
        30);
    auto const asked = paired.change(0, 1, sum_of(Measure::coordination_asked));
    auto const more = paired.change(0, 2, found);
    print("taken to the office, by visits alone", asked);
    print("found in the community, at the strongest", more);
    CHECK(asked.low > 0.0);
    CHECK(more.low > 0.0);
}

TEST_CASE("Kawaguchi's office visits 68 agencies and meets 24 times a year", "[monotone]") {
    sim::LoadOptions options;
    options.overrides = {"population.scale=0.02", "run.horizon=2 years", "run.burn_in=3 months",
                         "run.settle=false"};
    auto const scenario = sim::load_scenario(std::string{NORISHIRO_SOURCE} +
                                                 "/scenarios/kawaguchi/multilayer_support.toml",
                                             support::schema().declarations(), options);
    auto const outcomes = support::simulate(support::eras_of(scenario), 0);
    auto const planned = [&](support::Meeting meeting) {
        auto const m = static_cast<std::size_t>(meeting);
        return total(outcomes, support::index(Measure::meetings_held_first) + m) +
               total(outcomes, support::index(Measure::meetings_cancelled_first) + m);
    };
    CHECK(planned(support::Meeting::agency_visit) == 2 * 68);
    CHECK(planned(support::Meeting::joint_meeting) == 2 * 24);
    CHECK(planned(support::Meeting::talk_session) == 2 * 20);
}
