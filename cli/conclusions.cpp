#include "cli/conclusions.hpp"

#include "cli/burn_in.hpp"
#include "cli/drawing.hpp"
#include "cli/replicate.hpp"
#include "models/support/measures.hpp"
#include "sim/paired.hpp"
#include "sim/parameter_sets.hpp"
#include "sim/statistics.hpp"

#include <string>
#include <utility>

namespace norishiro::cli {

namespace {

std::vector<sim::Scenario> scenarios_of(Call const& call, sim::Comparisons const& comparisons,
                                        sim::Comparisons::Row const& row, bool effects) {
    auto options = call.options;
    options.files.clear();
    for (auto const& file : row.scenarios) options.files.push_back(file.string());
    if (comparisons.replications > 0 && options.replications < 0) {
        options.replications = static_cast<std::int64_t>(comparisons.replications);
    }
    if (!effects) options.set.emplace_back(without_effects);
    auto scenarios = load_all(Call{std::move(options), call.language, call.stop_requested});
    if (auto problems = support::problems_between(scenarios); !problems.empty()) {
        throw sim::ScenarioError{std::move(problems)};
    }
    return scenarios;
}

std::vector<sim::IndicatorInfo> main_indicators() {
    std::vector<sim::IndicatorInfo> main;
    for (auto const& info : support::indicators()) {
        if (info.main) main.push_back(info);
    }
    return main;
}

using Sides = std::vector<output::Conclusion::Side>;

/// Every indicator of every scenario but the baseline, [scenario - 1][indicator].
std::vector<Sides> sides(Call const& call, std::string const& words,
                         std::vector<sim::Scenario> const& scenarios,
                         std::vector<sim::IndicatorInfo> const& indicators) {
    auto worlds = support::worlds_of(scenarios);
    auto const drawing = drawing_for(call, scenarios).drawing;
    auto const replications =
        static_cast<std::size_t>(worlds.front().eras.front().parameters.run.replications.value());
    (void)burn_in(call, worlds);
    std::vector<std::vector<std::vector<double>>> differences(
        scenarios.size() - 1, std::vector<std::vector<double>>(indicators.size()));
    replicate(call, worlds, drawing, {0, replications, words},
              [&](std::vector<sim::Outcomes> const& outcomes) {
                  for (std::size_t k = 0; k < indicators.size(); ++k) {
                      double const base = sim::value_of(indicators[k], outcomes.front());
                      for (std::size_t s = 1; s < outcomes.size(); ++s) {
                          differences[s - 1][k].push_back(
                              sim::value_of(indicators[k], outcomes[s]) - base);
                      }
                  }
              });
    auto const draws = sim::draws_of(replications, drawing);
    std::vector<Sides> all;
    for (auto const& its : differences) {
        Sides row;
        std::vector<double> p_values;
        for (auto const& values : its) {
            row.push_back({sim::interval(values, draws)});
            p_values.push_back(sim::p_value(values, draws));
        }
        auto const holds = sim::holm(p_values);
        for (std::size_t k = 0; k < row.size(); ++k) row[k].holds = holds[k];
        all.push_back(std::move(row));
    }
    return all;
}

} // namespace

std::vector<TwoWorlds> two_worlds(Call const& call, sim::Comparisons const& comparisons) {
    std::vector<TwoWorlds> all;
    for (auto const& row : comparisons.rows) {
        all.push_back({row.id, scenarios_of(call, comparisons, row, true),
                       scenarios_of(call, comparisons, row, false)});
    }
    return all;
}

std::vector<output::Conclusion> conclusions(Call const& call,
                                            std::vector<TwoWorlds> const& comparisons) {
    auto const indicators = main_indicators();
    std::vector<output::Conclusion> all;
    for (auto const& comparison : comparisons) {
        auto const assumed =
            sides(call, call.say("comparing " + comparison.id, comparison.id + " を比較中"),
                  comparison.assumed, indicators);
        auto const without =
            sides(call, call.say("without assumed effects", "仮定した効果なしで計算中"),
                  comparison.without, indicators);
        for (std::size_t s = 0; s < assumed.size(); ++s) {
            auto const& scenario = comparison.assumed[s + 1];
            for (std::size_t k = 0; k < indicators.size(); ++k) {
                auto const& info = indicators[k];
                all.push_back({comparison.id,
                               scenario.id,
                               scenario.title,
                               std::string{info.id},
                               {std::string{info.name}, std::string{info.name_ja}},
                               std::string{info.unit},
                               assumed[s][k],
                               without[s][k]});
            }
        }
    }
    return all;
}

} // namespace norishiro::cli
