#include "output/lists.hpp"

#include "output/columns.hpp"
#include "output/words.hpp"
#include "sim/statistics.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace norishiro::output {

namespace {

using sim::Language;
using sim::Text;

/// The comparison of a scenario and an indicator, or null for the baseline.
sim::Comparison const* comparison_of(Result const& result, std::size_t scenario,
                                     std::size_t indicator) {
    auto const found = std::ranges::find_if(result.comparisons, [&](auto const& c) {
        return c.scenario == scenario && c.indicator == indicator;
    });
    return found == result.comparisons.end() ? nullptr : &*found;
}

Row indicator_row(Result const& result, std::size_t s, std::size_t k, Language language) {
    auto const& scenario = result.scenarios[s];
    auto const& info = result.indicators[k];
    auto const own = result.level(k, s);
    Row row{scenario.id,
            title_of(scenario, language),
            info.id,
            in(info.name, language),
            unit_in(info.unit, language),
            number(own.mean),
            number(own.low),
            number(own.high)};
    if (auto const* const c = comparison_of(result, s, k)) {
        row.insert(row.end(), {number(c->difference.mean), number(c->difference.low),
                               number(c->difference.high), number(c->difference.chance)});
    } else {
        row.insert(row.end(), 4, Cell{});
    }
    row.insert(row.end(), {number(static_cast<double>(own.count)), number(info.main ? 1 : 0),
                           in(info.definition, language), info.evidence});
    return row;
}

Row hours_row(Result const& result, Cube const& seconds, std::size_t scenario, std::size_t station,
              std::size_t activity, Language language) {
    double const years = static_cast<double>(result.months) / 12.0;
    std::vector<double> hours;
    for (std::size_t r = 0; r < seconds.replications; ++r) {
        auto const sum = seconds.at(scenario, r, 0, station * result.activities.size() + activity);
        hours.push_back(static_cast<double>(sum) / 3600.0 / years);
    }
    auto const own = sim::interval(hours, result.draws);
    auto const& who = result.stations[station];
    auto const& what = result.activities[activity];
    return {
        result.scenarios[scenario].id, who.id,           in(who.name, language), what.id,
        in(what.name, language),       number(own.mean), number(own.low),        number(own.high)};
}

} // namespace

std::string title_of(sim::ScenarioRecord const& scenario, Language language) {
    auto const& title = in(scenario.title, language);
    return title.empty() ? scenario.id : title;
}

sim::Date month_of(Result const& result, std::size_t month) {
    auto const begins = sim::month_start(sim::Time{result.start}, static_cast<int>(month));
    return std::chrono::floor<std::chrono::days>(begins);
}

std::string year_words(FiscalYear const& year, Language language) {
    bool const ja = language == Language::ja;
    auto name = ja ? fmt::format("{}年度", year.year) : fmt::format("FY {}", year.year);
    if (year.months() == 12) return name;
    return name +
           fmt::format(ja ? fmt::runtime("({}か月)") : fmt::runtime(" ({} months)"), year.months());
}

Table indicator_list(Result const& result, Language l) {
    Table table{"indicators", Text{"Indicators", "指標"}.in(l), {}, {}};
    table.columns = {
        scenario_column(l),
        column(l, "title", Kind::id, {"Title", "題"}, {"Its title.", "シナリオの題"}),
        column(l, "indicator", Kind::id, {"Indicator", "指標のid"},
               {"Id of the indicator.", "指標のid"}),
        column(l, "name", Kind::words, {"Indicator", "指標"},
               {"Of the whole area and the whole recorded time.", "全域・記録期間全体の指標"}),
        unit_column(l),
        mean_column(l),
        low_column(l),
        high_column(l),
        column(l, "difference", Kind::difference, {"Difference", "基準との差"},
               {"Mean of scenario minus baseline, replication by replication.",
                "シナリオ−基準(繰り返しごとの差)の平均"}),
        column(l, "difference_low", Kind::difference, {"95 % from", "95%下限"},
               {"Lower end of the 95 % interval of the difference.", "差の95%区間の下端"}),
        column(l, "difference_high", Kind::difference, {"to", "上限"},
               {"Upper end of it.", "同、上端"}),
        column(
            l, "chance", Kind::number, {"Chance", "偶然の割合"},
            {"Share of that interval's variance that is chance; the rest is what is not known of "
             "the parameters.",
             "この区間の分散のうち、偶然による割合。残りはパラメータの不確かさ"}),
        count_column(l),
        column(l, "main", Kind::count, {"Main", "主要"},
               {"1 for the few that a summary shows first.", "概要で先に示す指標は1"}),
        column(l, "definition", Kind::sentence, {"Definition", "定義"},
               {"How it is worked out.", "計算のしかた"}),
        column(l, "evidence", Kind::words, {"Evidence", "実績値"},
               {"Ids of official figures to look at beside it.", "並べて見る実績値の出典番号"})};
    for (std::size_t s = 0; s < result.scenarios.size(); ++s) {
        for (std::size_t k = 0; k < result.indicators.size(); ++k) {
            table.rows.push_back(indicator_row(result, s, k, l));
        }
    }
    return table;
}

Table staff_hours_head(Language l) {
    Table table{"staff_hours", Text{"Staff hours", "職員時間"}.in(l), {}, {}};
    table.columns = {
        scenario_column(l),
        column(l, "station", Kind::id, {"Station", "機関のid"}, {"Id of the agency.", "機関のid"}),
        column(l, "station_name", Kind::words, {"Agency", "機関"},
               {"Who gives staff time.", "職員のいる機関"}),
        column(l, "activity", Kind::id, {"Activity", "業務のid"},
               {"Id of the kind of work.", "業務のid"}),
        column(l, "activity_name", Kind::words, {"Work", "業務"},
               {"What the time is for; held is all of the others together.",
                "時間の使いみち。「保有する時間」は他のすべての合計"}),
        column(l, "hours_per_year", Kind::number, {"Hours a year", "時間/年"},
               {"Mean over the replications.", "繰り返しの平均"}),
        low_column(l),
        high_column(l)};
    return table;
}

Table staff_hours_list(ResultFile const& file, Language l) {
    auto const& result = file.result();
    auto table = staff_hours_head(l);
    auto const seconds = file.staff_seconds();
    for (std::size_t s = 0; s < seconds.scenarios; ++s) {
        for (std::size_t who = 0; who < result.stations.size(); ++who) {
            for (std::size_t what = 0; what < result.activities.size(); ++what) {
                auto row = hours_row(result, seconds, s, who, what, l);
                if (row[5] != Cell{0.0}) table.rows.push_back(std::move(row));
            }
        }
    }
    return table;
}

Table source_list(Result const& result, Language l) {
    Table table{"sources", Text{"Sources", "出典"}.in(l), {}, {}};
    auto const words = [&](char const* id, Kind kind, Text const& heading) {
        table.columns.push_back(column(l, id, kind, heading, heading));
    };
    words("id", Kind::words, {"Id", "番号"});
    words("what", Kind::sentence, {"What the figure is", "数値の内容"});
    words("value", Kind::sentence, {"Value", "値"});
    words("unit", Kind::words, {"Unit", "単位"});
    words("year", Kind::words, {"Year", "年"});
    words("population", Kind::sentence, {"Of whom", "対象"});
    words("grade", Kind::words, {"Grade", "確かさ"});
    words("title", Kind::sentence, {"Source", "出典"});
    words("address", Kind::sentence, {"Address", "所在"});
    for (auto const& s : result.sources) {
        table.rows.push_back({s.id, in(s.what, l), in(s.value, l), in(s.unit, l), in(s.year, l),
                              in(s.population, l), in(s.grade, l), in(s.title, l), s.address});
    }
    return table;
}

} // namespace norishiro::output
