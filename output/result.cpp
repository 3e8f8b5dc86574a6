#include "output/result.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <span>

namespace norishiro::output {

std::vector<double> Result::defined(std::size_t indicator, std::size_t scenario) const {
    auto const& all = indicators[indicator].values;
    auto const n = replications.size();
    std::vector<double> values;
    for (std::size_t i = scenario * n; i < (scenario + 1) * n; ++i) {
        if (!std::isnan(all[i])) values.push_back(all[i]);
    }
    return values;
}

sim::Estimate Result::level(std::size_t indicator, std::size_t scenario) const {
    auto const n = replications.size();
    return sim::interval(std::span{indicators[indicator].values}.subspan(scenario * n, n), draws);
}

Cube& Cube::operator+=(Cube const& other) {
    assert(values.size() == other.values.size());
    std::ranges::transform(values, other.values, values.begin(), std::plus{});
    return *this;
}

} // namespace norishiro::output
