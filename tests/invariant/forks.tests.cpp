#include "models/support/region.hpp"
#include "tests/support/asaka.hpp"

#include <catch2/catch.hpp>

using namespace norishiro;
using namespace norishiro::tests;
using std::chrono::year;

namespace {

/// Scenarios of one study, the baseline first, each with what is set for it.
support::Worlds worlds(std::vector<std::vector<std::string>> const& settings) {
    std::vector<sim::Scenario> scenarios;
    for (auto const& set : settings) scenarios.push_back(scenario("baseline", small(set)));
    return support::worlds_of(scenarios);
}

/// More work for the desks and a bed that costs another price.
std::vector<std::string> const different{"staffing.visit_interval=30 days",
                                         "costs.bed_late=20000 JPY/day"};

} // namespace

TEST_CASE("a fork that changes nothing goes on as if there had been no fork", "[fork]") {
    for (std::string const burn_in : {"0 months", "12 months", "30 months"}) {
        CAPTURE(burn_in);
        auto const set = std::vector<std::string>{"run.burn_in=" + burn_in};
        auto const same = worlds({set, set});
        auto const run = support::begin_replication(same, 2);
        auto const unforked = support::simulate(same.front().eras, 2);
        CHECK(run(0) == unforked);
        CHECK(run(1) == unforked);
    }
}

TEST_CASE("forks do not influence one another", "[fork]") {
    auto const both = worlds({{}, different});
    auto const run = support::begin_replication(both, 0);
    auto const baseline = run(0);
    auto const changed = run(1);
    CHECK(!differing(baseline, changed).empty());
    CHECK(run(1) == changed);
    CHECK(run(0) == baseline);
    auto const again = support::begin_replication(both, 0);
    CHECK(again(1) == changed);
}

TEST_CASE("a region and its copy go on alike and apart", "[fork]") {
    auto const world = eras("baseline", small());
    support::Region region{world, sim::Luck{1, 0}};
    region.burn_in(nullptr, -5);
    support::Region copy{region};
    copy.burn_in();
    CHECK(region.month() == -5);
    CHECK(copy.month() == 0);
    auto const of_the_copy = copy.run();
    CHECK(region.run() == of_the_copy);
    CHECK(region.events() == copy.events());
}

TEST_CASE("what differs from the start takes effect at run.start", "[fork]") {
    auto const plain = scenario("baseline", small());
    auto dated = with_change(plain, "staffing.visit_interval", 30.0, year{2026} / 4 / 1);
    dated = with_change(dated, "costs.bed_late", 20'000.0, year{2026} / 4 / 1);
    auto const study = support::worlds_of({plain, scenario("baseline", small(different)), dated});
    auto const run = support::begin_replication(study, 0);
    auto const from_the_start = run(1);
    CHECK(differing(from_the_start, run(2)).empty());
    CHECK(!differing(from_the_start, run(0)).empty());
    // Burning in under one's own parameters is something else.
    CHECK(!differing(from_the_start, support::simulate(study[1].eras, 0)).empty());
}

TEST_CASE("a price that changes at the fork touches nothing but costs", "[fork]") {
    auto const study = worlds({{}, {"costs.bed_late=20000 JPY/day"}});
    auto const run = support::begin_replication(study, 1);
    check_only_costs(differing(run(0), run(1)));
}

TEST_CASE("what can only be set at a beginning burns in on its own", "[fork]") {
    auto const plain = scenario("baseline", small());
    auto one_fewer = plain; // a scenario with another list of hospitals
    std::erase_if(one_fewer.settings, [](auto const& s) { return s.entity == "fourth"; });
    auto const study = support::worlds_of(
        {plain, scenario("baseline", small({"illness.relapse_variance=0.5"})), one_fewer,
         scenario("baseline", small({"hospital.kanno.name=新しい名前"})),
         scenario("baseline", small({"hospital.kanno.beds=30 beds"}))});
    using support::BurnsIn;
    CHECK(study[0].burns_in == BurnsIn::with_the_baseline);
    CHECK(study[1].burns_in == BurnsIn::alone);
    CHECK(study[2].burns_in == BurnsIn::alone);
    CHECK(study[3].burns_in == BurnsIn::with_the_baseline);
    CHECK(study[4].burns_in == BurnsIn::with_the_baseline);
    auto const run = support::begin_replication(study, 0);
    for (std::size_t const s : {1U, 2U}) CHECK(run(s) == support::simulate(study[s].eras, 0));
    CHECK(!differing(run(0), run(1)).empty());
}

TEST_CASE("a burn-in repeats the world as it is at run.start", "[fork]") {
    // A programme that begins on the very first day has been there all along; one that begins a day
    // later has not.
    auto const long_since = eras("baseline", small());
    auto const today = eras("baseline", small({"programmes.outreach.start=2026-04-01"}));
    auto const tomorrow = eras("baseline", small({"programmes.outreach.start=2026-04-02"}));
    CHECK(support::simulate(long_since, 0) == support::simulate(today, 0));
    CHECK(!(support::simulate(long_since, 0) == support::simulate(tomorrow, 0)));
    auto const ended = eras("baseline", small({"programmes.outreach.end=2026-04-01"}));
    auto const never = eras("baseline", small({"programmes.outreach.on=false"}));
    CHECK(support::simulate(ended, 0) == support::simulate(never, 0));
    auto const plain = scenario("baseline", small());
    auto const dated = with_change(plain, "costs.bed_late", 20'000.0, year{2026} / 4 / 1);
    auto const always = eras("baseline", small({"costs.bed_late=20000 JPY/day"}));
    CHECK(support::simulate(support::eras_of(dated), 0) == support::simulate(always, 0));
}

TEST_CASE("what must hold holds in forks, wherever they go", "[fork][conservation]") {
    // Regions check it themselves: flows and stocks, beds, hours, Little's law across the fork.
    auto const study = worlds(
        {{},
         {"hospital.kanno.beds=0 beds", "posts.phc=0 FTE", "programmes.outreach.staff=0 FTE"},
         {"hospital.kanno.beds=600 beds", "posts.phc=5.5 FTE",
          "programmes.outreach.staff=30 FTE"}});
    for (std::size_t r = 0; r < 3; ++r) {
        auto const run = support::begin_replication(study, r);
        for (std::size_t s = 0; s < study.size(); ++s) CHECK_NOTHROW(run(s));
    }
}

TEST_CASE("a burn-in is as long as asked where no test is", "[burn_in]") {
    auto const found = support::find_burn_in(worlds({{"run.burn_in=7 months"}}).front(), 1);
    CHECK(found.months == 7);
    CHECK(!found.tested());
}

TEST_CASE("a pilot finds when stocks settle", "[burn_in]") {
    auto const set = [](std::string const& drift, std::string const& most) {
        return worlds({{"run.settle=true", "run.burn_in=80 months", "run.drift=" + drift,
                        "run.burn_in_most=" + most}})
            .front();
    };
    std::size_t years = 0;
    std::size_t at_most = 0;
    auto const found = support::find_burn_in(set("10 %/year", "240 months"), 1, nullptr,
                                             [&](std::size_t year, std::size_t most) {
                                                 years = year;
                                                 at_most = most;
                                             });
    CHECK(found.settled());
    CHECK(found.months == 12 * years);
    CHECK(found.months >= 84); // whole years, no fewer than were asked for
    CHECK(found.months < 240);
    CHECK(at_most == 20);
    REQUIRE(found.stocks.size() == 8);
    CHECK(found.stocks[6].id == "long_stay");
    auto const hasty = support::find_burn_in(set("0.1 %/year", "84 months"), 1);
    CHECK(hasty.months == 84);
    CHECK(!hasty.settled());
}
