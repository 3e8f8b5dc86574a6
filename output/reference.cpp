#include "output/reference.hpp"

#include "output/words.hpp"
#include "sim/assumptions.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

namespace norishiro::output {

namespace {

using sim::Declaration;
using sim::Kind;
using sim::Language;

std::string said(Language language, std::string_view en, std::string_view ja) {
    return std::string{language == Language::ja ? ja : en};
}

bool in_section(Declaration const& d, sim::SectionDeclaration const& section) {
    std::string const prefix = section.key + (section.named ? ".*." : ".");
    return d.key.starts_with(prefix) && d.key.find('.', prefix.size()) == std::string::npos;
}

using Grades = std::map<std::string, sim::SourceRow const*>;

Grades by_id(std::vector<sim::SourceRow> const& sources) {
    Grades grades;
    for (auto const& row : sources) grades.emplace(row.id, &row);
    return grades;
}

bool rests_on_assumption(Declaration const& d, Grades const& grades) {
    if (d.source.empty()) return true;
    auto const row = grades.find(d.source);
    return row != grades.end() && sim::is_assumption(*row->second);
}

std::string authority(Declaration const& d, Grades const& grades, Language language) {
    auto const& note = in(d.source_note, language);
    if (d.source.empty()) return said(language, "assumed: ", "仮定: ") + note;
    std::string text = d.source;
    if (auto const row = grades.find(d.source); row != grades.end()) {
        text += " (" + in(row->second->grade, language) + ")";
    }
    return note.empty() ? text : text + ": " + note;
}

/// "A11 (official), A12 (official)" of "A11, A12".
std::string with_grades(std::string_view ids, Grades const& grades, Language language) {
    std::string text;
    while (!ids.empty()) {
        auto const comma = std::min(ids.find(", "), ids.size());
        std::string const id{ids.substr(0, comma)};
        ids.remove_prefix(std::min(comma + 2, ids.size()));
        text += (text.empty() ? "" : ", ") + id;
        if (auto const row = grades.find(id); row != grades.end()) {
            text += " (" + in(row->second->grade, language) + ")";
        }
    }
    return text;
}

/// A cell of a Markdown table: a bar would end it.
std::string cell(std::string_view text) {
    std::string safe;
    for (char const c : text) safe += c == '|' ? std::string{"\\|"} : std::string{c};
    return safe;
}

nlohmann::ordered_json type_of(Declaration const& d) {
    using Json = nlohmann::ordered_json;
    switch (d.kind) {
    case Kind::truth:
        return {{"type", "boolean"}};
    case Kind::date:
        return {{"type", "string"}, {"format", "date"}};
    case Kind::text:
        return {{"type", "string"}, {"maxLength", 200}};
    case Kind::choice:
        return {{"enum", d.choices}};
    case Kind::number:
        break;
    }
    if (d.unit.empty()) return {{"type", "number"}, {"minimum", d.min}, {"maximum", d.max}};
    return {{"type", "string"},
            {"pattern", "^-?[0-9.eE+-]+ ?.+$"},
            {"examples", Json::array({sim::format_value(d, d.value)})}};
}

nlohmann::ordered_json schema_of(Declaration const& d) {
    using Json = nlohmann::ordered_json;
    Json const plain = type_of(d);
    Json detailed = {{"type", "object"}, {"additionalProperties", false}};
    detailed["properties"] = {{"value", plain}, {"source", {{"type", "string"}}}};
    if (d.kind == Kind::number) {
        detailed["properties"]["times"] = {{"type", "number"}};
        detailed["properties"]["plus"] = {{"type", Json::array({"number", "string"})}};
    }
    Json schema = {{"description", d.meaning.ja + " / " + d.meaning.en}};
    if (d.kind != Kind::text) schema["default"] = sim::format_value(d, d.value);
    schema["anyOf"] = Json::array({plain, detailed});
    return schema;
}

/// Puts the schema of a section at its place: "programmes.outreach" lies within "programmes".
void place(nlohmann::ordered_json& root, std::string const& key, nlohmann::ordered_json section) {
    auto const dot = key.find('.');
    if (dot == std::string::npos) {
        root["properties"][key] = std::move(section);
        return;
    }
    auto& outer = root["properties"][key.substr(0, dot)];
    if (outer.is_null()) outer = {{"type", "object"}, {"additionalProperties", false}};
    place(outer, key.substr(dot + 1), std::move(section));
}

std::string place_of(sim::Origin const& origin, Language language) {
    switch (origin.from) {
    case sim::Origin::From::declaration:
        return said(language, "default", "既定値");
    case sim::Origin::From::command_line:
        return "--set";
    case sim::Origin::From::file:
        break;
    }
    return to_string(origin.at);
}

/// † and ‡ as the page's head explains them.
std::string marks_of(Declaration const& d) {
    std::string marks = d.change == sim::Change::at_start ? " †" : "";
    if (d.without_effect) marks += " ‡ (" + sim::format_value(d, *d.without_effect) + ")";
    return marks;
}

} // namespace

std::string parameters_markdown(sim::Declarations const& declarations,
                                std::vector<sim::SourceRow> const& sources) {
    auto const grades = by_id(sources);
    std::string out =
        "# パラメータ一覧 / Parameters\n\n"
        "このファイルは `norishiro params --markdown` が生成します。手で編集しないでください。\n"
        "Generated by `norishiro params --markdown`; do not edit by hand.\n\n"
        "`assumed` は出典のない仮定、記号は `sources.toml` "
        "の番号です。†は開始時にのみ設定できます。\n"
        "‡は効果の仮定で、`run.effects = \"none\"` のとき、かっこ内の「効果なし」の値になります。\n"
        "`assumed`: no source; ids are those of `sources.toml`. †: can be set at the start only.\n"
        "‡: an assumed effect; with `run.effects = \"none\"` it takes the value in brackets.\n";
    for (auto const& section : declarations.sections) {
        fmt::format_to(std::back_inserter(out), "\n## `[{}{}]`\n{} / {}\n\n", section.key,
                       section.named ? ".<id>" : "", section.meaning.ja, section.meaning.en);
        out += "| key | default | range | 意味 | meaning | 根拠 | source |\n"
               "| --- | --- | --- | --- | --- | --- | --- |\n";
        for (auto const& d : declarations.parameters) {
            if (!in_section(d, section)) continue;
            fmt::format_to(std::back_inserter(out), "| `{}`{} | {} | {} | {} | {} | {} | {} |\n",
                           d.key.substr(d.key.rfind('.') + 1), marks_of(d),
                           cell(sim::format_value(d, d.value)), cell(sim::format_range(d)),
                           cell(d.meaning.ja), cell(d.meaning.en),
                           cell(authority(d, grades, Language::ja)),
                           cell(authority(d, grades, Language::en)));
        }
    }
    return out;
}

std::string parameters_schema(sim::Declarations const& declarations) {
    using Json = nlohmann::ordered_json;
    Json const words = {{"type", "string"}};
    Json root = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                 {"title", "Norishiro scenario"},
                 {"type", "object"},
                 {"additionalProperties", false}};
    root["properties"]["extends"] = words;
    root["properties"]["scenario"] = {
        {"type", "object"},
        {"additionalProperties", false},
        {"properties",
         {{"title", words}, {"title_en", words}, {"question", words}, {"question_en", words}}}};
    for (auto const& section : declarations.sections) {
        Json table = {{"type", "object"},
                      {"description", section.meaning.ja + " / " + section.meaning.en},
                      {"additionalProperties", false}};
        for (auto const& d : declarations.parameters) {
            if (in_section(d, section)) {
                table["properties"][d.key.substr(d.key.rfind('.') + 1)] = schema_of(d);
            }
        }
        if (section.named) {
            table = {{"type", "object"},
                     {"patternProperties", {{"^[a-z0-9_]+$", table}}},
                     {"additionalProperties", false}};
        }
        place(root, section.key, std::move(table));
    }
    Json const item = {{"type", "object"},
                       {"required", Json::array({"at"})},
                       {"anyOf", Json::array({{{"required", Json::array({"why"})}},
                                              {{"required", Json::array({"why_en"})}}})}};
    root["properties"]["change"] = {{"type", "array"}, {"items", item}};
    return root.dump(2) + "\n";
}

std::string parameters_list(sim::Declarations const& declarations,
                            std::vector<sim::SourceRow> const& sources, bool assumed_only,
                            Language language) {
    auto const grades = by_id(sources);
    std::string out;
    std::size_t shown = 0;
    for (auto const& d : declarations.parameters) {
        if (d.kind == Kind::text || (assumed_only && !rests_on_assumption(d, grades))) continue;
        ++shown;
        fmt::format_to(std::back_inserter(out), "{}{}  [{}]\n    {}\n    {}\n", pad(d.key, 44),
                       sim::format_value(d, d.value), sim::format_range(d), d.meaning.in(language),
                       authority(d, grades, language));
    }
    fmt::format_to(std::back_inserter(out), "{}\n",
                   language == Language::ja
                       ? fmt::format("{}件(全{}件)", shown, declarations.parameters.size())
                       : fmt::format("{} of {} parameters", shown, declarations.parameters.size()));
    return out;
}

std::string indicators_table(std::span<sim::IndicatorInfo const> indicators,
                             std::vector<sim::SourceRow> const& sources, Language language) {
    auto const grades = by_id(sources);
    bool const ja = language == Language::ja;
    std::string out = ja ? "| id | 単位 | 指標 | 定義 | 出典 |\n"
                         : "| id | unit | indicator | definition | evidence |\n";
    out += "| --- | --- | --- | --- | --- |\n";
    for (auto const& i : indicators) {
        fmt::format_to(std::back_inserter(out), "| `{}` | {} | {} | {} | {} |\n", i.id, i.unit,
                       cell(ja ? i.name_ja : i.name), cell(ja ? i.definition_ja : i.definition),
                       with_grades(i.evidence, grades, language));
    }
    return out;
}

std::string indicators_markdown(std::span<sim::IndicatorInfo const> indicators,
                                std::vector<sim::SourceRow> const& sources) {
    return "# 指標一覧 / Indicators\n\n"
           "このファイルは `norishiro params --indicators --markdown` が生成します。"
           "手で編集しないでください。\n"
           "Generated by `norishiro params --indicators --markdown`; do not edit by hand.\n\n"
           "「出典」は、並べて見る実績値の `sources.toml` での番号です。"
           "対象や単位がモデルと異なるものもあります。\n"
           "Evidence: the id in `sources.toml` of the figure to look at beside the model's; whom "
           "it "
           "counts, and its unit, may differ.\n\n"
           "## 日本語\n\n" +
           indicators_table(indicators, sources, Language::ja) + "\n## English\n\n" +
           indicators_table(indicators, sources, Language::en);
}

std::string pathway_markdown(std::vector<Arrow> const& arrows, Language language) {
    bool const ja = language == Language::ja;
    std::string out = ja ? "| から | 矢印 | へ | きっかけ |\n" : "| from | arrow | to | cause |\n";
    out += "| --- | --- | --- | --- |\n";
    for (auto const& arrow : arrows) {
        fmt::format_to(std::back_inserter(out), "| {} | {} | {} | {} |\n",
                       cell(ja ? arrow.from_ja : arrow.from), cell(ja ? arrow.name_ja : arrow.name),
                       cell(ja ? arrow.to_ja : arrow.to), cell(arrow.cause));
    }
    return out;
}

std::string settings_list(sim::Scenario const& scenario, sim::Declarations const& declarations,
                          Language language) {
    std::string out;
    for (std::size_t i = 0; i < scenario.settings.size(); ++i) {
        auto const& setting = scenario.settings[i];
        auto const& d = declarations.parameters[setting.declaration];
        std::string const source = setting.origin.source.empty() ? said(language, "assumed", "仮定")
                                                                 : setting.origin.source;
        fmt::format_to(std::back_inserter(out), "{} {}({}, {})\n", pad(setting.key, 41),
                       pad(sim::format_value(d, setting.value), 20) + " ",
                       place_of(setting.origin, language), source);
        for (auto const& change : scenario.changes) {
            if (change.setting != i) continue;
            fmt::format_to(std::back_inserter(out), "{}→ {} {} ({}: {})\n", pad("", 42),
                           sim::format_value(d, change.value),
                           language == Language::ja ? sim::to_string(change.at) + "から"
                                                    : "from " + sim::to_string(change.at),
                           to_string(change.where), change.why.in(language));
        }
    }
    return out;
}

std::string differences_list(std::vector<sim::Difference> const& differences, Language language) {
    if (differences.empty()) {
        return said(language, "The two scenarios simulate the same world.\n",
                    "2つのシナリオは同じ設定です。\n");
    }
    std::string out;
    for (auto const& d : differences) {
        fmt::format_to(std::back_inserter(out), "{}\n  - {}\n  + {}\n", d.key, d.before, d.after);
        if (std::string const why = d.why.in(language); !why.empty()) out += "    " + why + "\n";
    }
    return out;
}

} // namespace norishiro::output
