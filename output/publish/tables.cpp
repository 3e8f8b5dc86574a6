#include "output/publish/tables.hpp"

#include "output/columns.hpp"
#include "output/lists.hpp"
#include "output/words.hpp"

#include <cmath>
#include <fmt/format.h>

namespace norishiro::output::publish {

namespace {

using output::Kind;
using sim::Language;
using sim::Text;

/// Figures as a spreadsheet has them: a number or a mark.
Cell cell_for(MaybeShown const& figure) {
    if (!figure) return {};
    if (figure->mark != Mark::shown) return std::string{sign_of(figure->mark)};
    return number(figure->value);
}

std::vector<Column> year_columns(Publication const& p, Language l) {
    std::vector<Column> columns;
    for (auto const& year : p.years()) {
        columns.push_back({fmt::format("{}", year.year), year_words(year, l), "", Kind::count});
    }
    return columns;
}

Table wide_head(Publication const& p, Language l, std::string id, std::string name,
                std::vector<Column> columns) {
    auto years = year_columns(p, l);
    columns.insert(columns.end(), years.begin(), years.end());
    return {std::move(id), std::move(name), std::move(columns), {}};
}

Column words_column(Language l, char const* id, Text const& heading) {
    return {id, heading.in(l), "", Kind::words};
}

void add_years(Publication const& p, Row& row, auto const& figure) {
    for (std::size_t y = 0; y < p.years().size(); ++y) row.push_back(cell_for(figure(y)));
}

Table wide_parts(Publication const& p, std::size_t s, Language l) {
    auto table = wide_head(p, l, fmt::format("by_municipality_{}", s + 1),
                           fmt::format("{} {} {}", Text{"Municipalities", "市町別"}.in(l), s + 1,
                                       p.result().scenarios[s].id),
                           {words_column(l, "place", {"Place", "場所"}),
                            words_column(l, "section", {"Section", "区分"}),
                            words_column(l, "name", {"Name", "名前"}),
                            words_column(l, "unit", {"Unit", "単位"})});
    for (std::size_t c = 0; c < p.parts().size(); ++c) {
        for (std::size_t r = 0; r < p.content().rows.size(); ++r) {
            auto const& row = p.content().rows[r];
            if (c != p.whole() && !row.by_place) continue;
            Row line{in(p.parts()[c].name, l), in(row.section, l), in(row.name, l),
                     unit_in(row.unit, l)};
            add_years(p, line, [&](std::size_t y) { return p.by_part(r, s, c, y); });
            table.rows.push_back(std::move(line));
        }
        for (auto const& of : p.content().rates) {
            if (c != p.whole() && !p.content().rows[of.part].by_place) continue;
            Row line{in(p.parts()[c].name, l), in(of.section, l), in(of.name, l),
                     unit_in(of.unit, l)};
            add_years(p, line, [&](std::size_t y) { return rate(p, of, s, c, y); });
            table.rows.push_back(std::move(line));
        }
    }
    return table;
}

Table wide_groups(Publication const& p, std::size_t s, Language l) {
    std::vector<Column> columns{words_column(l, "name", {"Name", "名前"}),
                                words_column(l, "unit", {"Unit", "単位"})};
    for (auto const& factor : p.result().groups.factors) {
        columns.push_back(words_column(l, factor.label.id.c_str(), factor.label.name));
    }
    auto table = wide_head(
        p, l, fmt::format("by_group_{}", s + 1),
        fmt::format("{} {} {}", Text{"Groups", "区分別"}.in(l), s + 1, p.result().scenarios[s].id),
        std::move(columns));
    for (std::size_t r = 0; r < p.content().rows.size(); ++r) {
        auto const& row = p.content().rows[r];
        if (!row.by_group) continue;
        for (std::size_t g = 0; g < p.groups().size(); ++g) {
            Row line{in(row.name, l), unit_in(row.unit, l)};
            for (auto const& name : p.groups()[g].names) line.emplace_back(in(name, l));
            add_years(p, line, [&](std::size_t y) { return p.by_group(r, s, g, y); });
            table.rows.push_back(std::move(line));
        }
    }
    return table;
}

} // namespace

std::string_view sign_of(Mark mark) {
    switch (mark) {
    case Mark::small:
        return "*";
    case Mark::withheld:
        return "X";
    case Mark::shown:
        break;
    }
    return "";
}

std::string words_for(MaybeShown const& figure) {
    if (!figure) return "";
    if (figure->mark != Mark::shown) return std::string{sign_of(figure->mark)};
    bool const whole = figure->value == std::round(figure->value);
    return with_decimals(figure->value, whole ? 0 : 1);
}

MaybeShown rate(Publication const& p, Rate const& of, std::size_t s, std::size_t part,
                std::size_t year) {
    auto const above = p.by_part(of.part, s, part, year);
    auto const below = p.by_part(of.of, s, part, year);
    if (!above || !below) return std::nullopt;
    if (above->mark != Mark::shown || below->mark != Mark::shown) {
        return Shown{Mark::withheld, std::nan(""), std::nan("")};
    }
    if (below->value == 0.0) return std::nullopt;
    constexpr double tenth = 10.0;
    double const value = of.scale * above->value / below->value;
    return Shown{Mark::shown, std::round(value * tenth) / tenth, std::nan("")};
}

std::size_t summary_year(Publication const& p) {
    for (auto y = p.years().size(); y-- > 0;) {
        if (p.years()[y].months() == 12) return y;
    }
    return p.years().size() - 1;
}

MaybeShown yearly_mean(Publication const& p, std::size_t row, std::size_t scenario) {
    double sum = 0.0;
    double years = 0.0;
    for (std::size_t y = 0; y < p.years().size(); ++y) {
        if (p.years()[y].months() != 12) continue;
        auto const figure = p.by_part(row, scenario, p.whole(), y);
        if (!figure) return std::nullopt;
        if (figure->mark != Mark::shown) return Shown{Mark::withheld, std::nan(""), std::nan("")};
        sum += figure->value;
        years += 1.0;
    }
    if (years == 0.0) return std::nullopt;
    return Shown{Mark::shown, std::round(sum / years), std::nan("")};
}

Table summary_table(Publication const& p, Language l) {
    auto const year = summary_year(p);
    Table table{"summary", Text{"Summary", "概要"}.in(l), {}, {}};
    table.columns = {
        column(l, "row", Kind::id, {"Row", "行のid"}, {"Id of the row.", "行のid"}),
        words_column(l, "name", {"Whole area", "全域"}),
        words_column(l, "unit", {"Unit", "単位"}),
        column(l, "scenario", Kind::words, {"Scenario", "シナリオ"},
               {"Id of the scenario.", "シナリオのid"}),
        {"last_year", year_words(p.years()[year], l), "", Kind::count},
        {"difference", Text{"Difference from the baseline", "基準との差"}.in(l), "", Kind::count},
        {"yearly_mean", Text{"Mean of all full years", "全年度の平均"}.in(l), "", Kind::count}};
    auto const masked = [](MaybeShown const& f) { return f && f->mark != Mark::shown; };
    for (std::size_t r = 0; r < p.content().rows.size(); ++r) {
        auto const& row = p.content().rows[r];
        if (!row.main) continue;
        auto const baseline = p.by_part(r, 0, p.whole(), year);
        for (std::size_t s = 0; s < p.scenarios(); ++s) {
            auto const own = p.by_part(r, s, p.whole(), year);
            Cell difference;
            if (s > 0 && (masked(own) || masked(baseline))) {
                difference = std::string{sign_of(Mark::withheld)};
            } else if (s > 0 && own && baseline) {
                difference = number(own->value - baseline->value);
            }
            table.rows.push_back({row.id, in(row.name, l), unit_in(row.unit, l),
                                  p.result().scenarios[s].id, cell_for(own), difference,
                                  cell_for(yearly_mean(p, r, s))});
        }
    }
    return table;
}

std::vector<Table> wide_tables(Publication const& p, Language l) {
    std::vector<Table> tables{summary_table(p, l)};
    for (std::size_t s = 0; s < p.scenarios(); ++s) tables.push_back(wide_parts(p, s, l));
    for (std::size_t s = 0; s < p.scenarios(); ++s) {
        auto table = wide_groups(p, s, l);
        if (!table.rows.empty()) tables.push_back(std::move(table));
    }
    return tables;
}

} // namespace norishiro::output::publish
