#include "output/publish/counts.hpp"

#include "sim/experiment.hpp"
#include "sim/statistics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace norishiro::output::publish {

namespace {

using Columns = std::vector<std::vector<std::size_t>>;

Columns place_columns(Result const& result) {
    Columns columns;
    std::vector<std::size_t> rest;
    std::vector<std::size_t> whole;
    for (std::size_t p = 0; p < result.places.size(); ++p) {
        whole.push_back(p);
        if (result.places[p].kind == sim::PlaceKind::municipality) {
            columns.push_back({p});
        } else {
            rest.push_back(p);
        }
    }
    columns.push_back(std::move(rest));
    columns.push_back(std::move(whole));
    return columns;
}

std::vector<sim::Place> parts_for(Result const& result) {
    std::vector<sim::Place> parts;
    for (auto const& place : result.places) {
        if (place.kind == sim::PlaceKind::municipality) parts.push_back(place);
    }
    parts.push_back(
        {"rest", {"Of no one municipality", "市町に属さないもの"}, sim::PlaceKind::elsewhere});
    parts.push_back({"all", {"Whole area", "全域"}, sim::PlaceKind::area});
    return parts;
}

/// The columns' sums in one run and year, as whole numbers; those of a mean are of all its months.
std::int64_t sum_of(Cube const& cube, std::size_t s, std::size_t r,
                    std::vector<std::size_t> const& columns, std::size_t from, std::size_t to) {
    std::int64_t sum = 0;
    for (auto m = from; m < to; ++m) {
        for (auto const c : columns) sum += cube.at(s, r, m, c);
    }
    return sum;
}

std::size_t first_month(CountRow const& row, FiscalYear const& year) {
    return row.over == sim::OverYear::last ? year.to - 1 : year.from;
}

Yearly yearly(CountRow const& row, Cube const& cube, Columns const& columns,
              std::vector<FiscalYear> const& years, std::vector<std::size_t> const& draws) {
    Yearly figures{columns.size(), years.size(), {}, {}, {}};
    auto const size = cube.scenarios * columns.size() * years.size();
    figures.means.assign(size, std::numeric_limits<double>::quiet_NaN());
    figures.halves = figures.means;
    figures.same_as.assign(cube.scenarios * years.size(), 0);
    std::vector<std::vector<std::int64_t>> counted(cube.scenarios); // of one year
    for (std::size_t y = 0; y < years.size(); ++y) {
        bool const defined = row.over != sim::OverYear::last || years[y].has_end;
        double const divisor =
            row.over == sim::OverYear::mean ? static_cast<double>(years[y].months()) : 1.0;
        for (std::size_t s = 0; s < cube.scenarios; ++s) {
            counted[s].clear();
            for (std::size_t c = 0; c < columns.size(); ++c) {
                std::vector<double> values;
                for (std::size_t r = 0; r < cube.replications; ++r) {
                    counted[s].push_back(
                        sum_of(cube, s, r, columns[c], first_month(row, years[y]), years[y].to));
                    values.push_back(static_cast<double>(counted[s].back()) / divisor);
                }
                if (!defined) continue;
                auto const estimate = sim::interval(values, draws);
                figures.means[figures.at(s, c, y)] = estimate.mean;
                figures.halves[figures.at(s, c, y)] = estimate.high - estimate.mean;
            }
            auto const same = std::ranges::find(counted, counted[s]);
            figures.same_as[s * years.size() + y] =
                static_cast<std::size_t>(same - counted.begin());
        }
    }
    return figures;
}

Months months_of(Cube const& cube, Columns const& columns) {
    constexpr std::size_t enough = 4'000; // months; by part there are more numbers
    auto const per_replication = std::max<std::size_t>(1, cube.scenarios * cube.months);
    auto const few =
        std::min(cube.replications, std::max<std::size_t>(4, enough / per_replication));
    Months months{cube.scenarios * few, cube.months, columns.size(), {}};
    for (std::size_t s = 0; s < cube.scenarios; ++s) {
        for (std::size_t r = 0; r < few; ++r) {
            for (std::size_t m = 0; m < cube.months; ++m) {
                for (auto const& of : columns) {
                    months.values.push_back(sum_of(cube, s, r, of, m, m + 1));
                }
            }
        }
    }
    return months;
}

Columns group_columns(GroupColumns const& columns) {
    Columns of;
    for (std::size_t c = 0; c < columns.size(); ++c) of.push_back(columns.groups_of(c));
    return of;
}

} // namespace

GroupColumns::GroupColumns(sim::Groups const& groups) : groups_{&groups} {
    for (auto const& factor : groups.factors) size_ *= factor.levels.size() + 1;
}

std::size_t GroupColumns::place_value(std::size_t factor) const {
    std::size_t value = 1;
    for (auto f = factor + 1; f < groups_->factors.size(); ++f) {
        value *= groups_->factors[f].levels.size() + 1;
    }
    return value;
}

std::optional<std::size_t> GroupColumns::level(std::size_t column, std::size_t factor) const {
    auto const levels = groups_->factors[factor].levels.size();
    auto const code = column / place_value(factor) % (levels + 1);
    return code == levels ? std::nullopt : std::optional{code};
}

std::size_t GroupColumns::together(std::size_t column, std::size_t factor) const {
    auto const levels = groups_->factors[factor].levels.size();
    auto const code = column / place_value(factor) % (levels + 1);
    return column + (levels - code) * place_value(factor);
}

std::vector<std::size_t> GroupColumns::groups_of(std::size_t column) const {
    std::vector<std::size_t> of;
    for (std::size_t g = 0; g < groups_->size(); ++g) {
        bool belongs = true;
        for (std::size_t f = 0; f < groups_->factors.size(); ++f) {
            auto const wanted = level(column, f);
            belongs = belongs && (!wanted || *wanted == groups_->level_of(g, f));
        }
        if (belongs) of.push_back(g);
    }
    return of;
}

Counts counts_of(ResultFile const& file, Content const& content, std::atomic<bool> const* stop) {
    auto const& result = file.result();
    Counts counts{fiscal_years(result.start, result.months), parts_for(result), {}, {}, {}};
    auto const parts = place_columns(result);
    GroupColumns const groups{result.groups};
    for (auto const& row : content.rows) {
        if (stop != nullptr && stop->load()) throw sim::Stopped{};
        auto const cube = sum_of_measures(file, row.measures, false);
        counts.by_part.push_back(yearly(row, cube, parts, counts.years, result.draws));
        counts.months.push_back(months_of(cube, parts));
        counts.by_group.emplace_back();
        if (row.by_group) {
            counts.by_group.back() = yearly(row, sum_of_measures(file, row.measures, true),
                                            group_columns(groups), counts.years, result.draws);
        }
    }
    return counts;
}

} // namespace norishiro::output::publish
