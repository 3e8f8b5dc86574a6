#include "models/support/tables.hpp"
#include "tests/support/paired.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace norishiro;
using namespace norishiro::tests;
using support::Measure;

TEST_CASE("what is paid for and who pays add up to the same, in every month and place", "[money]") {
    auto const outcomes =
        support::simulate(eras("early_coordination", small({"detection.police=0.004 /month"})), 0);
    auto const items = {Measure::cost_inpatient, Measure::cost_outpatient, Measure::cost_nursing,
                        Measure::cost_services, Measure::cost_staff};
    for (std::size_t month = 0; month < outcomes.months(); ++month) {
        for (std::size_t place = 0; place < outcomes.places(); ++place) {
            CAPTURE(month, place);
            std::int64_t by_item = 0;
            std::int64_t by_payer = 0;
            for (auto const item : items) {
                auto const cost = outcomes.at(month, place, support::index(item));
                CHECK(cost >= 0);
                by_item += cost;
            }
            for (std::size_t p = 0; p < support::payer_count; ++p) {
                auto const paid =
                    outcomes.at(month, place, support::index(Measure::paid_first) + p);
                CHECK(paid >= 0);
                by_payer += paid;
            }
            auto const cost = outcomes.at(month, place, support::index(Measure::cost_total));
            CHECK(cost == by_item);
            CHECK(cost == by_payer);
        }
    }
    for (auto const item : items) CHECK(total(outcomes, item) > 0);
    for (std::size_t p = 0; p < support::payer_count; ++p) {
        CHECK(total(outcomes, support::index(Measure::paid_first) + p) > 0);
    }
    auto const discounted = total(outcomes, Measure::cost_discounted);
    CHECK(discounted < total(outcomes, Measure::cost_total));
    CHECK(discounted > total(outcomes, Measure::cost_total) * 9 / 10); // five years at 2 %
}

TEST_CASE("a life is worth something and no more than a life, in every month and group",
          "[money]") {
    auto const outcomes = support::simulate(eras("baseline", small()), 0);
    auto const measures = support::measures();
    auto const column = [&](std::size_t m) { return sim::group_column(measures, m); };
    for (std::size_t month = 0; month < outcomes.months(); ++month) {
        for (std::size_t g = 0; g < support::group_count; ++g) {
            CAPTURE(month, g);
            std::int64_t people = 0;
            for (std::size_t s = 0; s < support::stage_count; ++s) {
                if (support::has_left(static_cast<support::Stage>(s))) continue;
                people += outcomes.by_group.at(month, g, column(s));
            }
            auto const lived = static_cast<double>(outcomes.by_group.at(
                                   month, g, column(support::index(Measure::qalys)))) /
                               1e6;
            auto const years = static_cast<double>(people) / 12.0;
            CHECK(lived <= 0.92 * years + 1e-9);
            CHECK(lived >= 0.4 * years);
        }
    }
    CHECK(total(outcomes, Measure::qalys) > 0);
    CHECK(total(outcomes, Measure::qalys_discounted) < total(outcomes, Measure::qalys));
    CHECK(total(outcomes, Measure::qalys_discounted) > total(outcomes, Measure::qalys) * 9 / 10);
}
