#include "output/columns.hpp"
#include "output/lists.hpp"
#include "output/record_words.hpp"
#include "output/words.hpp"

#include <fmt/format.h>

namespace norishiro::output {

namespace {

using sim::Language;
using sim::Text;

Column place_column(Language l) {
    return column(
        l, "place", Kind::id, {"Place", "場所のid"},
        {"Id of the municipality or area; all is the whole.", "市町・区域のid(all は全域)"});
}
Column place_name_column(Language l) {
    return column(l, "place_name", Kind::words, {"Place", "場所"},
                  {"Municipality, area, or the whole.", "市町・区域・全域"});
}
Column row_column(Language l) {
    return column(l, "row", Kind::id, {"Row", "行のid"}, {"Id of the row.", "行のid"});
}

/// How a row comes from measures: "sum: in_group_home", "ratio: discharged_90 / admitted_90".
std::string formula(ResultIndicator const& indicator) {
    auto const below = indicator.denominator.empty() ? "" : " / " + indicator.denominator;
    return fmt::format("{}: {}{}", indicator.over, indicator.measure, below);
}
std::string formula(ResultPlanRow const& row) {
    auto text = fmt::format("{}", fmt::join(row.measures, " + "));
    if (!row.denominators.empty()) {
        text = fmt::format("({}) / ({})", text, fmt::join(row.denominators, " + "));
    }
    return fmt::format("{}: {}", word_for(row.over), text);
}

} // namespace

Table plan_head(Language l) {
    Table table{"plan", Text{"Plan", "計画表"}.in(l), {}, {}};
    table.columns = {
        scenario_column(l),
        place_column(l),
        place_name_column(l),
        column(l, "fiscal_year", Kind::count, {"Fiscal year", "年度"},
               {"The year in which it begins, in April.", "4月に始まる年度"}),
        column(l, "months", Kind::count, {"Months", "月数"},
               {"Recorded months of it; with fewer than 12 sums are those of a part of the year.",
                "記録のある月の数。12より少なければ、合計は年度の一部のもの"}),
        row_column(l),
        column(l, "section", Kind::words, {"Section", "区分"},
               {"Heading of the row.", "行の見出し"}),
        name_column(l),
        unit_column(l),
        mean_column(l),
        low_column(l),
        high_column(l),
        count_column(l)};
    return table;
}

Table plan_list(Result const& result, Plan const& plan, Language l) {
    auto table = plan_head(l);
    for (std::size_t s = 0; s < result.scenarios.size(); ++s) {
        for (std::size_t p = 0; p < plan.parts.size(); ++p) {
            for (std::size_t i = 0; i < result.plan.size(); ++i) {
                auto const& row = result.plan[i];
                if (!says(row, plan.parts[p])) continue;
                for (std::size_t y = 0; y < plan.years.size(); ++y) {
                    auto const& e = plan.at(i, s, p).by_year[y];
                    table.rows.push_back({result.scenarios[s].id, plan.parts[p].id,
                                          in(plan.parts[p].name, l), number(plan.years[y].year),
                                          number(static_cast<double>(plan.years[y].months())),
                                          row.id, in(row.section, l), in(row.name, l),
                                          unit_in(row.unit, l), number(e.mean), number(e.low),
                                          number(e.high), number(static_cast<double>(e.count))});
                }
            }
        }
    }
    return table;
}

Table series_head(Language l) {
    return {"time_series",
            Text{"By month", "月別"}.in(l),
            {scenario_column(l),
             column(l, "month", Kind::words, {"Month", "月"},
                    {"Its first day. What is counted at the end of a month stands under it too.",
                     "その月の初日。月末の人数もその月に記す"}),
             place_column(l), place_name_column(l), row_column(l), name_column(l), unit_column(l),
             mean_column(l)},
            {}};
}

void each_series_row(Result const& result, Plan const& plan, Language l,
                     std::function<void(Row const&)> const& take) {
    for (std::size_t s = 0; s < result.scenarios.size(); ++s) {
        for (std::size_t p = 0; p < plan.parts.size(); ++p) {
            for (std::size_t i = 0; i < result.plan.size(); ++i) {
                auto const& row = result.plan[i];
                auto const& by_month = plan.at(i, s, p).by_month;
                for (std::size_t m = 0; m < by_month.size(); ++m) {
                    take({result.scenarios[s].id, sim::to_string(month_of(result, m)),
                          plan.parts[p].id, in(plan.parts[p].name, l), row.id, in(row.name, l),
                          unit_in(row.unit, l), number(by_month[m])});
                }
            }
        }
    }
}

Table dictionary(Result const& result, std::vector<Table> const& tables, Language l) {
    Table dictionary{"dictionary", Text{"Dictionary", "用語"}.in(l), {}, {}};
    dictionary.columns = {
        column(l, "file", Kind::id, {"File", "ファイル"}, {"File of the table.", "表のファイル"}),
        column(l, "table", Kind::words, {"Table", "表"}, {"Name of the table.", "表の名前"}),
        column(l, "column", Kind::words, {"Id", "id"},
               {"Column, indicator or row.", "列・指標・行のid"}),
        column(l, "name", Kind::words, {"Name", "名前"}, {"As people read it.", "表示する名前"}),
        column(l, "unit", Kind::words, {"Unit", "単位"}, {"Its unit.", "単位"}),
        column(l, "definition", Kind::sentence, {"Definition", "定義"}, {"What it means.", "意味"}),
        column(l, "measures", Kind::sentence, {"Made from", "もとの項目"},
               {"Measures of result.h5 that it is made from, and how.",
                "もとになる result.h5 の項目と計算のしかた"})};
    for (auto const& table : tables) {
        for (auto const& c : table.columns) {
            dictionary.rows.push_back(
                {table.id + ".csv", table.name, c.id, c.heading, Cell{}, c.definition, Cell{}});
        }
    }
    auto const indicators = Text{"Indicators", "指標"}.in(l);
    for (auto const& i : result.indicators) {
        dictionary.rows.push_back({"indicators.csv", indicators, i.id, in(i.name, l),
                                   unit_in(i.unit, l), in(i.definition, l), formula(i)});
    }
    auto const plan = Text{"Plan", "計画表"}.in(l);
    for (auto const& row : result.plan) {
        dictionary.rows.push_back({"plan.csv", plan, row.id, in(row.name, l), unit_in(row.unit, l),
                                   in(row.definition, l), formula(row)});
    }
    return dictionary;
}

} // namespace norishiro::output
