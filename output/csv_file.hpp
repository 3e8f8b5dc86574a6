#pragma once

#include "output/output_file.hpp"
#include "output/table.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace norishiro::output {

/// A cell as RFC 4180 quotes it. What a spreadsheet would run as a formula gets an apostrophe in front,
/// since names come from files that others may have written.
std::string csv_text(std::string_view text);
/// Ten digits; empty where there is no finite number.
std::string csv_number(double value);

/// A table as UTF-8 with lines that end as Unix has it, written row by row. Throws WriteError.
class CsvFile {
public:
    /// The first row names the columns. With `mark` a byte order mark comes before it, for Excel.
    CsvFile(std::filesystem::path const& file, std::vector<Column> const& columns, bool mark);
    void add(Row const& row);
    void finish() { file_.finish(); }

private:
    OutputFile file_;
};

/// All of a table to `<folder>/<its id>.csv`.
void write_csv(std::filesystem::path const& folder, Table const& table, bool mark);

} // namespace norishiro::output
