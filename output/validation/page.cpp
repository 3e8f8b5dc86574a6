#include "output/validation/page.hpp"

#include "output/report/cells.hpp"
#include "output/report/element.hpp"
#include "output/report/style.hpp"
#include "output/validation/parts.hpp"
#include "output/words.hpp"

namespace norishiro::output {

namespace {

using report::Element;

Element table(std::vector<Checked> const& rows, sim::Language language) {
    auto const say = [&](sim::Text const& text) { return text.in(language); };
    report::TableOf table{"targets", say({"Published figures and the model", "公表値とモデル"})};
    table.head({say({"Figure", "公表値"}), say({"Use", "扱い"}), say({"Unit", "単位"}),
                say({"Published, for this region (counts as met)", "公表値の地域換算(許容幅)"}),
                say({"Model (95 % interval)", "モデル(95%区間)"}), say({"Off", "ずれ"}),
                say({"Without assumed effects", "仮定した効果なし"}), say({"Verdict", "判定"})},
               3, 7);
    for (auto const& row : rows) {
        table.begin_row();
        table.named(row.source.what.in(language), row.target.id);
        table.words(use_words(row).in(language), "unit");
        table.words(unit_in(row.unit, language), "unit");
        table.words(published_words(row), "n");
        table.words(model_words(row), "n");
        table.words(miss_words(row), "n");
        table.words(without_effects_words(row), "n");
        table.words(verdict(row).in(language), "unit");
    }
    return table.finish();
}

/// How sure a figure is, and what is to be kept in mind.
Element notes(std::vector<Checked> const& rows, sim::Language language) {
    auto const say = [&](sim::Text const& text) { return text.in(language); };
    report::TableOf table{"notes", say({"Notes on the figures", "公表値についての注"})};
    table.head({say({"Figure", "公表値"}), say({"Grade", "確かさ"}), say({"Note", "注"})}, 3);
    for (auto const& row : rows) {
        table.begin_row();
        table.named(row.source.what.in(language), row.target.id);
        table.words(row.source.grade.in(language), "unit");
        table.words(row.target.note.in(language));
    }
    return table.finish();
}

} // namespace

std::string validation_page(Validation const& validation, sim::Language language) {
    auto const say = [&](sim::Text const& text) { return text.in(language); };
    auto const& rows = validation.rows;
    auto const title = say({"The model beside published figures", "モデルと公表値の照合"});
    Element page{"html", {{"lang", language == sim::Language::ja ? "ja" : "en"}}};
    auto& head = page.into("head");
    head.into("meta", {{"charset", "utf-8"}});
    head.into("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    head.line("title", title);
    head.line("style", report::style_sheet);
    auto& body = page.into("body");
    body.into("header").line("h1", title);
    auto& main = body.into("main");
    auto& part = main.into("section", {{"id", "answer"}, {"class", "first"}});
    part.line("h2", say({"What it shows", "結果"}));
    part.line("p", say(verdict_line(rows)));
    part.line("p", say(validation.how));
    part.into("div", {{"class", "wide"}}).add(targets_figure(rows, language));
    auto& numbers = main.into("section", {{"id", "numbers"}});
    numbers.line("h2", say({"Numbers", "数値"}));
    numbers.add(table(rows, language));
    numbers.add(notes(rows, language));
    if (!validation.conclusions.empty()) {
        auto& effects = main.into("section", {{"id", "effects"}});
        effects.line("h2", say({"What conclusions rest on", "結論は何によるか"}));
        effects.line("p", say(summary(validation.conclusions)));
        effects.line("p", say(how_to_read_conclusions()));
        effects.add(conclusions_table(validation.conclusions, language));
    }
    return "<!DOCTYPE html>\n" + page.markup();
}

} // namespace norishiro::output
