#pragma once

#include "sim/outcomes.hpp"
#include "sim/statistics.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

// A result as a file holds it: everything but the counts, which are read when they are asked for.

namespace norishiro::output {

struct ResultMeasure {
    std::string id;
    std::string unit;
    sim::Text name;
    bool by_group = false;
    sim::Label from{}; ///< of a flow: the states that it leads from and to; else without an id
    sim::Label to{};
};

struct ResultIndicator {
    std::string id;
    std::string unit;
    sim::Text name;
    sim::Text definition;
    std::string evidence; ///< ids of sources
    bool main = false;
    std::string over;           ///< "total", "per_year", "per_month", "last_month" or "ratio"
    std::string measure;        ///< that it is made from
    std::string denominator;    ///< of a ratio
    double scale = 1.0;         ///< from the measure's unit to the indicator's
    std::vector<double> values; ///< [scenario * replications + i]; NaN where not defined
};

struct ResultPlanRow {
    std::string id;
    sim::Text section;
    sim::Text name;
    std::string unit;
    sim::Text definition;
    sim::OverYear over = sim::OverYear::sum;
    sim::CountedBy counted = sim::CountedBy::municipality;
    std::vector<std::string> measures;
    std::vector<std::string> denominators;
    double scale = 1.0;
    std::vector<std::size_t> groups; ///< that it is about, where it is counted by group
    bool main = false;
};

struct Result {
    std::string program; ///< "Norishiro 0.1.0"
    std::uint64_t seed = 0;
    std::size_t burn_in_months = 0;
    sim::Date start;
    std::size_t months = 0;
    std::vector<sim::ScenarioRecord>
        scenarios; ///< the first is the baseline; without texts of files
    std::vector<std::size_t> replications;
    sim::Drawing drawing;           ///< nothing, unless the study was given parameter sets
    std::vector<std::size_t> draws; ///< of replications: which draw each had; none without
    std::vector<sim::Place> places;
    sim::Groups groups;               ///< columns of the cubes by group
    std::vector<sim::Label> stations; ///< of all scenarios
    std::vector<sim::Label> activities;
    std::vector<ResultMeasure> measures;
    std::vector<ResultIndicator> indicators;
    std::vector<sim::Comparison> comparisons;
    std::vector<ResultPlanRow> plan;
    std::vector<sim::SourceRow> sources;
    std::vector<std::string> hashes; ///< of outcomes: [scenario * replications + i]
    bool has_facts = false;
    std::vector<std::size_t> fact_counts; ///< by run, where there are facts
    std::string run_record;               ///< JSON

    /// The values of an indicator in the replications of one scenario in which it is defined.
    std::vector<double> defined(std::size_t indicator, std::size_t scenario) const;
    /// Its mean over them.
    sim::Estimate level(std::size_t indicator, std::size_t scenario) const;
};

/// What was counted, as [scenario][replication][month][column]. Columns are places or groups, or, of
/// staff time, stations with the activities of each.
struct Cube {
    std::size_t scenarios = 0;
    std::size_t replications = 0;
    std::size_t months = 0;
    std::size_t columns = 0;
    std::vector<std::int64_t> values;

    std::int64_t at(std::size_t scenario, std::size_t replication, std::size_t month,
                    std::size_t column) const {
        return values[((scenario * replications + replication) * months + month) * columns +
                      column];
    }
    /// Cell by cell; both have the same shape.
    Cube& operator+=(Cube const& other);
};

} // namespace norishiro::output
