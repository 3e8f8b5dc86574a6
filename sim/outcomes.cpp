#include "sim/outcomes.hpp"

#include "sim/hash.hpp"

#include <algorithm>
#include <limits>
#include <memory>

namespace norishiro::sim {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// `sum` gives the total of a measure over months [from, to).
template <class Sum>
double value(IndicatorInfo const& indicator, std::size_t months, Sum sum) {
    if (months == 0) return nan;
    std::size_t const from = indicator.over == Over::last_month ? months - 1 : 0;
    auto const total = static_cast<double>(sum(indicator.measure, from, months));
    double divisor = 1.0;
    switch (indicator.over) {
    case Over::total:
    case Over::last_month:
        break;
    case Over::per_year:
        divisor = static_cast<double>(months) / 12.0;
        break;
    case Over::per_month:
        divisor = static_cast<double>(months);
        break;
    case Over::ratio:
        divisor = static_cast<double>(sum(indicator.denominator, 0, months));
        break;
    }
    if (divisor == 0.0) return nan;
    return indicator.scale * total / divisor;
}

void add_new(std::vector<Label>& all, std::vector<Label> const& labels) {
    for (auto const& label : labels) {
        if (std::ranges::find(all, label.id, &Label::id) == all.end()) all.push_back(label);
    }
}

} // namespace

std::int64_t Counts::sum(std::size_t row, std::size_t column, std::size_t from,
                         std::size_t to) const {
    std::int64_t total = 0;
    for (std::size_t month = from; month < to; ++month) total += at(month, row, column);
    return total;
}

std::int64_t Outcomes::sum(std::size_t measure, std::size_t from, std::size_t to) const {
    std::int64_t total = 0;
    for (std::size_t p = 0; p < places(); ++p) total += by_place.sum(p, measure, from, to);
    return total;
}

std::string hash_of(Outcomes const& outcomes) {
    Fnv1a hash;
    for (auto const* table : {&outcomes.by_place, &outcomes.by_group, &outcomes.by_station}) {
        for (auto const size : {table->months(), table->rows(), table->columns()}) {
            hash.add(std::uint64_t{size});
        }
        for (auto const cell : table->values()) hash.add(static_cast<std::uint64_t>(cell));
    }
    return hash.hex();
}

std::size_t group_column(std::span<MeasureInfo const> measures, std::size_t measure) {
    return static_cast<std::size_t>(
        std::ranges::count_if(measures.first(measure), &MeasureInfo::by_group));
}

double value_of(IndicatorInfo const& indicator, Outcomes const& outcomes) {
    return value(indicator, outcomes.months(),
                 [&](std::size_t measure, std::size_t from, std::size_t to) {
                     return outcomes.sum(measure, from, to);
                 });
}

double value_in_place(IndicatorInfo const& indicator, Outcomes const& outcomes, std::size_t place) {
    return value(indicator, outcomes.months(),
                 [&](std::size_t measure, std::size_t from, std::size_t to) {
                     return outcomes.by_place.sum(place, measure, from, to);
                 });
}

double value_in_groups(IndicatorInfo const& indicator, Outcomes const& outcomes,
                       std::span<MeasureInfo const> measures, std::span<std::size_t const> groups) {
    bool const counted =
        measures[indicator.measure].by_group &&
        (indicator.over != Over::ratio || measures[indicator.denominator].by_group);
    if (!counted) return nan;
    return value(indicator, outcomes.by_group.months(),
                 [&](std::size_t measure, std::size_t from, std::size_t to) {
                     std::size_t const column = group_column(measures, measure);
                     std::int64_t total = 0;
                     for (auto const group : groups)
                         total += outcomes.by_group.sum(group, column, from, to);
                     return total;
                 });
}

std::vector<Label> StudyResult::stations() const {
    std::vector<Label> all;
    for (auto const& scenario : scenarios) add_new(all, scenario.stations);
    return all;
}

std::vector<Label> StudyResult::fact_levels(std::size_t column) const {
    std::vector<Label> all;
    for (auto const& scenario : scenarios) add_new(all, scenario.fact_levels.at(column));
    return all;
}

void keep_in_memory(StudyResult& study, std::vector<Outcomes> outcomes) {
    study.hashes.clear();
    study.values.clear();
    study.fact_counts.clear();
    for (auto const& run : outcomes) {
        study.hashes.push_back(hash_of(run));
        study.fact_counts.push_back(run.facts.size());
        for (auto const& info : study.indicators) study.values.push_back(value_of(info, run));
    }
    auto const all = std::make_shared<std::vector<Outcomes> const>(std::move(outcomes));
    auto const replications = study.replications.size();
    study.outcome = [all, replications](std::size_t scenario, std::size_t i) {
        return (*all)[scenario * replications + i];
    };
    study.facts = [all, replications](std::size_t scenario, std::size_t i) {
        return (*all)[scenario * replications + i].facts;
    };
}

} // namespace norishiro::sim
