#include "output/columns.hpp"
#include "output/lists.hpp"
#include "output/record_words.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <unordered_map>

namespace norishiro::output {

namespace {

using sim::Language;
using sim::ParameterRecord;
using sim::Text;

std::string source_title(Result const& result, std::string const& id, Language language) {
    auto const found = std::ranges::find(result.sources, id, &sim::SourceRow::id);
    return found == result.sources.end() ? std::string{} : in(found->title, language);
}

Row parameter_row(Result const& result, std::string const& scenarios, ParameterRecord const& p,
                  Language language) {
    auto const& ground = grounds.at(static_cast<std::size_t>(p.ground));
    return {scenarios,
            p.key,
            in(p.meaning, language),
            p.value,
            number(p.number),
            unit_in(p.unit, language),
            p.range,
            p.initial,
            p.source,
            source_title(result, p.source, language),
            ground.name.in(language),
            number(sim::is_assumed(p.ground) ? 1 : 0),
            in(p.note, language),
            p.where};
}

/// What the user sees of both is the same, wherever they stand.
bool agree(ParameterRecord const& a, ParameterRecord const& b) {
    return a.value == b.value && a.source == b.source && a.ground == b.ground;
}

/// Keys in the order of the scenarios, those of the baseline first.
std::vector<std::string> all_keys(Result const& result) {
    std::vector<std::string> keys;
    std::unordered_map<std::string, bool> known;
    for (auto const& scenario : result.scenarios) {
        for (auto const& p : scenario.parameters) {
            if (known.emplace(p.key, true).second) keys.push_back(p.key);
        }
    }
    return keys;
}

/// By scenario: where each key stands.
using Places = std::vector<std::unordered_map<std::string, ParameterRecord const*>>;

/// One row for all scenarios that agree in a key.
void add_together(Result const& result, Places const& places, std::string const& key,
                  Language language, Table& table) {
    std::vector<std::pair<ParameterRecord const*, std::string>> groups;
    std::size_t having = 0;
    for (std::size_t s = 0; s < places.size(); ++s) {
        auto const found = places[s].find(key);
        if (found == places[s].end()) continue;
        ++having;
        auto const same = std::ranges::find_if(
            groups, [&](auto const& group) { return agree(*group.first, *found->second); });
        if (same == groups.end()) {
            groups.emplace_back(found->second, result.scenarios[s].id);
        } else {
            same->second += ", " + result.scenarios[s].id;
        }
    }
    bool const all = groups.size() == 1 && having == result.scenarios.size();
    for (auto const& [parameter, ids] : groups) {
        auto const whose = all && having > 1 ? Text{"all", "すべて"}.in(language) : ids;
        table.rows.push_back(parameter_row(result, whose, *parameter, language));
    }
}

} // namespace

Table parameter_list(Result const& result, Alike alike, Language l) {
    Table table{"parameters", Text{"Parameters", "パラメータ"}.in(l), {}, {}};
    table.columns = {
        scenario_column(l),
        column(l, "key", Kind::words, {"Key", "キー"},
               {"As scenario files have it.", "シナリオのファイルでの名前"}),
        column(l, "meaning", Kind::sentence, {"Meaning", "意味"},
               {"What the parameter means.", "パラメータの意味"}),
        column(l, "value", Kind::words, {"Value", "値"},
               {"At the start of the run; dated changes are a table of their own.",
                "開始時の値(期日のある変更は別の表)"}),
        column(l, "number", Kind::id, {"Number", "数値"},
               {"The same as a number in its unit; empty for words. A truth is 0 or 1, a date days "
                "since 1970, a choice its place among the choices.",
                "同じ値を単位つきでない数で表したもの。真偽は0か1、日付は1970年からの日数、選択肢は"
                "順番"}),
        column(l, "unit", Kind::id, {"Unit", "単位"}, {"Its unit.", "単位"}),
        column(l, "range", Kind::words, {"Range", "範囲"}, {"What it may be.", "とりうる値の範囲"}),
        column(l, "default", Kind::id, {"Default", "既定値"},
               {"Its value where no file gives one.", "ファイルに書かないときの値"}),
        column(l, "source", Kind::words, {"Source", "出典"},
               {"Id in the table of sources.", "出典の表での番号"}),
        column(l, "source_title", Kind::id, {"Title of the source", "出典の題"},
               {"Title of the source.", "出典の題"}),
        column(
            l, "ground", Kind::words, {"Rests on", "根拠"},
            {"A source, or on what assumption the value rests.", "出典の有無、仮定ならその種類"}),
        column(l, "assumed", Kind::id, {"Assumed", "仮定"},
               {"1 where the value has no source.", "出典がなければ1"}),
        column(l, "note", Kind::sentence, {"Note", "注"},
               {"How the default follows from its source, or why it was assumed.",
                "既定値の導き方、または仮定の理由"}),
        column(l, "where", Kind::id, {"Where", "場所"},
               {"File, line and column, or --set; empty for a default.",
                "ファイルの行と桁、または --set(既定値は空欄)"})};
    Places places;
    for (auto const& scenario : result.scenarios) {
        auto& own = places.emplace_back();
        for (auto const& p : scenario.parameters) {
            own.emplace(p.key, &p);
            if (alike == Alike::apart) {
                table.rows.push_back(parameter_row(result, scenario.id, p, l));
            }
        }
    }
    if (alike == Alike::apart) return table;
    for (auto const& key : all_keys(result)) add_together(result, places, key, l, table);
    return table;
}

Table change_list(Result const& result, Language l) {
    Table table{"changes", Text{"Changes", "変更"}.in(l), {}, {}};
    table.columns = {
        scenario_column(l),
        column(l, "at", Kind::words, {"From", "変更の日"},
               {"Date from which the value holds.", "この日から"}),
        column(l, "key", Kind::words, {"Key", "キー"},
               {"As scenario files have it.", "シナリオのファイルでの名前"}),
        column(l, "value", Kind::words, {"New value", "新しい値"}, {"Its new value.", "新しい値"}),
        column(l, "why", Kind::sentence, {"Reason", "理由"},
               {"As the scenario states it.", "シナリオに書かれた理由"}),
        column(l, "where", Kind::words, {"Where", "場所"},
               {"File, line and column.", "ファイルの行と桁"})};
    for (auto const& scenario : result.scenarios) {
        for (auto const& c : scenario.changes) {
            table.rows.push_back(
                {scenario.id, sim::to_string(c.at), c.key, c.value, in(c.why, l), c.where});
        }
    }
    return table;
}

} // namespace norishiro::output
