#include "sim/calibration/comparisons.hpp"

#include "sim/calibration/fields.hpp"

#include <cmath>
#include <utility>
#include <variant>

namespace norishiro::sim {

namespace {

Comparisons::Row row_of(TomlMember const& member, std::filesystem::path const& folder,
                        Fields const& read) {
    Comparisons::Row row{member.key, {}};
    auto const* const scenarios = find(member.value, "scenarios");
    if (scenarios != nullptr) {
        for (auto const& item : scenarios->value.items) {
            if (item.kind == TomlKind::string) row.scenarios.push_back(folder / item.string);
        }
    }
    if (row.scenarios.size() < 2) {
        read.mistake(member.at,
                     say("comparison '{}' does not name two scenarios",
                         "比較 '{}' にシナリオが2つ以上ありません", member.key),
                     {"list the files of scenarios: [\"area/baseline.toml\", \"area/other.toml\"]",
                      "シナリオのファイルを [\"地域/baseline.toml\", \"地域/other.toml\"] "
                      "のように並べてください"});
    }
    return row;
}

std::size_t replications_of(TomlMember const& member, Fields const& read) {
    auto const number = member.value.kind == TomlKind::number ? member.value.number : 0.0;
    if (number >= 2.0 && number <= 1e5 && number == std::floor(number)) {
        return static_cast<std::size_t>(number);
    }
    read.mistake(member.at,
                 {"replications is not a whole number from 2 to 100,000",
                  "繰り返しの回数 replications が2~100000の整数ではありません"},
                 {"give a whole number", "整数を指定してください"});
    return 0;
}

} // namespace

Comparisons read_comparisons(std::filesystem::path const& file) {
    auto const parsed = read_toml(file, file.string());
    if (auto const* const problem = std::get_if<Problem>(&parsed)) throw ScenarioError{{*problem}};
    std::vector<Problem> problems;
    Fields const read{problems};
    Comparisons comparisons;
    for (auto const& member : std::get<TomlNode>(parsed).members) {
        if (member.key == "replications") {
            comparisons.replications = replications_of(member, read);
        } else {
            comparisons.rows.push_back(row_of(member, file.parent_path(), read));
        }
    }
    if (!problems.empty()) throw ScenarioError{std::move(problems)};
    return comparisons;
}

} // namespace norishiro::sim
