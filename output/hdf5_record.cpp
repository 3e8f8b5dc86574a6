#include "output/hdf5_record.hpp"

#include "output/record_words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <limits>
#include <unordered_map>

namespace norishiro::output {

namespace {

using sim::ParameterRecord;
using sim::Text;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

void add_words(NetcdfFile& file, std::string const& name, Names const& dimensions,
               Text const& meaning, Names const& values) {
    auto variable = file.add_variable(name, dimensions, string_type());
    set_names(variable, meaning.en, meaning.ja);
    write_strings(variable, values);
}

void add_numbers(NetcdfFile& file, std::string const& name, Names const& dimensions,
                 Text const& meaning, std::vector<double> const& values) {
    auto variable = file.add_variable(name, dimensions, H5::PredType::IEEE_F64LE);
    set_names(variable, meaning.en, meaning.ja);
    set_unit(variable, "");
    variable.write(values.data(), H5::PredType::NATIVE_DOUBLE);
}

/// What `get` says of each item, as numbers.
template <class Items, class Get>
std::vector<double> numbers(Items const& items, Get get) {
    std::vector<double> values;
    values.reserve(items.size());
    for (auto const& item : items) values.push_back(std::invoke(get, item));
    return values;
}

/// The parameters of all scenarios, each key once, those of the baseline first.
std::vector<ParameterRecord> all_parameters(sim::StudyResult const& study) {
    std::vector<ParameterRecord> all;
    std::unordered_map<std::string, bool> known;
    for (auto const& scenario : study.scenarios) {
        for (auto const& parameter : scenario.parameters) {
            if (known.emplace(parameter.key, true).second) all.push_back(parameter);
        }
    }
    return all;
}

/// [scenario][parameter]; a scenario may lack one that another has.
using Grid = std::vector<ParameterRecord>;

Grid grid_of(sim::StudyResult const& study, std::vector<ParameterRecord> const& all) {
    Grid grid;
    for (auto const& scenario : study.scenarios) {
        std::unordered_map<std::string, ParameterRecord const*> own;
        for (auto const& parameter : scenario.parameters) own.emplace(parameter.key, &parameter);
        for (auto const& parameter : all) {
            auto const found = own.find(parameter.key);
            grid.push_back(found != own.end() ? *found->second : ParameterRecord{});
            if (found == own.end()) grid.back().number = nan;
        }
    }
    return grid;
}

void add_grounds(NetcdfFile& file, Grid const& grid) {
    auto variable =
        file.add_variable("parameter_ground", {"scenario", "parameter"}, H5::PredType::STD_I8LE);
    set_names(variable, "on what the value rests", "値の根拠");
    std::string meanings;
    for (auto const& ground : grounds) meanings += (meanings.empty() ? "" : " ") + ground.id;
    set_text(variable, "flag_meanings", meanings);
    std::vector<std::int8_t> flags;
    for (std::size_t i = 0; i < grounds.size(); ++i) flags.push_back(static_cast<std::int8_t>(i));
    hsize_t const count = flags.size();
    variable.createAttribute("flag_values", H5::PredType::STD_I8LE, H5::DataSpace{1, &count})
        .write(H5::PredType::NATIVE_INT8, flags.data());
    set_unit(variable, "");
    std::vector<std::int8_t> values;
    for (auto const& cell : grid) values.push_back(static_cast<std::int8_t>(cell.ground));
    variable.write(values.data(), H5::PredType::NATIVE_INT8);
}

void add_parameters(NetcdfFile& file, sim::StudyResult const& study) {
    auto const all = all_parameters(study);
    if (all.empty()) return;
    Names const one{"parameter"};
    Names const both{"scenario", "parameter"};
    add_names(file, "parameter", each(all, &ParameterRecord::key), {"key", "キー"});
    add_texts(file, "parameter_meaning", "parameter", all, &ParameterRecord::meaning,
              {"what the parameter means", "パラメータの意味"});
    add_words(file, "parameter_unit", one, {"unit of the parameter", "単位"},
              each(all, &ParameterRecord::unit));
    add_words(file, "parameter_default", one, {"default", "既定値"},
              each(all, &ParameterRecord::initial));
    add_words(file, "parameter_range", one, {"what it may be", "とりうる範囲"},
              each(all, &ParameterRecord::range));
    auto const grid = grid_of(study, all);
    add_words(file, "parameter_value", both,
              {"value as a scenario file gives it", "シナリオのファイルでの値"},
              each(grid, &ParameterRecord::value));
    add_numbers(file, "parameter_number", both,
                {"the number that was simulated, exactly, in the unit of the parameter; a truth is "
                 "0 or 1, a date days since 1970, a choice its place among the choices",
                 "計算に用いた数値そのもの(真偽は0か1、日付は1970年からの日数、選択肢はその順番)"},
                numbers(grid, &ParameterRecord::number));
    add_grounds(file, grid);
    add_words(file, "parameter_source", both, {"id of its source", "出典の番号"},
              each(grid, &ParameterRecord::source));
    for (auto const language : {sim::Language::en, sim::Language::ja}) {
        bool const ja = language == sim::Language::ja;
        add_words(file, ja ? "parameter_note_ja" : "parameter_note", both,
                  {std::string{"how the default follows from its source, or why it was assumed"} +
                       (ja ? ", in Japanese" : ", in English"),
                   std::string{"既定値の導き方、または仮定の理由"} + (ja ? "(日本語)" : "(英語)")},
                  each(grid, [&](auto const& p) { return p.note.in(language); }));
    }
    add_words(file, "parameter_where", both,
              {"place in a file, or --set; empty: the default", "値のある場所(空欄は既定値)"},
              each(grid, &ParameterRecord::where));
}

/// A change with the scenario that makes it.
struct Change {
    std::string id;
    std::string scenario;
    sim::ChangeRecord record;
    Text const& why() const { return record.why; }
};

void add_changes(NetcdfFile& file, sim::StudyResult const& study) {
    std::vector<Change> all;
    for (auto const& scenario : study.scenarios) {
        for (auto const& change : scenario.changes) {
            all.push_back({fmt::format("{}", all.size() + 1), scenario.id, change});
        }
    }
    if (all.empty()) return;
    Names const one{"change"};
    add_names(file, "change", each(all, &Change::id),
              {"number of the dated change", "期日のある変更の番号"});
    add_words(file, "change_scenario", one, {"whose change it is", "シナリオ"},
              each(all, &Change::scenario));
    add_words(file, "change_at", one, {"date from which it holds", "変更の日"},
              each(all, [](auto const& c) { return sim::to_string(c.record.at); }));
    add_words(file, "change_parameter", one, {"key of the parameter", "パラメータのキー"},
              each(all, [](auto const& c) { return c.record.key; }));
    add_words(file, "change_value", one, {"its new value", "新しい値"},
              each(all, [](auto const& c) { return c.record.value; }));
    add_numbers(file, "change_number", one, {"the same as parameter_number", "同、数値"},
                numbers(all, [](auto const& c) { return c.record.number; }));
    add_words(file, "change_where", one, {"place in a file", "ファイルでの場所"},
              each(all, [](auto const& c) { return c.record.where; }));
    add_words(file, "change_why", one, {"reason in English", "理由(英語)"},
              each(all, [](auto const& c) { return c.why().en; }));
    add_words(file, "change_why_ja", one, {"reason in Japanese", "理由(日本語)"},
              each(all, [](auto const& c) { return c.why().ja; }));
}

void add_sources(NetcdfFile& file, std::vector<sim::SourceRow> const& sources) {
    if (sources.empty()) return;
    add_names(file, "source_id", each(sources, &sim::SourceRow::id),
              {"id of a source", "出典の番号"});
    for (auto const& column : source_columns) {
        add_texts(file, std::string{"source_"} + column.id, "source_id", sources, column.member,
                  column.name);
    }
    add_words(file, "source_address", {"source_id"}, {"address", "所在"},
              each(sources, &sim::SourceRow::address));
}

void add_plan(NetcdfFile& file, sim::StudyResult const& study) {
    auto const& rows = study.plan;
    if (rows.empty()) return;
    Names const one{"plan_row"};
    add_names(file, "plan_row", each(rows, &sim::PlanRow::id),
              {"row of the tables for plans", "計画表の行"});
    add_texts(file, "plan_row_section", "plan_row", rows, &sim::PlanRow::section,
              {"heading", "見出し"});
    add_texts(file, "plan_row_name", "plan_row", rows, &sim::PlanRow::name, {"name", "名前"});
    add_texts(file, "plan_row_definition", "plan_row", rows, &sim::PlanRow::definition,
              {"definition", "定義"});
    add_words(file, "plan_row_unit", one, {"unit", "単位"}, each(rows, &sim::PlanRow::unit));
    add_words(file, "plan_row_over", one,
              {"sum, mean or last month of a fiscal year, or ratio of sums",
               "年度の合計(sum)・平均(mean)・最終月(last)、または合計どうしの比(ratio)"},
              each(rows, [](auto const& r) { return std::string{word_for(r.over)}; }));
    add_words(file, "plan_row_counted_by", one,
              {"kinds of places that count it; group: the whole area alone",
               "計上される場所の種類(group は全域のみ)"},
              each(rows, [](auto const& r) { return std::string{word_for(r.counted)}; }));
    auto const ids = [&](std::vector<std::size_t> const& measures) {
        std::string text;
        for (auto const m : measures) {
            text += (text.empty() ? "" : " ") + std::string{study.measures[m].id};
        }
        return text;
    };
    add_words(file, "plan_row_measures", one, {"measures that it adds up", "合計する測定項目"},
              each(rows, [&](auto const& r) { return ids(r.measures); }));
    add_words(file, "plan_row_denominators", one, {"measures that it divides by", "分母の項目"},
              each(rows, [&](auto const& r) { return ids(r.denominators); }));
    add_words(file, "plan_row_factor", one, {"what tells its groups apart", "区分の種類"},
              each(rows, &sim::PlanRow::factor));
    add_words(
        file, "plan_row_levels", one, {"the groups that it is about", "対象の区分"},
        each(rows, [](auto const& r) { return fmt::format("{}", fmt::join(r.levels, " ")); }));
    auto const main = numbers(rows, [](auto const& r) { return r.main ? 1 : 0; });
    auto flag = file.add_variable("plan_row_main", one, H5::PredType::STD_I8LE);
    set_names(flag, "1 where it is shown by month, too", "月別にも示すものは1");
    set_unit(flag, "");
    flag.write(main.data(), H5::PredType::NATIVE_DOUBLE);
    add_numbers(file, "plan_row_scale", one,
                {"what the measures' unit is multiplied by", "測定項目の単位に掛ける数"},
                numbers(rows, &sim::PlanRow::scale));
}

void add_hashes(NetcdfFile& file, sim::StudyResult const& study) {
    add_words(
        file, "outcome_hash", {"scenario", "replication"},
        {"FNV-1a of everything that the run counted", "計算結果のすべての数のハッシュ値(FNV-1a)"},
        study.hashes);
}

void add_drawing(NetcdfFile& file, sim::StudyResult const& study) {
    if (!study.drawing.any()) return;
    auto const& sets = study.drawing.sets;
    add_names(
        file, "drawn_parameter", sets.keys,
        {"key of a parameter that replications draw", "繰り返しごとに値を引くパラメータのキー"});
    file.add_bare_dimension("parameter_set", sets.size());
    add_numbers(file, "parameter_set_value", {"parameter_set", "drawn_parameter"},
                {"value of the parameter in the set, in its unit", "その組でのパラメータの値"},
                sets.values);
    add_numbers(file, "parameter_set_weight", {"parameter_set"},
                {"how often the set is drawn; they add up to 1", "組が引かれる割合(合計1)"},
                sets.weights);
    auto drawn = file.add_variable("drawn_set", {"replication"}, H5::PredType::STD_I32LE);
    set_names(drawn, "place of the set that the replication drew, from 0",
              "繰り返しで引いた組の番号(0から)");
    set_unit(drawn, "");
    std::vector<std::int64_t> chosen;
    for (auto const r : study.replications) {
        chosen.push_back(static_cast<std::int64_t>(sim::drawn_set(sets, study.seed, r)));
    }
    drawn.write(chosen.data(), H5::PredType::NATIVE_INT64);
    auto flags = file.add_variable("scenario_draws", {"scenario", "drawn_parameter"},
                                   H5::PredType::STD_I8LE);
    set_names(flags, "1 where the scenario draws the parameter, 0 where it gives it itself",
              "シナリオがそのパラメータを引くときは1、自ら値を定めるときは0");
    set_unit(flags, "");
    std::vector<std::int8_t> const values(study.drawing.draws.begin(), study.drawing.draws.end());
    flags.write(values.data(), H5::PredType::NATIVE_INT8);
}

} // namespace

void add_records(NetcdfFile& file, sim::StudyResult const& study) {
    add_hashes(file, study);
    add_parameters(file, study);
    add_drawing(file, study);
    add_changes(file, study);
    add_sources(file, study.sources);
    add_plan(file, study);
}

} // namespace norishiro::output
