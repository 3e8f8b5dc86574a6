#include "sim/calibration/study_file.hpp"

#include "sim/calibration/fields.hpp"

#include <algorithm>
#include <cmath>

namespace norishiro::sim {

namespace {

/// A whole number within bounds.
std::size_t count(TomlNode const& table, std::string_view key, std::size_t otherwise,
                  Fields const& read) {
    auto const number = read.number(table, key);
    if (!number) return otherwise;
    if (*number >= 0.0 && *number <= static_cast<double>(most_runs_of_a_calibration) &&
        *number == std::floor(*number)) {
        return static_cast<std::size_t>(*number);
    }
    read.mistake(find(table, key)->value.at,
                 say("{} = {} is not a whole number from 0 to 1,000,000",
                     "{} = {} が0~1000000の整数ではありません", key, *number),
                 {"give a whole number", "整数を指定してください"});
    return otherwise;
}

double share(TomlNode const& table, std::string_view key, double otherwise, Fields const& read) {
    auto const number = read.number(table, key);
    if (!number) return otherwise;
    if (*number > 0.0 && std::isfinite(*number)) return *number;
    read.mistake(find(table, key)->value.at,
                 say("{} = {} is not above 0", "{} = {} が0より大きくありません", key, *number),
                 {"give a number above 0", "0より大きい数を指定してください"});
    return otherwise;
}

void read_study(TomlNode const& table, CalibrationFile& file, Fields const& read) {
    auto& s = file.settings;
    s.waves = count(table, "waves", s.waves, read);
    s.wave_points = count(table, "wave_points", s.wave_points, read);
    s.particles = count(table, "particles", s.particles, read);
    s.most_runs = count(table, "most_runs", s.most_runs, read);
    s.seed = count(table, "seed", s.seed, read);
    s.threshold = share(table, "threshold", s.threshold, read);
    s.kept = std::min(0.95, share(table, "kept", s.kept, read));
    s.implausible = share(table, "implausible", s.implausible, read);
    s.least_accepted = share(table, "least_accepted", s.least_accepted, read);
    if (auto const* const set = find(table, "set")) {
        for (auto const& item : set->value.items) file.set.push_back(item.string);
    }
}

FreeParameter parameter_of(TomlMember const& member, Declarations const& declarations,
                           Fields const& read) {
    FreeParameter parameter{member.key};
    auto const declared = std::ranges::find(declarations.parameters, member.key, &Declaration::key);
    if (declared == declarations.parameters.end() || declared->kind != Kind::number ||
        member.key.find('*') != std::string::npos) { // one of many of its name
        read.mistake(member.at,
                     say("there is no number called '{}'",
                         "'{}' という数値のパラメータはありません", member.key),
                     {"`norishiro params` lists them", "一覧は `norishiro params` にあります"});
        return parameter;
    }
    parameter.low = read.number(member.value, "low").value_or(declared->min);
    parameter.high = read.number(member.value, "high").value_or(declared->max);
    parameter.logarithmic = read.truth(member.value, "logarithmic");
    bool const within = declared->min <= parameter.low && parameter.low < parameter.high &&
                        parameter.high <= declared->max;
    if (!within || (parameter.logarithmic && !(parameter.low > 0.0))) {
        read.mistake(
            member.at,
            say("the bounds {} and {} of '{}' are not within {} and {}, or not above 0 where "
                "logarithmic",
                "'{2}' の範囲 {0}~{1} が {3}~{4} の中にないか、logarithmic なのに0以下です",
                parameter.low, parameter.high, member.key, declared->min, declared->max),
            {"mend low and high", "low と high を直してください"});
    }
    return parameter;
}

} // namespace

CalibrationFile read_calibration(std::filesystem::path const& file,
                                 Declarations const& declarations) {
    auto const parsed = read_toml(file, file.string());
    if (auto const* const problem = std::get_if<Problem>(&parsed)) throw ScenarioError{{*problem}};
    std::vector<Problem> problems;
    Fields const read{problems};
    CalibrationFile read_file;
    for (auto const& member : std::get<TomlNode>(parsed).members) {
        if (member.key == "study") {
            read_study(member.value, read_file, read);
        } else if (member.key == "parameters") {
            for (auto const& parameter : member.value.members) {
                read_file.parameters.push_back(parameter_of(parameter, declarations, read));
            }
        } else {
            read.mistake(
                member.at, say("unknown table '{}'", "'{}' という表はありません", member.key),
                {"there are [study] and [parameters]", "[study] と [parameters] を使ってください"});
        }
    }
    if (read_file.parameters.empty()) {
        read.mistake(
            {file.string(), 0, 0}, {"no parameter is free", "動かすパラメータが1つもありません"},
            {"add a table [parameters.\"key\"]", "[parameters.\"キー\"] を加えてください"});
    }
    if (!problems.empty()) throw ScenarioError{std::move(problems)};
    return read_file;
}

} // namespace norishiro::sim
