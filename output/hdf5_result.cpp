#include "output/file_errors.hpp"
#include "output/hdf5_contents.hpp"
#include "output/result_check.hpp"
#include "output/result_file.hpp"

#include <algorithm>
#include <exception>
#include <fmt/format.h>
#include <functional>
#include <numeric>
#include <optional>
#include <stdexcept>

namespace norishiro::output {

namespace {

/// A file with our seal that is not what our writer makes: somebody has sealed it by other means.
[[noreturn]] void refuse_contents(std::filesystem::path const& path, std::string const& why) {
    auto const name = path.string();
    refuse({fmt::format("'{}' cannot be read as a result ({})", name, why),
            fmt::format("「{}」は結果として読めません({})", name, why)},
           {"run its scenarios again", "シナリオを計算しなおしてください"});
}

template <class Read>
auto reading(std::filesystem::path const& path, Read read) {
    Silence const silence;
    try {
        return read();
    } catch (H5::Exception const& error) {
        refuse_contents(path, error.getFuncName() + ": " + error.getDetailMsg());
    } catch (std::exception const& error) {
        refuse_contents(path, error.what());
    }
}

/// Which level of a scenario each level of the file is, where it has it.
std::vector<std::optional<std::int64_t>> own_levels(std::string_view ids,
                                                    std::vector<sim::Label> const& levels) {
    std::vector<std::optional<std::int64_t>> own;
    while (!ids.empty()) {
        auto const end = std::min(ids.find(' '), ids.size());
        auto const found = std::ranges::find(levels, ids.substr(0, end), &sim::Label::id);
        own.push_back(found == levels.end() ? std::nullopt
                                            : std::optional{std::int64_t{found - levels.begin()}});
        ids.remove_prefix(std::min(end + 1, ids.size()));
    }
    return own;
}

} // namespace

class ResultFile::Opened {
public:
    explicit Opened(CheckedFile checked)
        : checked_{std::move(checked)},
          // The file that was checked, also where another has taken its name meanwhile.
          input{fmt::format("/proc/self/fd/{}", checked_.file.value())} {}

private:
    CheckedFile checked_;

public:
    NetcdfInput input;
};

ResultFile::ResultFile(std::filesystem::path const& named) {
    open(checked_result(named));
}

ResultFile::ResultFile(InPart const& unfinished) {
    open(checked_file(unfinished.path));
}

void ResultFile::open(CheckedFile checked) {
    path_ = checked.path;
    opened_ = reading(path_, [&] { return std::make_unique<Opened>(std::move(checked)); });
    result_ = reading(path_, [&] { return contents_of(opened_->input); });
}

ResultFile::~ResultFile() = default;

Cube ResultFile::read(std::string const& variable) const {
    return reading(path_, [&] {
        auto const extent = opened_->input.extent(variable);
        Cube cube;
        cube.scenarios = extent.at(0);
        cube.replications = extent.at(1);
        cube.months = extent.at(2);
        cube.columns =
            std::accumulate(extent.begin() + 3, extent.end(), std::size_t{1}, std::multiplies{});
        cube.values = opened_->input.integers(variable);
        return cube;
    });
}

Cube ResultFile::by_place(std::string_view measure) const {
    return read(std::string{measure});
}

Cube ResultFile::by_group(std::string_view measure) const {
    return read(std::string{measure} + "_by_group");
}

/// Some runs at a time: all months of all of them would be the largest thing in memory by far.
Cube ResultFile::staff_seconds() const {
    if (result_.stations.empty()) return {};
    constexpr std::size_t batch = 8;
    auto const runs = result_.replications.size();
    Cube cube{
        result_.scenarios.size(), runs, 1, result_.stations.size() * result_.activities.size(), {}};
    cube.values.resize(cube.scenarios * runs * cube.columns);
    for (std::size_t s = 0; s < cube.scenarios; ++s) {
        for (std::size_t first = 0; first < runs; first += batch) {
            auto const count = std::min(batch, runs - first);
            auto const cells = reading(
                path_, [&] { return opened_->input.integers("staff_seconds", s, first, count); });
            auto const* from = cells.data();
            for (std::size_t i = first; i < first + count; ++i) {
                auto* const sums = &cube.values[(s * runs + i) * cube.columns];
                for (std::size_t month = 0; month < result_.months; ++month) {
                    for (std::size_t c = 0; c < cube.columns; ++c) sums[c] += *from++;
                }
            }
        }
    }
    return cube;
}

std::vector<sim::Outcomes> ResultFile::outcomes(std::size_t scenario, std::size_t first,
                                                std::size_t count,
                                                std::span<sim::MeasureInfo const> measures,
                                                std::span<std::size_t const> stations) const {
    auto const months = result_.months;
    auto const groups = result_.groups.size();
    auto const activities = result_.activities.size();
    auto const group_columns = sim::group_column(measures, measures.size());
    std::vector<sim::Outcomes> runs;
    for (std::size_t i = 0; i < count; ++i) {
        runs.emplace_back(
            sim::Counts{months, result_.places.size(), measures.size()},
            sim::Counts{groups > 0 ? months : 0, groups, groups > 0 ? group_columns : 0},
            sim::Counts{stations.empty() ? 0 : months, stations.size(),
                        stations.empty() ? 0 : activities});
    }
    // `put(run, month, column, value)` takes each cell of a variable of so many columns.
    auto const each_cell = [&](std::string const& variable, std::size_t columns, auto const& put) {
        auto const cells = reading(
            path_, [&] { return opened_->input.integers(variable, scenario, first, count); });
        std::size_t at = 0;
        for (auto& run : runs) {
            for (std::size_t month = 0; month < months; ++month) {
                for (std::size_t c = 0; c < columns; ++c) put(run, month, c, cells.at(at++));
            }
        }
    };
    for (std::size_t m = 0; m < measures.size(); ++m) {
        auto const id = std::string{measures[m].id};
        each_cell(id, result_.places.size(), [&](auto& run, auto month, auto place, auto value) {
            run.at(month, place, m) = value;
        });
        if (groups == 0 || !measures[m].by_group) continue;
        auto const column = sim::group_column(measures, m);
        each_cell(id + "_by_group", groups, [&](auto& run, auto month, auto group, auto value) {
            run.by_group.at(month, group, column) = value;
        });
    }
    if (stations.empty()) return runs;
    each_cell("staff_seconds", result_.stations.size() * activities,
              [&](auto& run, auto month, auto column, auto value) {
                  auto const row = std::ranges::find(stations, column / activities);
                  if (row == stations.end()) return;
                  auto const at = static_cast<std::size_t>(row - stations.begin());
                  run.by_station.at(month, at, column % activities) = value;
              });
    return runs;
}

sim::Facts ResultFile::facts(std::size_t scenario, std::size_t i,
                             std::span<sim::FactColumn const> columns,
                             std::span<std::vector<sim::Label> const> levels) const {
    auto const run = scenario * result_.replications.size() + i;
    auto const& counts = result_.fact_counts;
    auto const count = counts.at(run);
    auto const first = std::accumulate(
        counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(run), std::size_t{0});
    sim::Facts facts{columns.size()};
    if (count == 0) return facts;
    std::vector<std::vector<std::int64_t>> cells;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        auto const name = fmt::format("fact_{}", columns[c].id);
        cells.push_back(reading(path_, [&] { return opened_->input.stretch(name, first, count); }));
        if (columns[c].kind != sim::FactColumn::Kind::level) continue;
        reading(path_, [&] {
            auto const own = own_levels(opened_->input.text(name, "flag_meanings"), levels[c]);
            for (auto& cell : cells.back()) {
                auto const level = own.at(static_cast<std::size_t>(cell));
                if (!level) throw std::out_of_range{"a level of another scenario"};
                cell = *level;
            }
        });
    }
    std::vector<std::int64_t> fact(columns.size());
    for (std::size_t f = 0; f < count; ++f) {
        for (std::size_t c = 0; c < columns.size(); ++c) fact[c] = cells[c][f];
        facts.add(fact);
    }
    return facts;
}

} // namespace norishiro::output
