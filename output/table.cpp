#include "output/table.hpp"

#include <cmath>

namespace norishiro::output {

Cell number(double value) {
    return std::isfinite(value) ? Cell{value} : Cell{};
}

} // namespace norishiro::output
