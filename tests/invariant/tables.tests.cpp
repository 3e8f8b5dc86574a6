#include "models/support/tables.hpp"

#include "tests/support/asaka.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>

using namespace norishiro;
using namespace norishiro::tests;
using support::AgencyKind;

namespace {

/// Reports come five times as often as by default and interrupt the conferences, the other work of
/// the public health centre.
std::vector<std::string> interrupted() {
    return small({"detection.police=0.004 /month", "programmes.discharge_support.meeting=4 h"});
}

/// Seconds that a station's staff gave to its work in a month, idle time left out.
std::int64_t given(sim::Outcomes const& outcomes, std::size_t month, std::size_t station) {
    std::int64_t sum = 0;
    for (std::size_t w = 0; w < support::work_count; ++w) {
        sum += outcomes.by_station.at(month, station, w);
    }
    return sum;
}

/// The stations of one kind of agency, in the order of the stations.
std::vector<std::size_t> stations_of(AgencyKind kind, sim::Outcomes const&) {
    auto const world = eras("early_coordination", small());
    auto const labels = support::stations_of(world.front().parameters);
    std::string const prefix = std::string{support::type_of(kind).id} + "_";
    std::vector<std::size_t> stations;
    for (std::size_t s = 0; s < labels.size(); ++s) {
        bool longer = false; // "health_" is no beginning of another kind's id, but say so
        for (auto const& type : support::agency_types) {
            bool const other = type.id.size() > prefix.size() - 1 && type.id.starts_with(prefix);
            longer = longer || (other && labels[s].id.starts_with(std::string{type.id} + "_"));
        }
        if (labels[s].id.starts_with(prefix) && !longer) stations.push_back(s);
    }
    return stations;
}

constexpr std::array kinds{AgencyKind::phc, AgencyKind::health, AgencyKind::outreach,
                           AgencyKind::consultation, AgencyKind::community_office};

} // namespace

TEST_CASE("what an agency's staff holds is given or idle, in every month", "[conservation]") {
    for (auto const& overrides : {interrupted(), small({"posts.phc=0.05 FTE"})}) {
        auto const outcomes = support::simulate(eras("early_coordination", overrides), 1);
        auto const& table = outcomes.by_station;
        for (std::size_t month = 0; month < outcomes.months(); ++month) {
            for (std::size_t station = 0; station < table.rows(); ++station) {
                CAPTURE(month, station);
                auto const idle = table.at(month, station, support::idle_column);
                auto const held = table.at(month, station, support::held_column);
                CHECK(given(outcomes, month, station) + idle == held);
                CHECK(idle >= -4); // of tasks in hand whole seconds are counted, rounded down
                for (std::size_t w = 0; w < support::work_count; ++w) {
                    CHECK(table.at(month, station, w) >= 0);
                }
            }
        }
    }
}

TEST_CASE("what agencies hold by station is what they hold by place", "[conservation]") {
    auto const outcomes = support::simulate(eras("early_coordination", interrupted()), 1);
    auto const area_wide = outcomes.places() - 1;
    for (auto const kind : kinds) {
        for (std::size_t month = 0; month < outcomes.months(); ++month) {
            std::int64_t together = 0;
            std::size_t town = 0;
            bool const of_towns = support::type_of(kind).level == support::Level::municipality;
            for (auto const station : stations_of(kind, outcomes)) {
                auto const held = outcomes.by_station.at(month, station, support::held_column);
                if (of_towns) CHECK(held == outcomes.at(month, town++, support::held_by(kind)));
                together += held;
            }
            CHECK(together > 0);
            if (of_towns) continue;
            CHECK(together == outcomes.at(month, area_wide, support::held_by(kind)));
        }
    }
}

TEST_CASE("time by station and by place differ by what is in hand at a month's end",
          "[conservation]") {
    // By place a task counts when it ends, by station while it is done. An agency has one task at
    // hand and, of each class, one that was interrupted: at most a report and a few short ones.
    constexpr std::int64_t in_hand = std::int64_t{60} * 3'600;
    auto const outcomes = support::simulate(eras("early_coordination", interrupted()), 1);
    for (auto const kind : kinds) {
        auto const stations = stations_of(kind, outcomes);
        std::int64_t by_station = 0;
        std::int64_t by_place = 0;
        std::size_t split = 0; // months that end within a task
        for (std::size_t month = 0; month < outcomes.months(); ++month) {
            for (auto const station : stations) by_station += given(outcomes, month, station);
            by_place += outcomes.sum(support::given_by(kind), month, month + 1);
            auto const agencies = static_cast<std::int64_t>(stations.size());
            CHECK(std::abs(by_station - by_place) <= agencies * in_hand);
            if (by_station != by_place) ++split;
        }
        CHECK(by_station > 0);
        if (kind != AgencyKind::consultation) CHECK(split > 5);
    }
}

TEST_CASE("each kind of work is given by those whose work it is", "[conservation]") {
    auto const outcomes = support::simulate(eras("early_coordination", interrupted()), 1);
    using support::Work;
    auto const seconds = [&](AgencyKind kind, Work work) {
        std::int64_t sum = 0;
        for (auto const station : stations_of(kind, outcomes)) {
            sum += outcomes.by_station.sum(station, static_cast<std::size_t>(work), 0,
                                           outcomes.months());
        }
        return sum;
    };
    auto const none = {std::pair{AgencyKind::phc, Work::session},
                       {AgencyKind::health, Work::report},
                       {AgencyKind::outreach, Work::intake},
                       {AgencyKind::consultation, Work::visit},
                       {AgencyKind::community_office, Work::visit}};
    for (auto const& [kind, work] : none) CHECK(seconds(kind, work) == 0);
    // Whatever was asked for in the last days may still wait, and at the beginning likewise.
    std::int64_t visits = 0; // whoever holds a case comes
    for (std::size_t k = 0; k < support::agency_kind_count; ++k) {
        visits += seconds(static_cast<AgencyKind>(k), Work::visit);
    }
    auto const hours = static_cast<double>(visits) / 3'600.0;
    CHECK(hours / static_cast<double>(total(outcomes, support::Measure::visits)) ==
          Approx(1.5).epsilon(0.25)); // of some the person had moved on
    auto const reports = static_cast<double>(seconds(AgencyKind::phc, Work::report)) / 3'600.0;
    CHECK(reports == Approx(20.0 * static_cast<double>(total(outcomes, support::Measure::reports)))
                         .margin(5 * 20.0));
}

TEST_CASE("what is counted by group adds up to what is counted by place", "[conservation]") {
    for (std::string const name : {"baseline", "early_coordination"}) {
        auto const outcomes = support::simulate(eras(name, small()), 2);
        auto const measures = support::measures();
        std::size_t compared = 0;
        for (std::size_t m = 0; m < measures.size(); ++m) {
            if (!measures[m].by_group) continue;
            CAPTURE(measures[m].id);
            auto const column = sim::group_column(measures, m);
            std::int64_t apart = 0;
            for (std::size_t month = 0; month < outcomes.months(); ++month) {
                std::int64_t sum = 0;
                for (std::size_t g = 0; g < support::group_count; ++g) {
                    sum += outcomes.by_group.at(month, g, column);
                }
                apart += std::abs(sum - outcomes.sum(m, month, month + 1));
            }
            CHECK(apart == 0);
            if (total(outcomes, m) > 0) ++compared;
        }
        CHECK(compared > 50); // none of them is empty by mistake
    }
}

TEST_CASE("whoever is followed up counts in the group of the first day", "[conservation]") {
    // Without a burn-in every admission that is followed was counted as one: 365 days lie between
    // eleven months and twelve, so the two counts of a group bracket each other. In another group,
    // that of the last day, they would not: in the meantime people reach another band of age.
    auto const outcomes = support::simulate(eras("baseline", small({"run.burn_in=0 months"})), 2);
    auto const until = [&](support::Measure measure, std::size_t month, std::size_t group) {
        auto const column = sim::group_column(support::measures(), support::index(measure));
        return outcomes.by_group.sum(group, column, 0, month);
    };
    for (std::size_t g = 0; g < support::group_count; ++g) {
        for (std::size_t month = 12; month <= outcomes.months(); ++month) {
            CAPTURE(g, month);
            auto const followed = until(support::Measure::admitted_365, month, g);
            CHECK(until(support::Measure::admissions, month - 12, g) <= followed);
            CHECK(followed <= until(support::Measure::admissions, month - 11, g));
            CHECK(until(support::Measure::discharged_365, month, g) <= followed);
            CHECK(until(support::Measure::readmitted_365, month, g) <=
                  until(support::Measure::left_365, month, g));
        }
    }
}

TEST_CASE("the bands of age are those of the persons", "[conservation]") {
    // The measure by age reads what was last brought up to date, up to a month ago; nobody is
    // younger than that.
    auto const outcomes = support::simulate(eras("baseline", small()), 2);
    auto const groups = support::groups();
    auto const over_65 = support::index(support::Measure::inpatients_year_over_65);
    auto const column = sim::group_column(support::measures(), over_65);
    auto const long_stay = support::stock_of(support::Stage::long_stay);
    std::array<std::int64_t, support::age_band_count> counted{};
    std::int64_t old = 0;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        auto const band = groups.level_of(g, 1);
        counted[band] += outcomes.by_group.sum(g, column, 0, outcomes.months());
        if (band >= 2) old += outcomes.by_group.sum(g, long_stay, 0, outcomes.months());
    }
    CHECK(counted[0] == 0);
    CHECK(counted[1] == 0);
    CHECK(counted[2] > 0);
    CHECK(counted[3] > 0);
    auto const said = total(outcomes, over_65);
    CHECK(old >= said);
    CHECK(old - said <= said / 50);
}
