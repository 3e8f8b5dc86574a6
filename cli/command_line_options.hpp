#pragma once

#include "cli/call.hpp"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <vector>

// Options that several verbs have.

namespace norishiro::cli {

/// In the language that help and mistakes are shown in.
std::string say(Options const& o, sim::Text const& text);
CLI::Validator number(Options const& o, std::int64_t least, std::int64_t most);
CLI::Validator word(Options const& o, std::vector<std::string> words);

CLI::App& add_verb(CLI::App& app, Options const& o, char const* name, sim::Text const& does);

void add_language(CLI::App& app, Options& o);
void add_common(CLI::App& verb, Options& o); ///< --lang, --quiet
void add_set(CLI::App& verb, Options& o);
void add_seed(CLI::App& verb, Options& o, sim::Text const& words);
void add_threads(CLI::App& verb, Options& o, sim::Text const& words);
void add_result(CLI::App& verb, Options& o);
void add_scenario(CLI::App& verb, Options& o);
void add_targets(CLI::App& verb, Options& o);
void add_replications(CLI::App& verb, Options& o, sim::Text const& words);
void add_parameters(CLI::App& verb, Options& o);
void add_study(CLI::App& verb, Options& o); ///< those of `run` and `compare`

} // namespace norishiro::cli
