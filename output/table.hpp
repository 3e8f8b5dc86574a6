#pragma once

#include "sim/diagnostics.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

// What leaves for spreadsheets, in words of the language of its reader.

namespace norishiro::output {

struct Column {
    enum class Kind : std::uint8_t {
        id,       ///< for programs: only CSV shows it where people have a name beside it
        words,    ///< a name: on one line
        sentence, ///< may take several lines
        number,
        difference, ///< a number with its sign
        count,      ///< a whole number: of replications, a year
    };
    std::string id;      ///< its name in CSV
    std::string heading; ///< in a spreadsheet
    std::string definition;
    Kind kind = Kind::words;
};

/// Nothing, words or a number.
using Cell = std::variant<std::monostate, std::string, double>;
using Row = std::vector<Cell>;

struct Table {
    std::string id;   ///< its file's name in CSV, without ".csv"
    std::string name; ///< its sheet's name
    std::vector<Column> columns;
    std::vector<Row> rows;
};

/// A number; nothing where it is not finite.
Cell number(double value);

} // namespace norishiro::output
