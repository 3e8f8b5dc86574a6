#pragma once

#include "sim/random/stream.hpp"

#include <span>

namespace norishiro::sim {

/// Names one stream.
struct StreamKey {
    Decision decision;
    Entity entity = 0;
    std::uint32_t occasion = 0;
};

/// The first unit exponential of each of many streams: draws[i] is, to the last bit, what
/// `Stream{decision, entity, occasion}.unit_exponential()` gives for keys[i]. Several at a time fit
/// into the processor's vectors, so that from 64 on one costs about 0.6 of it. `draws` has the size
/// of `keys` (asserted).
void first_unit_exponentials(std::span<StreamKey const> keys, std::span<double> draws);

} // namespace norishiro::sim
