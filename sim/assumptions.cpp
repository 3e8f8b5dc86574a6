#include "sim/assumptions.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

namespace norishiro::sim {

namespace {

std::optional<Basis> basis_of(Setting const& setting, Declaration const& declaration,
                              std::set<std::string> const& weak) {
    if (is_left_open(declaration, setting.value)) return Basis::left_open;
    auto const& origin = setting.origin;
    if (weak.contains(origin.source)) return Basis::weak_source;
    if (!origin.source.empty()) return std::nullopt;
    switch (origin.from) {
    case Origin::From::file:
        return Basis::file;
    case Origin::From::command_line:
        return Basis::command_line;
    case Origin::From::declaration:
        break;
    }
    return Basis::by_default;
}

} // namespace

std::vector<Assumption> assumptions_of(Scenario const& scenario, Declarations const& declarations,
                                       std::vector<SourceRow> const& sources) {
    std::set<std::string> weak;
    for (auto const& row : sources) {
        if (is_assumption(row)) weak.insert(row.id);
    }
    std::vector<Assumption> assumptions;
    for (std::size_t i = 0; i < scenario.settings.size(); ++i) {
        auto const& setting = scenario.settings[i];
        auto const& declaration = declarations.parameters[setting.declaration];
        if (declaration.kind == Kind::text) continue;
        if (auto const basis = basis_of(setting, declaration, weak)) {
            assumptions.push_back({i, *basis});
        }
    }
    return assumptions;
}

std::size_t count_of_values(Scenario const& scenario, Declarations const& declarations) {
    return static_cast<std::size_t>(std::ranges::count_if(scenario.settings, [&](auto const& s) {
        return declarations.parameters[s.declaration].kind != Kind::text;
    }));
}

bool is_left_open(Declaration const& declaration, Value const& value) {
    return declaration.kind == Kind::number && declaration.min < 0.0 &&
           declaration.value == Value{declaration.min} && value == declaration.value;
}

bool is_assumption(SourceRow const& row) {
    return row.grade.en.starts_with("assumption");
}

} // namespace norishiro::sim
