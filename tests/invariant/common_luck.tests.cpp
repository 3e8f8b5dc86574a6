#include "models/support/region.hpp"
#include "tests/support/asaka.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace norishiro;
using namespace norishiro::tests;
using std::chrono::year;

namespace {

sim::PerMonth often(support::Person const&, support::Parameters const&) {
    return sim::PerMonth{1.0};
}

/// Whether two tables hold the same in their first months.
bool agree_until(std::size_t months, sim::Counts const& a, sim::Counts const& b) {
    auto const cells = months * a.rows() * a.columns();
    return std::ranges::equal(a.values().first(cells), b.values().first(cells));
}

/// The main indicators are outcomes of the region. How much a programme does itself is none of
/// them: a second team meets other people than the first, which no shared luck makes less varied.
/// Ratios of variances of 30 pairs: were the truth 0.6, one would show 0.3 or less with a
/// probability of about 0.03, all of them together practically never.
void check_shared_luck(std::vector<std::string> const& overrides) {
    for (std::string const policy : {"second_outreach_team", "early_coordination"}) {
        sim::StudyResult study;
        study.indicators = support::indicators();
        study.scenarios.resize(2);
        std::vector<sim::Outcomes> all;
        for (std::string const& name : {std::string{"baseline"}, policy}) {
            for (auto& outcomes : replications(eras(name, overrides), 30)) {
                all.push_back(std::move(outcomes));
            }
        }
        for (std::size_t r = 0; r < 30; ++r) study.replications.push_back(r);
        sim::keep_in_memory(study, std::move(all));
        for (auto const& row : sim::compare(study)) {
            auto const& indicator = study.indicators[row.indicator];
            if (!indicator.main || std::isnan(row.variance_ratio)) continue;
            fmt::print("{:22} {:24} variance ratio {:.4f}\n", policy, indicator.id,
                       row.variance_ratio);
            CHECK(row.variance_ratio <= 0.30);
        }
    }
}

} // namespace

TEST_CASE("a change to the value that is already there changes nothing at all", "[crn]") {
    auto const plain = scenario("baseline", small());
    auto const changed = with_change(plain, "trust.gain", 0.08, year{2027} / 5 / 17);
    CHECK(differing(support::simulate(support::eras_of(plain), 0),
                    support::simulate(support::eras_of(changed), 0))
              .empty());
}

TEST_CASE("a change in the middle of a month leaves untouched what it does not concern", "[crn]") {
    // Everybody's hazards are asked again on that day; only prices have changed.
    auto const plain = scenario("baseline", small());
    auto const changed = with_change(plain, "costs.bed_late", 20'000.0, year{2027} / 5 / 17);
    auto const differences = differing(support::simulate(support::eras_of(plain), 0),
                                       support::simulate(support::eras_of(changed), 0));
    check_only_costs(differences);
}

TEST_CASE("a programme that is on without staff and without meeting hours does nothing", "[crn]") {
    auto const off = eras("baseline", small({"programmes.outreach.on=false"}));
    auto const idle = eras(
        "baseline",
        small({"programmes.outreach.staff=0 FTE", "programmes.discharge_support.on=true",
               "programmes.discharge_support.staff=0 FTE",
               "programmes.discharge_support.meeting=0 h", "programmes.discharge_support.hours=0 h",
               "programmes.discharge_support.coverage=1"}));
    for (std::size_t r = 0; r < 3; ++r) {
        CHECK(differing(support::simulate(off, r), support::simulate(idle, r)).empty());
    }
    // The test can fail: with staff there is something to see.
    auto const busy = eras("baseline", small());
    CHECK(!differing(support::simulate(off, 0), support::simulate(busy, 0)).empty());
}

TEST_CASE("another decision that people take does not change anybody's luck", "[crn]") {
    auto const world = eras("baseline", small());
    auto const table = support::pathway();
    std::vector<support::Row> more(table.begin(), table.end());
    more.push_back({"thinks of the weather",
                    support::Stage::outpatient,
                    support::Stage::outpatient,
                    {often, support::Signal::none},
                    "天気を思う"});
    more.push_back({"thinks of the sea",
                    support::Stage::waiting,
                    support::Stage::waiting,
                    {often, support::Signal::none},
                    "海を思う"});
    sim::Luck const luck{1, 0};
    support::Region plain{world, luck};
    support::Region thoughtful{world, luck, more};
    auto const without = plain.run();
    auto const with = thoughtful.run();
    CHECK(thoughtful.events() > plain.events() + 10'000); // it does happen
    CHECK(differing(without, with).empty());
}

TEST_CASE("a change on the first of a month leaves all months before as they were", "[crn]") {
    auto const plain = support::simulate(eras("baseline", small()), 0);
    auto const changed = support::simulate(eras("second_outreach_team", small()), 0);
    CHECK(agree_until(12, plain.by_place, changed.by_place)); // April 2026 to March 2027
    CHECK(agree_until(12, plain.by_group, changed.by_group));
    CHECK(agree_until(12, plain.by_station, changed.by_station));
    CHECK(!agree_until(60, plain.by_place, changed.by_place));
    CHECK(!agree_until(60, plain.by_group, changed.by_group));
    CHECK(!agree_until(60, plain.by_station, changed.by_station));
}

TEST_CASE("a change on the very first day is the same as having begun with it", "[crn]") {
    auto const at_once = small({"run.burn_in=0 months", "costs.bed_late=20000 JPY/day"});
    auto const changed = with_change(scenario("baseline", small({"run.burn_in=0 months"})),
                                     "costs.bed_late", 20'000.0, year{2026} / 4 / 1);
    CHECK(differing(support::simulate(eras("baseline", at_once), 0),
                    support::simulate(support::eras_of(changed), 0))
              .empty());
}

TEST_CASE("a shorter horizon leaves its months as they were", "[crn]") {
    auto const longer = support::simulate(eras("second_outreach_team", small()), 0);
    auto const shorter =
        support::simulate(eras("second_outreach_team", small({"run.horizon=3 years"})), 0);
    REQUIRE(shorter.months() == 36);
    REQUIRE(longer.months() == 60);
    CHECK(agree_until(36, shorter.by_place, longer.by_place));
    CHECK(agree_until(36, shorter.by_group, longer.by_group));
    CHECK(agree_until(36, shorter.by_station, longer.by_station));
}

TEST_CASE("replications and seeds each have their own luck", "[crn]") {
    auto const one = eras("baseline", small());
    auto const two = eras("baseline", small({"run.seed=2"}));
    CHECK(!differing(support::simulate(one, 0), support::simulate(one, 1)).empty());
    CHECK(!differing(support::simulate(one, 0), support::simulate(two, 0)).empty());
    CHECK(differing(support::simulate(one, 0), support::simulate(one, 0)).empty());
}

TEST_CASE("shared luck takes away most of the variance of a comparison", "[crn]") {
    check_shared_luck(small());
    // The test can fail: without shared luck the ratio is about one.
    auto const one = replications(eras("baseline", small()), 10);
    auto const two = replications(eras("baseline", small({"run.seed=2"})), 10);
    sim::StudyResult apart;
    apart.indicators = support::indicators();
    apart.scenarios.resize(2);
    auto both = one;
    both.insert(both.end(), two.begin(), two.end());
    for (std::size_t r = 0; r < 10; ++r) apart.replications.push_back(r);
    sim::keep_in_memory(apart, std::move(both));
    std::size_t above = 0;
    for (auto const& row : sim::compare(apart)) above += row.variance_ratio > 0.30 ? 1 : 0;
    CHECK(above > support::indicators().size() / 2);
}

TEST_CASE("shared luck does so in the whole Asaka area over ten years", "[crn][nightly]") {
    check_shared_luck({});
}
