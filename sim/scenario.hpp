#pragma once

#include "sim/diagnostics.hpp"
#include "sim/input_file.hpp"
#include "sim/parameters.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace norishiro::sim {

/// A parameter's value as a file carries it: numbers, truths, dates and choices as a double
/// (see `Scalar`), words as they are.
using Value = std::variant<double, std::string>;

/// A parameter without its C++ type: what parser, validator, reference and JSON schema loop over.
struct Declaration {
    std::string key; ///< "trust.gain"; for a member of named things "hospital.*.beds"
    Kind kind = Kind::number;
    std::string unit; ///< "" for a plain number
    Value value;      ///< the default
    double min = 0.0;
    double max = 0.0;
    std::vector<std::string> choices;
    Text meaning;
    std::string source; ///< id in sources.toml; "" where the default is assumed
    Text source_note;
    Change change = Change::any_time;
    std::optional<double> without_effect; ///< where an assumed effect is none
};

/// A section of a scenario file: `[key]`, or `[key.<id>]` once for each named thing.
struct SectionDeclaration {
    std::string key;
    bool named = false;
    Text meaning;
};

struct Declarations {
    std::vector<SectionDeclaration> sections;
    std::vector<Declaration> parameters;
};

/// Where a resolved value comes from.
struct Origin {
    enum class From : std::uint8_t { declaration, file, command_line };
    From from = From::declaration;
    Location at; ///< of the value in its file; empty for the other two
    std::string
        source; ///< the file's own `source`; else the declaration's, if the value is; "": assumed
};

/// One resolved parameter of a scenario. Settings of named things have their id in the key.
struct Setting {
    std::string key;             ///< "trust.gain", "hospital.north.beds"
    std::size_t declaration = 0; ///< index into Declarations::parameters
    std::string entity;          ///< "north"; empty outside named things
    Value value;
    Origin origin;
};

/// A parameter that takes another value from a date on, for a stated reason.
struct DatedChange {
    Date at;
    std::size_t setting = 0; ///< index into Scenario::settings
    Value value;             ///< absolute: `times` and `plus` are worked out
    Location where;
    Text why;
};

/// A scenario file with all its parents resolved: every parameter has a value and an origin.
struct Scenario {
    std::string id; ///< the file's name without its extension
    Text title;
    Text question;
    std::vector<Setting> settings;    ///< in the order of the declarations, named things by name
    std::vector<DatedChange> changes; ///< by date, then as written
    std::vector<InputFile> files;     ///< the scenario, its parent, …
};

struct LoadOptions {
    std::vector<std::string> overrides; ///< "key=value", as --set takes them
    /// Known ids of sources; a file's `source` that is not among them is a problem.
    std::optional<std::set<std::string>> sources;
};

/// Reads, resolves and checks a scenario file.
/// Throws ScenarioError with every problem of the file and its parents.
Scenario load_scenario(std::filesystem::path const& file, Declarations const& declarations,
                       LoadOptions const& options = {});

/// What one value looks like in a file: `4 FTE`, `0.5`, `true`, `2026-04-01`, `admission`.
std::string format_value(Declaration const& declaration, Value const& value);

/// What the parameter may be: `0 FTE – 20 FTE`, or the choices; empty for words.
std::string format_range(Declaration const& declaration);

/// A parameter in which two scenarios differ: in its starting value or in its dated changes.
struct Difference {
    std::string key;
    std::string before; ///< "3 FTE", with changes "3 FTE → 6 FTE (2027-04-01)"; "–" if absent
    std::string after;
    Text why; ///< of the change that makes the difference, if it has one
};
std::vector<Difference> differences(Scenario const& a, Scenario const& b,
                                    Declarations const& declarations);

/// The resolved scenario as canonical text (one `key = value` a line, then the changes): equal for
/// scenarios that simulate the same world, whatever their files look like. For records and hashes.
std::string canonical(Scenario const& scenario, Declarations const& declarations);

} // namespace norishiro::sim
