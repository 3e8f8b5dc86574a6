#include "sim/sources.hpp"

#include "sim/diagnostics.hpp"
#include "sim/toml.hpp"

#include <fmt/format.h>

namespace norishiro::sim {

namespace {

std::string word(TomlNode const& row, std::string const& key) {
    auto const* const member = find(row, key);
    return member == nullptr ? std::string{} : member->value.string;
}

/// In both languages where the file says it in both; a number needs to stand there once only.
Text words(TomlNode const& row, std::string const& key) {
    auto const en = word(row, key);
    auto const ja = word(row, key + "_ja");
    return {en, ja.empty() ? en : ja};
}

} // namespace

std::vector<SourceRow> read_sources(std::filesystem::path const& file) {
    auto const parsed = read_toml(file, file.string());
    if (auto const* const problem = std::get_if<Problem>(&parsed)) throw ScenarioError{{*problem}};
    std::vector<SourceRow> rows;
    std::vector<Problem> problems;
    for (auto const& member : std::get<TomlNode>(parsed).members) {
        SourceRow row{member.key,
                      words(member.value, "what"),
                      words(member.value, "value"),
                      words(member.value, "unit"),
                      words(member.value, "year"),
                      words(member.value, "population"),
                      words(member.value, "grade"),
                      words(member.value, "title"),
                      word(member.value, "address")};
        if (row.what.en.empty() || row.grade.en.empty()) {
            problems.push_back(
                {member.at,
                 {fmt::format("source '{}' has no 'what' or no 'grade'", member.key),
                  fmt::format("出典 '{}' に what または grade がありません", member.key)},
                 {"say what the figure is and how good its source is",
                  "数値の内容と出典の確かさを書いてください"}});
        }
        rows.push_back(std::move(row));
    }
    if (!problems.empty()) throw ScenarioError{std::move(problems)};
    return rows;
}

std::optional<std::filesystem::path> sources_of(std::filesystem::path const& scenario) {
    std::optional<std::filesystem::path> found;
    std::error_code failed;
    auto const file = std::filesystem::weakly_canonical(scenario, failed);
    if (failed) return std::nullopt;
    for (auto folder = file.parent_path();; folder = folder.parent_path()) {
        auto const list = folder / "sources.toml";
        if (folder.filename() == "scenarios" && std::filesystem::is_regular_file(list, failed)) {
            found = list;
        }
        if (folder == folder.parent_path()) return found;
    }
}

std::set<std::string> ids_of(std::vector<SourceRow> const& rows) {
    std::set<std::string> ids;
    for (auto const& row : rows) ids.insert(row.id);
    return ids;
}

} // namespace norishiro::sim
