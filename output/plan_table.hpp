#pragma once

#include "output/result_file.hpp"

#include <atomic>
#include <cstddef>
#include <string>
#include <vector>

// The tables that plans ask for: by part of the region and fiscal year, from a result alone.

namespace norishiro::output {

/// The recorded months of a fiscal year (年度, April to March): [from, to).
struct FiscalYear {
    int year = 0; ///< in which it begins
    std::size_t from = 0;
    std::size_t to = 0;
    bool has_end = false; ///< its March is among them
    std::size_t months() const { return to - from; }
};
std::vector<FiscalYear> fiscal_years(sim::Date start, std::size_t months);

/// A part of the region with a table of its own: a municipality, an area where there are several, and
/// the whole, which comes last.
struct Part {
    enum class Kind : std::uint8_t { municipality, area, whole };
    std::string id;
    sim::Text name;
    Kind kind = Kind::whole;
    std::vector<std::size_t> places; ///< of the result
};
std::vector<Part> parts_of(Result const& result);

/// Whether the row says anything of such a part.
bool says(ResultPlanRow const& row, Part const& part);

/// A row in one scenario and one part.
struct PlanFigures {
    std::vector<sim::Estimate> by_year; ///< over the replications; NaN where it is not defined
    std::vector<double> by_month;       ///< the mean over the replications; none of a ratio
};

struct Plan {
    std::vector<FiscalYear> years;
    std::vector<Part> parts;
    std::vector<PlanFigures> figures; ///< [row][scenario][part]; empty where the row says nothing
    std::size_t scenarios = 0;

    PlanFigures const& at(std::size_t row, std::size_t scenario, std::size_t part) const {
        return figures[(row * scenarios + scenario) * parts.size() + part];
    }
};

/// Some measures added up, by place or by group.
Cube sum_of_measures(ResultFile const& file, std::vector<std::string> const& measures,
                     bool by_group);

/// Every row of the plan. Throws sim::Stopped when `stop` is set, and what ResultFile throws.
Plan plan_of(ResultFile const& file, std::atomic<bool> const* stop = nullptr);

} // namespace norishiro::output
