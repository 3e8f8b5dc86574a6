#include "models/support/fitting.hpp"

#include <algorithm>
#include <utility>

namespace norishiro::support {

RegionSize size_of(Parameters const& parameters) {
    RegionSize size;
    for (auto const& m : parameters.municipalities) {
        size.residents += m.value.population.value() * parameters.population.scale.value();
    }
    size.inpatients = size.residents * parameters.population.inpatients.value() / 100'000.0;
    return size;
}

Eras with_values(Eras eras, std::span<std::string const> keys, std::span<double const> values) {
    auto const& declarations = schema().declarations().parameters;
    for (std::size_t k = 0; k < keys.size(); ++k) {
        auto const found = std::ranges::find(declarations, keys[k], &sim::Declaration::key);
        auto const declaration = static_cast<std::size_t>(found - declarations.begin());
        for (auto& era : eras) schema().assign(era.parameters, declaration, "", values[k]);
    }
    return eras;
}

sim::Drawing drawing_of(std::vector<sim::Scenario> const& scenarios, sim::ParameterSets sets) {
    sim::Drawing drawing{std::move(sets), {}};
    for (auto const& scenario : scenarios) {
        for (auto const& key : drawing.sets.keys) {
            auto const own = std::ranges::find(scenario.settings, key, &sim::Setting::key);
            auto const place = static_cast<std::size_t>(own - scenario.settings.begin());
            bool const given =
                own->origin.from != sim::Origin::From::declaration ||
                std::ranges::find(scenario.changes, place, &sim::DatedChange::setting) !=
                    scenario.changes.end();
            drawing.draws.push_back(!given);
        }
    }
    return drawing;
}

Worlds drawn(Worlds worlds, sim::Drawing const& drawing, std::size_t replication) {
    auto const& sets = drawing.sets;
    auto const seed = worlds.front().eras.front().parameters.run.seed.value();
    auto const set = sim::drawn_set(sets, static_cast<std::uint64_t>(seed), replication);
    auto const& declarations = schema().declarations().parameters;
    for (std::size_t w = 0; w < worlds.size(); ++w) {
        std::vector<std::string> keys;
        std::vector<double> values;
        for (std::size_t k = 0; k < sets.keys.size(); ++k) {
            bool const draws = drawing.draws[w * sets.keys.size() + k];
            if (draws) {
                keys.push_back(sets.keys[k]);
                values.push_back(sets.value(set, k));
            }
            auto const declared =
                std::ranges::find(declarations, sets.keys[k], &sim::Declaration::key);
            if (draws != drawing.draws[k] && declared->change == sim::Change::at_start) {
                worlds[w].burns_in = BurnsIn::alone; // other people than the baseline's
            }
        }
        worlds[w].eras = with_values(std::move(worlds[w].eras), keys, values);
    }
    return worlds;
}

} // namespace norishiro::support
