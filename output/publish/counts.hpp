#pragma once

#include "output/plan_table.hpp"
#include "output/result_file.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What may be published at all: counts of persons and events, by fiscal year.

namespace norishiro::output::publish {

struct CountRow {
    std::string id;
    sim::Text section;
    sim::Text name;
    std::string unit;
    sim::OverYear over = sim::OverYear::sum;
    bool by_place = false; ///< municipalities count it; else it is known of the whole alone
    bool by_group = false;
    bool main = false;
    std::vector<std::string> measures;
};

/// A share, made from two rows as they are printed.
struct Rate {
    std::string id;
    sim::Text section;
    sim::Text name;
    sim::Text definition;
    std::string unit;
    std::size_t part = 0; ///< rows
    std::size_t of = 0;
    double scale = 1.0;
};

struct Content {
    std::vector<CountRow> rows;
    std::vector<Rate> rates;
    std::vector<sim::Text> left_out; ///< rows of the plan that count no persons and no events
};
Content content_of(Result const& result);

/// Rows by column: a part of the region or a group of persons. Figures are over the replications; where they
/// are not defined, NaN.
struct Yearly {
    std::size_t columns = 0;
    std::size_t years = 0;
    std::vector<double> means;  ///< [scenario][column][year]
    std::vector<double> halves; ///< of the 95 % interval of the mean
    /// [scenario][year]: the first scenario that counted exactly the same in every run.
    std::vector<std::size_t> same_as;

    std::size_t at(std::size_t scenario, std::size_t column, std::size_t year) const {
        return (scenario * columns + column) * years + year;
    }
};

/// Months of the first few runs, for who looks for what always holds: [run][month][column].
struct Months {
    std::size_t runs = 0;
    std::size_t months = 0;
    std::size_t columns = 0;
    std::vector<std::int64_t> values;
    std::int64_t at(std::size_t run, std::size_t month, std::size_t column) const {
        return values[(run * months + month) * columns + column];
    }
};

struct Counts {
    std::vector<FiscalYear> years;
    std::vector<sim::Place> parts; ///< municipalities, the rest of the region, the whole
    std::vector<Yearly> by_part;   ///< by row
    std::vector<Months> months;    ///< by row; columns are the parts
    std::vector<Yearly> by_group;  ///< by row; without columns where it is not known
    std::size_t whole() const { return parts.size() - 1; }
};

/// Columns of the tables by group: every combination of a level, or of all levels together, of each factor. The last
/// one is everybody.
class GroupColumns {
public:
    explicit GroupColumns(sim::Groups const& groups);
    std::size_t size() const { return size_; }
    /// The level of a factor; nothing for all levels together.
    std::optional<std::size_t> level(std::size_t column, std::size_t factor) const;
    /// The column that has all levels of a factor together and else is this one.
    std::size_t together(std::size_t column, std::size_t factor) const;
    std::vector<std::size_t> groups_of(std::size_t column) const;

private:
    std::size_t place_value(std::size_t factor) const;
    sim::Groups const* groups_;
    std::size_t size_ = 1;
};

Counts counts_of(ResultFile const& file, Content const& content,
                 std::atomic<bool> const* stop = nullptr);

} // namespace norishiro::output::publish
