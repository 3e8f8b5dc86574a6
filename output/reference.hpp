#pragma once

#include "sim/outcomes.hpp"
#include "sim/scenario.hpp"
#include "sim/sources.hpp"

#include <span>
#include <string>
#include <vector>

namespace norishiro::output {

/// One arrow of a pathway in words, as the command line and the documentation show it.
struct Arrow {
    std::string from, from_ja;
    std::string to, to_ja;
    std::string name, name_ja;
    std::string cause; ///< "hazard" or the signal's nature
};

/// The reference of every parameter as Markdown, in both languages (scenarios/PARAMETERS.md).
std::string parameters_markdown(sim::Declarations const& declarations,
                                std::vector<sim::SourceRow> const& sources);
/// A JSON schema of scenario files, for editors (scenarios/schema.json).
std::string parameters_schema(sim::Declarations const& declarations);
/// A plain list for the terminal; with `assumed_only` what the results rest on without a source.
std::string parameters_list(sim::Declarations const& declarations,
                            std::vector<sim::SourceRow> const& sources, bool assumed_only,
                            sim::Language language);
/// The indicators as a table, and as a page in both languages (scenarios/INDICATORS.md).
std::string indicators_table(std::span<sim::IndicatorInfo const> indicators,
                             std::vector<sim::SourceRow> const& sources, sim::Language language);
std::string indicators_markdown(std::span<sim::IndicatorInfo const> indicators,
                                std::vector<sim::SourceRow> const& sources);
std::string pathway_markdown(std::vector<Arrow> const& arrows, sim::Language language);

/// The resolved values of a scenario and where each comes from.
std::string settings_list(sim::Scenario const& scenario, sim::Declarations const& declarations,
                          sim::Language language);
std::string differences_list(std::vector<sim::Difference> const& differences,
                             sim::Language language);

} // namespace norishiro::output
