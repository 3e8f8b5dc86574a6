#include "output/report/cells.hpp"
#include "output/report/sections.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace norishiro::output::report {

namespace {

/// "A11, A12" as its ids.
std::vector<std::string> ids_in(std::string const& evidence) {
    std::vector<std::string> ids;
    for (std::size_t from = 0; from < evidence.size();) {
        auto const to = std::min(evidence.find(", ", from), evidence.size());
        ids.push_back(evidence.substr(from, to - from));
        from = to + 2;
    }
    return ids;
}

void add_levels(Report const& report, TableOf& table, Series const& series, bool first) {
    table.words(first ? series.name : "");
    table.words(first ? unit_in(series.unit, report.language) : "", "unit");
    for (std::size_t s = 0; s < std::min<std::size_t>(report.scenarios(), 4); ++s) {
        if (!first) {
            table.words("");
            continue;
        }
        auto const level = series.level(s);
        table.number(with_decimals(level.mean, decimals_of(level, 3)), fmt::format("mean {}", s));
    }
}

void add_source(Report const& report, TableOf& table, std::string const& id) {
    auto const& sources = report.result().sources;
    auto const source = std::ranges::find(sources, id, &sim::SourceRow::id);
    if (source == sources.end()) {
        table.words(id);
        for (int i = 0; i < 4; ++i) table.words("–");
        return;
    }
    auto const said = [&](sim::Text const& text) { return in(text, report.language); };
    auto const is = [&](std::string_view column) {
        return fmt::format("source_{}{} {}", column, report.ja() ? "_ja" : "", id);
    };
    auto const year = said(source->year);
    table.named(said(source->what), id);
    table.given(said(source->value), is("value"));
    table.given(said(source->unit), is("unit"), "unit");
    auto const whom = said(source->population);
    auto const between = whom.empty() || year.empty() ? "" : report.say({"; ", "、"});
    table.given(whom + between + year, is("population"), "whom");
    table.given(said(source->grade), is("grade"), "grade");
}

} // namespace

Element official_figures(Report const& report) {
    auto part = section(report, "official", {"Beside official figures", "公表値と並べる"});
    TableOf table{"table-official", report.say({"Indicators and the figures to look at beside them",
                                                "指標と、並べて見る公表値など"})};
    std::vector<std::string> heads{report.say({"Indicator", "指標"}), report.say({"Unit", "単位"})};
    for (std::size_t s = 0; s < std::min<std::size_t>(report.scenarios(), 4); ++s) {
        heads.push_back(report.compares() && s == 0 ? report.say({"Baseline", "基準"})
                                                    : report.title(s));
    }
    auto const numbers = heads.size();
    heads.insert(heads.end(),
                 {report.say({"Figure", "数値"}), report.say({"Value", "値"}),
                  report.say({"Unit", "単位"}), report.say({"Of whom, when", "対象・年"}),
                  report.say({"Grade", "確かさ"})});
    table.head(heads, 2, numbers);
    bool any = false;
    for (auto const& indicator : report.result().indicators) {
        auto const series = series_of(report, indicator);
        bool first = true;
        for (auto const& id : ids_in(indicator.evidence)) {
            table.begin_row(series.origin);
            add_levels(report, table, series, first);
            add_source(report, table, id);
            first = false;
            any = true;
        }
    }
    if (!any) {
        paragraph(part, report,
                  {"No indicator of the result names a figure to look at beside it.",
                   "並べて見る公表値のある指標はありません。"});
        return part;
    }
    paragraph(
        part, report,
        {"The official figures stand in the units and for the population of their source, often "
         "the whole nation: compare shares and days directly, numbers only after thinking of the "
         "size of the region. The model was not fitted to them unless the first page says so.",
         "公表値は出典の単位・対象のままで、多くは全国の値です。割合と日数はそのまま、"
         "人数や件数は地域の大きさを考えて比べてください。1ページ目に断りがないかぎり、"
         "モデルはこれらに合わせていません。"});
    part.add(table.finish());
    return part;
}

} // namespace norishiro::output::report
