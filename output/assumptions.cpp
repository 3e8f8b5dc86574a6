#include "output/assumptions.hpp"

#include "output/words.hpp"
#include "sim/assumptions.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace norishiro::output {

namespace {

using sim::Basis;
using sim::Declaration;
using sim::Language;
using sim::Text;

/// What entries of one unit are called together.
Text kind_of_entry(Declaration const& d) {
    if (d.kind == sim::Kind::choice) return {"tasks", "担当"};
    if (d.unit == "FTE") return {"posts", "職員数"};
    if (d.unit == "cases") return {"places", "定員"};
    if (d.unit == "persons") return {"residents", "人口"};
    if (d.unit == "beds") return {"beds", "病床数"};
    return {"other numbers", "その他の数値"};
}

Text words_for(Basis basis) {
    switch (basis) {
    case Basis::left_open:
        return {"by population", "人口から"};
    case Basis::by_default:
        return {"at an assumed default", "既定値(仮定)"};
    case Basis::weak_source:
        return {"from a source that is an assumption", "出典自体が仮定"};
    case Basis::file:
        return {"assumed in the file", "ファイルで仮定"};
    case Basis::command_line:
        break;
    }
    return {"assumed by --set", "--set(仮定)"};
}

std::string_view part(std::string_view key, std::size_t which) {
    for (; which > 0; --which) key.remove_prefix(key.find('.') + 1);
    return key.substr(0, key.find('.'));
}

/// Entries of the named things of one section that are of one kind and rest on the same.
struct Group {
    std::vector<std::string_view> names; ///< of the entries, as they came
    std::set<std::string_view> things;
    std::size_t values = 0;

    void add(sim::Setting const& setting) {
        std::string_view const name = part(setting.key, 2);
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
        things.insert(setting.entity);
        ++values;
    }
};

/// Keeps the order in which keys first came.
template <class Key, class Value>
class InOrder {
public:
    Value& operator[](Key const& key) {
        for (auto& [known, value] : items_) {
            if (known == key) return value;
        }
        return items_.emplace_back(key, Value{}).second;
    }
    auto const& items() const { return items_; }

private:
    std::vector<std::pair<Key, Value>> items_;
};

using Kind = std::pair<std::string, std::string>; ///< section, kind of entry

std::string line_of(Kind const& kind, Text const& basis, Group const& group, Group const& whole,
                    Language language) {
    bool const ja = language == Language::ja;
    // Some give what others leave out: then kinds and things alone would claim too much.
    std::string uneven;
    if (group.values < group.names.size() * group.things.size()) {
        uneven = ja ? fmt::format("(値{}/{})", group.values, whole.values)
                    : fmt::format(" ({} of {} values)", group.values, whole.values);
    }
    std::string names; // in the order of the declarations
    for (auto const name : whole.names) {
        if (std::ranges::find(group.names, name) == group.names.end()) continue;
        names += (names.empty() ? "" : ", ") + std::string{name};
    }
    return fmt::format(
        fmt::runtime(ja ? "  [{0}] {1}: {4} {2}/{3}種類、{5}/{6}か所{7}: {8}\n"
                        : "  [{0}] {1}: {2} of {3} kinds {4} in {5} of {6}{7}: {8}\n"),
        kind.first, kind.second, group.names.size(), whole.names.size(), basis.in(language),
        group.things.size(), whole.things.size(), uneven, names);
}

std::string groups_list(sim::Scenario const& scenario, sim::Declarations const& declarations,
                        std::vector<sim::Assumption> const& assumptions, Language language) {
    std::map<Kind, Group> all;
    InOrder<std::pair<Kind, Basis>, Group> assumed;
    auto const kind_of = [&](sim::Setting const& s) {
        return Kind{part(s.key, 0),
                    kind_of_entry(declarations.parameters[s.declaration]).in(language)};
    };
    for (auto const& s : scenario.settings) {
        bool const is_text = declarations.parameters[s.declaration].kind == sim::Kind::text;
        if (!s.entity.empty() && !is_text) all[kind_of(s)].add(s);
    }
    for (auto const& assumption : assumptions) {
        auto const& s = scenario.settings[assumption.setting];
        if (!s.entity.empty()) assumed[{kind_of(s), assumption.basis}].add(s);
    }
    std::string out;
    for (auto const& [key, group] : assumed.items()) {
        auto const& [kind, basis] = key;
        out += line_of(kind, words_for(basis), group, all[kind], language);
    }
    return out;
}

/// Up to three of the entries in `first` that are assumed somewhere.
std::string first_list(sim::Scenario const& scenario, sim::Declarations const& declarations,
                       std::vector<sim::Assumption> const& assumptions,
                       std::span<std::string_view const> first, Language language) {
    constexpr std::size_t most = 3;
    std::string out;
    std::size_t shown = 0;
    for (auto const pattern : first) {
        auto const is_it = [&](sim::Setting const& s) {
            return declarations.parameters[s.declaration].key == pattern;
        };
        auto const there = std::ranges::count_if(scenario.settings, is_it);
        auto const assumed = std::ranges::count_if(
            assumptions, [&](auto const& a) { return is_it(scenario.settings[a.setting]); });
        if (assumed == 0 || shown == most) continue;
        auto const declaration = std::ranges::find(declarations.parameters, pattern,
                                                   [](Declaration const& d) { return d.key; });
        fmt::format_to(std::back_inserter(out), "  {}. {} ({}/{}): {}\n", ++shown, pattern, assumed,
                       there, declaration->meaning.in(language));
    }
    return out;
}

/// The file that has most of what is said of named things; else the scenario's own.
std::string file_of_entries(sim::Scenario const& scenario) {
    std::map<std::string, std::size_t> said;
    for (auto const& s : scenario.settings) {
        if (!s.entity.empty() && !s.origin.at.file.empty()) ++said[s.origin.at.file];
    }
    auto const most =
        std::ranges::max_element(said, {}, [](auto const& one) { return one.second; });
    return most == said.end() ? scenario.files.front().name : most->first;
}

std::string reason(sim::Assumption const& assumption, sim::Setting const& setting,
                   Declaration const& declaration, Language language) {
    std::string words = words_for(assumption.basis).in(language);
    if (assumption.basis == Basis::by_default) words += ": " + declaration.source_note.in(language);
    if (assumption.basis == Basis::weak_source) words += ": " + setting.origin.source;
    return words;
}

} // namespace

std::string assumptions_summary(sim::Scenario const& scenario,
                                sim::Declarations const& declarations,
                                std::vector<sim::SourceRow> const& sources,
                                std::span<std::string_view const> first, Language language) {
    bool const ja = language == Language::ja;
    auto const assumptions = sim::assumptions_of(scenario, declarations, sources);
    std::size_t const values = sim::count_of_values(scenario, declarations);
    std::size_t const assumed = assumptions.size();
    std::string out =
        ja ? fmt::format(
                 "仮定のまま、またはシナリオで選んだもの: {}件の値のうち{}件(出典があるもの{}件)\n",
                 values, assumed, values - assumed)
           : fmt::format(
                 "Still assumed, or a choice of the scenario: {} of {} values; {} have a source\n",
                 assumed, values, values - assumed);
    out += groups_list(scenario, declarations, assumptions, language);
    auto const next = first_list(scenario, declarations, assumptions, first, language);
    if (next.empty()) return out;
    auto const file = file_of_entries(scenario);
    return out +
           (ja ? fmt::format("はじめに自分の値にするもの({} に書く):\n", file)
               : fmt::format("Give your own of these first, in {}:\n", file)) +
           next;
}

std::string assumptions_list(sim::Scenario const& scenario, sim::Declarations const& declarations,
                             std::vector<sim::SourceRow> const& sources, Language language) {
    std::string out;
    for (auto const& assumption : sim::assumptions_of(scenario, declarations, sources)) {
        auto const& setting = scenario.settings[assumption.setting];
        auto const& declaration = declarations.parameters[setting.declaration];
        auto const& at = setting.origin.at;
        fmt::format_to(std::back_inserter(out), "{} {} {}{}\n", pad(setting.key, 42),
                       pad(sim::format_value(declaration, setting.value), 22),
                       reason(assumption, setting, declaration, language),
                       at.file.empty() ? "" : "  " + fmt::format("{}:{}", at.file, at.line));
    }
    return out;
}

} // namespace norishiro::output
