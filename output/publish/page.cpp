#include "output/publish/page.hpp"

#include "output/lists.hpp"
#include "output/publish/figures.hpp"
#include "output/publish/tables.hpp"
#include "output/report/cells.hpp"
#include "output/report/sections.hpp"
#include "output/report/style.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace norishiro::output::publish {

namespace {

using report::Element;
using report::Report;
using report::TableOf;
using sim::Text;

class Page {
public:
    Page(Publication const& publication, ResultFile const& file, sim::Language language)
        : p_{publication}, report_{file, language} {
        for (std::size_t r = 0; r < p_.content().rows.size(); ++r) {
            if (p_.content().rows[r].main) main_.push_back(r);
        }
    }

    std::string markup() const {
        Element page{"html", {{"lang", report_.ja() ? "ja" : "en"}}};
        auto& head = page.into("head");
        head.into("meta", {{"charset", "utf-8"}});
        head.into("meta",
                  {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
        head.into("meta", {{"name", "generator"}, {"content", p_.result().program}});
        head.line("title", title());
        head.line("style", report::style_sheet);
        auto& body = page.into("body");
        auto& header = body.into("header");
        header.line("h1", title());
        header.line("p",
                    say({"Tables without small numbers; a model's figures, no forecast",
                         "少ない数を伏せた表。モデルの数値であり、予測ではありません"}),
                    {{"class", "subtitle"}});
        auto& main = body.into("main");
        main.add(notes());
        if (!main_.empty()) {
            main.add(summary());
            main.add(course());
        }
        main.add(municipalities());
        main.add(groups());
        return "<!DOCTYPE html>\n" + page.markup();
    }

private:
    std::string say(Text const& text) const { return report_.say(text); }
    std::string name(CountRow const& row) const {
        return fmt::format("{} ({})", in(row.name, report_.language),
                           unit_in(row.unit, report_.language));
    }

    std::string title() const {
        std::string title;
        for (std::size_t s = 0; s < p_.scenarios(); ++s) {
            title += (s == 0 ? "" : say({"; ", "、"})) + report_.title(s);
        }
        return title;
    }

    Element notes() const {
        auto const note = note_of(p_);
        auto part = report::section(report_, "notes", note.front());
        part.set("class", "first");
        for (std::size_t i = 1; i < note.size(); ++i) report::paragraph(part, report_, note[i]);
        return part;
    }

    Element summary() const {
        auto part = report::section(report_, "summary", {"Summary", "概要"});
        auto const table = summary_table(p_, report_.language);
        TableOf of{"table-summary", say({"The whole area", "全域"})};
        std::vector<std::string> heads;
        for (std::size_t c = 1; c < table.columns.size(); ++c) {
            heads.push_back(table.columns[c].heading);
        }
        constexpr std::size_t words = 3;
        of.head(heads, words);
        for (auto const& row : table.rows) {
            of.begin_row();
            for (std::size_t c = 1; c < row.size(); ++c) {
                bool const signed_number = table.columns[c].id == "difference";
                of.words(words_in(row[c], signed_number), c > words ? "n" : "");
            }
        }
        part.add(of.finish());
        return part;
    }

    static std::string words_in(Cell const& cell, bool signed_number) {
        if (auto const* text = std::get_if<std::string>(&cell)) return *text;
        if (auto const* value = std::get_if<double>(&cell)) {
            return signed_number ? with_sign(*value, 0) : with_decimals(*value, 0);
        }
        return "";
    }

    /// A row of years; marks stand where figures are masked.
    enum class Spread : std::uint8_t { with, without };
    void years(TableOf& table, Spread spread, auto const& figure) const {
        for (std::size_t y = 0; y < p_.years().size(); ++y) {
            MaybeShown const shown = figure(y);
            auto words = words_for(shown);
            if (spread == Spread::with && shown && shown->half > 0.0)
                words += " ±" + with_decimals(shown->half, 0);
            table.words(words, "n");
        }
    }
    std::vector<std::string> heads(std::vector<std::string> columns) const {
        for (auto const& year : p_.years()) columns.push_back(year_words(year, report_.language));
        return columns;
    }

    Element course() const {
        auto part = report::section(report_, "course", {"By fiscal year", "年度別"});
        part.add(trends(
            report_, p_,
            {"figure-course", say({"The whole area by fiscal year", "全域の年度別"}),
             say({"A graph for each row, a line for each scenario; * and X stand where a figure is "
                  "masked. The table below has the numbers.",
                  "項目ごとの折れ線。シナリオ別。伏せた数の位置には * や X "
                  "を記す。数値は下の表。"}),
             "table-course"},
            main_));
        TableOf table{"table-course", say({"The whole area by fiscal year", "全域の年度別"})};
        table.head(heads({say({"Row", "項目"}), say({"Scenario", "シナリオ"})}), 2);
        for (auto const r : main_) {
            for (std::size_t s = 0; s < p_.scenarios(); ++s) {
                table.begin_row();
                table.words(name(p_.content().rows[r]));
                table.words(p_.result().scenarios[s].id);
                years(table, Spread::with,
                      [&](std::size_t y) { return p_.by_part(r, s, p_.whole(), y); });
            }
        }
        part.add(table.finish());
        return part;
    }

    Element municipalities() const {
        auto part = report::section(report_, "municipalities",
                                    {"By municipality and fiscal year", "市町・年度別"});
        report::paragraph(part, report_,
                          {"The main rows; the files beside this page have all of them.",
                           "主な項目。すべての項目は、このページと同じフォルダーの表にあります。"});
        auto const year = summary_year(p_);
        bool const has_towns = std::ranges::any_of(p_.parts(), &PublishedPart::is_municipality);
        for (auto const r : main_) {
            auto const& row = p_.content().rows[r];
            if (!row.by_place) continue;
            auto const title =
                fmt::format("{}, {}", name(row), year_words(p_.years()[year], report_.language));
            if (has_towns) {
                part.add(towns(report_, p_,
                               {"figure-town-" + row.id, title,
                                say({"Bars of each municipality, in each scenario; * and X stand "
                                     "where a figure is masked.",
                                     "市町ごとの値を、シナリオごとの棒で示す。伏せた数の位置には * "
                                     "や X を記す。"}),
                                "table-town-" + row.id},
                               r, year));
            }
            TableOf table{"table-town-" + row.id, name(row)};
            table.head(heads({say({"Place", "場所"}), say({"Scenario", "シナリオ"})}), 2);
            for (std::size_t c = 0; c < p_.parts().size(); ++c) {
                for (std::size_t s = 0; s < p_.scenarios(); ++s) {
                    table.begin_row();
                    table.words(in(p_.parts()[c].name, report_.language));
                    table.words(p_.result().scenarios[s].id);
                    years(table, Spread::without,
                          [&](std::size_t y) { return p_.by_part(r, s, c, y); });
                }
            }
            part.add(table.finish());
        }
        return part;
    }

    Element groups() const {
        auto part =
            report::section(report_, "groups", {"By group of persons", "診断・年齢などの区分別"});
        auto const year = summary_year(p_);
        bool any = false;
        for (auto const r : main_) {
            auto const& row = p_.content().rows[r];
            if (!row.by_group) continue;
            TableOf table{
                "table-group-" + row.id,
                fmt::format("{}, {}", name(row), year_words(p_.years()[year], report_.language))};
            std::vector<std::string> columns;
            for (auto const& factor : p_.result().groups.factors) {
                columns.push_back(in(factor.label.name, report_.language));
            }
            auto const words = columns.size();
            for (std::size_t s = 0; s < p_.scenarios(); ++s) {
                columns.push_back(p_.result().scenarios[s].id);
            }
            table.head(columns, words);
            for (std::size_t g = 0; g < p_.groups().size(); ++g) {
                table.begin_row();
                for (auto const& group : p_.groups()[g].names) {
                    table.words(in(group, report_.language));
                }
                for (std::size_t s = 0; s < p_.scenarios(); ++s) {
                    table.words(words_for(p_.by_group(r, s, g, year)), "n");
                }
            }
            part.add(table.finish());
            any = true;
        }
        if (!any) {
            report::paragraph(
                part, report_,
                {"The result tells no groups of persons apart.", "人の区分のない結果です。"});
        }
        return part;
    }

    Publication const& p_;
    Report report_;
    std::vector<std::size_t> main_;
};

} // namespace

std::string page_of(Publication const& publication, ResultFile const& file,
                    sim::Language language) {
    return Page{publication, file, language}.markup();
}

} // namespace norishiro::output::publish
