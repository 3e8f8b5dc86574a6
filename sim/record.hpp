#pragma once

#include "sim/input_file.hpp"
#include "sim/labels.hpp"
#include "sim/scenario.hpp"
#include "sim/sources.hpp"
#include "sim/time.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace norishiro::sim {

/// On what a value rests.
enum class Ground : std::uint8_t {
    absent,       ///< the scenario does not have the parameter
    words,        ///< a name, which needs no source
    sourced,      ///< a source
    left_open,    ///< nothing is given, so that other parameters decide
    by_default,   ///< the default, which is assumed
    weak_source,  ///< a source that is itself an assumption
    file,         ///< a file calls it assumed, or names no source
    command_line, ///< --set
};
/// Without a source.
constexpr bool is_assumed(Ground ground) {
    return ground >= Ground::left_open;
}

/// A resolved parameter, with all that can be said of it without scenario files and declarations.
struct ParameterRecord {
    std::string key;
    std::string value;   ///< as a file would give it: "4 FTE"
    double number = 0.0; ///< exactly what was simulated; NaN for words
    std::string unit;
    Text meaning;
    std::string initial; ///< the default
    std::string range;   ///< "0 FTE – 20 FTE", or the choices
    std::string source;  ///< id of a source, or ""
    Text note;           ///< on the default's source or assumption; empty for another value
    std::string where;   ///< file:line:column, "--set", or "" for the default
    Ground ground = Ground::absent;
    bool operator==(ParameterRecord const&) const = default;
};

struct ChangeRecord {
    Date at;
    std::string key;
    std::string value;
    double number = 0.0;
    Text why;
    std::string where;
    bool operator==(ChangeRecord const&) const = default;
};

/// A scenario as a result keeps it.
struct ScenarioRecord {
    std::string id;
    Text title;
    Text question;
    std::string canonical; ///< the resolved scenario
    std::vector<InputFile> files;
    std::vector<Label> stations{}; ///< the rows of `by_station`: scenarios may differ in them
    std::vector<std::vector<Label>> fact_levels{}; ///< of each column of facts; none of numbers
    std::vector<ParameterRecord> parameters{};
    std::vector<ChangeRecord> changes{};
};

/// Everything but the stations, which the model knows.
ScenarioRecord record_of(Scenario const& scenario, Declarations const& declarations,
                         std::vector<SourceRow> const& sources);

/// The rows of the list of sources that these scenarios or `evidence` ("A11, A12") name.
std::vector<SourceRow> sources_cited(std::vector<SourceRow> const& sources,
                                     std::vector<ScenarioRecord> const& scenarios,
                                     std::vector<std::string> const& evidence);

} // namespace norishiro::sim
