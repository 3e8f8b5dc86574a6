#include "output/burn_in_words.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <string_view>

namespace norishiro::output {

namespace {

std::string length_of(sim::BurnIn const& burn_in, bool ja) {
    if (burn_in.months % 12 == 0) {
        return fmt::format("{}{}", burn_in.months / 12, ja ? "年" : " years");
    }
    return fmt::format("{}{}", burn_in.months, ja ? "か月" : " months");
}

std::string drift_in(sim::BurnIn::Stock const& stock, sim::Language language) {
    double const percent = 100.0 * stock.drift.per_year;
    return language == sim::Language::ja
               ? fmt::format("{} 年{:+.1f}%", stock.name.ja, percent)
               : fmt::format("{} {:+.1f} % a year", stock.name.en, percent);
}

std::string_view verdict_of(sim::BurnIn const& burn_in) {
    if (!burn_in.tested()) return "not tested";
    return burn_in.settled() ? "settled" : "still drifting";
}

} // namespace

std::string burn_in_line(sim::BurnIn const& burn_in, sim::Language language) {
    bool const ja = language == sim::Language::ja;
    auto const length = (ja ? "助走: " : "burn-in: ") + length_of(burn_in, ja);
    if (!burn_in.tested()) return length + (ja ? "(検定なし)" : ", not tested");
    auto const& most = *std::ranges::max_element(
        burn_in.stocks, {}, [](auto const& stock) { return std::abs(stock.drift.per_year); });
    return length + (ja ? "、最も増減するのは" : "; what changes most: ") +
           drift_in(most, language);
}

std::string drift_warning(sim::BurnIn const& burn_in, sim::Language language) {
    bool const ja = language == sim::Language::ja;
    std::string stocks;
    for (auto const& stock : burn_in.stocks) {
        if (stock.drift.settled()) continue;
        if (!stocks.empty()) stocks += ja ? "、" : ", ";
        stocks += drift_in(stock, language);
    }
    if (stocks.empty()) return stocks;
    return (ja ? "警告: 助走の上限まで延ばしても増減が続いています: "
               : "warning: still drifting after the longest burn-in: ") +
           stocks;
}

std::string burn_in_log(sim::BurnIn const& burn_in) {
    auto lines = fmt::format("burn_in {} months, {}\n", burn_in.months, verdict_of(burn_in));
    for (auto const& stock : burn_in.stocks) {
        lines += fmt::format("drift {} {:+.2f} %/year, allowed {:.2f}\n", stock.id,
                             100.0 * stock.drift.per_year, 100.0 * stock.drift.allowed);
    }
    return lines;
}

} // namespace norishiro::output
