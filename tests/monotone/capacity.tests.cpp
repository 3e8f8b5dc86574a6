#include "models/support/pathway.hpp"
#include "tests/support/paired.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <vector>

// What more and less of a capacity does. Effects are asked for well below what they are, since
// their size is not known well; each test prints how large they are. A bound of an interval of 99 %
// fails by chance alone once in 200 times where the effect is as small as the test allows, and
// practically never where it is as large as when the test was written.

using namespace norishiro;
using namespace norishiro::tests;
using support::Barrier;
using support::Measure;
using support::Service;
using support::Stage;

namespace {

Settings const no_homes{"services.group_home=0 cases"};
Settings const no_workers = in_every_hospital("discharge_workers=0 FTE");
Settings const many_homes{"services.group_home=250 cases"};
Settings const many_workers = in_every_hospital("discharge_workers=90 FTE");

auto const within_a_year = ratio_of(Measure::discharged_365, Measure::admitted_365);
auto const long_stays = sum_of(support::stock_of(Stage::long_stay));
auto const without_housing = sum_of(support::lost_to(Barrier::housing));
auto const gave_up = sum_of(Measure::gave_up_waiting);

std::size_t flow_named(std::string_view name) {
    auto const table = support::pathway();
    std::size_t row = 0;
    while (table[row].name != name) ++row;
    return support::flow_of(row);
}

void check_discharge(Settings const& base, std::size_t replications) {
    auto const p = Paired::from_one_past(
        base, {no_homes, no_workers, with(no_homes, no_workers), with(many_homes, many_workers)},
        replications);
    enum World : std::size_t { as_is, homeless, workless, neither, plenty };
    // 80 % leave within a year; without discharge workers 55 % do, and these from hospitals
    // elsewhere, since those of the area fill up.
    auto const loss = p.change(as_is, neither, within_a_year);
    CHECK(loss.high < -0.10);
    CHECK(p.change(as_is, workless, within_a_year).high < -0.10);
    CHECK(p.change(as_is, workless, long_stays).low > 0.0);
    CHECK(p.change(as_is, neither, long_stays).low > 0.0);
    CHECK(p.change(as_is, workless, sum_of(Measure::inpatients_outside)).low > 0.0);
    // A plateau: ten times as much gains one point, and far from everybody leaves.
    auto const gain = p.change(as_is, plenty, within_a_year);
    CHECK(gain.high < -0.25 * loss.mean);
    CHECK(gain.low > -0.02);
    CHECK(p.mean(plenty, within_a_year) < 0.95);
    // Group homes alone: few need one, and these are in hospital for longer than a year anyway, so
    // that the share who leave within a year hardly moves. Their time without housing does.
    CHECK(p.change(as_is, homeless, without_housing).low > 0.0);
    CHECK(p.change(as_is, plenty, without_housing).high < 0.0);
    CHECK(p.change(as_is, homeless, within_a_year).high < 0.02);
    fmt::print("discharged within a year {:.3f}, without workers {:.3f}, nor homes {:.3f}, without "
               "homes {:.3f}, with ten times both {:.3f}\n",
               p.mean(as_is, within_a_year), p.mean(workless, within_a_year),
               p.mean(neither, within_a_year), p.mean(homeless, within_a_year),
               p.mean(plenty, within_a_year));
}

} // namespace

TEST_CASE("without discharge workers and group homes fewer leave; ten times as many change little",
          "[monotone]") {
    check_discharge(small({"run.horizon=3 years"}), 16);
}

TEST_CASE("the same in the whole Asaka area; without group homes more stay for years",
          "[monotone][nightly]") {
    Settings const base{"run.horizon=5 years", "run.burn_in=24 months", "run.settle=false"};
    check_discharge(base, 6);
    auto const p = Paired::from_one_past(base, {no_homes, many_homes}, 10);
    CHECK(p.change(0, 1, long_stays).low > 0.0);
    CHECK(p.change(0, 2, long_stays).high < 0.0);
}

TEST_CASE("whom outreach and desks bring along queues at the clinics", "[monotone]") {
    // Doctors have hours for about half of those who seek a first visit.
    Settings const scarce{"posts.clinics=0.06 FTE"};
    Settings const ample{"posts.clinics=1.2 FTE"};
    Settings const teams{"programmes.outreach.staff=300 FTE"};
    // More posts alone change little, for visits are made as often as they are meant to be.
    Settings const desks{"posts.health=20 FTE", "staffing.visit_interval=14 days",
                         "staffing.stuck_visit_interval=30 days"};
    auto const p =
        Paired::from_one_past(small(with(scarce, {"run.horizon=3 years"})),
                              {teams, desks, ample, with(ample, teams), with(ample, desks)}, 8);
    enum World : std::size_t { as_is, with_teams, with_desks, doctors, all, desks_too };
    auto const accept_in_outreach = sum_of(flow_named("accepts support in outreach"));
    auto const accept_at_desks = sum_of(flow_named("accepts support"));
    auto const treated = sum_of(Measure::first_treatments);
    CHECK(p.change(as_is, with_teams, accept_in_outreach).low > 0.0);
    CHECK(p.change(as_is, with_desks, accept_at_desks).low > 0.0);
    // Upstream there is more, so downstream the line grows until people give up …
    CHECK(p.change(as_is, with_teams, gave_up).low > 0.1 * p.mean(as_is, gave_up));
    CHECK(p.change(as_is, with_desks, gave_up).low > 0.1 * p.mean(as_is, gave_up));
    // … and does not where the clinics grow with it. Then it is treatment that grows.
    CHECK(p.change(doctors, all, gave_up).mean < 0.02 * p.mean(as_is, gave_up));
    CHECK(p.change(doctors, desks_too, gave_up).mean < 0.02 * p.mean(as_is, gave_up));
    CHECK(p.change(doctors, all, treated).low > 0.0);
    fmt::print("gave up {:.0f}, with teams {:.0f}, with desks {:.0f}; with doctors {:.0f}, {:.0f}, "
               "{:.0f}; first treatments {:.0f} {:.0f} {:.0f}; {:.0f} {:.0f} {:.0f}\n",
               p.mean(as_is, gave_up), p.mean(with_teams, gave_up), p.mean(with_desks, gave_up),
               p.mean(doctors, gave_up), p.mean(all, gave_up), p.mean(desks_too, gave_up),
               p.mean(as_is, treated), p.mean(with_teams, treated), p.mean(with_desks, treated),
               p.mean(doctors, treated), p.mean(all, treated), p.mean(desks_too, treated));
}

namespace {

/// Along worlds of more and more capacity.
template <class Line>
void check_shorter(Paired const& p, std::vector<std::size_t> const& worlds, Line line) {
    double const most = p.mean(worlds.front(), line);
    for (std::size_t i = 1; i < worlds.size(); ++i) {
        // Pairs differ by chance too, but for the part that their luck shares.
        CHECK(p.change(worlds[i - 1], worlds[i], line).low <= 0.01 * most);
    }
    CHECK(p.change(worlds.front(), worlds.back(), line).high < 0.0);
    fmt::print("{:.4g}", most);
    for (std::size_t i = 1; i < worlds.size(); ++i) {
        fmt::print(" {:.4g}", p.mean(worlds[i], line) / most);
    }
    fmt::print("\n");
}

/// Half of a capacity, what the base has of it, twice and four times as much.
template <class Line>
void check_ladder(Settings const& base, Settings const& half, Settings const& twice,
                  Settings const& four_times, Line line) {
    auto const p = Paired::from_one_past(small(base), {half, twice, four_times}, 8);
    check_shorter(p, {1, 0, 2, 3}, line);
}

/// Staff that is asked for, relative to what it has; work is as it comes, so that the line before
/// it is the longer, the larger this is.
auto use_of(support::AgencyKind kind) {
    return ratio_of(support::given_by(kind), support::held_by(kind));
}

} // namespace

TEST_CASE("more places never lengthen the line before them", "[monotone]") {
    auto const homes = [](std::string const& places) {
        return Settings{"services.group_home=" + places + " cases"};
    };
    check_ladder({}, homes("12.5"), homes("50"), homes("100"),
                 sum_of(support::index(Measure::services_waiting_first) +
                        static_cast<std::size_t>(Service::group_home)));
    // Whoever finds no bed in the area goes elsewhere at once: that is the line before beds.
    auto const beds = [](std::string const& number) {
        return in_every_hospital("beds=" + number + " beds");
    };
    check_ladder({}, beds("169"), beds("676"), beds("1352"), sum_of(Measure::admissions_outside));
    auto const doctors = [](std::string const& posts) {
        return Settings{"posts.clinics=" + posts + " FTE"};
    };
    check_ladder(doctors("0.06"), doctors("0.03"), doctors("0.12"), doctors("0.24"), gave_up);
}

TEST_CASE("more staff never lengthens the line before it", "[monotone]") {
    auto const posts = [](std::string const& kind, std::string const& fte) {
        return Settings{"posts." + kind + "=" + fte + " FTE"};
    };
    using support::AgencyKind;
    check_ladder({}, posts("health", "1"), posts("health", "4"), posts("health", "8"),
                 use_of(AgencyKind::health));
    check_ladder({}, posts("phc", "0.55"), posts("phc", "2.2"), posts("phc", "4.4"),
                 use_of(AgencyKind::phc));
    check_ladder({}, posts("consultation", "0.3"), posts("consultation", "1.2"),
                 posts("consultation", "2.4"), sum_of(support::lost_to(Barrier::no_receiver)));
    auto const workers = [](std::string const& fte) {
        return in_every_hospital("discharge_workers=" + fte + " FTE");
    };
    auto const waiting = sum_of(support::stock_of(Stage::waiting));
    check_ladder({}, workers("4.5"), workers("18"), workers("36"), waiting);
    check_ladder({}, workers("4.5"), workers("18"), workers("36"),
                 use_of(AgencyKind::community_office));
    auto const therapists = [](std::string const& fte) {
        return in_every_hospital("therapists=" + fte + " FTE");
    };
    check_ladder(therapists("1"), therapists("0.5"), therapists("2"), therapists("4"),
                 sum_of(support::lost_to(Barrier::daily_living)));
    auto const teams = [](std::string const& fte) {
        return Settings{"programmes.outreach.staff=" + fte + " FTE"};
    };
    // Their list is as long as they have slots, so look at who is turned away.
    check_ladder(teams("10"), teams("5"), teams("20"), teams("40"),
                 sum_of(Measure::referrals_refused));
}

TEST_CASE("a line that nobody shortens is noticed", "[monotone]") {
    // The two tests above can fail: more work for the same desks is a longer line.
    auto const p = Paired::from_one_past(small(), {{"staffing.visit_interval=30 days"}}, 8);
    CHECK(p.change(0, 1, use_of(support::AgencyKind::health)).low > 0.0);
}
