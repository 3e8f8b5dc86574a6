#include "output/export.hpp"

#include "output/csv_file.hpp"
#include "output/lists.hpp"
#include "output/xlsx_sheets.hpp"

namespace norishiro::output {

std::vector<char> xlsx_of(ResultFile const& file, sim::Language language,
                          std::atomic<bool> const* stop) {
    auto const& result = file.result();
    auto const plan = plan_of(file, stop);
    std::vector<Table> const lists{indicator_list(result, language),
                                   parameter_list(result, Alike::together, language),
                                   change_list(result, language), source_list(result, language)};
    auto plan_columns = plan_head(language);
    plan_columns.columns.push_back(
        {"±", "±",
         sim::Text{"Half of the 95 % interval of the mean.", "平均の95%区間の幅の半分"}.in(
             language),
         Column::Kind::number});
    Book book{language};
    add_summary_sheet(book, result);
    add_list_sheet(book, lists.front());
    for (std::size_t s = 0; s < result.scenarios.size(); ++s) {
        add_plan_sheet(book, result, plan, s);
    }
    add_months_sheet(book, result, plan);
    add_hours_sheet(book, file);
    for (std::size_t i = 1; i < lists.size(); ++i) add_list_sheet(book, lists[i]);
    std::vector<Table> explained{lists.front(), plan_columns, series_head(language),
                                 staff_hours_head(language)};
    explained.insert(explained.end(), lists.begin() + 1, lists.end());
    add_list_sheet(book, dictionary(result, explained, language));
    return book.bytes();
}

void write_csv_files(std::filesystem::path const& folder, ResultFile const& file,
                     sim::Language language, bool mark, std::atomic<bool> const* stop) {
    auto const& result = file.result();
    auto const plan = plan_of(file, stop);
    auto const series = series_head(language);
    std::vector<Table> const lists{
        indicator_list(result, language),  series,
        plan_list(result, plan, language), parameter_list(result, Alike::apart, language),
        change_list(result, language),     source_list(result, language),
        staff_hours_list(file, language)};
    for (auto const& list : lists) {
        if (list.id != series.id) write_csv(folder, list, mark);
    }
    CsvFile by_month{folder / (series.id + ".csv"), series.columns, mark};
    each_series_row(result, plan, language, [&](Row const& row) { by_month.add(row); });
    by_month.finish();
    write_csv(folder, dictionary(result, lists, language), mark);
}

} // namespace norishiro::output
