#pragma once

#include "sim/parameters.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace norishiro::support {

/// `on`, `start`, `end` and `where`: what every programme of a scenario has.
template <class Programme>
constexpr auto schedule(sim::Date start, sim::Source source) {
    using namespace std::chrono;
    constexpr sim::Date earliest{year{2000} / January / 1};
    constexpr sim::Date latest{year{2200} / January / 1};
    return std::tuple{
        sim::parameter(&Programme::on, "on", false,
                       sim::assumed("a choice of the scenario", "シナリオで選ぶ値"),
                       "Whether the programme runs.", "事業の有無"),
        sim::parameter(&Programme::start, "start", start, earliest, latest, source, "First day.",
                       "開始日"),
        sim::parameter(&Programme::end, "end", latest, earliest, latest,
                       sim::assumed("no end is planned", "終了の予定はない"),
                       "First day without the programme.", "終了日(この日から事業なし)"),
        sim::field(&Programme::where,
                   {.key = "where",
                    .meaning = "Ids of the areas and municipalities that have it, parted by "
                               "spaces; all of them where it is empty.",
                    .meaning_ja = "実施する区域(area)・市町のid(空白区切り、空ならすべて)",
                    .source = sim::assumed("a choice of the scenario", "シナリオで選ぶ値")}),
    };
}

/// Whether it runs on that day (`Region::in_force`).
template <class Programme>
bool runs(Programme const& programme, sim::Time day) {
    return programme.on && programme.start <= day && day < programme.end;
}

/// Whether a list of ids parted by spaces holds one of them.
inline bool listed(sim::TextValue const& ids, std::string_view id) {
    std::string_view rest = ids.words;
    while (!rest.empty()) {
        auto const end = std::min(rest.find(' '), rest.size());
        if (rest.substr(0, end) == id) return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

} // namespace norishiro::support
