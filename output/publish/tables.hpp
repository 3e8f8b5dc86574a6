#pragma once

#include "output/publish/publication.hpp"
#include "output/table.hpp"

#include <string>
#include <vector>

// A publication as tables. They are made from what is printed alone.

namespace norishiro::output::publish {

/// "12,345", or the mark of what is masked; "" where there is no figure.
std::string words_for(MaybeShown const& figure);
std::string_view sign_of(Mark mark);

/// A share as printed: worked out from its two printed counts, masked where one of them is.
MaybeShown rate(Publication const& publication, Rate const& rate, std::size_t scenario,
                std::size_t part, std::size_t year);
/// The last year with all of its months; the last one where there is none.
std::size_t summary_year(Publication const& publication);
/// The sum of the years with all of their months, by year; masked where one of them is.
MaybeShown yearly_mean(Publication const& publication, std::size_t row, std::size_t scenario);

/// For programs: a line for each figure.
std::vector<Table> tidy_tables(Publication const& publication, sim::Language language);
/// For people: years side by side. `summary_table` comes first.
std::vector<Table> wide_tables(Publication const& publication, sim::Language language);
Table summary_table(Publication const& publication, sim::Language language);

} // namespace norishiro::output::publish
