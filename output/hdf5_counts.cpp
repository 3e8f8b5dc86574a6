#include "output/hdf5_counts.hpp"

#include "output/record_words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <utility>

namespace norishiro::output {

namespace {

using Cells = std::vector<std::int64_t>;

/// [column][month][row] instead of [month][row][column]: what a variable takes lies in one piece.
Cells by_column(sim::Counts const& counts) {
    constexpr std::size_t block = 32; // lines of both sides that the cache holds together
    auto const lines = counts.months() * counts.rows();
    auto const columns = counts.columns();
    auto const from = counts.values();
    Cells cells(from.size());
    for (std::size_t line = 0; line < lines; line += block) {
        for (std::size_t column = 0; column < columns; column += block) {
            for (std::size_t l = line; l < std::min(line + block, lines); ++l) {
                for (std::size_t c = column; c < std::min(column + block, columns); ++c) {
                    cells[c * lines + l] = from[l * columns + c];
                }
            }
        }
    }
    return cells;
}

/// What a run counted, ready to be written.
struct Turned {
    explicit Turned(sim::Outcomes&& run)
        : by_place{by_column(run.by_place)}, by_group{by_column(run.by_group)},
          by_station{std::move(run.by_station)} {}
    Cells by_place;
    Cells by_group;
    sim::Counts by_station;
};

void append(Cells& cells, Cells const& from, std::size_t at, std::size_t size) {
    auto const first = from.begin() + static_cast<std::ptrdiff_t>(at);
    cells.insert(cells.end(), first, first + static_cast<std::ptrdiff_t>(size));
}

/// A variable of whole numbers over scenario, replication, time, and what it is counted by.
struct Variable {
    std::string name;
    sim::Text long_name;
    std::string_view unit;
    Names dimensions; ///< further ones
    std::vector<hsize_t> extent;
    std::string coordinates; ///< of these
    /// Appends the cells of a run, in the order of the dimensions.
    std::function<void(std::size_t scenario, Turned const& run, Cells& cells)> read;
};

std::size_t cells_in_a_month(Variable const& variable) {
    std::size_t cells = 1;
    for (auto const size : variable.extent) cells *= size;
    return cells;
}

/// A variable that is being written, some replications of one scenario at a time.
struct Open {
    Variable variable;
    H5::DataSet data;
    std::size_t step = 1; ///< replications in a chunk
};

/// Runs that are in memory together. Chunks hold a power of two of them, so that none is written twice.
constexpr std::size_t batch = 16;

/// How many replications of one scenario make a chunk of at most a megabyte.
std::size_t replications_in_chunk(sim::StudyResult const& study, std::size_t in_a_month) {
    constexpr std::size_t values = 131'072;
    auto const most = std::min(batch, study.replications.size());
    std::size_t step = 1;
    while (2 * step <= most && 2 * step * study.months * in_a_month <= values) step *= 2;
    return step;
}

void write_chunk(sim::StudyResult const& study, Open const& open, std::size_t scenario,
                 std::size_t first, std::span<Turned const> runs) {
    auto const& variable = open.variable;
    std::vector<hsize_t> start(3 + variable.extent.size(), 0);
    start[0] = scenario;
    start[1] = first;
    std::vector<hsize_t> extent{1, runs.size(), study.months};
    extent.insert(extent.end(), variable.extent.begin(), variable.extent.end());
    Cells cells;
    cells.reserve(runs.size() * study.months * cells_in_a_month(variable));
    for (auto const& run : runs) variable.read(scenario, run, cells);
    auto const in_file = open.data.getSpace();
    in_file.selectHyperslab(H5S_SELECT_SET, extent.data(), start.data());
    open.data.write(cells.data(), H5::PredType::NATIVE_INT64,
                    H5::DataSpace{static_cast<int>(extent.size()), extent.data()}, in_file);
}

/// Each run is read once, and only a batch of them is in memory.
void write_all(NetcdfFile const& file, sim::StudyResult const& study,
               std::vector<Open> const& variables) {
    for (std::size_t scenario = 0; scenario < study.scenarios.size(); ++scenario) {
        for (std::size_t first = 0; first < study.replications.size(); first += batch) {
            std::vector<Turned> runs;
            auto const end = std::min(first + batch, study.replications.size());
            for (std::size_t i = first; i < end; ++i) runs.emplace_back(study.outcome(scenario, i));
            for (auto const& open : variables) {
                for (std::size_t k = 0; k < runs.size(); k += open.step) {
                    auto const count = std::min(open.step, runs.size() - k);
                    write_chunk(study, open, scenario, first + k,
                                std::span{runs}.subspan(k, count));
                }
            }
            file.check();
        }
    }
}

Open add(NetcdfFile& file, sim::StudyResult const& study, Variable variable) {
    auto const step = replications_in_chunk(study, cells_in_a_month(variable));
    Names dimensions{"scenario", "replication", "time"};
    dimensions.insert(dimensions.end(), variable.dimensions.begin(), variable.dimensions.end());
    std::vector<hsize_t> chunk{1, step, study.months};
    chunk.insert(chunk.end(), variable.extent.begin(), variable.extent.end());
    auto compressed = without_date();
    compressed.setChunk(static_cast<int>(chunk.size()), chunk.data());
    compressed.setShuffle();
    compressed.setDeflate(1); // level 4 takes two to three times as long
    auto data = file.add_variable(variable.name, dimensions, H5::PredType::STD_I64LE, compressed);
    set_unit(data, variable.unit);
    set_names(data, variable.long_name.en, variable.long_name.ja);
    set_text(data, "coordinates", "scenario_title scenario_title_ja " + variable.coordinates);
    return {std::move(variable), std::move(data), step};
}

/// A dimension whose coordinates are the labels' ids, with their names beside it.
void add_labels(NetcdfFile& file, std::string const& dimension,
                std::vector<sim::Label> const& labels, sim::Text const& meaning,
                sim::Text const& name_meaning) {
    add_names(file, dimension, each(labels, &sim::Label::id), meaning);
    add_texts(file, dimension + "_name", dimension, labels, &sim::Label::name, name_meaning);
}

/// Where a flow leads, as attributes of its variable.
void set_ends(Open& flow, sim::StudyResult const& study, sim::MeasureInfo const& info) {
    if (info.from.empty()) return;
    auto const set = [&](std::string const& name, std::string_view id) {
        auto const state = std::ranges::find(study.states, id, &sim::Label::id);
        if (state == study.states.end()) throw std::out_of_range{"a flow between unknown states"};
        set_text(flow.data, name, id);
        set_text(flow.data, name + "_name", state->name.en);
        set_text(flow.data, name + "_name_ja", state->name.ja);
    };
    set("from_state", info.from);
    set("to_state", info.to);
    set_int(flow.data, "moves_nobody", info.from == info.to ? 1 : 0, H5::PredType::STD_I8LE);
}

void add_by_place(NetcdfFile& file, sim::StudyResult const& study, std::vector<Open>& variables) {
    add_names(file, "municipality", each(study.places, &sim::Place::id),
              {"municipality", "市町村"});
    add_texts(file, "municipality_name", "municipality", study.places, &sim::Place::name,
              {"name of the municipality", "市町村の名前"});
    auto kinds = file.add_variable("municipality_kind", {"municipality"}, string_type());
    set_names(kinds, "municipality, elsewhere, or area: what belongs to no one municipality of it",
              "市町村(municipality)・管外(elsewhere)・市町村に分けられないもの(area)の別");
    write_strings(kinds, each(study.places, [](auto const& p) { return word_for(p.kind); }));
    for (std::size_t m = 0; m < study.measures.size(); ++m) {
        auto const& info = study.measures[m];
        variables.push_back(add(file, study,
                                {std::string{info.id},
                                 {std::string{info.name}, std::string{info.name_ja}},
                                 info.unit,
                                 {"municipality"},
                                 {study.places.size()},
                                 "municipality_name municipality_name_ja municipality_kind",
                                 [m, size = study.months * study.places.size()](
                                     std::size_t, Turned const& run, Cells& cells) {
                                     append(cells, run.by_place, m * size, size);
                                 }}));
        set_ends(variables.back(), study, info);
    }
}

/// The groups with what tells them apart, such as `diagnosis` and `age`, as coordinates of theirs.
/// Returns the names of these.
std::string add_groups(NetcdfFile& file, sim::Groups const& groups) {
    std::vector<sim::Label> labels;
    for (std::size_t g = 0; g < groups.size(); ++g) labels.push_back(groups.label_of(g));
    add_labels(file, "group", labels, {"group of persons", "人の区分"},
               {"name of the group of persons", "人の区分の名前"});
    std::string coordinates = "group_name group_name_ja";
    std::string factors; // so that a reader knows which coordinates these are
    for (std::size_t f = 0; f < groups.factors.size(); ++f) {
        auto const& factor = groups.factors[f];
        auto const& id = factor.label.id;
        std::vector<sim::Label> levels;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            levels.push_back(factor.levels[groups.level_of(g, f)]);
        }
        auto variable = file.add_variable(id, {"group"}, string_type());
        set_names(variable, factor.label.name.en, factor.label.name.ja);
        write_strings(variable, each(levels, &sim::Label::id));
        add_texts(file, id + "_name", "group", levels, &sim::Label::name, factor.label.name);
        coordinates += fmt::format(" {0} {0}_name {0}_name_ja", id);
        factors += (factors.empty() ? "" : " ") + id;
    }
    auto group = file.root().openDataSet("group");
    set_text(group, "factors", factors);
    return coordinates;
}

void add_by_group(NetcdfFile& file, sim::StudyResult const& study, std::vector<Open>& variables) {
    if (study.groups.size() == 0) return;
    auto const coordinates = add_groups(file, study.groups);
    for (std::size_t m = 0; m < study.measures.size(); ++m) {
        auto const& info = study.measures[m];
        if (!info.by_group) continue;
        auto const column = sim::group_column(study.measures, m);
        variables.push_back(
            add(file, study,
                {std::string{info.id} + "_by_group",
                 {std::string{info.name} + ", by group", std::string{info.name_ja} + "(区分別)"},
                 info.unit,
                 {"group"},
                 {study.groups.size()},
                 coordinates,
                 [column, size = study.months * study.groups.size()](std::size_t, Turned const& run,
                                                                     Cells& cells) {
                     append(cells, run.by_group, column * size, size);
                 }}));
    }
}

using Row = std::optional<std::size_t>;

/// In which row a scenario counts each of these stations, where it has them.
std::vector<Row> rows_of(std::vector<sim::Label> const& stations,
                         sim::ScenarioRecord const& scenario) {
    std::vector<Row> rows;
    for (auto const& station : stations) {
        auto const found = std::ranges::find(scenario.stations, station.id, &sim::Label::id);
        auto const row = static_cast<std::size_t>(found - scenario.stations.begin());
        rows.push_back(row < scenario.stations.size() ? Row{row} : std::nullopt);
    }
    return rows;
}

void add_by_station(NetcdfFile& file, sim::StudyResult const& study, std::vector<Open>& variables) {
    auto const stations = study.stations();
    if (stations.empty() || study.activities.empty()) return;
    add_labels(file, "station", stations, {"who gives staff time", "職員のいる機関"},
               {"name of the station", "機関の名前"});
    add_labels(file, "activity", study.activities,
               {"what staff time is for; held is all of the others together",
                "職員時間の使いみち(held は他のすべての合計)"},
               {"name of the activity", "使いみちの名前"});
    std::vector<std::vector<Row>> rows;
    for (auto const& scenario : study.scenarios) rows.push_back(rows_of(stations, scenario));
    variables.push_back(
        add(file, study,
            {"staff_seconds",
             {"Staff time by station and activity", "職員時間(機関・使いみち別)"},
             "s",
             {"station", "activity"},
             {stations.size(), study.activities.size()},
             "station_name station_name_ja activity_name activity_name_ja",
             [rows = std::move(rows), months = study.months, activities = study.activities.size()](
                 std::size_t scenario, Turned const& run, Cells& cells) {
                 for (std::size_t month = 0; month < months; ++month) {
                     for (auto const& row : rows[scenario]) {
                         for (std::size_t a = 0; a < activities; ++a) {
                             cells.push_back(row ? run.by_station.at(month, *row, a) : 0);
                         }
                     }
                 }
             }}));
}

} // namespace

void add_counts(NetcdfFile& file, sim::StudyResult const& study) {
    std::vector<Open> variables;
    add_by_place(file, study, variables);
    add_by_group(file, study, variables);
    add_by_station(file, study, variables);
    write_all(file, study, variables);
}

} // namespace norishiro::output
