#pragma once

#include "output/result_file.hpp"
#include "sim/paired.hpp"
#include "sim/statistics.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What a row of a table is made of: one figure of each run, and what its runs say together.

namespace norishiro::output::report {

/// What every part of a report needs.
struct Report {
    ResultFile const& file;
    sim::Language language;

    Result const& result() const { return file.result(); }
    std::string say(sim::Text const& text) const { return text.in(language); }
    bool compares() const { return scenarios() > 1; }
    bool ja() const { return language == sim::Language::ja; }
    std::size_t scenarios() const { return result().scenarios.size(); }
    std::size_t runs() const { return result().replications.size(); }
    /// More than the first page has room for, if all is said of each.
    bool many() const { return scenarios() > 4; }
    double years() const { return static_cast<double>(result().months) / 12.0; }
    std::string title(std::size_t scenario) const;
};

struct Series {
    std::string origin;         ///< how it comes from the file, for who checks: "indicator stuck"
    std::string name;           ///< in the reader's language
    std::string unit;           ///< as the file has it
    std::vector<double> values; ///< [scenario * runs + i]; NaN where not defined
    std::size_t runs = 0;
    std::span<std::size_t const> draws; ///< of runs: those of the result

    std::span<double const> of(std::size_t scenario) const;
    sim::Estimate level(std::size_t scenario) const;
};

/// A scenario beside the baseline.
struct Beside {
    double baseline = 0.0; ///< over the pairs
    sim::Estimate difference;
    sim::Signs signs;
    double p = 0.0;

    double percent() const { return 100.0 * difference.mean / baseline; }
    bool leaves_out_zero() const { return difference.low > 0.0 || difference.high < 0.0; }
    bool never_differs() const { return signs.pairs() > 0 && signs.equal == signs.pairs(); }
};
Beside beside(Series const& series, std::size_t scenario);

Series series_of(Report const& report, ResultIndicator const& indicator);
/// By its id; no values where there is none.
Series indicator(Report const& report, std::string_view id);
/// Those that a summary shows first.
std::vector<Series> main_indicators(Report const& report);

enum class Of : std::uint8_t {
    year,  ///< the sum of the months, a year
    month, ///< the mean of the months
};
/// A measure over all places, or in one, times `scale`.
Series measured(Report const& report, std::string_view id, Of of, double scale);
Series measured(Report const& report, std::string_view id, Of of, double scale, std::size_t place);

/// The sum of some measures of one unit over all places, under no name of its own.
Series measured_together(Report const& report, std::vector<std::string> const& ids, Of of,
                         double scale);

ResultMeasure const* measure(Report const& report, std::string_view id);

} // namespace norishiro::output::report
