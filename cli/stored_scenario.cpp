#include "cli/stored_scenario.hpp"

#include "cli/call.hpp"
#include "models/support/run.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace norishiro::cli {

namespace {

/// A key as the declarations have it: "hospital.north.beds" is "hospital.*.beds" of "north".
struct Key {
    std::string declared;
    std::string entity;
};

Key split(std::string const& key, sim::Declarations const& declarations) {
    for (auto const& section : declarations.sections) {
        auto const begins = section.key + '.';
        if (!section.named || !key.starts_with(begins)) continue;
        auto const end = key.find('.', begins.size());
        if (end == std::string::npos) continue;
        return {begins + '*' + key.substr(end), key.substr(begins.size(), end - begins.size())};
    }
    return {key, ""};
}

sim::Value value_of(sim::Declaration const& declaration, std::string const& words, double number) {
    if (declaration.kind == sim::Kind::text) return words;
    return number;
}

/// Nothing where this program lacks a parameter.
std::optional<sim::Scenario> scenario_of(sim::ScenarioRecord const& record,
                                         sim::Declarations const& declarations) {
    sim::Scenario scenario;
    scenario.id = record.id;
    scenario.title = record.title;
    scenario.question = record.question;
    for (auto const& parameter : record.parameters) {
        if (parameter.ground == sim::Ground::absent) continue;
        auto const key = split(parameter.key, declarations);
        auto const found =
            std::ranges::find(declarations.parameters, key.declared, &sim::Declaration::key);
        if (found == declarations.parameters.end()) return std::nullopt;
        sim::Setting setting;
        setting.key = parameter.key;
        setting.declaration = static_cast<std::size_t>(found - declarations.parameters.begin());
        setting.entity = key.entity;
        setting.value = value_of(*found, parameter.value, parameter.number);
        scenario.settings.push_back(std::move(setting));
    }
    // A result lists what another scenario adds after everything else; a scenario has it in its section.
    auto const section = [&](sim::Setting const& setting) {
        auto const& key = declarations.parameters[setting.declaration].key;
        auto const its = std::ranges::find_if(declarations.sections, [&](auto const& s) {
            auto const begins = s.key + (s.named ? ".*." : ".");
            return key.starts_with(begins) && key.find('.', begins.size()) == std::string::npos;
        });
        return its - declarations.sections.begin();
    };
    std::ranges::stable_sort(scenario.settings, {}, section);
    for (auto const& change : record.changes) {
        auto const setting = std::ranges::find(scenario.settings, change.key, &sim::Setting::key);
        if (setting == scenario.settings.end()) return std::nullopt;
        auto const& declaration = declarations.parameters[setting->declaration];
        scenario.changes.push_back({change.at,
                                    static_cast<std::size_t>(setting - scenario.settings.begin()),
                                    value_of(declaration, change.value, change.number),
                                    {},
                                    change.why});
    }
    return scenario;
}

} // namespace

std::vector<sim::Scenario> stored_scenarios(output::ResultFile const& file) {
    auto const& declarations = support::schema().declarations();
    std::vector<sim::Scenario> scenarios;
    for (auto const& record : file.result().scenarios) {
        auto scenario = scenario_of(record, declarations);
        if (!scenario || sim::canonical(*scenario, declarations) != record.canonical) {
            auto const name = file.path().string();
            fail(
                {},
                {fmt::format(
                     "this program does not simulate the scenarios of '{}': another version "
                     "made it",
                     name),
                 fmt::format("「{}」のシナリオはこの版では計算できません。別の版の結果です", name)},
                {"use the program that its run record names",
                 "結果の記録にある版のプログラムを使ってください"});
        }
        scenarios.push_back(std::move(*scenario));
    }
    return scenarios;
}

} // namespace norishiro::cli
