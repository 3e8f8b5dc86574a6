#include "output/words.hpp"
#include "output/xlsx_sheets.hpp"

#include <algorithm>
#include <cmath>

namespace norishiro::output {

namespace {

using Kind = Column::Kind;

constexpr double widest = 44.0;

/// Numbers that stand beside each other and mean the same thing have the same decimals.
int decimals_among(Table const& table, Row const& row, std::size_t column) {
    auto const kind = table.columns[column].kind;
    auto first = column;
    while (first > 0 && table.columns[first - 1].kind == kind) --first;
    double largest = 0.0;
    for (auto c = first; c < row.size() && table.columns[c].kind == kind; ++c) {
        if (auto const* value = std::get_if<double>(&row[c])) {
            largest = std::max(largest, std::abs(*value));
        }
    }
    return std::min(decimals_for(largest, kind == Kind::difference ? 3 : 4), 4);
}

void add_cell(Sheet& sheet, Table const& table, Row const& row, std::size_t at, double width,
              std::size_t r, std::size_t c) {
    auto const kind = table.columns[at].kind;
    if (auto const* text = std::get_if<std::string>(&row[at])) {
        sheet.words(r, c, *text, {.wrapped = width_of(*text) + 1.0 > width});
    } else if (auto const* value = std::get_if<double>(&row[at])) {
        sheet.number(r, c, *value,
                     {.whole = kind == Kind::count,
                      .decimals = decimals_among(table, row, at),
                      .sign = kind == Kind::difference});
    }
}

/// As wide as the heading and all but a few of the cells; those few wrap.
double fitting_width(Table const& table, std::size_t column) {
    auto const& head = table.columns[column];
    constexpr double arrow = 3.0; // of the filter
    constexpr double of_a_number = 11.0;
    std::vector<double> widths;
    for (auto const& row : table.rows) {
        if (auto const* text = std::get_if<std::string>(&row[column])) {
            widths.push_back(width_of(*text) + 1.0);
        } else if (head.kind == Kind::number || head.kind == Kind::difference) {
            widths.push_back(of_a_number);
        }
    }
    double const heading = width_of(head.heading) + arrow;
    if (widths.empty()) return heading;
    auto const most = widths.begin() + std::ssize(widths) * 97 / 100;
    std::ranges::nth_element(widths, most);
    return std::clamp(*most, heading, std::max(heading, widest));
}

} // namespace

void add_list_sheet(Book& book, Table const& table) {
    auto sheet = book.add_sheet(table.name);
    std::vector<std::size_t> shown;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].kind != Kind::id) shown.push_back(c);
    }
    std::vector<double> widths;
    for (std::size_t c = 0; c < shown.size(); ++c) {
        widths.push_back(fitting_width(table, shown[c]));
        sheet.width(c, widths[c]);
        sheet.words(0, c, table.columns[shown[c]].heading,
                    {.kind = Style::Kind::heading, .wrapped = true});
    }
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        for (std::size_t c = 0; c < shown.size(); ++c) {
            add_cell(sheet, table, table.rows[r], shown[c], widths[c], r + 1, c);
        }
        sheet.fit_height(r + 1);
    }
    sheet.freeze(1, 0);
    sheet.filter(0, table.rows.size(), shown.size() - 1);
}

} // namespace norishiro::output
