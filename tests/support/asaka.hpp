#pragma once

#include "models/support/measures.hpp"
#include "models/support/run.hpp"
#include "sim/outcomes.hpp"
#include "sim/statistics.hpp"

#include <catch2/catch.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace norishiro::tests {

inline std::string const asaka = std::string{NORISHIRO_SOURCE} + "/scenarios/asaka/";

/// A tenth of the Asaka area for five years, with what a test changes.
inline std::vector<std::string> small(std::vector<std::string> const& more = {}) {
    std::vector<std::string> set{"population.scale=0.1", "run.horizon=5 years",
                                 "run.burn_in=12 months", "run.settle=false"};
    set.insert(set.end(), more.begin(), more.end());
    return set;
}

inline sim::Scenario scenario(std::string const& name, std::vector<std::string> const& overrides) {
    sim::LoadOptions options;
    options.overrides = overrides;
    return sim::load_scenario(asaka + name + ".toml", support::schema().declarations(), options);
}

inline support::Eras eras(std::string const& name, std::vector<std::string> const& overrides) {
    return support::eras_of(scenario(name, overrides));
}

/// The scenario with one more dated change.
inline sim::Scenario with_change(sim::Scenario changed, std::string_view key, sim::Value value,
                                 sim::Date at) {
    for (std::size_t i = 0; i < changed.settings.size(); ++i) {
        if (changed.settings[i].key != key) continue;
        changed.changes.push_back({at, i, std::move(value), {}, {"test", "テスト"}});
        return changed;
    }
    throw std::invalid_argument{std::string{key}};
}

inline std::vector<sim::Outcomes> replications(support::Eras const& eras, std::size_t count) {
    std::vector<sim::Outcomes> outcomes;
    for (std::size_t r = 0; r < count; ++r) outcomes.push_back(support::simulate(eras, r));
    return outcomes;
}

inline std::int64_t total(sim::Outcomes const& outcomes, std::size_t measure) {
    return outcomes.sum(measure, 0, outcomes.months());
}
inline std::int64_t total(sim::Outcomes const& outcomes, support::Measure measure) {
    return total(outcomes, support::index(measure));
}

/// Ids of the measures in which two runs differ.
inline std::vector<std::string> differing(sim::Outcomes const& a, sim::Outcomes const& b) {
    std::vector<std::string> ids;
    auto const measures = support::measures();
    for (std::size_t m = 0; m < measures.size(); ++m) {
        bool same = true;
        for (std::size_t month = 0; month < a.months(); ++month) {
            for (std::size_t place = 0; place < a.places(); ++place) {
                same = same && a.at(month, place, m) == b.at(month, place, m);
            }
        }
        if (!same) ids.emplace_back(measures[m].id);
    }
    return ids;
}

/// Prices have changed, and nothing else: what is paid, and by whom.
inline void check_only_costs(std::vector<std::string> const& differing) {
    CHECK(!differing.empty());
    for (auto const& id : differing) {
        CAPTURE(id);
        CHECK((id.find("cost") != std::string::npos || id.starts_with("paid_by_")));
    }
}

} // namespace norishiro::tests
