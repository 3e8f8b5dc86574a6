#include "output/xlsx_book.hpp"

#include "output/file_errors.hpp"
#include "output/words.hpp"
#include "sim/utf8.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <fmt/format.h>
#include <utility>
#include <xlsxwriter.h>

namespace norishiro::output {

namespace {

/// Points that a line of the font takes.
double line_height(sim::Language language) {
    return language == sim::Language::ja ? 18.0 : 15.0;
}

constexpr lxw_color_t heading_colour = 0xDCE6F1;
constexpr lxw_color_t section_colour = 0xEFEFEF;
constexpr std::size_t longest_text = 32'000; // Excel takes 32,767
constexpr std::size_t longest_name = 31;

[[noreturn]] void fail(lxw_error error) {
    std::string const why = lxw_strerror(error);
    throw WriteError{
        {fmt::format("cannot make the workbook: {}", why), fmt::format("表を作れません。{}", why)}};
}

void require(lxw_error error) {
    if (error != LXW_NO_ERROR) fail(error);
}

lxw_row_t row_number(std::size_t row) {
    if (row < LXW_ROW_MAX) return static_cast<lxw_row_t>(row);
    throw WriteError{{"a sheet takes 1,048,576 rows and this result has more: use --format csv",
                      "表計算ソフトの1枚は1,048,576行までです。--format csv を使ってください"}};
}
lxw_col_t column_number(std::size_t column) {
    if (column < LXW_COL_MAX) return static_cast<lxw_col_t>(column);
    throw WriteError{{"a sheet takes 16,384 columns and this result has more: use --format csv",
                      "表計算ソフトの1枚は16,384列までです。--format csv を使ってください"}};
}

/// At most so many characters.
std::string shortened(std::string_view text, std::size_t most) {
    std::size_t bytes = 0;
    for (std::size_t count = 0; bytes < text.size() && count < most; ++count) {
        bytes += std::max<std::size_t>(1, sim::first_code_point(text.substr(bytes)).bytes);
    }
    return std::string{text.substr(0, bytes)};
}

std::string number_format(Style const& style) {
    if (style.whole) return "0";
    auto const decimals = static_cast<std::size_t>(std::clamp(style.decimals, 0, 9));
    auto const tail = decimals == 0 ? std::string{} : "." + std::string(decimals, '0');
    if (!style.sign) return "#,##0" + tail;
    return fmt::format("+#,##0{0};-#,##0{0};0{0}", tail);
}

/// Excel counts in units of 16 bits, and a character may take two.
std::size_t units_of(std::string_view text) {
    std::size_t units = 0;
    while (!text.empty()) {
        auto const point = sim::first_code_point(text);
        units += point.value > 0xFFFF ? 2 : 1;
        text.remove_prefix(std::max<std::size_t>(1, point.bytes));
    }
    return units;
}

std::string numbered(std::string_view name, std::size_t number) {
    auto const tail = number == 1 ? std::string{} : fmt::format(" {}", number);
    auto text = std::string{name};
    while (units_of(text) + tail.size() > longest_name) {
        text = shortened(text, sim::count_code_points(text) - 1);
    }
    return text + tail;
}

} // namespace

double lines_in(std::string_view text, double width) {
    return std::max(1.0, std::ceil(width_of(text) / (width - 1.0)));
}

double width_of(std::string_view text) {
    return static_cast<double>(display_width(text));
}

void Sheet::words(std::size_t row, std::size_t column, std::string_view text, Style const& style) {
    require(worksheet_write_string(sheet_, row_number(row), column_number(column),
                                   shortened(text, longest_text).c_str(), book_->format(style)));
    if (!style.wrapped) return;
    auto& lines = lines_[row];
    lines = std::max(lines, lines_in(text, width_of_column(column)));
}

void Sheet::number(std::size_t row, std::size_t column, double value, Style const& style) {
    auto* const format = book_->format(style);
    if (std::isfinite(value)) {
        require(
            worksheet_write_number(sheet_, row_number(row), column_number(column), value, format));
    } else {
        require(worksheet_write_blank(sheet_, row_number(row), column_number(column), format));
    }
}

void Sheet::spread(std::size_t row, std::size_t from, std::size_t to, std::string_view text,
                   Style const& style) {
    double room = 0.0;
    for (auto column = from; column <= to; ++column) room += width_of_column(column);
    Style wrapped = style;
    wrapped.wrapped = true;
    require(worksheet_merge_range(sheet_, row_number(row), column_number(from), row_number(row),
                                  column_number(to), "", book_->format(wrapped)));
    words(row, from, text, wrapped);
    height(row, lines_in(text, room));
}

double Sheet::width_of_column(std::size_t column) const {
    auto const known = widths_.find(column);
    return known == widths_.end() ? LXW_DEF_COL_WIDTH : known->second;
}

void Sheet::fit_height(std::size_t row) {
    auto const found = lines_.find(row);
    if (found != lines_.end() && found->second > 1.0) height(row, found->second);
}

void Sheet::width(std::size_t column, double characters) {
    widths_[column] = characters;
    require(worksheet_set_column(sheet_, column_number(column), column_number(column), characters,
                                 nullptr));
}

void Sheet::height(std::size_t row, double lines) {
    double const points = lines * line_height(book_->language());
    constexpr double most = 400.0; // Excel takes 409
    require(worksheet_set_row(sheet_, row_number(row), std::min(points, most), nullptr));
}

void Sheet::freeze(std::size_t rows, std::size_t columns) {
    worksheet_freeze_panes(sheet_, row_number(rows), column_number(columns));
    if (rows > 0) require(worksheet_repeat_rows(sheet_, 0, row_number(rows - 1)));
}

void Sheet::filter(std::size_t row, std::size_t last, std::size_t last_column) {
    require(worksheet_autofilter(sheet_, row_number(row), 0, row_number(std::max(row, last)),
                                 column_number(last_column)));
}

void Sheet::page_breaks(std::vector<std::size_t> const& rows) {
    std::vector<lxw_row_t> breaks;
    constexpr std::size_t most = 1000; // Excel takes 1,023
    for (auto const row : rows) {
        if (row > 0 && breaks.size() < most) breaks.push_back(row_number(row));
    }
    if (breaks.empty()) return;
    breaks.push_back(0); // the end of the list
    require(worksheet_set_h_pagebreaks(sheet_, breaks.data()));
}

Book::Book(sim::Language language) : language_{language}, book_{workbook_new(path_.c_str())} {
    if (book_ == nullptr) fail(LXW_ERROR_MEMORY_MALLOC_FAILED);
    // The same date in every file, so that equal results are equal workbooks.
    lxw_doc_properties properties{};
    properties.created = 946'684'800; // 2000-01-01
    require(workbook_set_properties(book_, &properties));
}

Book::~Book() {
    if (book_ != nullptr) lxw_workbook_free(book_);
}

std::string Book::free_name(std::string_view name) {
    std::string allowed{name};
    for (auto& c : allowed) {
        // An apostrophe is forbidden at the ends only, and wanted nowhere.
        if (std::string_view{"[]:*?/\\'"}.find(c) != std::string_view::npos) c = '_';
    }
    for (std::size_t number = 1;; ++number) {
        auto candidate = numbered(allowed, number);
        auto lower = candidate; // names that differ in capitals alone are the same to Excel
        for (auto& c : lower) {
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        }
        if (names_.insert(std::move(lower)).second) return candidate;
    }
}

Sheet Book::add_sheet(std::string_view name) {
    auto* const sheet = workbook_add_worksheet(book_, free_name(name).c_str());
    if (sheet == nullptr) fail(LXW_ERROR_PARAMETER_VALIDATION);
    constexpr std::uint8_t a4 = 9;
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, a4);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_default_row(sheet, line_height(language_), LXW_FALSE);
    worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6); // inches
    require(worksheet_set_footer(sheet, "&L&A&R&P / &N"));
    return {*this, sheet};
}

lxw_format* Book::format(Style const& style) {
    auto& format = formats_[style];
    if (format != nullptr) return format;
    format = workbook_add_format(book_);
    if (format == nullptr) fail(LXW_ERROR_MEMORY_MALLOC_FAILED);
    using enum Style::Kind;
    if (language_ == sim::Language::ja) format_set_font_name(format, "Yu Gothic");
    format_set_font_size(format, style.kind == title ? 14 : 10);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (style.wrapped) format_set_text_wrap(format);
    if (style.bold || style.kind == title || style.kind == heading || style.kind == band) {
        format_set_bold(format);
    }
    if (style.kind == heading) {
        format_set_bg_color(format, heading_colour);
        format_set_bottom(format, LXW_BORDER_THIN);
    }
    if (style.kind == heading || style.whole) format_set_align(format, LXW_ALIGN_CENTER);
    if (style.kind == band) format_set_bg_color(format, heading_colour);
    if (style.kind == section) format_set_bg_color(format, section_colour);
    if (style.kind == note) format_set_font_color(format, 0x595959);
    if (style.decimals >= 0 || style.whole) {
        format_set_num_format(format, number_format(style).c_str());
    }
    return format;
}

std::vector<char> Book::bytes() {
    errno = 0;
    auto const error = workbook_close(std::exchange(book_, nullptr)); // which also frees it
    if (error != LXW_NO_ERROR && errno != 0) fail_in_memory(errno);
    require(error);
    return file_.bytes();
}

} // namespace norishiro::output
