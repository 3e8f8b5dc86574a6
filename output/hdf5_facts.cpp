#include "output/hdf5_facts.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <utility>

namespace norishiro::output {

namespace {

using Kind = sim::FactColumn::Kind;

/// What levels are called in a file: ids for programs, names for people.
struct Levels {
    Names ids;
    std::string names;
    std::string names_ja;
};

Levels levels_of(std::vector<sim::Label> const& labels) {
    Levels levels;
    for (auto const& label : labels) {
        auto const* const between = levels.ids.empty() ? "" : " | ";
        levels.ids.push_back(label.id);
        levels.names += between + label.name.en;
        levels.names_ja += between + label.name.ja;
    }
    return levels;
}

H5::PredType whole_number(std::size_t bytes) {
    switch (bytes) {
    case 1:
        return H5::PredType::STD_I8LE;
    case 2:
        return H5::PredType::STD_I16LE;
    case 4:
        return H5::PredType::STD_I32LE;
    default:
        return H5::PredType::STD_I64LE;
    }
}

std::size_t bytes_for(std::size_t levels) {
    return levels <= 127 ? 1 : levels <= 32'767 ? 2 : 4;
}

/// As CF has it: a number for each word.
void set_flags(H5::DataSet& variable, Levels const& levels, H5::PredType const& type) {
    std::vector<std::int64_t> values(levels.ids.size());
    std::iota(values.begin(), values.end(), std::int64_t{0});
    hsize_t const count = values.size();
    variable.createAttribute("flag_values", type, H5::DataSpace{1, &count})
        .write(H5::PredType::NATIVE_INT64, values.data());
    set_long_text(variable, "flag_meanings", fmt::format("{}", fmt::join(levels.ids, " ")));
    set_long_text(variable, "flag_names", levels.names);
    set_long_text(variable, "flag_names_ja", levels.names_ja);
}

/// The columns of a file, filled fact by fact and written chunk by chunk.
class Columns {
public:
    Columns(NetcdfFile& file, std::size_t facts)
        : file_{file}, chunk_{std::min<std::size_t>(facts, 131'072)} {
        file.add_bare_dimension("fact", facts);
    }

    void add(sim::FactColumn const& column, std::vector<sim::Label> const& labels,
             sim::Date start) {
        bool const is_level = column.kind == Kind::level;
        auto const type = whole_number(is_level ? bytes_for(labels.size()) : column.bytes);
        auto packed = without_date();
        hsize_t const chunk = chunk_;
        packed.setChunk(1, &chunk);
        packed.setShuffle();
        packed.setDeflate(4);
        auto data = file_.add_variable(fmt::format("fact_{}", column.id), {"fact"}, type, packed);
        set_names(data, column.name.en, column.name.ja);
        if (column.kind == Kind::moment) {
            set_text(data, "units", fmt::format("seconds since {}", sim::to_string(start)));
            set_text(data, "calendar", "standard");
        } else {
            set_unit(data, column.unit);
        }
        if (is_level) set_flags(data, levels_of(labels), type);
        columns_.push_back({std::move(data), {}});
    }

    /// The next cell of a column.
    void put(std::size_t column, std::int64_t value) { columns_[column].cells.push_back(value); }
    /// After each fact.
    void next() {
        if (columns_.front().cells.size() == chunk_) write();
    }
    void finish() {
        if (!columns_.front().cells.empty()) write();
    }

private:
    struct Column {
        H5::DataSet data;
        std::vector<std::int64_t> cells; ///< that are not written yet
    };

    void write() {
        hsize_t const first = written_;
        hsize_t const count = columns_.front().cells.size();
        H5::DataSpace const in_memory{1, &count};
        for (auto& column : columns_) {
            auto const in_file = column.data.getSpace();
            in_file.selectHyperslab(H5S_SELECT_SET, &count, &first);
            column.data.write(column.cells.data(), H5::PredType::NATIVE_INT64, in_memory, in_file);
            column.cells.clear();
        }
        written_ += count;
        file_.check();
    }

    NetcdfFile& file_;
    std::size_t chunk_;
    std::vector<Column> columns_;
    std::size_t written_ = 0;
};

void add_counts_of(NetcdfFile& file, sim::StudyResult const& study) {
    auto counts =
        file.add_variable("fact_count", {"scenario", "replication"}, H5::PredType::STD_I64LE);
    set_names(counts, "facts of each run, in the order of the dimension fact",
              "繰り返しごとの事実の数(次元 fact の並びの順)");
    set_unit(counts, "");
    set_text(counts, "coordinates", "scenario_title scenario_title_ja");
    std::vector<std::int64_t> const values(study.fact_counts.begin(), study.fact_counts.end());
    counts.write(values.data(), H5::PredType::NATIVE_INT64);
}

/// Which level of the file each level of a scenario is.
std::vector<std::int64_t> places_in(std::vector<sim::Label> const& all,
                                    std::vector<sim::Label> const& own) {
    std::vector<std::int64_t> places;
    for (auto const& label : own) {
        places.push_back(std::ranges::find(all, label.id, &sim::Label::id) - all.begin());
    }
    return places;
}

void fill(Columns& columns, sim::StudyResult const& study,
          std::vector<std::vector<sim::Label>> const& levels) {
    for (std::size_t s = 0; s < study.scenarios.size(); ++s) {
        std::vector<std::vector<std::int64_t>> level;
        for (std::size_t c = 0; c < levels.size(); ++c) {
            level.push_back(places_in(levels[c], study.scenarios[s].fact_levels[c]));
        }
        for (std::size_t i = 0; i < study.replications.size(); ++i) {
            auto const facts = study.facts(s, i);
            for (std::size_t f = 0; f < facts.size(); ++f) {
                columns.put(0, static_cast<std::int64_t>(s));
                columns.put(1, static_cast<std::int64_t>(study.replications[i]));
                for (std::size_t c = 0; c < levels.size(); ++c) {
                    auto const value = facts.at(f, c);
                    columns.put(2 + c, level[c].empty()
                                           ? value
                                           : level[c].at(static_cast<std::size_t>(value)));
                }
                columns.next();
            }
        }
    }
    columns.finish();
}

} // namespace

void add_facts(NetcdfFile& file, sim::StudyResult const& study) {
    if (study.fact_columns.empty()) return;
    add_counts_of(file, study);
    auto const facts =
        std::accumulate(study.fact_counts.begin(), study.fact_counts.end(), std::size_t{0});
    if (facts == 0) return; // no dimension may be empty
    Columns columns{file, facts};
    std::vector<sim::Label> scenarios;
    for (auto const& scenario : study.scenarios) scenarios.push_back({scenario.id, scenario.title});
    columns.add({"scenario", Kind::level, "", {"scenario", "シナリオ"}}, scenarios, study.start);
    columns.add(
        {"replication", Kind::number, "", {"number of the replication", "繰り返しの番号"}, 4}, {},
        study.start);
    std::vector<std::vector<sim::Label>> levels;
    for (std::size_t c = 0; c < study.fact_columns.size(); ++c) {
        levels.push_back(study.fact_levels(c));
        columns.add(study.fact_columns[c], levels.back(), study.start);
    }
    fill(columns, study, levels);
}

} // namespace norishiro::output
