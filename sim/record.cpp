#include "sim/record.hpp"

#include "sim/assumptions.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <variant>

namespace norishiro::sim {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Ground ground_of(std::optional<Basis> basis, Declaration const& declaration) {
    if (declaration.kind == Kind::text) return Ground::words;
    if (!basis) return Ground::sourced;
    switch (*basis) {
    case Basis::left_open:
        return Ground::left_open;
    case Basis::by_default:
        return Ground::by_default;
    case Basis::weak_source:
        return Ground::weak_source;
    case Basis::file:
        return Ground::file;
    case Basis::command_line:
        break;
    }
    return Ground::command_line;
}

std::string where_of(Origin const& origin) {
    if (origin.from == Origin::From::command_line) return "--set";
    return origin.from == Origin::From::file ? to_string(origin.at) : std::string{};
}

double number_of(Value const& value) {
    auto const* const number = std::get_if<double>(&value);
    return number == nullptr ? nan : *number;
}

ParameterRecord record_of(Setting const& setting, Declaration const& declaration,
                          std::optional<Basis> basis) {
    ParameterRecord record;
    record.key = setting.key;
    record.value = format_value(declaration, setting.value);
    record.number = number_of(setting.value);
    record.unit = declaration.unit;
    record.meaning = declaration.meaning;
    record.initial = format_value(declaration, declaration.value);
    record.range = format_range(declaration);
    record.source = setting.origin.source;
    // What is said of the default holds for no other value.
    if (setting.value == declaration.value) record.note = declaration.source_note;
    record.where = where_of(setting.origin);
    record.ground = ground_of(basis, declaration);
    return record;
}

std::vector<ParameterRecord> parameters_of(Scenario const& scenario,
                                           Declarations const& declarations,
                                           std::vector<SourceRow> const& sources) {
    std::vector<std::optional<Basis>> bases(scenario.settings.size());
    for (auto const& assumption : assumptions_of(scenario, declarations, sources)) {
        bases[assumption.setting] = assumption.basis;
    }
    std::vector<ParameterRecord> records;
    for (std::size_t i = 0; i < scenario.settings.size(); ++i) {
        auto const& setting = scenario.settings[i];
        records.push_back(
            record_of(setting, declarations.parameters[setting.declaration], bases[i]));
    }
    return records;
}

std::vector<ChangeRecord> changes_of(Scenario const& scenario, Declarations const& declarations) {
    std::vector<ChangeRecord> records;
    for (auto const& change : scenario.changes) {
        auto const& setting = scenario.settings[change.setting];
        auto const& declaration = declarations.parameters[setting.declaration];
        records.push_back({change.at, setting.key, format_value(declaration, change.value),
                           number_of(change.value), change.why, to_string(change.where)});
    }
    return records;
}

/// Adds each id of "A11, A12".
void add_ids(std::string_view ids, std::set<std::string, std::less<>>& all) {
    while (!ids.empty()) {
        auto const end = std::min(ids.find(", "), ids.size());
        all.emplace(ids.substr(0, end));
        ids.remove_prefix(std::min(end + 2, ids.size()));
    }
}

} // namespace

ScenarioRecord record_of(Scenario const& scenario, Declarations const& declarations,
                         std::vector<SourceRow> const& sources) {
    ScenarioRecord record;
    record.id = scenario.id;
    record.title = scenario.title;
    record.question = scenario.question;
    record.canonical = canonical(scenario, declarations);
    record.files = scenario.files;
    record.parameters = parameters_of(scenario, declarations, sources);
    record.changes = changes_of(scenario, declarations);
    return record;
}

std::vector<SourceRow> sources_cited(std::vector<SourceRow> const& sources,
                                     std::vector<ScenarioRecord> const& scenarios,
                                     std::vector<std::string> const& evidence) {
    std::set<std::string, std::less<>> named;
    for (auto const& ids : evidence) add_ids(ids, named);
    for (auto const& scenario : scenarios) {
        for (auto const& parameter : scenario.parameters) add_ids(parameter.source, named);
    }
    std::vector<SourceRow> rows;
    std::ranges::copy_if(sources, std::back_inserter(rows),
                         [&](SourceRow const& row) { return named.contains(row.id); });
    return rows;
}

} // namespace norishiro::sim
