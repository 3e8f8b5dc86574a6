#include "output/plan_table.hpp"

#include "sim/experiment.hpp"
#include "sim/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace norishiro::output {

namespace {

using sim::CountedBy;
using sim::OverYear;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Month by month, what these columns hold together in one run.
std::vector<std::int64_t> series(Cube const& cube, std::size_t scenario, std::size_t replication,
                                 std::vector<std::size_t> const& columns) {
    std::vector<std::int64_t> sums(cube.months, 0);
    for (std::size_t m = 0; m < cube.months; ++m) {
        for (auto const c : columns) sums[m] += cube.at(scenario, replication, m, c);
    }
    return sums;
}

double sum_of(std::vector<std::int64_t> const& series, FiscalYear const& year) {
    auto const begin = series.begin();
    return static_cast<double>(std::accumulate(begin + static_cast<std::ptrdiff_t>(year.from),
                                               begin + static_cast<std::ptrdiff_t>(year.to),
                                               std::int64_t{0}));
}

double figure(ResultPlanRow const& row, std::vector<std::int64_t> const& above,
              std::vector<std::int64_t> const& below, FiscalYear const& year) {
    switch (row.over) {
    case OverYear::sum:
        return row.scale * sum_of(above, year);
    case OverYear::mean:
        return row.scale * sum_of(above, year) / static_cast<double>(year.months());
    case OverYear::last:
        return year.has_end ? row.scale * static_cast<double>(above[year.to - 1]) : nan;
    case OverYear::ratio:
        break;
    }
    double const divisor = sum_of(below, year);
    return divisor == 0.0 ? nan : row.scale * sum_of(above, year) / divisor;
}

PlanFigures figures_of(ResultPlanRow const& row, Cube const& above, Cube const& below,
                       std::size_t scenario, std::vector<std::size_t> const& columns,
                       std::vector<FiscalYear> const& years,
                       std::vector<std::size_t> const& draws) {
    bool const is_ratio = row.over == OverYear::ratio;
    std::vector<std::vector<double>> by_year(years.size());
    std::vector<std::int64_t> by_month(is_ratio ? 0 : above.months, 0);
    for (std::size_t r = 0; r < above.replications; ++r) {
        auto const top = series(above, scenario, r, columns);
        auto const bottom = is_ratio ? series(below, scenario, r, columns) : top;
        for (std::size_t y = 0; y < years.size(); ++y) {
            by_year[y].push_back(figure(row, top, bottom, years[y]));
        }
        for (std::size_t m = 0; m < by_month.size(); ++m) by_month[m] += top[m];
    }
    PlanFigures figures;
    for (auto const& values : by_year) figures.by_year.push_back(sim::interval(values, draws));
    for (auto const total : by_month) {
        figures.by_month.push_back(row.scale * static_cast<double>(total) /
                                   static_cast<double>(above.replications));
    }
    return figures;
}

} // namespace

std::vector<FiscalYear> fiscal_years(sim::Date start, std::size_t months) {
    using namespace std::chrono;
    std::vector<FiscalYear> years;
    for (std::size_t m = 0; m < months; ++m) {
        auto const begins = sim::month_start(sim::Time{start}, static_cast<int>(m));
        year_month_day const day{floor<days>(begins)};
        int const year = static_cast<int>(day.year()) - (day.month() < April ? 1 : 0);
        if (years.empty() || years.back().year != year) years.push_back({year, m, m, false});
        years.back().to = m + 1;
        years.back().has_end = day.month() == March;
    }
    return years;
}

std::vector<Part> parts_of(Result const& result) {
    std::vector<Part> parts;
    auto const add = [&](sim::PlaceKind kind, Part::Kind as) {
        for (std::size_t p = 0; p < result.places.size(); ++p) {
            auto const& place = result.places[p];
            if (place.kind == kind) parts.push_back({place.id, place.name, as, {p}});
        }
    };
    add(sim::PlaceKind::municipality, Part::Kind::municipality);
    // A single area is the whole.
    if (std::ranges::count(result.places, sim::PlaceKind::area, &sim::Place::kind) > 1) {
        add(sim::PlaceKind::area, Part::Kind::area);
    }
    Part whole{"all", {"Whole area", "全域"}, Part::Kind::whole, {}};
    for (std::size_t p = 0; p < result.places.size(); ++p) whole.places.push_back(p);
    parts.push_back(std::move(whole));
    return parts;
}

bool says(ResultPlanRow const& row, Part const& part) {
    switch (part.kind) {
    case Part::Kind::municipality:
        return row.counted == CountedBy::municipality || row.counted == CountedBy::both;
    case Part::Kind::area:
        return row.counted == CountedBy::area || row.counted == CountedBy::both;
    case Part::Kind::whole:
        break;
    }
    return true;
}

Cube sum_of_measures(ResultFile const& file, std::vector<std::string> const& measures,
                     bool by_group) {
    Cube sum;
    for (auto const& id : measures) {
        auto cube = by_group ? file.by_group(id) : file.by_place(id);
        if (sum.values.empty()) {
            sum = std::move(cube);
        } else {
            sum += cube;
        }
    }
    return sum;
}

Plan plan_of(ResultFile const& file, std::atomic<bool> const* stop) {
    auto const& result = file.result();
    Plan plan{
        fiscal_years(result.start, result.months), parts_of(result), {}, result.scenarios.size()};
    for (auto const& row : result.plan) {
        if (stop != nullptr && stop->load()) throw sim::Stopped{};
        bool const by_group = row.counted == CountedBy::group;
        auto const above = sum_of_measures(file, row.measures, by_group);
        auto const below = sum_of_measures(file, row.denominators, by_group);
        for (std::size_t s = 0; s < plan.scenarios; ++s) {
            for (auto const& part : plan.parts) {
                plan.figures.emplace_back();
                if (!says(row, part)) continue;
                plan.figures.back() =
                    figures_of(row, above, below, s, by_group ? row.groups : part.places,
                               plan.years, result.draws);
            }
        }
    }
    return plan;
}

} // namespace norishiro::output
