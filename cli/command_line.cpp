#include "cli/command_line.hpp"

#include "cli/bench.hpp"
#include "cli/calibrate.hpp"
#include "cli/command_line_options.hpp"
#include "cli/command_line_words.hpp"
#include "cli/explain.hpp"
#include "cli/export.hpp"
#include "cli/inspect.hpp"
#include "cli/program.hpp"
#include "cli/publish.hpp"
#include "cli/report.hpp"
#include "cli/simulate.hpp"
#include "cli/validate.hpp"
#include "cli/verify.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace norishiro::cli {

namespace {

/// A verb as the command line knows it, and the function that answers.
struct Verb {
    CLI::App* command;
    Answer answer;
};

Verb add_check(CLI::App& app, Options& o) {
    auto& verb = add_verb(app, o, "check",
                          {"shows every mistake, or else every value and what is assumed",
                           "シナリオの間違いをすべて示す。なければ、値と仮定を示す"});
    verb.add_option("scenario", o.files, say(o, {"files of the scenarios", "シナリオのファイル"}))
        ->required();
    add_common(verb, o);
    add_set(verb, o);
    verb.add_flag(
        "--assumed", o.assumed,
        say(o, {"only what has no source, one a line", "出典のない値だけを、1行に1つずつ示す"}));
    return {&verb, check};
}

Verb add_run(CLI::App& app, Options& o) {
    auto& verb = add_verb(app, o, "run", {"simulates one scenario", "シナリオを1つ計算する"});
    add_scenario(verb, o);
    add_study(verb, o);
    return {&verb, simulate};
}

Verb add_compare(CLI::App& app, Options& o) {
    auto& verb = add_verb(app, o, "compare",
                          {"simulates several and compares them with the first",
                           "シナリオをいくつか計算し、最初のものと比べる"});
    verb.add_option("scenarios", o.files,
                    say(o, {"files of the scenarios, the baseline first",
                            "シナリオのファイル。最初のものが基準"}))
        ->required()
        ->expected(1, 1000);
    verb.add_flag("--without-barriers", o.without_barriers,
                  say(o, {"the baseline once more without each barrier to discharge",
                          "基準から退院阻害要因を1つずつ除いたものとも比べる"}));
    add_study(verb, o);
    verb.callback([&o] { o.compares = true; });
    return {&verb, simulate};
}

Verb add_calibrate(CLI::App& app, Options& o) {
    auto& verb = add_verb(app, o, "calibrate",
                          {"fits free parameters of a region to published figures",
                           "地域のパラメータを公表値に合わせて較正する"});
    add_scenario(verb, o);
    add_common(verb, o);
    add_targets(verb, o);
    verb.add_option("--plan", o.plan,
                    say(o, {"file of what may move (scenarios/calibration.toml)",
                            "動かすパラメータのファイル(scenarios/calibration.toml)"}));
    verb.add_option("--out", o.out,
                    say(o, {"file to write (results/posterior.csv)",
                            "書き出すファイル(results/posterior.csv)"}));
    add_seed(verb, o, {"seed of the random numbers (that of the plan)", "乱数の種(--plan の値)"});
    add_threads(verb, o,
                {"threads; they never change a digit (all)",
                 "スレッド数。何本でも結果は変わらない(すべて)"});
    add_set(verb, o);
    verb.add_flag("--force", o.force,
                  say(o, {"replace an older file", "以前のファイルを置き換える"}));
    return {&verb, calibrate};
}

Verb add_validate(CLI::App& app, Options& o) {
    auto& verb =
        add_verb(app, o, "validate",
                 {"holds a region against published figures", "地域の計算結果を公表値と照合する"});
    add_scenario(verb, o);
    add_common(verb, o);
    add_targets(verb, o);
    auto* const comparisons = verb.add_option(
        "--comparisons", o.comparisons,
        say(o, {"comparisons to make with assumed effects and without (scenarios/comparisons.toml)",
                "仮定した効果のあり・なしで行う比較のファイル(scenarios/comparisons.toml)"}));
    verb.add_flag("--figures-only", o.figures_only,
                  say(o, {"holds the region against figures alone: nothing without assumed effects",
                          "公表値との照合だけを行う(仮定した効果なしの計算をしない)"}))
        ->excludes(comparisons);
    add_parameters(verb, o);
    verb.add_option("--out", o.out,
                    say(o, {"folder of the result (under results/)",
                            "結果を置くフォルダー(なければ results/ の下)"}));
    add_seed(verb, o,
             {"seed of the random numbers (that of the scenario)", "乱数の種(シナリオの値)"});
    add_replications(
        verb, o,
        {"how often it is repeated (as the scenario says)", "繰り返しの回数(シナリオの値)"});
    add_threads(verb, o,
                {"threads; they never change a digit (all)",
                 "スレッド数。何本でも結果は変わらない(すべて)"});
    add_set(verb, o);
    verb.add_flag("--force", o.force,
                  say(o, {"replace an older result", "以前の結果を置き換える"}));
    return {&verb, validate};
}

Verb add_explain(CLI::App& app, Options& o) {
    auto& verb =
        add_verb(app, o, "explain", {"tells one person's story", "一人の経過を文章で示す"});
    add_scenario(verb, o);
    auto* const person =
        verb.add_option("--person", o.person, say(o, {"number of the person", "人の番号"}))
            ->check(number(o, 0, 4294967294));
    verb.add_option("--find", o.find,
                    say(o, {"lists persons whose story is worth reading",
                            "経過を読むとよい人の一覧(膠着・長期入院・再入院・アウトリーチ)"}))
        ->check(word(o, {"stuck", "long-stay", "readmitted", "found-by-outreach"}))
        ->excludes(person);
    verb.add_option("--replication", o.replication,
                    say(o, {"which of the replications, from 0 on (0)",
                            "何回目の繰り返しか。0から数える(0)"}))
        ->check(number(o, 0, 99999));
    add_common(verb, o);
    add_seed(verb, o,
             {"seed of the random numbers (that of the scenario)", "乱数の種(シナリオの値)"});
    add_threads(verb, o, {"threads, for the burn-in (all)", "助走に使うスレッド数(すべて)"});
    add_set(verb, o);
    add_parameters(verb, o);
    return {&verb, explain};
}

Verb add_export(CLI::App& app, Options& o) {
    auto& verb = add_verb(app, o, "export",
                          {"turns a result into a workbook for Excel, or into CSV",
                           "結果をExcelのファイルかCSVに書き出す"});
    add_result(verb, o);
    add_common(verb, o);
    verb.add_option("--out", o.out,
                    say(o, {"file (xlsx) or folder (csv) to write (beside the result)",
                            "書き出すファイル(xlsx)かフォルダー(csv)(なければ結果の隣)"}));
    verb.add_option("--format", o.format, say(o, {"kind of file (xlsx)", "ファイルの種類(xlsx)"}))
        ->check(word(o, {"xlsx", "csv"}));
    verb.add_flag("--bom", o.mark,
                  say(o, {"CSV that Excel opens by a double click",
                          "ダブルクリックでExcelが開けるCSVにする"}));
    verb.add_flag("--force", o.force,
                  say(o, {"replace an older file", "以前のファイルを置き換える"}));
    return {&verb, export_result};
}

Verb add_report(CLI::App& app, Options& o) {
    auto& verb =
        add_verb(app, o, "report",
                 {"writes the report (HTML) of a result", "結果から報告書(HTML)を書き出す"});
    add_result(verb, o);
    add_common(verb, o);
    verb.add_option(
        "--out", o.out,
        say(o, {"file to write (beside the result)", "書き出すファイル(なければ結果の隣)"}));
    verb.add_flag("--force", o.force,
                  say(o, {"replace an older file", "以前のファイルを置き換える"}));
    return {&verb, report_result};
}

Verb add_publish(CLI::App& app, Options& o) {
    auto& verb = add_verb(app, o, "publish",
                          {"writes tables and figures of a result without small counts",
                           "少ない数を伏せた表と図を結果から書き出す"});
    add_result(verb, o);
    add_common(verb, o);
    verb.add_option(
        "--out", o.out,
        say(o, {"folder to write (beside the result)", "書き出すフォルダー(なければ結果の隣)"}));
    verb.add_option(
            "--rule", o.rule,
            say(o, {"which counts are small: below 10 (ndb), or 7 and less and the rest "
                    "rounded to 5 (round) (ndb)",
                    "少ない数の決め方。10未満(ndb)、または7以下とし、ほかは5単位に丸める(round)"
                    "(なければndb)"}))
        ->check(word(o, {"ndb", "round"}));
    verb.add_flag("--force", o.force,
                  say(o, {"replace an older folder", "以前のフォルダーを置き換える"}));
    return {&verb, publish_result};
}

Verb add_diff(CLI::App& app, Options& o) {
    auto& verb = add_verb(
        app, o, "diff",
        {"shows in which settings two scenarios differ", "2つのシナリオの設定の違いを示す"});
    verb.add_option("scenarios", o.files,
                    say(o, {"files of the two scenarios", "2つのシナリオのファイル"}))
        ->required()
        ->expected(2);
    add_common(verb, o);
    return {&verb, diff};
}

Verb add_list(CLI::App& app, Options& o) {
    auto& verb =
        add_verb(app, o, "list", {"lists the scenarios that there are", "シナリオの一覧を示す"});
    verb.add_option(
            "folder", o.files,
            say(o, {"folder of scenarios (scenarios/)", "シナリオのフォルダー(scenarios/)"}))
        ->expected(0, 1);
    add_common(verb, o);
    return {&verb, list};
}

Verb add_params(CLI::App& app, Options& o) {
    auto& verb =
        add_verb(app, o, "params", {"lists what can be set", "設定できるパラメータの一覧を示す"});
    add_common(verb, o);
    verb.add_flag("--markdown", o.markdown,
                  say(o, {"as a page in both languages", "日本語と英語を並べた表にする"}));
    verb.add_flag("--schema", o.schema,
                  say(o, {"as JSON schema of scenario files, for editors",
                          "シナリオのファイルのJSONスキーマ(エディター用)"}));
    verb.add_flag("--assumed", o.assumed,
                  say(o, {"only what has no source", "出典のないものだけを示す"}));
    verb.add_flag(
        "--pathway", o.pathway,
        say(o, {"the steps that people take instead", "代わりに、人がたどる道の表を示す"}));
    verb.add_flag("--indicators", o.indicators,
                  say(o, {"what results show instead", "代わりに、結果に出る指標の表を示す"}));
    return {&verb, params};
}

Verb add_verify(CLI::App& app, Options& o) {
    auto& verb =
        add_verb(app, o, "verify",
                 {"runs some replications of a result again, to see that they are the same",
                  "結果の一部を再計算し、同じになるか確かめる"});
    add_result(verb, o);
    add_common(verb, o);
    add_replications(verb, o, {"how many (3)", "再計算する回数(3)"});
    add_threads(verb, o, {"threads (all)", "スレッド数(すべて)"});
    return {&verb, verify};
}

Verb add_rerun(CLI::App& app, Options& o) {
    auto& verb = add_verb(app, o, "rerun",
                          {"runs one replication of a result again and shows it beside the others",
                           "結果の1回分を再計算し、ほかの回と並べて示す"});
    add_result(verb, o);
    add_common(verb, o);
    verb.add_option("--replication", o.replication,
                    say(o, {"its number, from 0 on", "その番号。0から数える"}))
        ->required()
        ->check(number(o, 0, 99999));
    return {&verb, rerun};
}

Verb add_bench(CLI::App& app, Options& o) {
    auto& verb = add_verb(app, o, "bench",
                          {"solves a problem with a known answer, and times it",
                           "答えの分かっている問題を解き、速さを測る"});
    verb.add_option("workload", o.workload,
                    say(o, {"w1 (one queue), w2a and w2b (care pathway), w3 (cohort), asaka (the "
                            "region)",
                            "w1(待ち行列)、w2a・w2b(支援の流れ)、w3(集団)、asaka(地域)"}))
        ->required()
        ->check(word(o, {"w1", "w2a", "w2b", "w3", "asaka"}));
    add_threads(verb, o, {"threads (1)", "スレッド数(1)"});
    add_seed(verb, o, {"seed of the random numbers (1)", "乱数の種(1)"});
    verb.add_option("--size", o.size,
                    say(o, {"customers (w1), replications (w2), persons (w3), years (asaka)",
                            "客の数(w1)、繰り返し(w2)、人数(w3)、年数(asaka)"}))
        ->check(number(o, 1, 1'000'000'000));
    verb.add_flag("--json", o.json,
                  say(o, {"on one line, on a terminal too", "端末でも1行で示す"}));
    return {&verb, bench};
}

} // namespace

Answer read_command_line(int argc, char** argv, Options& o) {
    o.language = language_asked_for(argc, argv);
    CLI::App app{say(o, {"Simulates a region's mental-health support system.",
                         "地域の精神保健福祉の支援をシミュレーションします。"}),
                 "norishiro"};
    speak(app, language_of(o));
    app.require_subcommand(1);
    app.footer(say(o, {"norishiro VERB --help shows the options of a verb.",
                       "norishiro コマンド --help で、コマンドごとのオプションを表示します。"}));
    app.set_version_flag("--version", version(), say(o, {"show the version", "版を表示する"}));
    add_language(app, o);
    std::array const verbs{add_check(app, o),   add_run(app, o),       add_compare(app, o),
                           add_export(app, o),  add_report(app, o),    add_diff(app, o),
                           add_list(app, o),    add_params(app, o),    add_explain(app, o),
                           add_bench(app, o),   add_verify(app, o),    add_rerun(app, o),
                           add_publish(app, o), add_calibrate(app, o), add_validate(app, o)};
    try {
        app.parse(argc, argv);
    } catch (CLI::Success const& shown) { // help or the version
        app.exit(shown);
        return nullptr;
    } catch (CLI::ParseError const& error) {
        throw sim::ScenarioError{{problem_of(error, app)}};
    }
    // There is one, or parsing would have failed.
    return std::ranges::find_if(verbs, [](Verb const& v) { return v.command->parsed(); })->answer;
}

} // namespace norishiro::cli
