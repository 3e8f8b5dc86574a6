#include "output/words.hpp"
#include "output/xlsx_sheets.hpp"

#include <algorithm>

namespace norishiro::output {

namespace {

using enum Style::Kind;
using sim::Text;

/// Mean hours a year of a station by kind of work.
class Hours {
public:
    explicit Hours(ResultFile const& file)
        : seconds_{file.staff_seconds()},
          activities_{file.result().activities.size()}, stations_{file.result().stations.size()} {
        double const years = static_cast<double>(file.result().months) / 12.0;
        scale_ = 1.0 / 3600.0 / years / static_cast<double>(seconds_.replications);
    }

    double of(std::size_t scenario, std::size_t station, std::size_t activity) const {
        std::int64_t sum = 0;
        for (std::size_t r = 0; r < seconds_.replications; ++r) {
            sum += seconds_.at(scenario, r, 0, station * activities_ + activity);
        }
        return scale_ * static_cast<double>(sum);
    }

    /// Kinds of work to which some station gives time in some scenario.
    std::vector<std::size_t> given() const {
        std::vector<std::size_t> given;
        for (std::size_t a = 0; a < activities_; ++a) {
            if (any_gives(a)) given.push_back(a);
        }
        return given;
    }

private:
    bool any_gives(std::size_t activity) const {
        for (std::size_t s = 0; s < seconds_.scenarios; ++s) {
            for (std::size_t who = 0; who < stations_; ++who) {
                if (of(s, who, activity) != 0.0) return true;
            }
        }
        return false;
    }

    Cube seconds_;
    std::size_t activities_;
    std::size_t stations_;
    double scale_ = 0.0;
};

void add_headings(Book const& book, Sheet& sheet, Result const& result,
                  std::vector<std::size_t> const& works) {
    auto const l = book.language();
    Style const head{.kind = heading, .wrapped = true};
    sheet.width(0, 42.0);
    sheet.words(0, 0, Text{"Mean hours a year", "年間の時間(平均)"}.in(l), head);
    for (std::size_t c = 0; c < works.size(); ++c) {
        sheet.width(c + 1, 12.0);
        sheet.words(0, c + 1, in(result.activities[works[c]].name, l), head);
    }
    sheet.fit_height(0);
    sheet.freeze(1, 1);
}

/// A block for one scenario from row `r` on; returns the row after it.
std::size_t add_block(Book const& book, Sheet& sheet, Result const& result, Hours const& hours,
                      std::vector<std::size_t> const& works, std::size_t scenario, std::size_t r) {
    auto const l = book.language();
    for (std::size_t c = 0; c <= works.size(); ++c) {
        auto const words = c == 0 ? title_of(result.scenarios[scenario], l) : std::string{};
        sheet.words(r, c, words, {.kind = band});
    }
    auto const total = r + 1;
    r = total + 1;
    std::vector<double> sums(works.size(), 0.0);
    for (std::size_t who = 0; who < result.stations.size(); ++who, ++r) {
        sheet.words(r, 0, in(result.stations[who].name, l), {.wrapped = true});
        sheet.fit_height(r);
        for (std::size_t c = 0; c < works.size(); ++c) {
            double const value = hours.of(scenario, who, works[c]);
            sums[c] += value;
            int const decimals = value == 0.0 ? 0 : std::min(1, decimals_for(value, 3));
            sheet.number(r, c + 1, value, {.decimals = decimals});
        }
    }
    sheet.words(total, 0, Text{"All together", "全体"}.in(l), {.bold = true});
    for (std::size_t c = 0; c < works.size(); ++c) {
        sheet.number(total, c + 1, sums[c], {.bold = true, .decimals = 0});
    }
    return r;
}

} // namespace

void add_hours_sheet(Book& book, ResultFile const& file) {
    auto const& result = file.result();
    auto sheet = book.add_sheet(Text{"Staff hours", "職員時間"}.in(book.language()));
    if (result.stations.empty()) return;
    Hours const hours{file};
    auto const works = hours.given();
    add_headings(book, sheet, result, works);
    std::vector<std::size_t> pages;
    std::size_t r = 1;
    for (std::size_t s = 0; s < result.scenarios.size(); ++s) {
        if (s > 0) pages.push_back(r);
        r = add_block(book, sheet, result, hours, works, s, r);
    }
    sheet.page_breaks(pages);
}

} // namespace norishiro::output
