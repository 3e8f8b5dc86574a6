#pragma once

#include "sim/math.hpp"
#include "sim/units.hpp"

namespace norishiro::support {

/// A level between 0 and 1, such as a tie or what an agency has learnt, gains a share of what is
/// missing. Many small gains level off.
inline void raise(double& level, double share) {
    level += share * (1.0 - level);
}

/// What is left of a level after so many months in which nothing renewed it.
inline double left_after(double months, sim::Months half_life) {
    constexpr double ln2 = 0.69314718055994530942;
    return sim::math::exp(-ln2 * months / half_life.value());
}

} // namespace norishiro::support
