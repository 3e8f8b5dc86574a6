#include "output/words.hpp"
#include "output/xlsx_sheets.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace norishiro::output {

namespace {

using enum Style::Kind;
using sim::Text;

constexpr std::size_t heading_row = 2; // years, and below them what the columns are
constexpr std::size_t first_year_column = 2;

/// As far as a mean of counts or a percentage is worth reading.
int decimals_of(PlanFigures const& figures) {
    double largest = 0.0;
    bool whole = true;
    for (auto const& e : figures.by_year) {
        if (!std::isfinite(e.mean)) continue;
        largest = std::max(largest, std::abs(e.mean));
        whole = whole && e.mean == std::round(e.mean);
    }
    return whole ? 0 : std::clamp(decimals_for(largest, 3), 0, 2);
}

void add_headings(Book const& book, Sheet& sheet, Plan const& plan) {
    auto const l = book.language();
    Style const head{.kind = heading, .wrapped = true};
    for (std::size_t r = heading_row; r < heading_row + 2; ++r) {
        bool const upper = r == heading_row;
        sheet.words(r, 0, upper ? Text{"Row", "項目"}.in(l) : "", head);
        sheet.words(r, 1, upper ? Text{"Unit", "単位"}.in(l) : "", head);
    }
    for (std::size_t y = 0; y < plan.years.size(); ++y) {
        auto const c = first_year_column + 2 * y;
        sheet.spread(heading_row, c, c + 1, year_words(plan.years[y], l), head);
        sheet.words(heading_row + 1, c, Text{"Mean", "平均"}.in(l), head);
        sheet.words(heading_row + 1, c + 1, "±", head);
    }
}

void add_row(Book const& book, Sheet& sheet, std::size_t r, ResultPlanRow const& row,
             PlanFigures const& figures) {
    auto const l = book.language();
    auto const& name = in(row.name, l);
    sheet.words(r, 0, name, {.wrapped = true});
    sheet.fit_height(r);
    sheet.words(r, 1, unit_in(row.unit, l));
    int const decimals = decimals_of(figures);
    for (std::size_t y = 0; y < figures.by_year.size(); ++y) {
        auto const& e = figures.by_year[y];
        auto const c = first_year_column + 2 * y;
        sheet.number(r, c, e.mean, {.decimals = decimals});
        sheet.number(r, c + 1, e.high - e.mean, {.kind = note, .decimals = decimals});
    }
}

/// Across the table.
void add_line(Sheet& sheet, std::size_t r, std::size_t columns, std::string_view text,
              Style const& style) {
    for (std::size_t c = 0; c < columns; ++c) sheet.words(r, c, c == 0 ? text : "", style);
}

} // namespace

void add_plan_sheet(Book& book, Result const& result, Plan const& plan, std::size_t scenario) {
    auto const l = book.language();
    auto const& whose = result.scenarios[scenario];
    auto sheet = book.add_sheet(
        fmt::format("{} {} {}", Text{"Plan", "計画表"}.in(l), scenario + 1, whose.id));
    auto const columns = first_year_column + 2 * plan.years.size();
    sheet.width(0, 46.0);
    sheet.width(1, 9.0);
    for (std::size_t y = 0; y < plan.years.size(); ++y) {
        sheet.width(first_year_column + 2 * y, 9.0);
        sheet.width(first_year_column + 2 * y + 1, 7.0);
    }
    sheet.words(0, 0, title_of(whose, l), {.kind = title});
    sheet.height(0, 1.5);
    sheet.words(1, 0,
                Text{"Mean over the replications; ±: half of its 95 % interval, by chance alone.",
                     "繰り返しの平均。±は95%区間の幅の半分(偶然による幅のみ)"}
                    .in(l),
                {.kind = note});
    add_headings(book, sheet, plan);
    auto r = heading_row + 2;
    sheet.freeze(r, 1);
    std::vector<std::size_t> pages;
    for (std::size_t p = 0; p < plan.parts.size(); ++p) {
        if (p > 0) pages.push_back(r);
        add_line(sheet, r++, columns, in(plan.parts[p].name, l), {.kind = band});
        std::string last_section;
        for (std::size_t i = 0; i < result.plan.size(); ++i) {
            auto const& row = result.plan[i];
            if (!says(row, plan.parts[p])) continue;
            if (auto const& own = in(row.section, l); own != last_section) {
                last_section = own;
                add_line(sheet, r++, columns, own, {.kind = section, .bold = true});
            }
            add_row(book, sheet, r++, row, plan.at(i, scenario, p));
        }
    }
    sheet.page_breaks(pages);
}

} // namespace norishiro::output
