#include "models/support/pathway.hpp"
#include "tests/support/paired.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <vector>

// Outreach (アウトリーチ事業) against none of it: what the report of Asaka saw afterwards, and what it
// says of the team. In a tenth of the area a team of three is a third of a worker, so that a strong
// one is looked at too.

using namespace norishiro;
using namespace norishiro::tests;
using support::Measure;
using support::Stage;

namespace {

double without_support(sim::Outcomes const& o) {
    return sum_of(support::stock_of(Stage::untreated))(o) +
           sum_of(support::stock_of(Stage::known))(o) +
           sum_of(support::stock_of(Stage::outreach))(o);
}

/// Admissions in a crisis or by order of people whom nobody treats yet.
std::vector<std::size_t> into_care_by_crisis() {
    std::vector<std::size_t> flows;
    auto const rows = support::pathway();
    for (std::size_t r = 0; r < rows.size(); ++r) {
        bool const untreated = rows[r].from == Stage::untreated || rows[r].from == Stage::known ||
                               rows[r].from == Stage::outreach;
        if (untreated && rows[r].to == Stage::acute && !rows[r].name.starts_with("planned")) {
            flows.push_back(support::flow_of(r));
        }
    }
    REQUIRE(flows.size() == 6);
    return flows;
}
auto sum_of_flows(std::vector<std::size_t> flows) {
    return [flows = std::move(flows)](sim::Outcomes const& o) {
        double sum = 0.0;
        for (auto const flow : flows) sum += sum_of(flow)(o);
        return sum;
    };
}

void print(std::string_view what, sim::Estimate const& e) {
    fmt::print("  {}: {:+.5g} [{:+.5g}, {:+.5g}]\n", what, e.mean, e.low, e.high);
}

} // namespace

TEST_CASE(
    "outreach: people come to support sooner and less often in a crisis, families are at ease",
    "[monotone]") {
    auto const p =
        Paired::from_one_past(small({"run.horizon=5 years", "programmes.outreach.on=false"}),
                              {{"programmes.outreach.on=true"},
                               {"programmes.outreach.on=true", "programmes.outreach.staff=20 FTE"}},
                              30);
    enum World : std::size_t { off, documented, strong };
    auto const crises = sum_of_flows(into_care_by_crisis());
    auto const in_a_crisis = [=](sim::Outcomes const& o) {
        return crises(o) / (crises(o) + sum_of(Measure::first_treatments)(o));
    };
    auto const burden = ratio_of(Measure::family_burden, Measure::families);
    for (auto const world : {documented, strong}) {
        fmt::print("outreach, world {}: {:.1f} taken on\n", static_cast<std::size_t>(world),
                   p.mean(world, sum_of(Measure::outreach_taken)));
        print("person-months without support", p.change(off, world, without_support));
        print("first treatments", p.change(off, world, sum_of(Measure::first_treatments)));
        print("crises of people whom nobody treats", p.change(off, world, crises));
        print("of those who begin treatment, in a crisis", p.change(off, world, in_a_crisis));
        print("family burden", p.change(off, world, burden));
        print("admissions", p.change(off, world, sum_of(Measure::admissions)));
    }
    CHECK(p.change(off, documented, without_support).high < 0.0);
    CHECK(p.change(off, strong, without_support).high < 0.0);
    CHECK(p.change(off, strong, sum_of(Measure::first_treatments)).low > 0.0);
    CHECK(p.change(off, strong, in_a_crisis).high < 0.0);
    CHECK(p.change(off, strong, burden).high < 0.0);
}
