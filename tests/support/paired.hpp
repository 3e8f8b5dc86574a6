#pragma once

#include "tests/support/asaka.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace norishiro::tests {

using Settings = std::vector<std::string>;

inline Settings with(Settings settings, Settings const& more) {
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

/// What several worlds come to with the same people and the same luck. The first is the base; each of
/// the others is the base with something else.
class Paired {
public:
    /// All go on from one burn-in under the base, and differ from run.start on.
    static Paired from_one_past(Settings const& base, std::vector<Settings> const& others,
                                std::size_t replications) {
        std::vector<sim::Scenario> scenarios{scenario("baseline", base)};
        for (auto const& other : others) {
            scenarios.push_back(scenario("baseline", with(base, other)));
        }
        return from_one_past(scenarios, replications);
    }
    static Paired from_one_past(std::vector<sim::Scenario> const& scenarios,
                                std::size_t replications) {
        auto const worlds = support::worlds_of(scenarios);
        Paired paired;
        for (std::size_t r = 0; r < replications; ++r) {
            auto const run = support::begin_replication(worlds, r);
            auto& outcomes = paired.runs_.emplace_back();
            for (std::size_t s = 0; s < scenarios.size(); ++s) outcomes.push_back(run(s));
        }
        return paired;
    }
    /// Each has always been as it is.
    static Paired apart(Settings const& base, std::vector<Settings> const& others,
                        std::size_t replications) {
        Paired paired;
        paired.runs_.resize(replications);
        for (std::size_t s = 0; s <= others.size(); ++s) {
            auto const world = eras("baseline", s == 0 ? base : with(base, others[s - 1]));
            for (std::size_t r = 0; r < replications; ++r) {
                paired.runs_[r].push_back(support::simulate(world, r));
            }
        }
        return paired;
    }

    sim::Outcomes const& run(std::size_t world, std::size_t replication) const {
        return runs_[replication][world];
    }

    /// What `value` makes of a world's outcomes, in the mean of the replications.
    template <class Value>
    double mean(std::size_t world, Value value) const {
        std::vector<double> values;
        for (auto const& run : runs_) values.push_back(value(run[world]));
        return sim::mean(values);
    }
    /// By how much it differs from one world to the other, with its interval of 99 %: the truth is
    /// beyond one end of it once in 200 times.
    template <class Value>
    sim::Estimate change(std::size_t from, std::size_t to, Value value) const {
        std::vector<double> values;
        for (auto const& run : runs_) values.push_back(value(run[to]) - value(run[from]));
        return sim::t_interval(values, 0.99);
    }

private:
    std::vector<std::vector<sim::Outcomes>> runs_; ///< by replication, then world
};

/// A measure, or one over another, from a month on.
inline auto sum_of(std::size_t measure, std::size_t from = 0) {
    return [=](sim::Outcomes const& outcomes) {
        return static_cast<double>(outcomes.sum(measure, from, outcomes.months()));
    };
}
inline auto sum_of(support::Measure measure, std::size_t from = 0) {
    return sum_of(support::index(measure), from);
}
inline auto ratio_of(std::size_t measure, std::size_t denominator, std::size_t from = 0) {
    return [=](sim::Outcomes const& outcomes) {
        return sum_of(measure, from)(outcomes) / sum_of(denominator, from)(outcomes);
    };
}
inline auto ratio_of(support::Measure measure, support::Measure denominator, std::size_t from = 0) {
    return ratio_of(support::index(measure), support::index(denominator), from);
}

/// The same setting for each hospital of the Asaka area.
inline Settings in_every_hospital(std::string const& setting) {
    Settings settings;
    for (std::string const hospital : {"kanno", "second", "third", "fourth"}) {
        settings.push_back("hospital." + hospital + "." + setting);
    }
    return settings;
}

} // namespace norishiro::tests
