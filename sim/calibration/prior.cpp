#include "sim/calibration/prior.hpp"

#include "sim/math.hpp"

namespace norishiro::sim {

double value_at(FreeParameter const& parameter, double coordinate) {
    if (!parameter.logarithmic) {
        return parameter.low + coordinate * (parameter.high - parameter.low);
    }
    return parameter.low * math::exp(coordinate * math::log(parameter.high / parameter.low));
}

} // namespace norishiro::sim
