#pragma once

#include "sim/parameters.hpp"

#include <tuple>

namespace norishiro::support {

/// `on`, `start` and `end`: what every programme of a scenario has.
template <class Programme>
constexpr auto schedule(sim::Date start, sim::Source source) {
    using namespace std::chrono;
    constexpr sim::Date earliest{year{2000} / January / 1};
    constexpr sim::Date latest{year{2200} / January / 1};
    return std::tuple{
        sim::parameter(&Programme::on, "on", false, sim::assumed("a choice of the scenario"),
                       "Whether the programme runs.", "事業の有無"),
        sim::parameter(&Programme::start, "start", start, earliest, latest, source, "First day.",
                       "開始日"),
        sim::parameter(&Programme::end, "end", latest, earliest, latest,
                       sim::assumed("no end is planned"), "First day without the programme.",
                       "終了日(この日から事業なし)"),
    };
}

/// Whether it runs on that day (`Region::in_force`).
template <class Programme>
bool runs(Programme const& programme, sim::Time day) {
    return programme.on && programme.start <= day && day < programme.end;
}

} // namespace norishiro::support
