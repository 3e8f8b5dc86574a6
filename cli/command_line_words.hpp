#pragma once

#include "sim/diagnostics.hpp"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <vector>

// What the command line says of itself, in the reader's language: CLI11 speaks English.

namespace norishiro::cli {

/// The language that --lang asks for, wherever it stands; "" where it does not. Help and mistakes need
/// it before the command line has been read.
std::string language_asked_for(int argc, char const* const* argv);

/// Headings and marks of help.
void speak(CLI::App& app, sim::Language language);

CLI::Validator whole_number(std::int64_t least, std::int64_t most, sim::Language language);
CLI::Validator one_of(std::vector<std::string> words, sim::Language language);

/// What is wrong with the command line.
sim::Problem problem_of(CLI::ParseError const& error, CLI::App const& app);

} // namespace norishiro::cli
