#include "output/publish/system.hpp"

#include <algorithm>
#include <cmath>

namespace norishiro::output::publish {

namespace {

constexpr double below_all = -1e9; // sums of what is at most 0

/// Totals are missed most.
constexpr double weight_of_whole = 100.0;
constexpr double weight_of_margin = 3.0;

} // namespace

System::System(Content const& content, Counts const& counts, sim::Groups const& groups,
               std::vector<Limit> const& limits, Limit const& of_groups,
               std::vector<Identity> const& identities)
    : counts_{&counts} {
    add_figures(content, GroupColumns{groups}, limits, of_groups);
    add_margins(content, groups);
    for (std::size_t r = 0; r < content.rows.size(); ++r) {
        add_equal_scenarios(counts.by_part[r], part_numbers_[r]);
        add_equal_scenarios(counts.by_group[r], group_numbers_[r]);
    }
    for (auto const& identity : identities) add_identity(identity);
}

std::size_t System::scenarios_of(Yearly const& yearly) const {
    return yearly.years == 0 ? 0 : yearly.same_as.size() / yearly.years;
}

std::size_t System::add(double value, Limit const& limit, double weight, std::size_t position) {
    if (!std::isfinite(value)) return none;
    auto const judged = judge(value, limit);
    figures_.push_back({value, judged.mark, judged.shown, judged.small, judged.printed == 0.0,
                        weight * (1.0 + std::log1p(value)), position});
    return figures_.size() - 1;
}

void System::add_figures(Content const& content, GroupColumns const& columns,
                         std::vector<Limit> const& limits, Limit const& of_groups) {
    for (std::size_t r = 0; r < content.rows.size(); ++r) {
        auto const& parts = counts_->by_part[r];
        auto const whole = counts_->whole();
        part_numbers_.emplace_back(parts.means.size(), none);
        auto const& groups = counts_->by_group[r];
        group_numbers_.emplace_back(groups.means.size(), none);
        for (std::size_t s = 0; s < scenarios_of(parts); ++s) {
            for (std::size_t y = 0; y < parts.years; ++y) {
                for (std::size_t c = 0; c < parts.columns; ++c) {
                    if (c != whole && !content.rows[r].by_place) continue;
                    auto const at = parts.at(s, c, y);
                    part_numbers_[r][at] =
                        add(parts.means[at], limits[c], c == whole ? weight_of_whole : 1.0,
                            positions_ + c * parts.years + y);
                }
                // Everybody, the last column, is the whole area of the other tables.
                for (std::size_t c = 0; c < groups.columns; ++c) {
                    auto const at = groups.at(s, c, y);
                    bool const is_margin = columns.groups_of(c).size() > 1;
                    group_numbers_[r][at] =
                        c + 1 == groups.columns
                            ? part_numbers_[r][parts.at(s, whole, y)]
                            : add(groups.means[at], of_groups, is_margin ? weight_of_margin : 1.0,
                                  positions_ + (parts.columns + c) * parts.years + y);
                }
            }
        }
        positions_ += (parts.columns + groups.columns) * parts.years;
    }
}

void System::relate(std::vector<std::size_t> const& figures, std::vector<double> const& factors,
                    double low) {
    Relation relation{{}, {low, 0.0}};
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (figures[i] == none) return;
        relation.terms.push_back({figures[i], factors[i]});
    }
    relations_.push_back(std::move(relation));
}

void System::add_margins(Content const& content, sim::Groups const& groups) {
    GroupColumns const columns{groups};
    for (std::size_t r = 0; r < content.rows.size(); ++r) {
        auto const& parts = counts_->by_part[r];
        auto const& grouped = counts_->by_group[r];
        for (std::size_t s = 0; s < scenarios_of(parts); ++s) {
            for (std::size_t y = 0; y < parts.years; ++y) {
                if (content.rows[r].by_place) {
                    std::vector<std::size_t> sum;
                    std::vector<double> factors(parts.columns, 1.0);
                    factors.back() = -1.0;
                    for (std::size_t c = 0; c < parts.columns; ++c) {
                        sum.push_back(part_numbers_[r][parts.at(s, c, y)]);
                    }
                    relate(sum, factors, 0.0);
                }
                for (std::size_t c = 0; c < grouped.columns; ++c) {
                    for (std::size_t f = 0; f < groups.factors.size(); ++f) {
                        if (columns.level(c, f)) continue;
                        std::vector<std::size_t> sum;
                        std::vector<double> factors;
                        for (std::size_t d = 0; d < grouped.columns; ++d) {
                            if (columns.together(d, f) != c) continue;
                            sum.push_back(group_numbers_[r][grouped.at(s, d, y)]);
                            factors.push_back(d == c ? -1.0 : 1.0);
                        }
                        relate(sum, factors, 0.0);
                    }
                }
            }
        }
    }
}

void System::add_equal_scenarios(Yearly const& yearly, Numbers const& numbers) {
    for (std::size_t s = 0; s < scenarios_of(yearly); ++s) {
        for (std::size_t y = 0; y < yearly.years; ++y) {
            auto const same = yearly.same_as[s * yearly.years + y];
            if (same == s) continue;
            for (std::size_t c = 0; c < yearly.columns; ++c) {
                relate({numbers[yearly.at(s, c, y)], numbers[yearly.at(same, c, y)]}, {1.0, -1.0},
                       0.0);
            }
        }
    }
}

void System::add_identity(Identity const& identity) {
    auto const relate_in = [&](std::vector<Yearly> const& yearly,
                               std::vector<Numbers> const& numbers, std::size_t column) {
        auto const& shape = yearly[identity.terms.front().row];
        for (std::size_t s = 0; s < scenarios_of(shape); ++s) {
            for (std::size_t y = 0; y < shape.years; ++y) {
                if (!sum_of(identity, yearly, s, column, y)) continue;
                std::vector<std::size_t> sum;
                std::vector<double> factors;
                for (auto const& t : identity.terms) {
                    auto const& row = yearly[t.row];
                    sum.push_back(numbers[t.row][row.at(s, column, y - (t.year_before ? 1 : 0))]);
                    factors.push_back(static_cast<double>(t.factor));
                }
                relate(sum, factors, identity.at_most ? below_all : 0.0);
            }
        }
    };
    auto const whole = counts_->whole();
    for (std::size_t c = 0; c <= whole; ++c) {
        bool const known = c == whole       ? identity.in_whole
                           : c == whole - 1 ? identity.in_rest
                                            : identity.in_municipalities;
        if (known) relate_in(counts_->by_part, part_numbers_, c);
    }
    auto const& grouped = counts_->by_group[identity.terms.front().row];
    for (std::size_t c = 0; identity.in_groups && c + 1 < grouped.columns; ++c) {
        relate_in(counts_->by_group, group_numbers_, c);
    }
}

std::size_t System::by_part(std::size_t row, std::size_t scenario, std::size_t part,
                            std::size_t year) const {
    return part_numbers_[row][counts_->by_part[row].at(scenario, part, year)];
}

std::size_t System::by_group(std::size_t row, std::size_t scenario, std::size_t column,
                             std::size_t year) const {
    auto const& numbers = group_numbers_[row];
    return numbers.empty() ? none : numbers[counts_->by_group[row].at(scenario, column, year)];
}

} // namespace norishiro::output::publish
