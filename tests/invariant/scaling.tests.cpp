#include "models/support/region.hpp"
#include "tests/support/asaka.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace norishiro;
using namespace norishiro::tests;
using support::Measure;

namespace {

/// How far the larger world is from `factor` times the smaller one, in standard errors.
double distance(std::vector<sim::Outcomes> const& less, std::vector<sim::Outcomes> const& more,
                std::size_t measure, double factor) {
    auto const values = [&](std::vector<sim::Outcomes> const& runs) {
        std::vector<double> v;
        for (auto const& run : runs) v.push_back(static_cast<double>(total(run, measure)));
        return v;
    };
    auto const a = values(less);
    auto const b = values(more);
    double const error = std::sqrt((sim::variance(b) + factor * factor * sim::variance(a)) /
                                   static_cast<double>(a.size()));
    return (sim::mean(b) - factor * sim::mean(a)) / error;
}

std::vector<std::string> nobody_there() {
    std::vector<std::string> set;
    for (std::string const m :
         {"asaka", "shiki", "wako", "niiza", "fujimi", "fujimino", "miyoshi"}) {
        set.push_back("municipality." + m + ".population=0 persons");
    }
    for (std::string const h : {"kanno", "second", "third", "fourth"}) {
        set.push_back("hospital." + h + ".from_elsewhere=0 /year");
    }
    set.emplace_back("ties.councils=0");
    return set;
}

std::vector<std::string> nobody_at_work() {
    std::vector<std::string> set{"programmes.outreach.on=false"};
    for (std::string const kind :
         {"health", "welfare", "child", "elderly", "assistance", "tax", "environment",
          "core_consultation", "consultation", "comprehensive_support", "social_welfare_council",
          "self_reliance", "withdrawal_desk", "phc", "clinics"}) {
        set.push_back("posts." + kind + "=0 FTE");
    }
    for (std::string const m :
         {"asaka", "shiki", "wako", "niiza", "fujimi", "fujimino", "miyoshi"}) {
        set.push_back("municipality." + m + ".health=0 FTE");
    }
    for (std::string const h : {"kanno", "second", "third", "fourth"}) {
        for (std::string const profession : {"discharge_workers", "therapists", "nurses"}) {
            set.push_back("hospital." + h + "." + profession + "=0 FTE");
        }
    }
    return set;
}

} // namespace

TEST_CASE("twice the population has twice the flows", "[scaling]") {
    // 20 replications each; 5 standard errors are passed by chance with probability 6e-7 a line.
    auto const one = replications(eras("baseline", small()), 20);
    auto const two = replications(eras("baseline", small({"population.scale=0.2"})), 20);
    for (Measure const m :
         {Measure::onsets, Measure::admissions, Measure::first_treatments, Measure::discharges,
          Measure::visits, Measure::deaths, Measure::bed_seconds, Measure::reports}) {
        INFO(support::measures()[support::index(m)].id);
        CHECK(std::abs(distance(one, two, support::index(m), 2.0)) < 5.0);
    }
    // The test can fail: 2.2 times would be seen in the onsets alone.
    CHECK(std::abs(distance(one, two, support::index(Measure::onsets), 2.2)) > 5.0);
}

TEST_CASE("without people nothing happens", "[scaling]") {
    auto const outcomes = support::simulate(eras("baseline", small(nobody_there())), 0);
    for (std::size_t m = 0; m < outcomes.measures(); ++m) {
        auto const id = std::string{support::measures()[m].id};
        // Staff is there and paid, whether anybody comes or not.
        // And it knows its partners, comes and goes.
        if (id.starts_with("held_by_") || id == "cost_staff" || id == "cost_total") continue;
        if (id == "cost_discounted" || id.starts_with("paid_by_")) continue;
        if (id.starts_with("mean_") || id.starts_with("workers_")) continue;
        if (id == "months_counted" || id == "towns_counted") continue;
        INFO(id);
        CHECK(total(outcomes, m) == 0);
    }
}

TEST_CASE("without staff there is no intake, no visit and no arranged discharge", "[scaling]") {
    auto const outcomes = support::simulate(eras("baseline", small(nobody_at_work())), 0);
    CHECK(total(outcomes, Measure::visits) == 0);
    CHECK(total(outcomes, Measure::outreach_taken) == 0);
    CHECK(total(outcomes, Measure::conferences) == 0);
    CHECK(total(outcomes, Measure::handed_off) == 0);
    CHECK(total(outcomes, Measure::needs_met) == 0);
    for (std::size_t k = 0; k < support::agency_kind_count; ++k) {
        auto const kind = static_cast<support::AgencyKind>(k);
        CHECK(total(outcomes, support::given_by(kind)) == 0);
        CHECK(total(outcomes, support::held_by(kind)) == 0);
    }
    CHECK(total(outcomes, Measure::admissions) > 0); // illness does not wait for staff
}
