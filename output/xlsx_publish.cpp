#include "output/xlsx_sheets.hpp"

namespace norishiro::output {

namespace {

void add_note_sheet(Book& book, std::vector<sim::Text> const& note) {
    auto const l = book.language();
    auto sheet = book.add_sheet(sim::Text{"Notes", "注記"}.in(l));
    constexpr double width = 110.0;
    sheet.width(0, width);
    for (std::size_t r = 0; r < note.size(); ++r) {
        if (r == 0) {
            sheet.words(r, 0, note[r].in(l), {.kind = Style::Kind::title});
        } else {
            sheet.words(r, 0, note[r].in(l), {.wrapped = true});
            sheet.fit_height(r);
        }
    }
}

} // namespace

std::vector<char> workbook_of(std::vector<Table> const& tables, std::vector<sim::Text> const& note,
                              sim::Language language) {
    Book book{language};
    add_note_sheet(book, note);
    for (auto const& table : tables) add_list_sheet(book, table);
    return book.bytes();
}

} // namespace norishiro::output
