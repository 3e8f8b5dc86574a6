#include "output/words.hpp"
#include "output/xlsx_sheets.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace norishiro::output {

namespace {

using sim::Text;

/// The rows of the plan that are shown by month.
std::vector<std::size_t> shown_in(Result const& result) {
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < result.plan.size(); ++i) {
        if (result.plan[i].main && result.plan[i].over != sim::OverYear::ratio) shown.push_back(i);
    }
    return shown;
}

/// The same for a whole column.
int decimals_of(Plan const& plan, std::size_t row) {
    double largest = 0.0;
    bool whole = true;
    for (std::size_t s = 0; s < plan.scenarios; ++s) {
        for (std::size_t p = 0; p < plan.parts.size(); ++p) {
            for (double const value : plan.at(row, s, p).by_month) {
                largest = std::max(largest, std::abs(value));
                whole = whole && value == std::round(value);
            }
        }
    }
    return whole ? 0 : std::clamp(decimals_for(largest, 4), 0, 2);
}

void add_headings(Book const& book, Sheet& sheet, Result const& result,
                  std::vector<std::size_t> const& shown) {
    auto const l = book.language();
    double widest = 10.0;
    for (auto const& s : result.scenarios) widest = std::max(widest, width_of(s.id) + 1.0);
    Style const head{.kind = Style::Kind::heading, .wrapped = true};
    std::size_t at = 0;
    for (auto const& [text, width] :
         {std::pair{Text{"Scenario", "シナリオ"}, std::min(widest, 26.0)},
          {Text{"Place", "場所"}, 13.0},
          {Text{"Month", "月"}, 9.0}}) {
        sheet.width(at, width);
        sheet.words(0, at++, text.in(l), head);
    }
    for (auto const i : shown) {
        auto const unit = unit_in(result.plan[i].unit, l);
        sheet.width(at, 11.0);
        sheet.words(0, at++, in(result.plan[i].name, l) + (unit.empty() ? "" : " (" + unit + ")"),
                    head);
    }
    sheet.fit_height(0);
}

} // namespace

void add_months_sheet(Book& book, Result const& result, Plan const& plan) {
    auto const l = book.language();
    auto sheet = book.add_sheet(Text{"By month", "月別"}.in(l));
    auto const shown = shown_in(result);
    add_headings(book, sheet, result, shown);
    std::vector<Style> styles;
    styles.reserve(shown.size());
    for (auto const i : shown) styles.push_back({.decimals = decimals_of(plan, i)});
    std::size_t r = 1;
    for (std::size_t s = 0; s < result.scenarios.size(); ++s) {
        for (std::size_t p = 0; p < plan.parts.size(); ++p) {
            for (std::size_t m = 0; m < result.months; ++m, ++r) {
                sheet.words(r, 0, result.scenarios[s].id);
                sheet.words(r, 1, in(plan.parts[p].name, l));
                sheet.words(r, 2, sim::to_string(month_of(result, m)).substr(0, 7));
                for (std::size_t c = 0; c < shown.size(); ++c) {
                    auto const& by_month = plan.at(shown[c], s, p).by_month;
                    if (!by_month.empty()) sheet.number(r, 3 + c, by_month[m], styles[c]);
                }
            }
        }
    }
    sheet.freeze(1, 3);
    sheet.filter(0, r - 1, 2);
}

} // namespace norishiro::output
