#pragma once

#include "sim/diagnostics.hpp"

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace norishiro::sim {

/// Persons of one kind, whose number is watched while a run burns in.
struct StockInfo {
    std::string_view id;
    std::string_view name;
    std::string_view name_ja;
};

/// A stock through the burn-in: [pilot][month], persons at the end of the month.
using StockSeries = std::vector<std::vector<double>>;

/// How fast a stock changes at the end of its series, in shares of the stock a year: 0.01 is 1 %.
struct Drift {
    double per_year = 0.0;
    double allowed = 0.0; ///< either way
    bool settled() const { return std::abs(per_year) <= allowed; }
};

/// What a drift is judged by: two windows, one after the other. A whole number of years each, so
/// that seasons cancel.
inline constexpr std::size_t drift_window = 36; ///< months
inline constexpr std::size_t months_to_judge = 2 * drift_window;

/// The mean of the last window beside that of the window before, averaged over the pilots (Welch
/// 1983; the two means as in Geweke 1992, with the error taken between independent pilots). `tolerated`
/// is allowed (0.01: 1 % a year), and more where chance alone makes as much: the half width of the
/// 95 % Student t interval of the difference, but no more than two standard errors of as many
/// persons who come and go independently (Poisson), so that few pilots that scatter much do not
/// let a large stock drift. Every pilot has at least `months_to_judge` months (asserted).
Drift drift_of(StockSeries const& pilots, double tolerated);

/// How long runs burn in, and what the test found; no stocks where none was made.
struct BurnIn {
    struct Stock {
        std::string id;
        Text name;
        Drift drift;
    };
    std::size_t months = 0;
    std::vector<Stock> stocks;

    bool tested() const { return !stocks.empty(); }
    bool settled() const; ///< every stock is
};

/// Judges every stock at the end of its series, which are in the order of `stocks`.
BurnIn judge(std::vector<StockSeries> const& series, std::span<StockInfo const> stocks,
             double tolerated);

} // namespace norishiro::sim
