#pragma once

#include "models/support/measures.hpp"

#include <span>

// How the indicators are put together from measures.

namespace norishiro::support {

using sim::IndicatorInfo;
using sim::Over;

inline constexpr double day = 1.0 / 86'400.0;
inline constexpr double month = 1.0 / sim::seconds_per_month;
inline constexpr double million = 1e-6;

constexpr IndicatorInfo mean_stock(std::string_view id, std::size_t measure, std::string_view en,
                                   std::string_view ja, bool main = false,
                                   std::string_view evidence = {}) {
    return {id,
            "persons",
            en,
            ja,
            "Mean of the month-end counts.",
            "月末人数の平均",
            Over::per_month,
            measure,
            0,
            1.0,
            main,
            evidence};
}
constexpr IndicatorInfo yearly(std::string_view id, std::string_view unit, std::size_t measure,
                               std::string_view en, std::string_view ja, bool main = false,
                               double scale = 1.0, std::string_view evidence = {}) {
    return {id,
            unit,
            en,
            ja,
            "Mean of the recorded years.",
            "記録期間の年平均",
            Over::per_year,
            measure,
            0,
            scale,
            main,
            evidence};
}
constexpr IndicatorInfo ratio(std::string_view id, std::string_view unit, std::size_t measure,
                              std::size_t denominator, double scale, std::string_view en,
                              std::string_view ja, std::string_view definition,
                              std::string_view definition_ja, bool main = false,
                              std::string_view evidence = {}) {
    return {id,          unit,    en,          ja,    definition, definition_ja,
            Over::ratio, measure, denominator, scale, main,       evidence};
}
constexpr IndicatorInfo percent(std::string_view id, Measure measure, Measure denominator,
                                std::string_view en, std::string_view ja,
                                std::string_view definition, std::string_view definition_ja,
                                bool main = false, std::string_view evidence = {}) {
    return ratio(id, "%", index(measure), index(denominator), 100.0, en, ja, definition,
                 definition_ja, main, evidence);
}
constexpr IndicatorInfo staff_use(AgencyKind kind, std::string_view id, std::string_view en,
                                  std::string_view ja) {
    return ratio(id, "%", given_by(kind), held_by(kind), 100.0, en, ja,
                 "Hours given over hours held.", "業務に充てた時間÷保有する時間");
}
constexpr IndicatorInfo lost(Barrier barrier, std::string_view id, std::string_view en,
                             std::string_view ja) {
    return yearly(id, "person-days/year", lost_to(barrier), en, ja, false, day);
}

/// Of services, law, wards and money; `indicators()` has them after the others.
std::span<IndicatorInfo const> indicators_of_services();
/// Of meetings, and of the steps from them to crises and discharges.
std::span<IndicatorInfo const> indicators_of_the_chain();
/// Of single programmes.
std::span<IndicatorInfo const> indicators_of_programmes();
/// That published figures are held against.
std::span<IndicatorInfo const> indicators_of_studies();

} // namespace norishiro::support
