#pragma once

#include "output/report/element.hpp"
#include "output/report/series.hpp"

#include <string>
#include <string_view>
#include <vector>

// Numbers and sentences of a report. Each number says in `data-of` and `data-is` how it comes from the
// file, so that a program can work it out again.

namespace norishiro::output::report {

/// A number as it is printed, and what it is.
struct Printed {
    std::string words;
    std::string of; ///< where it comes from: "indicator stuck"
    std::string is; ///< what of it: "difference 1"
};

/// Decimals that show an estimate as a whole with so many significant digits.
int decimals_of(sim::Estimate const& estimate, int significant);
/// "[−1.2, +0.3]"; "–" where there is no interval.
std::vector<Printed> interval_of(Series const& series, std::string const& name,
                                 std::size_t scenario, sim::Estimate const& estimate, int decimals,
                                 bool sign);

/// Words with numbers in them: "{0} of {1}".
void tell(Element& into, std::string_view words, std::vector<Printed> const& numbers);

/// A table that scrolls sideways on a narrow screen, with its caption.
class TableOf {
public:
    TableOf(std::string id, std::string_view caption);
    TableOf(TableOf const&) = delete; // it knows its last row
    TableOf(TableOf&&) = default;
    /// The row of the heads. Columns [words, numbers_end) hold numbers, by default all from the
    /// second on.
    void head(std::vector<std::string> const& columns, std::size_t words = 1,
              std::size_t numbers_end = 1'000);
    void begin_row(std::string_view of = "");
    void words(std::string_view text, std::string_view style = "");
    /// A name for people, and below it one for programs.
    void named(std::string_view name, std::string_view id);
    /// What the file gives in these words.
    void given(std::string_view text, std::string const& is, std::string_view style = "");
    void hash(std::string_view text);
    void number(std::string_view text, std::string_view is, std::string_view style = "");
    /// A number that is not the row's.
    void number(Printed const& number);
    bool empty() const { return body_.empty(); }
    Element finish() const;

private:
    std::string id_;
    std::string caption_;
    Element head_{"thead"};
    Element body_{"tbody"};
    Element* row_ = nullptr;
};

/// Rows of series with the baseline's level and, of each other scenario, the difference with its
/// interval. Wide comparisons make several tables.
Element levels_and_differences(Report const& report, std::string const& id,
                               std::string_view caption, std::vector<Series> const& rows);

} // namespace norishiro::output::report
