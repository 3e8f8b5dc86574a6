#include "output/lists.hpp"
#include "output/publish/tables.hpp"
#include "output/record_words.hpp"
#include "output/words.hpp"

#include <fmt/format.h>

namespace norishiro::output::publish {

namespace {

using sim::Language;

std::vector<Column> columns_of(std::vector<std::string> const& ids) {
    std::vector<Column> columns;
    for (auto const& id : ids) columns.push_back({id, id, "", Column::Kind::words});
    return columns;
}

/// fiscal_year, months, value, half_width, mark, masked_under, same_as
void add_figure(Publication const& p, Row& row, MaybeShown const& figure, Limit const& limit,
                std::size_t scenario, std::size_t year, std::size_t same) {
    row.emplace_back(number(p.years()[year].year));
    row.emplace_back(number(static_cast<double>(p.years()[year].months())));
    row.emplace_back(number(figure->value));
    row.emplace_back(number(figure->half));
    row.emplace_back(std::string{sign_of(figure->mark)});
    row.emplace_back(number(limit.under));
    row.emplace_back(same == scenario ? Cell{} : Cell{p.result().scenarios[same].id});
}

Table by_part(Publication const& p, Language l) {
    Table table{"by_municipality",
                "",
                columns_of({"scenario", "place", "place_name", "row", "name", "unit", "fiscal_year",
                            "months", "value", "half_width", "mark", "masked_under", "same_as"}),
                {}};
    for (std::size_t s = 0; s < p.scenarios(); ++s) {
        for (std::size_t c = 0; c < p.parts().size(); ++c) {
            auto const& part = p.parts()[c];
            for (std::size_t r = 0; r < p.content().rows.size(); ++r) {
                auto const& row = p.content().rows[r];
                for (std::size_t y = 0; y < p.years().size(); ++y) {
                    auto const figure = p.by_part(r, s, c, y);
                    if (!figure) continue;
                    Row line{p.result().scenarios[s].id,
                             part.id,
                             in(part.name, l),
                             row.id,
                             in(row.name, l),
                             unit_in(row.unit, l)};
                    add_figure(p, line, figure, part.limit, s, y, p.same_as(r, s, y));
                    table.rows.push_back(std::move(line));
                }
            }
        }
    }
    return table;
}

Table by_group(Publication const& p, Language l) {
    std::vector<std::string> ids{"scenario", "row", "name", "unit"};
    for (auto const& factor : p.result().groups.factors) {
        ids.push_back(factor.label.id);
        ids.push_back(factor.label.id + "_name");
    }
    for (auto const* id :
         {"fiscal_year", "months", "value", "half_width", "mark", "masked_under", "same_as"}) {
        ids.emplace_back(id);
    }
    Table table{"by_group", "", columns_of(ids), {}};
    for (std::size_t s = 0; s < p.scenarios(); ++s) {
        for (std::size_t r = 0; r < p.content().rows.size(); ++r) {
            auto const& row = p.content().rows[r];
            for (std::size_t g = 0; g < p.groups().size(); ++g) {
                for (std::size_t y = 0; y < p.years().size(); ++y) {
                    auto const figure = p.by_group(r, s, g, y);
                    if (!figure) continue;
                    Row line{p.result().scenarios[s].id, row.id, in(row.name, l),
                             unit_in(row.unit, l)};
                    for (std::size_t f = 0; f < p.groups()[g].ids.size(); ++f) {
                        line.emplace_back(p.groups()[g].ids[f]);
                        line.emplace_back(in(p.groups()[g].names[f], l));
                    }
                    add_figure(p, line, figure, p.rule().whole, s, y, p.same_by_group(r, s, y));
                    table.rows.push_back(std::move(line));
                }
            }
        }
    }
    return table;
}

Table rates(Publication const& p, Language l) {
    Table table{"rates",
                "",
                columns_of({"scenario", "place", "place_name", "rate", "name", "unit",
                            "fiscal_year", "value", "mark", "numerator", "denominator"}),
                {}};
    for (std::size_t s = 0; s < p.scenarios(); ++s) {
        for (std::size_t c = 0; c < p.parts().size(); ++c) {
            for (auto const& of : p.content().rates) {
                for (std::size_t y = 0; y < p.years().size(); ++y) {
                    auto const figure = rate(p, of, s, c, y);
                    if (!figure) continue;
                    table.rows.push_back(
                        {p.result().scenarios[s].id, p.parts()[c].id, in(p.parts()[c].name, l),
                         of.id, in(of.name, l), unit_in(of.unit, l), number(p.years()[y].year),
                         number(figure->value), std::string{sign_of(figure->mark)},
                         p.content().rows[of.part].id, p.content().rows[of.of].id});
                }
            }
        }
    }
    return table;
}

Table rows(Publication const& p, Language l) {
    Table table{"rows", "", columns_of({"row", "section", "name", "unit", "over", "measures"}), {}};
    for (auto const& row : p.content().rows) {
        table.rows.push_back({row.id, in(row.section, l), in(row.name, l), unit_in(row.unit, l),
                              std::string{word_for(row.over)},
                              fmt::format("{}", fmt::join(row.measures, " + "))});
    }
    return table;
}

std::string where(Identity const& identity) {
    std::vector<std::string_view> places;
    if (identity.in_municipalities) places.emplace_back("municipality");
    if (identity.in_rest) places.emplace_back("rest");
    if (identity.in_whole) places.emplace_back("whole");
    if (identity.in_groups) places.emplace_back("group");
    return fmt::format("{}", fmt::join(places, " "));
}

/// What holds between rows, for who checks what can be worked out.
Table relations(Publication const& p) {
    Table table{"relations",
                "",
                columns_of({"relation", "adds_up_to", "where", "row", "year", "factor"}),
                {}};
    for (std::size_t i = 0; i < p.identities().size(); ++i) {
        auto const& identity = p.identities()[i];
        for (auto const& t : identity.terms) {
            table.rows.push_back({number(static_cast<double>(i + 1)),
                                  std::string{identity.at_most ? "at most 0" : "0"},
                                  where(identity), p.content().rows[t.row].id,
                                  std::string{t.year_before ? "before" : "same"},
                                  number(static_cast<double>(t.factor))});
        }
    }
    return table;
}

} // namespace

std::vector<Table> tidy_tables(Publication const& p, Language l) {
    return {by_part(p, l),       by_group(p, l), rates(p, l),
            summary_table(p, l), rows(p, l),     relations(p)};
}

} // namespace norishiro::output::publish
