#include "sim/paired.hpp"

#include "sim/statistics.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace norishiro::sim {

Signs signs_of(std::span<double const> differences) {
    Signs signs;
    for (double const d : differences) {
        ++(d < 0.0 ? signs.lower : d > 0.0 ? signs.higher : signs.equal);
    }
    return signs;
}

double p_value(std::span<double const> differences, std::span<std::size_t const> draws) {
    auto const nan = std::numeric_limits<double>::quiet_NaN();
    auto const kept = defined(differences, draws);
    auto const& values = kept.values;
    if (values.size() < 2) return nan;
    auto const spread = spread_of_mean(values, kept.draws);
    if (spread.independent < 2) return nan;
    if (std::ranges::all_of(values, [&](double d) { return d == values.front(); })) {
        return values.front() == 0.0 ? 1.0 : 0.0;
    }
    boost::math::students_t const t{static_cast<double>(spread.independent - 1)};
    double const distance = std::abs(mean(values)) / std::sqrt(spread.variance);
    return 2.0 * boost::math::cdf(boost::math::complement(t, distance));
}

std::vector<bool> holm(std::span<double const> p_values, double level) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p_values.size(); ++i) {
        if (!std::isnan(p_values[i])) order.push_back(i);
    }
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return p_values[i]; });
    std::vector<bool> falls(p_values.size(), false);
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        auto const left = static_cast<double>(order.size() - rank);
        if (p_values[order[rank]] > level / left) break;
        falls[order[rank]] = true;
    }
    return falls;
}

} // namespace norishiro::sim
