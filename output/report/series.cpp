#include "output/report/series.hpp"

#include "output/lists.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <limits>
#include <numeric>

namespace norishiro::output::report {

namespace {

std::string_view word_of(Of of) {
    return of == Of::year ? "yearly" : "monthly";
}

std::string unit_of(ResultMeasure const& measure, Of of) {
    return of == Of::year ? measure.unit + "/year" : measure.unit;
}

Series summed(Report const& report, ResultMeasure const& measure, Of of, double scale,
              std::vector<std::size_t> const& places) {
    auto const cube = report.file.by_place(measure.id);
    double const divisor =
        of == Of::year ? report.years() : static_cast<double>(report.result().months);
    Series series{"",
                  in(measure.name, report.language),
                  unit_of(measure, of),
                  {},
                  report.runs(),
                  report.result().draws};
    for (std::size_t s = 0; s < cube.scenarios; ++s) {
        for (std::size_t r = 0; r < cube.replications; ++r) {
            std::int64_t sum = 0;
            for (std::size_t m = 0; m < cube.months; ++m) {
                for (auto const p : places) sum += cube.at(s, r, m, p);
            }
            series.values.push_back(scale * static_cast<double>(sum) / divisor);
        }
    }
    return series;
}

} // namespace

std::string Report::title(std::size_t scenario) const {
    return title_of(result().scenarios[scenario], language);
}

std::span<double const> Series::of(std::size_t scenario) const {
    return std::span{values}.subspan(scenario * runs, runs);
}

sim::Estimate Series::level(std::size_t scenario) const {
    return sim::interval(of(scenario), draws);
}

Beside beside(Series const& series, std::size_t scenario) {
    std::vector<double> paired;
    std::vector<double> differences;
    std::vector<std::size_t> draws;
    for (std::size_t i = 0; i < series.runs; ++i) {
        double const value = series.of(0)[i];
        double const difference = series.of(scenario)[i] - value;
        if (std::isnan(difference)) continue;
        paired.push_back(value);
        differences.push_back(difference);
        if (!series.draws.empty()) draws.push_back(series.draws[i]);
    }
    return {sim::mean(paired), sim::interval(differences, draws), sim::signs_of(differences),
            sim::p_value(differences, draws)};
}

Series series_of(Report const& report, ResultIndicator const& indicator) {
    return {"indicator " + indicator.id,
            in(indicator.name, report.language),
            indicator.unit,
            indicator.values,
            report.runs(),
            report.result().draws};
}

Series indicator(Report const& report, std::string_view id) {
    auto const& all = report.result().indicators;
    auto const found = std::ranges::find(all, id, &ResultIndicator::id);
    return found == all.end() ? Series{} : series_of(report, *found);
}

std::vector<Series> main_indicators(Report const& report) {
    std::vector<Series> main;
    for (auto const& indicator : report.result().indicators) {
        if (indicator.main) main.push_back(series_of(report, indicator));
    }
    return main;
}

ResultMeasure const* measure(Report const& report, std::string_view id) {
    auto const& all = report.result().measures;
    auto const found = std::ranges::find(all, id, &ResultMeasure::id);
    return found == all.end() ? nullptr : &*found;
}

Series measured(Report const& report, std::string_view id, Of of, double scale) {
    auto const* const known = measure(report, id);
    if (known == nullptr) return {};
    std::vector<std::size_t> places(report.result().places.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    auto series = summed(report, *known, of, scale, places);
    series.origin = fmt::format("{} {} {}", word_of(of), scale, id);
    return series;
}

Series measured_together(Report const& report, std::vector<std::string> const& ids, Of of,
                         double scale) {
    Series sum;
    for (auto const& id : ids) {
        auto series = measured(report, id, of, scale);
        if (sum.values.empty()) {
            sum = std::move(series);
            sum.name.clear();
            continue;
        }
        std::ranges::transform(sum.values, series.values, sum.values.begin(), std::plus{});
        sum.origin += "+" + id;
    }
    return sum;
}

Series measured(Report const& report, std::string_view id, Of of, double scale, std::size_t place) {
    auto const* const known = measure(report, id);
    if (known == nullptr) return {};
    auto series = summed(report, *known, of, scale, {place});
    series.origin = fmt::format("{} {} {} {}", word_of(of), scale, id, place);
    return series;
}

} // namespace norishiro::output::report
