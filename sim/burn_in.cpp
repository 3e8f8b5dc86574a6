#include "sim/burn_in.hpp"

#include "sim/statistics.hpp"

#include <algorithm>
#include <cassert>
#include <span>

namespace norishiro::sim {

Drift drift_of(StockSeries const& pilots, double tolerated) {
    constexpr double apart = static_cast<double>(drift_window) / 12.0; // years between the means
    std::vector<double> levels;
    std::vector<double> differences;
    for (auto const& pilot : pilots) {
        assert(pilot.size() >= months_to_judge);
        auto const judged = std::span{pilot}.last(months_to_judge);
        double const before = mean(judged.first(drift_window));
        double const after = mean(judged.last(drift_window));
        levels.push_back((before + after) / 2.0);
        differences.push_back(after - before);
    }
    double const level = mean(levels);
    if (level == 0.0) return {0.0, tolerated};
    auto const difference = t_interval(differences);
    double const by_pilots = (difference.high - difference.low) / 2.0;
    double const by_counting = 2.0 * std::sqrt(2.0 * level / static_cast<double>(pilots.size()));
    double const chance = std::min(by_pilots, by_counting);
    double const a_year = apart * level;
    return {difference.mean / a_year, std::max(tolerated, chance / a_year)};
}

bool BurnIn::settled() const {
    return std::ranges::all_of(stocks, [](Stock const& stock) { return stock.drift.settled(); });
}

BurnIn judge(std::vector<StockSeries> const& series, std::span<StockInfo const> stocks,
             double tolerated) {
    assert(series.size() == stocks.size() && !series.empty());
    BurnIn verdict;
    verdict.months = series.front().front().size();
    for (std::size_t s = 0; s < series.size(); ++s) {
        auto const& info = stocks[s];
        verdict.stocks.push_back({std::string{info.id},
                                  {std::string{info.name}, std::string{info.name_ja}},
                                  drift_of(series[s], tolerated)});
    }
    return verdict;
}

} // namespace norishiro::sim
