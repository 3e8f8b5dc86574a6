// The program's entry: what the command line looks like, which verb answers, how the program ends.

#include "cli/bench.hpp"
#include "cli/call.hpp"
#include "cli/explain.hpp"
#include "cli/export.hpp"
#include "cli/inspect.hpp"
#include "cli/program.hpp"
#include "cli/publish.hpp"
#include "cli/report.hpp"
#include "cli/simulate.hpp"
#include "cli/verify.hpp"
#include "output/file_errors.hpp"
#include "sim/diagnostics.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <exception>
#include <iostream>

namespace {

using namespace norishiro;
using cli::Call;
using cli::ExitCode;
using cli::Options;

// A signal handler can reach nothing but a global.
std::atomic<bool> stop_requested{false};
static_assert(std::atomic<bool>::is_always_lock_free);

/// A verb as the command line knows it, and the function that answers.
struct Verb {
    CLI::App* command;
    ExitCode (*answer)(Call const& call);
};

void add_common(CLI::App& verb, Options& o) {
    verb.add_option("--lang", o.language, "ja / en (by locale)")
        ->check(CLI::IsMember({"ja", "en"}));
    verb.add_flag("--quiet", o.quiet, "no progress / 進捗を表示しない");
}

void add_study(CLI::App& verb, Options& o) {
    add_common(verb, o);
    verb.add_option("--out", o.out, "folder of the result / 結果のフォルダ (results/<name>)");
    verb.add_option("--seed", o.seed, "seed / 乱数の種")->check(CLI::Range(0L, 4294967295L));
    verb.add_option("--replications", o.replications, "replications / 繰り返しの回数")
        ->check(CLI::Range(1L, 100000L));
    verb.add_option("--threads", o.threads, "threads; never changes a digit / スレッド数")
        ->check(CLI::Range(1, 4096));
    verb.add_option("--set", o.set, "key=value, for every scenario / 設定の上書き")
        ->allow_extra_args(false);
    verb.add_flag("--facts", o.facts,
                  "a row for each passage of each person, not for publication / "
                  "一人ひとりの移動を1行ずつ残す(公表しない)");
    auto* const force =
        verb.add_flag("--force", o.force, "replace an older result / 以前の結果を置き換える");
    verb.add_flag("--extend", o.extend,
                  "add replications to the result that is there / 以前の結果に繰り返しを加える")
        ->excludes(force);
    auto* const until = verb.add_option("--until-half-width", o.until_half_width,
                                        "indicator=value: replications until the interval is as "
                                        "narrow / 区間の片側がこの幅になるまで繰り返す")
                            ->allow_extra_args(false);
    verb.add_option("--most-replications", o.most_replications,
                    "with it, at most (ten times as many) / その上限")
        ->check(CLI::Range(1L, 100000L))
        ->needs(until);
}

Verb add_check(CLI::App& app, Options& o) {
    auto& verb = *app.add_subcommand(
        "check", "every problem, else every value and what is assumed / シナリオの検査");
    verb.add_option("scenario", o.files)->required();
    add_common(verb, o);
    verb.add_option("--set", o.set, "key=value / 設定の上書き")->allow_extra_args(false);
    verb.add_flag("--assumed", o.assumed,
                  "only what has no source, all of it / 出典のない値の一覧");
    return {&verb, cli::check};
}

Verb add_run(CLI::App& app, Options& o) {
    auto& verb = *app.add_subcommand("run", "one scenario / 1つのシナリオを計算");
    verb.add_option("scenario", o.files)->required()->expected(1);
    add_study(verb, o);
    return {&verb, cli::simulate};
}

Verb add_compare(CLI::App& app, Options& o) {
    auto& verb = *app.add_subcommand("compare", "scenarios beside a baseline / シナリオの比較");
    verb.add_option("scenarios", o.files, "the baseline first / 最初が基準")
        ->required()
        ->expected(1, 1000);
    verb.add_flag("--without-barriers", o.without_barriers,
                  "the baseline once more without each barrier to discharge / "
                  "基準から退院阻害要因を1つずつ除いたものとも比べる");
    add_study(verb, o);
    verb.callback([&o] { o.compares = true; });
    return {&verb, cli::simulate};
}

Verb add_explain(CLI::App& app, Options& o) {
    auto& verb = *app.add_subcommand("explain", "one person's story / 一人の経過を文章で");
    verb.add_option("scenario", o.files)->required()->expected(1);
    auto* const person = verb.add_option("--person", o.person, "number of the person / 人の番号")
                             ->check(CLI::Range(0L, 4294967294L));
    verb.add_option("--find", o.find,
                    "stuck, long-stay, readmitted, found-by-outreach: lists persons / 例を探す")
        ->check(CLI::IsMember({"stuck", "long-stay", "readmitted", "found-by-outreach"}))
        ->excludes(person);
    verb.add_option("--replication", o.replication, "which, from 0 on / 何回目の繰り返しか (0)")
        ->check(CLI::Range(0L, 99999L));
    add_common(verb, o);
    verb.add_option("--seed", o.seed, "seed / 乱数の種")->check(CLI::Range(0L, 4294967295L));
    verb.add_option("--threads", o.threads, "threads, for the burn-in / スレッド数")
        ->check(CLI::Range(1, 4096));
    verb.add_option("--set", o.set, "key=value / 設定の上書き")->allow_extra_args(false);
    return {&verb, cli::explain};
}

Verb add_export(CLI::App& app, Options& o) {
    auto& verb =
        *app.add_subcommand("export", "a result for spreadsheets / 結果を表計算ソフト用に書き出す");
    verb.add_option("result", o.files, "folder of a result, or its result.h5 / 結果のフォルダ")
        ->required()
        ->expected(1);
    add_common(verb, o);
    verb.add_option("--out", o.out,
                    "file (xlsx) or folder (csv); else beside the result / 書き出す先");
    verb.add_option("--format", o.format, "xlsx / csv (xlsx)")
        ->check(CLI::IsMember({"xlsx", "csv"}));
    verb.add_flag("--bom", o.mark, "CSV that Excel opens by a double click / CSVにBOMを付ける");
    verb.add_flag("--force", o.force, "replace an older file / 以前のファイルを置き換える");
    return {&verb, cli::export_result};
}

Verb add_report(CLI::App& app, Options& o) {
    auto& verb =
        *app.add_subcommand("report", "a result as a page to read and print / 結果の報告書");
    verb.add_option("result", o.files, "folder of a result, or its result.h5 / 結果のフォルダ")
        ->required()
        ->expected(1);
    add_common(verb, o);
    verb.add_option("--out", o.out, "file; else beside the result / 書き出す先");
    verb.add_flag("--force", o.force, "replace an older file / 以前のファイルを置き換える");
    return {&verb, cli::report_result};
}

Verb add_publish(CLI::App& app, Options& o) {
    auto& verb = *app.add_subcommand(
        "publish", "tables and figures without small numbers / 少ない数を伏せた表と図");
    verb.add_option("result", o.files, "folder of a result, or its result.h5 / 結果のフォルダ")
        ->required()
        ->expected(1);
    add_common(verb, o);
    verb.add_option("--out", o.out, "folder; else beside the result / 書き出す先");
    verb.add_option("--rule", o.rule, "ndb (below 10) / round (to 5) (ndb)")
        ->check(CLI::IsMember({"ndb", "round"}));
    verb.add_flag("--force", o.force, "replace an older folder / 以前のものを置き換える");
    return {&verb, cli::publish_result};
}

Verb add_diff(CLI::App& app, Options& o) {
    auto& verb = *app.add_subcommand("diff", "what differs between two / 2つの違い");
    verb.add_option("scenarios", o.files)->required()->expected(2);
    add_common(verb, o);
    return {&verb, cli::diff};
}

Verb add_list(CLI::App& app, Options& o) {
    auto& verb = *app.add_subcommand("list", "the scenarios that there are / シナリオの一覧");
    verb.add_option("folder", o.files)->expected(0, 1);
    add_common(verb, o);
    return {&verb, cli::list};
}

Verb add_params(CLI::App& app, Options& o) {
    auto& verb = *app.add_subcommand("params", "what can be set / パラメータの一覧");
    add_common(verb, o);
    verb.add_flag("--markdown", o.markdown, "as a page in both languages / 両言語の一覧");
    verb.add_flag("--schema", o.schema, "JSON schema of scenario files");
    verb.add_flag("--assumed", o.assumed, "only what has no source / 出典のないもの");
    verb.add_flag("--pathway", o.pathway, "the arrows of the pathway / 経路の表");
    verb.add_flag("--indicators", o.indicators, "what results show / 指標の表");
    return {&verb, cli::params};
}

Verb add_verify(CLI::App& app, Options& o) {
    auto& verb = *app.add_subcommand(
        "verify", "run some replications of a result again / 結果の一部を再計算して確かめる");
    verb.add_option("result", o.files)->required()->expected(1);
    add_common(verb, o);
    verb.add_option("--replications", o.replications, "how many (3) / 再計算する回数")
        ->check(CLI::Range(1L, 100000L));
    verb.add_option("--threads", o.threads, "threads / スレッド数")->check(CLI::Range(1, 4096));
    return {&verb, cli::verify};
}

Verb add_rerun(CLI::App& app, Options& o) {
    auto& verb = *app.add_subcommand(
        "rerun", "one replication of a result again, beside the others / 1回分を再計算して示す");
    verb.add_option("result", o.files)->required()->expected(1);
    add_common(verb, o);
    verb.add_option("--replication", o.replication, "its number / その番号")
        ->required()
        ->check(CLI::Range(0L, 99999L));
    return {&verb, cli::rerun};
}

Verb add_bench(CLI::App& app, Options& o) {
    auto& verb = *app.add_subcommand(
        "bench", "speed and answers of a known workload / 既知の問題での速さと答え");
    verb.add_option("workload", o.workload,
                    "w1 (M/M/c), w2a, w2b (care pathway), w3 (cohort), asaka (the region)")
        ->required()
        ->check(CLI::IsMember({"w1", "w2a", "w2b", "w3", "asaka"}));
    verb.add_option("--threads", o.threads, "threads (1) / スレッド数")->check(CLI::Range(1, 4096));
    verb.add_option("--seed", o.seed, "seed (1) / 乱数の種")->check(CLI::Range(0L, 4294967295L));
    verb.add_option("--size", o.size,
                    "customers (w1), replications (w2), persons (w3), years (asaka) / 問題の大きさ")
        ->check(CLI::Range(1L, 1'000'000'000L));
    verb.add_flag("--json", o.json, "on one line, on a terminal too / 端末でも1行で");
    return {&verb, cli::bench};
}

ExitCode answer(int argc, char** argv, Options& o) {
    CLI::App app{"norishiro (のりしろ): a region's mental-health support system, simulated / "
                 "地域の精神保健福祉のシミュレーション"};
    app.require_subcommand(1);
    app.set_version_flag("--version", cli::version());
    std::array const verbs{add_check(app, o),   add_run(app, o),    add_compare(app, o),
                           add_export(app, o),  add_report(app, o), add_publish(app, o),
                           add_diff(app, o),    add_list(app, o),   add_params(app, o),
                           add_explain(app, o), add_bench(app, o),  add_verify(app, o),
                           add_rerun(app, o)};
    try {
        app.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
        return app.exit(error) == 0 ? cli::done : cli::users_mistake;
    }
    // There is one, or parsing would have failed.
    auto const verb =
        std::ranges::find_if(verbs, [](Verb const& v) { return v.command->parsed(); });
    return verb->answer({o, cli::language_of(o), stop_requested});
}

} // namespace

int main(int argc, char** argv) {
    auto const request_stop = [](int) { stop_requested.store(true); };
    std::signal(SIGINT, request_stop);
    std::signal(SIGTERM, request_stop);
    Options options;
    try {
        return answer(argc, argv, options);
    } catch (sim::ScenarioError const& error) {
        for (auto const& problem : error.problems()) {
            std::cerr << sim::describe(problem, cli::language_of(options)) << '\n';
        }
        return cli::users_mistake;
    } catch (output::WriteError const& error) {
        std::cerr << error.text().in(cli::language_of(options)) << '\n';
        return cli::our_mistake;
    } catch (std::exception const& error) {
        std::cerr << "norishiro: " << error.what() << '\n';
        return cli::our_mistake;
    }
}
