#pragma once

#include "sim/burn_in.hpp"
#include "sim/facts.hpp"
#include "sim/labels.hpp"
#include "sim/parameter_sets.hpp"
#include "sim/plan.hpp"
#include "sim/record.hpp"
#include "sim/time.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace norishiro::sim {

/// Something a run counts, in whole numbers of its unit, for each month and place.
struct MeasureInfo {
    std::string_view id;
    std::string_view unit;
    std::string_view name;
    std::string_view name_ja;
    bool by_group = false; ///< of persons, so that it is counted for each group of them as well
    /// Of a flow: ids of the states that it leads from and to; the same where it moves nobody.
    std::string_view from{};
    std::string_view to{};
};

enum class Over : std::uint8_t {
    total,      ///< the sum of the months
    per_year,   ///< the sum of the months, a year
    per_month,  ///< the mean of the months
    last_month, ///< the last month alone
    ratio,      ///< the sum of the measure over the sum of another
};

/// A figure that people read, worked out from measures.
struct IndicatorInfo {
    std::string_view id;
    std::string_view unit;
    std::string_view name;
    std::string_view name_ja;
    std::string_view definition;
    std::string_view definition_ja;
    Over over = Over::total;
    std::size_t measure = 0;
    std::size_t denominator = 0; ///< of a ratio
    double scale = 1.0;          ///< from the measure's unit to the indicator's
    bool main = false;           ///< one of the few that a summary shows first
    std::string_view evidence{}; ///< ids of the figures to look at beside it: "A11, A12"
};

/// Whole numbers by month, row and column, all zero at first. Indices are not checked.
class Counts {
public:
    Counts() = default;
    Counts(std::size_t months, std::size_t rows, std::size_t columns)
        : months_{months}, rows_{rows}, columns_{columns}, values_(months * rows * columns) {}

    std::size_t months() const { return months_; }
    std::size_t rows() const { return rows_; }
    std::size_t columns() const { return columns_; }
    std::int64_t& at(std::size_t month, std::size_t row, std::size_t column) {
        return values_[(month * rows_ + row) * columns_ + column];
    }
    std::int64_t at(std::size_t month, std::size_t row, std::size_t column) const {
        return values_[(month * rows_ + row) * columns_ + column];
    }
    std::span<std::int64_t const> values() const { return values_; }
    std::span<std::int64_t> values() { return values_; } ///< [month][row][column]

    /// The sum of a cell over months [from, to).
    std::int64_t sum(std::size_t row, std::size_t column, std::size_t from, std::size_t to) const;

    bool operator==(Counts const&) const = default;

private:
    std::size_t months_ = 0;
    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
    std::vector<std::int64_t> values_;
};

/// What one run counted, as three tables of the same months. A model without groups of persons, or
/// without staff, leaves theirs empty.
struct Outcomes {
    Counts by_place;   ///< places and measures
    Counts by_group;   ///< groups of persons, and those measures that are counted by group
    Counts by_station; ///< who gives staff time, and activities; seconds
    Facts facts;       ///< none unless the run was asked for them

    Outcomes() = default;
    Outcomes(std::size_t months, std::size_t places, std::size_t measures)
        : by_place{months, places, measures} {}
    Outcomes(Counts place, Counts group, Counts station)
        : by_place{std::move(place)}, by_group{std::move(group)}, by_station{std::move(station)} {}

    std::size_t months() const { return by_place.months(); }
    std::size_t places() const { return by_place.rows(); }
    std::size_t measures() const { return by_place.columns(); }
    std::int64_t& at(std::size_t month, std::size_t place, std::size_t measure) {
        return by_place.at(month, place, measure);
    }
    std::int64_t at(std::size_t month, std::size_t place, std::size_t measure) const {
        return by_place.at(month, place, measure);
    }
    /// The sum of a measure over months [from, to) and all places.
    std::int64_t sum(std::size_t measure, std::size_t from, std::size_t to) const;

    bool operator==(Outcomes const&) const = default;
};

/// 16 digits that tell whether two runs counted the same: FNV-1a over the three tables in their order,
/// of each the numbers of months, rows and columns and then every cell, as eight bytes each. Facts are
/// not among them: whether they are written down changes no count.
std::string hash_of(Outcomes const& outcomes);

/// The column of `by_group` that holds a measure: those counted by group, in their order. With the
/// number of measures, how many columns there are.
std::size_t group_column(std::span<MeasureInfo const> measures, std::size_t measure);

/// An indicator over all recorded months and places; NaN where its denominator is zero.
double value_of(IndicatorInfo const& indicator, Outcomes const& outcomes);
/// The same of one place.
double value_in_place(IndicatorInfo const& indicator, Outcomes const& outcomes, std::size_t place);
/// The same of some groups of persons together; NaN too where it rests on a measure that is not
/// counted by group.
double value_in_groups(IndicatorInfo const& indicator, Outcomes const& outcomes,
                       std::span<MeasureInfo const> measures, std::span<std::size_t const> groups);

/// A run that did not end: a broken invariant of ours, and how to see it again.
struct Failure {
    std::size_t scenario = 0;
    std::size_t replication = 0;
    std::string what;
    std::string reproduce; ///< the command
};

/// Everything that a study (one or more scenarios, some replications each) leaves behind.
struct StudyResult {
    std::vector<ScenarioRecord> scenarios; ///< the first is the baseline
    std::vector<Place> places;
    Groups groups;
    std::vector<Label> activities; ///< the columns of `by_station`
    std::vector<Label> states;     ///< that flows lead from and to
    std::span<MeasureInfo const> measures;
    std::span<IndicatorInfo const> indicators;
    std::vector<PlanRow> plan;
    std::vector<SourceRow> sources; ///< that are cited
    Date start;
    std::size_t months = 0;
    std::uint64_t seed = 0;
    BurnIn burn_in;                        ///< of the baseline
    std::vector<std::size_t> replications; ///< ordinals of those that ended in every scenario
    Drawing drawing;                       ///< nothing, unless parameter sets were given
    std::vector<std::size_t> draws;        ///< of replications: which draw each had; none without
    std::vector<double> values;            ///< of indicators: [run * indicators.size() + k]
    std::vector<std::string> hashes;       ///< of outcomes, by run
    /// What the i-th of `replications` counted in a scenario, wherever that is kept.
    std::function<Outcomes(std::size_t scenario, std::size_t i)> outcome;
    std::vector<Failure> failures;
    std::span<FactColumn const> fact_columns{}; ///< none where no facts were asked for
    std::vector<std::size_t> fact_counts;       ///< by run, where they were
    /// Those of one run, like `outcome`, which leaves them out.
    std::function<Facts(std::size_t scenario, std::size_t i)> facts;

    /// Runs lie side by side by scenario.
    std::size_t run(std::size_t scenario, std::size_t i) const {
        return scenario * replications.size() + i;
    }
    /// The stations of all scenarios, each once, those of the baseline first.
    std::vector<Label> stations() const;
    /// The levels that a column of facts has in any scenario, in the same order; none of other kinds.
    std::vector<Label> fact_levels(std::size_t column) const;
};

/// Keeps a study's outcomes, [scenario * replications.size() + i], in memory, with what follows from
/// them.
void keep_in_memory(StudyResult& study, std::vector<Outcomes> outcomes);

} // namespace norishiro::sim
