#include "output/validation/tables.hpp"

#include "output/csv_file.hpp"
#include "output/validation/parts.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace norishiro::output {

Table table_of(std::string id,
               std::initializer_list<std::pair<std::string_view, Column::Kind>> columns) {
    Table table;
    table.id = std::move(id);
    for (auto const& [name, kind] : columns) {
        table.columns.push_back({std::string{name}, std::string{name}, "", kind});
    }
    return table;
}

void write_targets_csv(std::filesystem::path const& folder, std::vector<Checked> const& rows,
                       sim::Language language) {
    using Kind = Column::Kind;
    auto table = table_of("targets", {{"id", Kind::id},
                                      {"use", Kind::id},
                                      {"name", Kind::words},
                                      {"indicator", Kind::id},
                                      {"unit", Kind::words},
                                      {"target", Kind::number},
                                      {"target_low", Kind::number},
                                      {"target_high", Kind::number},
                                      {"model", Kind::number},
                                      {"low", Kind::number},
                                      {"high", Kind::number},
                                      {"miss_percent", Kind::number},
                                      {"without_effects", Kind::number},
                                      {"verdict", Kind::id},
                                      {"source", Kind::id},
                                      {"grade", Kind::words},
                                      {"note", Kind::sentence}});
    for (auto const& row : rows) {
        auto const known = [&](double value) {
            return row.has_indicator() ? number(value) : Cell{};
        };
        table.rows.push_back(
            {row.target.id, row.calibrated() ? "calibrate" : "validate",
             row.source.what.in(language), row.target.indicator, row.unit, known(row.value),
             known(row.low), known(row.high), known(row.model.mean), known(row.model.low),
             known(row.model.high), known(row.miss()),
             row.without_effects ? number(row.without_effects->mean) : Cell{}, verdict(row).en,
             row.target.source, row.source.grade.in(language), row.target.note.in(language)});
    }
    write_csv(folder, table, false);
}

std::string targets_text(std::vector<Checked> const& rows, sim::Language language) {
    std::string text;
    std::size_t widest = 0;
    for (auto const& row : rows) {
        widest = std::max(widest, display_width(row.indicator.in(language)));
    }
    for (auto const& row : rows) {
        if (!row.has_indicator()) {
            text += fmt::format("  {}  {}: {}\n", pad(row.target.id, 13), verdict(row).in(language),
                                row.target.note.in(language));
            continue;
        }
        text += fmt::format("{} {}  {}  {}  {} [{}, {}]  {} %  {}\n", row.met() ? ' ' : '!',
                            pad(row.target.id, 13), pad(row.indicator.in(language), widest),
                            pad_left(format_number(row.value, 3), 9),
                            pad_left(format_number(row.model.mean, 3), 9),
                            format_number(row.model.low, 3), format_number(row.model.high, 3),
                            pad_left(with_sign(row.miss(), 0), 5), use_words(row).in(language));
    }
    return text;
}

} // namespace norishiro::output
