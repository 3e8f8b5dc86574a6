#pragma once

#include "output/table.hpp"

#include <string>

// Columns that several tables have. For output/ alone.

namespace norishiro::output {

using Kind = Column::Kind;

inline Column column(sim::Language language, std::string id, Kind kind, sim::Text const& heading,
                     sim::Text const& definition) {
    return {std::move(id), heading.in(language), definition.in(language), kind};
}

inline Column scenario_column(sim::Language l) {
    return column(l, "scenario", Kind::words, {"Scenario", "シナリオ"},
                  {"Id of the scenario: its file's name.", "シナリオのid(ファイル名)"});
}
inline Column unit_column(sim::Language l) {
    return column(l, "unit", Kind::words, {"Unit", "単位"},
                  {"Unit of the figures in the row.", "行の数値の単位"});
}
inline Column name_column(sim::Language l) {
    return column(l, "name", Kind::words, {"Name", "名前"}, {"What is counted.", "数えているもの"});
}
inline Column mean_column(sim::Language l) {
    return column(l, "mean", Kind::number, {"Mean", "平均"},
                  {"Mean over the replications.", "繰り返しの平均"});
}
inline Column low_column(sim::Language l) {
    return column(l, "low", Kind::number, {"95 % from", "95%下限"},
                  {"Lower end of the 95 % interval of the mean (Student t): chance alone.",
                   "平均の95%区間の下端(t分布。偶然による幅のみ)"});
}
inline Column high_column(sim::Language l) {
    return column(l, "high", Kind::number, {"to", "上限"},
                  {"Upper end of it; empty with a single replication.",
                   "同、上端(繰り返しが1回のときは空欄)"});
}
inline Column count_column(sim::Language l) {
    return column(l, "replications", Kind::count, {"n", "n"},
                  {"Replications that the row rests on.", "行のもとになった繰り返しの数"});
}

} // namespace norishiro::output
