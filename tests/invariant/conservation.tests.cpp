#include "models/support/region.hpp"
#include "tests/support/asaka.hpp"

#include <catch2/catch.hpp>

using namespace norishiro;
using namespace norishiro::tests;

namespace {

/// Runs the world; the region checks its invariants each fiscal year and at the end: nobody lost
/// or in two places, beds and hours never oversold, flows match stocks, Little's law everywhere.
sim::Outcomes run(support::Eras const& world, std::size_t replication) {
    return support::simulate(world, replication);
}

} // namespace

TEST_CASE("what must hold holds in every scenario and replication", "[conservation]") {
    for (std::string const name : {"baseline", "second_outreach_team", "early_coordination"}) {
        auto const world = eras(name, small());
        for (std::size_t r = 0; r < 5; ++r) CHECK_NOTHROW(run(world, r));
    }
}

TEST_CASE("what must hold holds where everything is short", "[conservation]") {
    auto const narrow = small({"hospital.kanno.beds=20 beds", "hospital.second.beds=20 beds",
                               "hospital.third.beds=0 beds", "posts.phc=0.03 FTE",
                               "hospital.fourth.discharge_workers=0.1 FTE",
                               "illness.crisis=0.01 /month", "onset.f2=1.46 /10000/year"});
    for (std::size_t r = 0; r < 3; ++r) {
        auto const outcomes = run(eras("early_coordination", narrow), r);
        CHECK(total(outcomes, support::Measure::admissions_outside) > 0);
    }
}

TEST_CASE("what must hold holds when beds and staff change on the way", "[conservation]") {
    using std::chrono::year;
    auto cut = scenario("baseline", small());
    cut = with_change(cut, "hospital.kanno.beds", 0.0, year{2027} / 5 / 17);
    cut = with_change(cut, "posts.phc", 0.0, year{2027} / 6 / 3);
    cut = with_change(cut, "programmes.outreach.staff", 0.0, year{2027} / 7 / 9);
    cut = with_change(cut, "hospital.kanno.beds", 400.0, year{2028} / 2 / 11);
    cut = with_change(cut, "posts.phc", 2.7, year{2028} / 3 / 5);
    cut = with_change(cut, "programmes.outreach.staff", 30.0, year{2028} / 8 / 21);
    for (std::size_t r = 0; r < 3; ++r) CHECK_NOTHROW(run(support::eras_of(cut), r));
}

TEST_CASE("the flows between stages add up to the stocks that are published", "[conservation]") {
    auto const outcomes = run(eras("baseline", small()), 0);
    auto const table = support::pathway();
    for (std::size_t month = 1; month < outcomes.months(); ++month) {
        for (std::size_t place = 0; place + 1 < outcomes.places(); ++place) {
            for (std::size_t s = 0; s < support::stage_count; ++s) {
                std::int64_t flow = 0;
                for (std::size_t row = 0; row < table.size(); ++row) {
                    auto const n = outcomes.at(month, place, support::flow_of(row));
                    if (support::stock_of(table[row].to) == s) flow += n;
                    if (support::stock_of(table[row].from) == s) flow -= n;
                }
                if (s == support::stock_of(support::Stage::untreated)) {
                    flow += outcomes.at(month, place, support::index(support::Measure::onsets));
                }
                if (s == support::stock_of(support::Stage::outpatient)) {
                    flow += outcomes.at(month, place, support::index(support::Measure::moved_in));
                }
                CHECK(outcomes.at(month, place, s) - outcomes.at(month - 1, place, s) == flow);
            }
        }
    }
}

TEST_CASE("nobody gives hours that they do not hold", "[conservation]") {
    auto const outcomes = run(eras("early_coordination", small({"posts.phc=0.07 FTE"})), 0);
    for (std::size_t kind = 0; kind < support::agency_kind_count; ++kind) {
        auto const which = static_cast<support::AgencyKind>(kind);
        // A task may be counted in the month after the one in which most of it was done.
        CHECK(total(outcomes, support::given_by(which)) <=
              total(outcomes, support::held_by(which)) + 24 * 3600);
        CHECK((total(outcomes, support::held_by(which)) > 0) == support::has_staff(which));
    }
}
