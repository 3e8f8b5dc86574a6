#pragma once

#include "sim/burn_in.hpp"
#include "sim/diagnostics.hpp"
#include "sim/time.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace norishiro::sim {

/// Something a run counts, in whole numbers of its unit, for each month and place.
struct MeasureInfo {
    std::string_view id;
    std::string_view unit;
    std::string_view name;
    std::string_view name_ja;
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
};

/// What one run counted: counts[month][place][measure], all zero at first. Indices are not checked.
class Outcomes {
public:
    Outcomes() = default;
    Outcomes(std::size_t months, std::size_t places, std::size_t measures)
        : months_{months}, places_{places}, measures_{measures},
          counts_(months * places * measures) {}

    std::size_t months() const { return months_; }
    std::size_t places() const { return places_; }
    std::size_t measures() const { return measures_; }
    std::int64_t& at(std::size_t month, std::size_t place, std::size_t measure) {
        return counts_[(month * places_ + place) * measures_ + measure];
    }
    std::int64_t at(std::size_t month, std::size_t place, std::size_t measure) const {
        return counts_[(month * places_ + place) * measures_ + measure];
    }
    std::span<std::int64_t const> counts() const { return counts_; }

    /// The sum of a measure over months [from, to) and all places.
    std::int64_t sum(std::size_t measure, std::size_t from, std::size_t to) const;

    bool operator==(Outcomes const&) const = default;

private:
    std::size_t months_ = 0;
    std::size_t places_ = 0;
    std::size_t measures_ = 0;
    std::vector<std::int64_t> counts_;
};

/// An indicator over all recorded months and places; NaN where its denominator is zero.
double value_of(IndicatorInfo const& indicator, Outcomes const& outcomes);

/// A run that did not end: a broken invariant of ours, and how to see it again.
struct Failure {
    std::size_t scenario = 0;
    std::size_t replication = 0;
    std::string what;
    std::string reproduce; ///< the command
};

struct ScenarioRecord {
    std::string id;
    Text title;
    Text question;
    std::string canonical; ///< the resolved scenario
    std::vector<std::string> files;
};

/// Places that the measures are counted in, such as municipalities.
struct Place {
    std::string id;
    Text name;
};

/// Everything that a study (one or more scenarios, some replications each) leaves behind.
struct StudyResult {
    std::vector<ScenarioRecord> scenarios; ///< the first is the baseline
    std::vector<Place> places;
    std::span<MeasureInfo const> measures;
    std::span<IndicatorInfo const> indicators;
    Date start;
    std::size_t months = 0;
    std::uint64_t seed = 0;
    BurnIn burn_in;                        ///< of the baseline
    std::vector<std::size_t> replications; ///< ordinals of those that ended in every scenario
    std::vector<Outcomes> outcomes;        ///< [scenario * replications.size() + i]
    std::vector<Failure> failures;

    Outcomes const& outcome(std::size_t scenario, std::size_t i) const {
        return outcomes[scenario * replications.size() + i];
    }
};

} // namespace norishiro::sim
