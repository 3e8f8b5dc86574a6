#include "output/publish/identities.hpp"

#include <algorithm>
#include <cmath>

namespace norishiro::output::publish {

namespace {

/// In these columns of a table, in every scenario and year.
bool holds(Identity const& identity, std::vector<Yearly> const& yearly, std::size_t from,
           std::size_t to) {
    constexpr double tolerance = 1e-6;
    auto const& shape = yearly[identity.terms.front().row];
    auto const scenarios = shape.years == 0 ? 0 : shape.same_as.size() / shape.years;
    for (std::size_t s = 0; s < scenarios; ++s) {
        for (std::size_t y = 0; y < shape.years; ++y) {
            for (auto c = from; c < to; ++c) {
                auto const sum = sum_of(identity, yearly, s, c, y);
                if (!sum) continue;
                if (identity.at_most ? *sum > tolerance : std::abs(*sum) > tolerance) return false;
            }
        }
    }
    return true;
}

} // namespace

std::optional<double> sum_of(Identity const& identity, std::vector<Yearly> const& yearly,
                             std::size_t scenario, std::size_t column, std::size_t year) {
    double sum = 0.0;
    for (auto const& t : identity.terms) {
        auto const& row = yearly[t.row];
        if (column >= row.columns || (t.year_before && year == 0)) return std::nullopt;
        auto const value = row.means[row.at(scenario, column, year - (t.year_before ? 1 : 0))];
        if (!std::isfinite(value)) return std::nullopt;
        sum += static_cast<double>(t.factor) * value;
    }
    return sum;
}

std::vector<Identity> with_scope(std::vector<Identity> const& found, Content const& content,
                                 Counts const& counts) {
    auto const whole = counts.whole();
    auto const rest = whole - 1;
    std::vector<Identity> known;
    for (auto identity : found) {
        if (identity.in_municipalities) {
            auto const by_group = [&](RowTerm const& t) { return content.rows[t.row].by_group; };
            identity.in_municipalities = holds(identity, counts.by_part, 0, rest);
            identity.in_rest = holds(identity, counts.by_part, rest, whole);
            auto const& grouped = counts.by_group[identity.terms.front().row];
            identity.in_groups = std::ranges::all_of(identity.terms, by_group) &&
                                 holds(identity, counts.by_group, 0, grouped.columns);
        } else {
            identity.in_whole = holds(identity, counts.by_part, whole, whole + 1);
        }
        if (identity.in_municipalities || identity.in_whole) known.push_back(identity);
    }
    return known;
}

} // namespace norishiro::output::publish
