#include "output/publish/page.hpp"
#include "output/record_words.hpp"
#include "output/words.hpp"
#include "sim/say.hpp"

#include <fmt/format.h>

namespace norishiro::output::publish {

namespace {

using sim::say;
using sim::Text;

Text joined(std::vector<Text> const& names) {
    Text list;
    for (auto const& name : names) {
        list.en += (list.en.empty() ? "" : "; ") + name.en;
        list.ja += (list.ja.empty() ? "" : "、") + name.ja;
    }
    return list;
}

Text of_small_municipalities(Publication const& p) {
    std::vector<Text> nothing;
    std::vector<Text> under_20;
    for (auto const& part : p.parts()) {
        if (part.limit.nothing) {
            nothing.push_back(part.name);
        } else if (part.limit.under > p.rule().whole.under) {
            under_20.push_back(part.name);
        }
    }
    Text text;
    if (!under_20.empty()) {
        auto const names = joined(under_20);
        text =
            sim::say("Masked below 20: {0}.", "20未満を表示しない市町: {1}。", names.en, names.ja);
    }
    if (!nothing.empty()) {
        auto const names = joined(nothing);
        auto const none = sim::say("Nothing is printed of: {0}.", "何も表示しない市町: {1}。",
                                   names.en, names.ja);
        text.en += (text.en.empty() ? "" : " ") + none.en;
        text.ja += none.ja;
    }
    return text;
}

} // namespace

std::vector<Text> note_of(Publication const& p) {
    auto const& counted = p.summary();
    std::vector<Text> note{{"Notes on small numbers", "少ない数の扱い"},
                           {"Rule: " + p.rule().name.en + ". " + p.rule().says.en,
                            "規則: " + p.rule().name.ja + "。" + p.rule().says.ja}};
    if (auto text = of_small_municipalities(p); !text.en.empty()) note.push_back(std::move(text));
    note.push_back(
        {"Legend: * is a count below the limit, but not 0. X is withheld so that another figure "
         "cannot be "
         "worked out, or because another scenario is masked there; it may be any number.",
         "凡例: * は下限に満たない数(0ではない)。X は、ほかの数値から逆算されないように、または別の"
         "シナリオで同じ欄を表示しないために、伏せた数(大きさは問わない)。"});
    note.push_back(say("Of {} figures that are not 0, {} are masked as *, {} as X.",
                       "0でない{}個の数値のうち、* が{}個、X が{}個です。", counted.figures,
                       counted.small, counted.withheld));
    note.push_back(
        {"What is known together was looked at together: sums over municipalities, diagnoses and "
         "ages, sums "
         "between rows, year after year, and scenarios that are the same until a change. From all "
         "of it no masked "
         "count can be narrowed to an interval shorter than 6.5 persons: nobody can say what it "
         "is, give or take 3.",
         "市町・診断・年齢の合計、行どうしの合計、年度のつながり、変更前は同じになるシナリオどうし"
         "を、まとめて"
         "確かめています。すべてを使っても、伏せた数を幅6.5人より狭い範囲に絞ることはできません"
         "(「ある数±3」と言い当てることはできません)。"});
    note.push_back(
        {"Figures are means over the replications, rounded one by one, so that sums may "
         "differ by a few. "
         "Rates are worked out from the printed counts. The ± is half of the 95 % "
         "interval, by chance alone, rounded up. A difference of a few between scenarios may be "
         "rounding or chance: the report of the result has its interval.",
         "数値は繰り返しの平均を1つずつ丸めたもので、合計と内訳が合わないことがあります"
         "。率は、表示した数から"
         "計算しています。±は95%区間の幅の半分(偶然による幅のみ、切り上げ)です。"
         "シナリオのわずかな差は、丸めや偶然によることがあります。差の区間は結果の報告書にあります"
         "。"});
    note.push_back({"The persons are simulated. Still, a model that is fitted to local figures "
                    "mirrors who lives there, and "
                    "its means of a small place can point to real people: so simulated counts are "
                    "treated as real ones. What may "
                    "be said: what is printed. What may not: guesses about a masked figure, or "
                    "about any person. This is no forecast.",
                    "人はすべて仮想のものです。それでも、地域の数値に合わせたモデルの平均は、小さな"
                    "地域では実在の人を"
                    "指すことがあります。そのため実際の数と同じように扱います。述べてよいのは表示し"
                    "た数です。伏せた数や"
                    "個人についての推測は述べないでください。これは予測ではありません。"});
    note.push_back(
        {"Left out: staff hours, costs, days and shares of them, since with a known cost or time "
         "per person they "
         "would give a masked count away; months; single replications; anything about single "
         "persons.",
         "含めないもの: "
         "職員時間・費用・日数とその割合(1人あたりの時間や単価が分かると、伏せた人数が計算できる"
         "ため)、月別の値、1回ごとの値、一人ひとりに関するもの。"});
    if (!p.content().left_out.empty()) {
        auto const names = joined(p.content().left_out);
        note.push_back({"Rows of the plan that are left out for it: " + names.en + ".",
                        "このため除いた計画表の行: " + names.ja + "。"});
    }
    return note;
}

std::string note_in_both_languages(Publication const& p) {
    std::string text;
    for (auto const language : {sim::Language::ja, sim::Language::en}) {
        if (!text.empty()) text += "\n";
        for (auto const& paragraph : note_of(p)) text += paragraph.in(language) + "\n";
        for (std::size_t s = 0; s < p.scenarios(); ++s) {
            auto const& scenario = p.result().scenarios[s];
            text += fmt::format("{}: {}\n", scenario.id, in(scenario.title, language));
        }
        text += p.result().program + "\n";
    }
    return text;
}

} // namespace norishiro::output::publish
