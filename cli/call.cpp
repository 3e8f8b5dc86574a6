#include "cli/call.hpp"

#include "models/support/run.hpp"
#include "sim/toml.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <iostream>
#include <string_view>
#include <thread>
#include <utility>

namespace norishiro::cli {

using sim::Language;

Language language_of(Options const& options) {
    if (!options.language.empty()) return options.language == "ja" ? Language::ja : Language::en;
    for (char const* const variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        char const* const value = std::getenv(variable);
        if (value == nullptr || *value == '\0') continue;
        return std::string_view{value}.starts_with("ja") ? Language::ja : Language::en;
    }
    return Language::en;
}

std::size_t threads_of(Call const& call) {
    return call.options.threads > 0 ? call.options.threads
                                    : std::max(1U, std::thread::hardware_concurrency());
}

void Call::note(std::string const& line) const {
    if (!options.quiet) std::cerr << line << '\n';
}

void fail(sim::Location at, sim::Text what, sim::Text remedy) {
    throw sim::ScenarioError{{{std::move(at), std::move(what), std::move(remedy)}}};
}

sim::Scenario load(Call const& call, std::string const& file) {
    sim::LoadOptions options;
    options.overrides = call.options.set;
    if (call.options.seed >= 0) {
        options.overrides.push_back(fmt::format("run.seed={}", call.options.seed));
    }
    if (call.options.replications >= 0) {
        options.overrides.push_back(fmt::format("run.replications={}", call.options.replications));
    }
    if (auto const list = sim::sources_of(file)) {
        options.sources = sim::ids_of(sim::read_sources(*list));
    }
    return sim::load_scenario(file, support::schema().declarations(), options);
}

std::vector<sim::Scenario> load_all(Call const& call) {
    std::vector<sim::Scenario> scenarios;
    std::vector<sim::Problem> problems;
    for (auto const& file : call.options.files) {
        try {
            scenarios.push_back(load(call, file));
            auto const more = support::problems_of(scenarios.back());
            problems.insert(problems.end(), more.begin(), more.end());
        } catch (sim::ScenarioError const& error) {
            for (auto const& problem : error.problems()) {
                auto const same = [&](sim::Problem const& other) {
                    return other.at == problem.at && other.what == problem.what;
                };
                if (std::ranges::none_of(problems, same)) problems.push_back(problem);
            }
        }
    }
    if (!problems.empty()) throw sim::ScenarioError{std::move(problems)};
    return scenarios;
}

Sources sources_for(std::filesystem::path const& scenario) {
    auto const list = sim::sources_of(scenario);
    if (!list) return {};
    Sources sources{std::nullopt, sim::read_sources(*list)};
    auto bytes = sim::read_toml_bytes(*list, list->string());
    if (auto* text = std::get_if<std::string>(&bytes)) {
        // Where it lies on this machine is nobody's business.
        sources.file = sim::InputFile{list->filename().string(), std::move(*text)};
    }
    return sources;
}

} // namespace norishiro::cli
