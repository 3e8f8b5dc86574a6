#include "cli/command_line_options.hpp"

#include "cli/command_line_words.hpp"

#include <utility>

namespace norishiro::cli {

std::string say(Options const& o, sim::Text const& text) {
    return text.in(language_of(o));
}

CLI::Validator number(Options const& o, std::int64_t least, std::int64_t most) {
    return whole_number(least, most, language_of(o));
}

CLI::Validator word(Options const& o, std::vector<std::string> words) {
    return one_of(std::move(words), language_of(o));
}

CLI::App& add_verb(CLI::App& app, Options const& o, char const* name, sim::Text const& does) {
    auto& verb = *app.add_subcommand(name, say(o, does));
    verb.group(say(o, {"Verbs", "コマンド"}))->footer("");
    return verb;
}

void add_language(CLI::App& app, Options& o) {
    app.add_option("--lang", o.language,
                   say(o, {"language (that of the locale)", "表示の言語(環境の言語)"}))
        ->check(word(o, {"ja", "en"}));
}

void add_common(CLI::App& verb, Options& o) {
    add_language(verb, o);
    verb.add_flag("--quiet", o.quiet, say(o, {"no progress", "進捗を表示しない"}));
}

void add_set(CLI::App& verb, Options& o) {
    verb.add_option("--set", o.set,
                    say(o, {"KEY=VALUE for every scenario; as often as you like",
                            "キー=値。すべてのシナリオの値を上書きする(何度でも書ける)"}))
        ->allow_extra_args(false);
}

void add_seed(CLI::App& verb, Options& o, sim::Text const& words) {
    verb.add_option("--seed", o.seed, say(o, words))->check(number(o, 0, 4294967295));
}

void add_threads(CLI::App& verb, Options& o, sim::Text const& words) {
    verb.add_option("--threads", o.threads, say(o, words))->check(number(o, 1, 4096));
}

void add_result(CLI::App& verb, Options& o) {
    verb.add_option("result", o.files,
                    say(o, {"folder of a result, or its result.h5",
                            "結果のフォルダー、またはその中の result.h5"}))
        ->required()
        ->expected(1);
}

void add_scenario(CLI::App& verb, Options& o) {
    verb.add_option("scenario", o.files, say(o, {"file of the scenario", "シナリオのファイル"}))
        ->required()
        ->expected(1);
}

void add_targets(CLI::App& verb, Options& o) {
    verb.add_option("--targets", o.targets,
                    say(o, {"file of published figures (scenarios/targets.toml)",
                            "公表値のファイル(scenarios/targets.toml)"}));
}

void add_replications(CLI::App& verb, Options& o, sim::Text const& words) {
    verb.add_option("--replications", o.replications, say(o, words))->check(number(o, 1, 100000));
}

void add_parameters(CLI::App& verb, Options& o) {
    verb.add_option("--parameters", o.parameters,
                    say(o, {"file of parameter sets: two replications in a row draw one, the same "
                            "in every scenario",
                            "パラメータの組のファイル。2回の繰り返しごとに1組を引き、"
                            "どのシナリオにも同じ組を使う"}));
}

void add_study(CLI::App& verb, Options& o) {
    add_common(verb, o);
    verb.add_option("--out", o.out,
                    say(o, {"folder of the result (under results/, by the scenarios' names)",
                            "結果を置くフォルダー(なければ results/ の下に、シナリオの名前で)"}));
    add_seed(verb, o, {"seed of the random numbers (that of the baseline)", "乱数の種(基準の値)"});
    add_replications(verb, o,
                     {"how often each scenario is repeated (that of the baseline)",
                      "各シナリオの繰り返しの回数(基準の値)"});
    add_threads(verb, o,
                {"threads; they never change a digit (all)",
                 "スレッド数。何本でも結果は変わらない(すべて)"});
    add_set(verb, o);
    add_parameters(verb, o);
    verb.add_flag("--facts", o.facts,
                  say(o, {"keeps a row for each step of each person, not for publication",
                          "一人ひとりの移動を1行ずつ残す(公表しないこと)"}));
    auto* const force = verb.add_flag(
        "--force", o.force, say(o, {"replace an older result", "以前の結果を置き換える"}));
    verb.add_flag("--extend", o.extend,
                  say(o, {"add replications to the result that is there",
                          "以前の結果に繰り返しを加える"}))
        ->excludes(force);
    auto* const until =
        verb.add_option("--until-half-width", o.until_half_width,
                        say(o, {"INDICATOR=WIDTH: repeat until half of the difference's interval "
                                "is no wider",
                                "指標=幅。差の95%区間の片側がこの幅に収まるまで繰り返す"}))
            ->allow_extra_args(false);
    verb.add_option("--most-replications", o.most_replications,
                    say(o, {"with it: at most so often (ten times as often as without)",
                            "その上限の回数(なければ10倍まで)"}))
        ->check(number(o, 1, 100000))
        ->needs(until);
}

} // namespace norishiro::cli
