#pragma once

// A workbook made with libxlsxwriter. For output/xlsx*.cpp alone: nobody else includes it.

#include "output/xlsx_memory.hpp"
#include "sim/diagnostics.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

struct lxw_format;
struct lxw_workbook;
struct lxw_worksheet;

namespace norishiro::output {

/// What a cell looks like.
struct Style {
    enum class Kind : std::uint8_t { plain, title, heading, band, section, note };
    Kind kind = Kind::plain;
    bool wrapped = false;
    bool bold = false;
    bool whole = false; ///< a number without thousands separators, such as a year
    int decimals = -1;  ///< of a number; none for words
    bool sign = false;  ///< with a plus, too
    auto operator<=>(Style const&) const = default;
};

class Book;

/// A sheet. Rows and columns count from 0. Words are always words: nothing is taken for a formula.
class Sheet {
public:
    void words(std::size_t row, std::size_t column, std::string_view text, Style const& style = {});
    /// Nothing but the style where the number is not finite.
    void number(std::size_t row, std::size_t column, double value, Style const& style);
    /// One text over columns [from, to], in as many lines as it needs.
    void spread(std::size_t row, std::size_t from, std::size_t to, std::string_view text,
                Style const& style);

    /// In characters of the default font; set before something that wraps is written.
    void width(std::size_t column, double characters);
    void height(std::size_t row, double lines);
    /// As high as what wraps in this row needs. Not every program does that by itself.
    void fit_height(std::size_t row);
    /// What stays in sight, and on every printed page.
    void freeze(std::size_t rows, std::size_t columns);
    /// Headings in this row get a filter, for the rows below up to `last`.
    void filter(std::size_t row, std::size_t last, std::size_t last_column);
    /// Each of these rows begins a page.
    void page_breaks(std::vector<std::size_t> const& rows);

private:
    friend class Book;
    Sheet(Book& book, lxw_worksheet* sheet) : book_{&book}, sheet_{sheet} {}

    double width_of_column(std::size_t column) const;

    Book* book_;
    lxw_worksheet* sheet_;
    std::map<std::size_t, double> widths_;
    std::map<std::size_t, double> lines_; ///< by row
};

/// How wide a text is, in characters of the default font.
double width_of(std::string_view text);
/// How many lines it takes in a column of that width.
double lines_in(std::string_view text, double width);

class Book {
public:
    explicit Book(sim::Language language);
    Book(Book const&) = delete;
    Book& operator=(Book const&) = delete;
    ~Book();

    sim::Language language() const { return language_; }
    /// Printed on A4, landscape, as wide as the page. The name is shortened and made unique where a
    /// workbook needs it.
    Sheet add_sheet(std::string_view name);
    /// What belongs on the disk; nothing can be added afterwards. Throws WriteError.
    std::vector<char> bytes();

private:
    friend class Sheet;
    lxw_format* format(Style const& style);
    std::string free_name(std::string_view name);

    sim::Language language_;
    MemoryFile file_;
    std::string path_ = file_.path(); // the library keeps a pointer to it
    lxw_workbook* book_ = nullptr;
    std::map<Style, lxw_format*> formats_;
    std::set<std::string> names_;
};

} // namespace norishiro::output
