#include "output/report/run_facts.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>

namespace norishiro::output::report {

namespace {

using Json = nlohmann::json;

std::string words(Json const& json, char const* key) {
    auto const found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

bool truth(Json const& json, char const* key) {
    auto const found = json.find(key);
    return found != json.end() && found->is_boolean() && found->get<bool>();
}

Json part(Json const& json, char const* key) {
    auto const found = json.find(key);
    return found == json.end() ? Json{} : *found;
}

void add_file(RunFacts& facts, Json const& file) {
    auto const name = words(file, "name");
    if (name.empty() ||
        std::ranges::find(facts.files, name, &RunFacts::File::name) != facts.files.end())
        return;
    facts.files.push_back({name, words(file, "sha256")});
}

void add_burn_in(RunFacts& facts, Json const& burn_in) {
    if (!burn_in.is_object()) return;
    facts.burn_in_tested = truth(burn_in, "tested");
    facts.burn_in_settled = truth(burn_in, "settled");
    for (auto const& stock : part(burn_in, "stocks")) {
        auto const drift = part(stock, "drift_percent_per_year");
        facts.stocks.push_back({words(stock, "id"),
                                {words(stock, "name"), words(stock, "name_ja")},
                                drift.is_number() ? drift.get<double>() : 0.0,
                                truth(stock, "settled")});
    }
}

void add_scenarios(RunFacts& facts, Json const& scenarios) {
    for (auto const& scenario : scenarios) {
        facts.settings_hashes.push_back(words(scenario, "hash"));
        auto& names = facts.scenario_files.emplace_back();
        for (auto const& file : part(scenario, "files")) {
            names.push_back(words(file, "name"));
            add_file(facts, file);
        }
    }
}

/// For a shell.
std::string quoted(std::string const& word) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=,+";
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
    std::string safe = "'";
    for (char const c : word) safe += c == '\'' ? std::string{"'\\''"} : std::string{c};
    return safe + "'";
}

} // namespace

RunFacts facts_of(Result const& result) {
    RunFacts facts;
    auto const json = Json::parse(result.run_record, nullptr, false);
    if (!json.is_object()) return facts;
    facts.version = words(json, "version");
    facts.build = words(json, "build");
    facts.compiler = words(json, "compiler");
    facts.flags = words(json, "flags");
    facts.libraries = words(json, "libraries");
    add_burn_in(facts, part(json, "burn_in"));
    add_scenarios(facts, part(json, "scenarios"));
    add_file(facts, part(json, "sources"));
    add_file(facts, part(json, "parameter_sets"));
    facts.parameter_sets = words(part(json, "parameter_sets"), "name");
    facts.failures = part(json, "failures").size();
    return facts;
}

std::string command_of(Result const& result, RunFacts const& facts) {
    std::string command = "norishiro ";
    command += result.scenarios.size() > 1 ? "compare" : "run";
    for (auto const& files : facts.scenario_files) {
        if (!files.empty()) command += " " + quoted(files.front());
    }
    auto const last = *std::ranges::max_element(result.replications);
    command += fmt::format(" --seed {} --replications {}", result.seed, last + 1);
    for (auto const& p : result.scenarios.front().parameters) {
        if (p.where != "--set" || p.key == "run.seed" || p.key == "run.replications") continue;
        command += " --set " + quoted(p.key + "=" + p.value);
    }
    if (!facts.parameter_sets.empty()) command += " --parameters " + quoted(facts.parameter_sets);
    if (result.has_facts) command += " --facts";
    return command;
}

} // namespace norishiro::output::report
