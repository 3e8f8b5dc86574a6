#include "output/csv_file.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace norishiro::output {

namespace {

/// With what spreadsheets begin a formula. Japanese ones take the full-width signs as well.
constexpr std::array<std::string_view, 10> formula_signs{"=",  "+",  "-",  "@",  "\t",
                                                         "\r", "＝", "＋", "－", "＠"};

std::string cell_text(Cell const& cell) {
    if (auto const* words = std::get_if<std::string>(&cell)) return csv_text(*words);
    if (auto const* value = std::get_if<double>(&cell)) return csv_number(*value);
    return {};
}

} // namespace

std::string csv_text(std::string_view text) {
    std::string cell{text};
    bool const is_formula =
        std::ranges::any_of(formula_signs, [&](auto const sign) { return text.starts_with(sign); });
    if (is_formula) cell.insert(0, 1, '\'');
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (char const c : cell) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string csv_number(double value) {
    return std::isfinite(value) ? fmt::format("{:.10g}", value) : std::string{};
}

CsvFile::CsvFile(std::filesystem::path const& file, std::vector<Column> const& columns, bool mark)
    : file_{file} {
    if (mark) file_.write("\xEF\xBB\xBF");
    Row names;
    for (auto const& column : columns) names.emplace_back(column.id);
    add(names);
}

void CsvFile::add(Row const& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) file_.write(",");
        file_.write(cell_text(row[i]));
    }
    file_.write("\n");
}

void write_csv(std::filesystem::path const& folder, Table const& table, bool mark) {
    CsvFile file{folder / (table.id + ".csv"), table.columns, mark};
    for (auto const& row : table.rows) file.add(row);
    file.finish();
}

} // namespace norishiro::output
