#include "output/publish/publish.hpp"

#include "output/csv_file.hpp"
#include "output/output_file.hpp"
#include "output/publish/page.hpp"
#include "output/publish/publication.hpp"
#include "output/publish/tables.hpp"
#include "output/xlsx_sheets.hpp"

namespace norishiro::output {

void write_publication(std::filesystem::path const& folder, ResultFile const& file,
                       publish::Rule const& rule, sim::Language language,
                       std::atomic<bool> const* stop) {
    publish::Publication const publication{file, rule, stop};
    for (auto const& table : publish::tidy_tables(publication, language)) {
        write_csv(folder, table, false);
    }
    write_file(folder / "tables.xlsx", workbook_of(publish::wide_tables(publication, language),
                                                   publish::note_of(publication), language));
    write_file(folder / "publish.html", publish::page_of(publication, file, language));
    write_file(folder / "note.txt", publish::note_in_both_languages(publication));
}

} // namespace norishiro::output
