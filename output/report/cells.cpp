#include "output/report/cells.hpp"

#include "output/words.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace norishiro::output::report {

namespace {

/// As many scenarios beside the baseline as A4 has room for.
constexpr std::size_t scenarios_in_a_table = 3;

constexpr std::size_t longest_head = 12;

std::string at(std::string_view is, std::size_t scenario) {
    return fmt::format("{} {}", is, scenario);
}

void level_cells(TableOf& table, Series const& row, std::size_t scenario, bool with_interval) {
    auto const level = row.level(scenario);
    int const decimals = decimals_of(level, 4);
    table.number(with_decimals(level.mean, decimals), at("mean", scenario));
    if (!with_interval) return;
    table.number(with_decimals(level.low, decimals), at("low", scenario));
    table.number(with_decimals(level.high, decimals), at("high", scenario));
}

void difference_cells(TableOf& table, Series const& row, std::size_t scenario) {
    auto const difference = beside(row, scenario).difference;
    int const decimals = decimals_of(difference, 3);
    bool const clear = difference.low > 0.0 || difference.high < 0.0;
    table.number(with_sign(difference.mean, decimals), at("difference", scenario),
                 clear ? "clear" : "");
    table.number(with_sign(difference.low, decimals), at("difference_low", scenario), "end");
    table.number(with_sign(difference.high, decimals), at("difference_high", scenario), "end");
    if (row.draws.empty()) return;
    table.number(with_decimals(100.0 * difference.chance, 0), at("chance", scenario), "end");
}

Element one_table(Report const& report, std::string id, std::string_view caption,
                  std::vector<Series> const& rows, std::size_t from, std::size_t to) {
    TableOf table{std::move(id), caption};
    std::vector<std::string> heads{report.say({"Item", "項目"}), report.say({"Unit", "単位"})};
    heads.push_back(report.compares() ? report.say({"Baseline", "基準"})
                                      : report.say({"Mean", "平均"}));
    auto const ends = [&] {
        heads.push_back(report.say({"95 % from", "95%下限"}));
        heads.push_back(report.say({"to", "上限"}));
    };
    if (!report.compares()) ends();
    for (std::size_t s = from; s < to; ++s) {
        heads.push_back(report.say({"Difference: ", "差: "}) + report.title(s));
        ends();
        if (report.result().drawing.any()) {
            heads.push_back(report.say({"of it chance, %", "うち偶然%"}));
        }
    }
    table.head(heads, 2);
    for (auto const& row : rows) {
        table.begin_row(row.origin);
        table.words(row.name);
        table.words(unit_in(row.unit, report.language), "unit");
        level_cells(table, row, 0, !report.compares());
        for (std::size_t s = from; s < to; ++s) difference_cells(table, row, s);
    }
    return table.finish();
}

} // namespace

int decimals_of(sim::Estimate const& estimate, int significant) {
    double largest = std::isfinite(estimate.mean) ? std::abs(estimate.mean) : 0.0;
    for (double const end : {estimate.low, estimate.high}) {
        if (std::isfinite(end)) largest = std::max(largest, std::abs(end));
    }
    return std::min(6, decimals_for(largest, significant));
}

std::vector<Printed> interval_of(Series const& series, std::string const& name,
                                 std::size_t scenario, sim::Estimate const& estimate, int decimals,
                                 bool sign) {
    std::string (*const print)(double, int) = sign ? with_sign : with_decimals;
    return {{print(estimate.low, decimals), series.origin, at(name + "low", scenario)},
            {print(estimate.high, decimals), series.origin, at(name + "high", scenario)}};
}

void tell(Element& into, std::string_view words, std::vector<Printed> const& numbers) {
    while (!words.empty()) {
        auto const open = words.find('{');
        into.text(words.substr(0, open));
        if (open == std::string_view::npos) return;
        auto const& number = numbers.at(static_cast<std::size_t>(words.at(open + 1) - '0'));
        if (number.is.empty()) {
            into.text(number.words);
        } else {
            into.line("span", number.words, {{"data-of", number.of}, {"data-is", number.is}});
        }
        words.remove_prefix(open + 3);
    }
}

TableOf::TableOf(std::string id, std::string_view caption)
    : id_{std::move(id)}, caption_{caption} {}

void TableOf::head(std::vector<std::string> const& columns, std::size_t words,
                   std::size_t numbers_end) {
    auto& row = head_.into("tr");
    for (std::size_t c = 0; c < columns.size(); ++c) {
        auto& cell = row.line("th", columns[c], {{"scope", "col"}});
        std::string const number = c >= words && c < numbers_end ? "n" : "";
        // Short heads stay on one line; titles of scenarios may take several.
        bool const is_long = display_width(columns[c]) > longest_head;
        auto const name = number + (is_long ? number.empty() ? "long" : " long" : "");
        if (!name.empty()) cell.set("class", name);
    }
}

void TableOf::begin_row(std::string_view of) {
    row_ = &body_.into("tr");
    if (!of.empty()) row_->set("data-of", std::string{of});
}

void TableOf::words(std::string_view text, std::string_view style) {
    auto& cell = row_->line("td", text);
    if (!style.empty()) cell.set("class", std::string{style});
}

void TableOf::named(std::string_view name, std::string_view id) {
    auto& cell = row_->into("td", {{"class", "what"}});
    if (!name.empty()) cell.text(name).into("br");
    cell.line("code", id);
}

void TableOf::given(std::string_view text, std::string const& is, std::string_view style) {
    auto& cell = row_->line("td", text, {{"data-is", "given " + is}});
    if (!style.empty()) cell.set("class", std::string{style});
}

void TableOf::hash(std::string_view text) {
    row_->line("td", text, {{"class", "hash"}});
}

void TableOf::number(std::string_view text, std::string_view is, std::string_view style) {
    auto const name = style.empty() ? std::string{"n"} : fmt::format("n {}", style);
    row_->line("td", text, {{"class", name}, {"data-is", std::string{is}}});
}

void TableOf::number(Printed const& number) {
    row_->line("td", number.words,
               {{"class", "n"}, {"data-of", number.of}, {"data-is", number.is}});
}

Element TableOf::finish() const {
    Element wide{
        "div",
        {{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", caption_}}};
    auto& table = wide.into("table", {{"id", id_}});
    table.line("caption", caption_);
    table.add(head_);
    table.add(body_);
    return wide;
}

Element levels_and_differences(Report const& report, std::string const& id,
                               std::string_view caption, std::vector<Series> const& rows) {
    if (report.scenarios() <= scenarios_in_a_table + 1) {
        return one_table(report, id, caption, rows, 1, report.scenarios());
    }
    Element tables{"div"};
    for (std::size_t from = 1; from < report.scenarios(); from += scenarios_in_a_table) {
        auto const to = std::min(from + scenarios_in_a_table, report.scenarios());
        auto const own = from == 1 ? id : fmt::format("{}-{}", id, from);
        tables.add(one_table(report, own, caption, rows, from, to));
    }
    return tables;
}

} // namespace norishiro::output::report
