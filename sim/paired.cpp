#include "sim/paired.hpp"

#include "sim/statistics.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cassert>
#include <cmath>
#include <limits>

namespace norishiro::sim {

std::vector<double> paired_differences(std::span<double const> baseline,
                                       std::span<double const> scenario) {
    assert(baseline.size() == scenario.size());
    std::vector<double> differences;
    for (std::size_t i = 0; i < baseline.size(); ++i) {
        double const difference = scenario[i] - baseline[i];
        if (!std::isnan(difference)) differences.push_back(difference);
    }
    return differences;
}

Signs signs_of(std::span<double const> differences) {
    Signs signs;
    for (double const d : differences) {
        ++(d < 0.0 ? signs.lower : d > 0.0 ? signs.higher : signs.equal);
    }
    return signs;
}

double p_value(std::span<double const> differences) {
    if (differences.size() < 2) return std::numeric_limits<double>::quiet_NaN();
    bool const alike =
        std::ranges::all_of(differences, [&](double d) { return d == differences.front(); });
    if (alike) return differences.front() == 0.0 ? 1.0 : 0.0;
    boost::math::students_t const t{static_cast<double>(differences.size() - 1)};
    double const distance = std::abs(t_statistic(differences, 0.0));
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
