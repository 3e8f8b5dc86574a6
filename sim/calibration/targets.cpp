#include "sim/calibration/targets.hpp"

#include "sim/calibration/fields.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace norishiro::sim {

namespace {

constexpr std::array<std::string_view, 16> keys{"source", "use",     "indicator", "over",
                                                "with",   "ratio",   "value",     "low",
                                                "high",   "scaled",  "tolerance", "tolerance_share",
                                                "note",   "note_ja", "residents", "inpatients"};

void set_band(Target& target, TomlNode const& row, Fields const& read) {
    if (auto const share = read.number(row, "tolerance_share")) {
        target.low = target.value * (1.0 - *share);
        target.high = target.value * (1.0 + *share);
    }
    if (auto const width = read.number(row, "tolerance")) {
        target.low = target.value - *width;
        target.high = target.value + *width;
    }
    target.low = read.number(row, "low").value_or(target.low);
    target.high = read.number(row, "high").value_or(target.high);
    if (target.low <= target.value && target.value <= target.high && target.low < target.high) {
        return;
    }
    read.mistake(target.at,
                 say("target '{}' is not between its bounds {} and {}",
                     "目標 '{}' の値が範囲({}~{})の中にありません", target.id, target.low,
                     target.high),
                 {"give tolerance, tolerance_share, or low and high around the value",
                  "tolerance・tolerance_share、または値をはさむ low と high を指定してください"});
}

Target target_of(TomlMember const& member, Fields const& read) {
    auto const& row = member.value;
    for (auto const& field : row.members) {
        if (std::ranges::find(keys, field.key) != keys.end()) continue;
        read.mistake(field.at, say("unknown key '{}'", "'{}' というキーはありません", field.key),
                     {"the beginning of scenarios/targets.toml lists the keys",
                      "キーの一覧は scenarios/targets.toml の冒頭にあります"});
    }
    using Use = Target::Use;
    using Scaled = Target::Scaled;
    Target target;
    target.id = member.key;
    target.at = member.at;
    target.source = read.words(row, "source");
    if (target.source.empty()) target.source = member.key;
    target.use = read.choice(row, "use",
                             std::array{std::pair{std::string_view{"calibrate"}, Use::calibrate},
                                        std::pair{std::string_view{"validate"}, Use::validate}},
                             Use::validate);
    target.scaled =
        read.choice(row, "scaled",
                    std::array{std::pair{std::string_view{"none"}, Scaled::none},
                               std::pair{std::string_view{"residents"}, Scaled::residents},
                               std::pair{std::string_view{"inpatients"}, Scaled::inpatients}},
                    Scaled::none);
    target.indicator = read.words(row, "indicator");
    target.over = read.words(row, "over");
    target.with = read.words(row, "with");
    target.ratio = read.truth(row, "ratio");
    target.note = {read.words(row, "note"), read.words(row, "note_ja")};
    auto const value = read.number(row, "value");
    if (target.indicator.empty()) {
        if (target.note.en.empty() || target.note.ja.empty()) {
            read.mistake(member.at,
                         say("target '{}' has no indicator and no reason why",
                             "目標 '{}' に指標も、その理由もありません", member.key),
                         {"give indicator, or note and note_ja",
                          "指標(indicator)、または note と note_ja を書いてください"});
        }
        return target;
    }
    if (!value) {
        read.mistake(member.at,
                     say("target '{}' has no value", "目標 '{}' に値がありません", member.key),
                     {"give value = …", "value を書いてください"});
        return target;
    }
    target.value = *value;
    set_band(target, row, read);
    return target;
}

} // namespace

Targets read_targets(std::filesystem::path const& file) {
    auto const parsed = read_toml(file, file.string());
    if (auto const* const problem = std::get_if<Problem>(&parsed)) throw ScenarioError{{*problem}};
    std::vector<Problem> problems;
    Fields const read{problems};
    Targets targets;
    for (auto const& member : std::get<TomlNode>(parsed).members) {
        if (member.value.kind != TomlKind::table) {
            read.mistake(member.at, say("'{}' is no table", "'{}' が表ではありません", member.key),
                         {"write [id of the target]", "[目標のid] と書いてください"});
        } else if (member.key == "nation") {
            targets.nation = {read.number(member.value, "residents").value_or(0.0),
                              read.number(member.value, "inpatients").value_or(0.0)};
        } else {
            targets.rows.push_back(target_of(member, read));
        }
    }
    if (!(targets.nation.residents > 0.0) || !(targets.nation.inpatients > 0.0)) {
        read.mistake({file.string(), 0, 0},
                     {"[nation] does not give residents and inpatients above 0",
                      "[nation] の residents と inpatients が0より大きい数ではありません"},
                     {"give both: national counts are scaled by them",
                      "両方を書いてください(全国の数を地域に換算するのに使います)"});
    }
    if (!problems.empty()) throw ScenarioError{std::move(problems)};
    return targets;
}

double factor(Target const& target, Nation const& nation, double residents, double inpatients) {
    switch (target.scaled) {
    case Target::Scaled::none:
        return 1.0;
    case Target::Scaled::residents:
        return residents / nation.residents;
    case Target::Scaled::inpatients:
        return inpatients / (nation.residents * nation.inpatients / 100'000.0);
    }
    return 1.0;
}

} // namespace norishiro::sim
