#include "sim/outcomes.hpp"

#include <limits>

namespace norishiro::sim {

std::int64_t Outcomes::sum(std::size_t measure, std::size_t from, std::size_t to) const {
    std::int64_t total = 0;
    for (std::size_t month = from; month < to; ++month) {
        for (std::size_t place = 0; place < places_; ++place) total += at(month, place, measure);
    }
    return total;
}

double value_of(IndicatorInfo const& indicator, Outcomes const& outcomes) {
    auto const months = outcomes.months();
    if (months == 0) return std::numeric_limits<double>::quiet_NaN();
    std::size_t const from = indicator.over == Over::last_month ? months - 1 : 0;
    double const sum = static_cast<double>(outcomes.sum(indicator.measure, from, months));
    double divisor = 1.0;
    switch (indicator.over) {
    case Over::total:
    case Over::last_month:
        break;
    case Over::per_year:
        divisor = static_cast<double>(months) / 12.0;
        break;
    case Over::per_month:
        divisor = static_cast<double>(months);
        break;
    case Over::ratio:
        divisor = static_cast<double>(outcomes.sum(indicator.denominator, 0, months));
        break;
    }
    if (divisor == 0.0) return std::numeric_limits<double>::quiet_NaN();
    return indicator.scale * sum / divisor;
}

} // namespace norishiro::sim
