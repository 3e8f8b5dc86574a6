#pragma once

#include "sim/random/stream.hpp"

#include <boost/random/discrete_distribution.hpp>
#include <cstddef>
#include <span>

namespace norishiro::sim {

/// The index of one of several, with the given weights: one at least, none negative, not all zero
/// (Boost.Random; no coupling between scenarios that differ in the weights).
class Choice {
public:
    explicit Choice(std::span<double const> weights) : pick_{weights.begin(), weights.end()} {}
    std::size_t operator()(Stream& luck) const { return static_cast<std::size_t>(pick_(luck)); }

private:
    boost::random::discrete_distribution<int, double> pick_;
};

} // namespace norishiro::sim
