// The composition root: the verbs of the command line, and the only file that sees every layer.

#include "models/support/measures.hpp"
#include "models/support/pathway.hpp"
#include "models/support/run.hpp"
#include "output/console.hpp"
#include "output/csv.hpp"
#include "output/folder.hpp"
#include "output/hdf5.hpp"
#include "output/reference.hpp"
#include "output/run_log.hpp"
#include "sim/experiment.hpp"
#include "sim/sources.hpp"
#include "sim/statistics.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace norishiro;
using sim::Language;
using sim::Text;

enum ExitCode : int { done = 0, users_mistake = 1, our_mistake = 2, stopped = 130 };

// A signal handler can reach nothing but a global.
std::atomic<bool> stop_requested{false};
static_assert(std::atomic<bool>::is_always_lock_free);

struct Options {
    std::vector<std::string> files;
    std::string out;
    std::int64_t seed = -1;
    std::int64_t replications = -1;
    std::size_t threads = 0;
    std::string language;
    std::vector<std::string> set;
    bool quiet = false;
    bool force = false;
    bool markdown = false;
    bool schema = false;
    bool assumed = false;
    bool pathway = false;
};

Language language_of(Options const& options) {
    if (!options.language.empty()) return options.language == "ja" ? Language::ja : Language::en;
    for (char const* const variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        char const* const value = std::getenv(variable);
        if (value == nullptr || *value == '\0') continue;
        return std::string_view{value}.starts_with("ja") ? Language::ja : Language::en;
    }
    return Language::en;
}

/// One run of the program: what was asked for, in which language to answer.
struct Call {
    Options options;
    Language language;

    std::string say(std::string const& en, std::string const& ja) const {
        return language == Language::ja ? ja : en;
    }
    void note(std::string const& line) const {
        if (!options.quiet) std::cerr << line << '\n';
    }
};

[[noreturn]] void fail(sim::Location at, Text what, Text remedy) {
    throw sim::ScenarioError{{{std::move(at), std::move(what), std::move(remedy)}}};
}

sim::Scenario load(Call const& call, std::string const& file) {
    sim::LoadOptions options;
    options.overrides = call.options.set;
    if (call.options.seed >= 0) {
        options.overrides.push_back(fmt::format("run.seed={}", call.options.seed));
    }
    if (call.options.replications >= 0) {
        options.overrides.push_back(fmt::format("run.replications={}", call.options.replications));
    }
    if (auto const list = sim::sources_of(file)) {
        options.sources = sim::ids_of(sim::read_sources(*list));
    }
    return sim::load_scenario(file, support::schema().declarations(), options);
}

/// Every file is read before the first problem is reported.
std::vector<sim::Scenario> load_all(Call const& call) {
    std::vector<sim::Scenario> scenarios;
    std::vector<sim::Problem> problems;
    for (auto const& file : call.options.files) {
        try {
            scenarios.push_back(load(call, file));
            auto const more = support::problems_of(scenarios.back());
            problems.insert(problems.end(), more.begin(), more.end());
        } catch (sim::ScenarioError const& error) {
            for (auto const& problem : error.problems()) {
                auto const same = [&](sim::Problem const& other) {
                    return other.at == problem.at && other.what == problem.what;
                };
                if (std::ranges::none_of(problems, same)) problems.push_back(problem);
            }
        }
    }
    if (!problems.empty()) throw sim::ScenarioError{std::move(problems)};
    return scenarios;
}

std::string duration_in_words(Call const& call, double seconds) {
    double const minutes = seconds / 60.0;
    return seconds < 90.0 ? fmt::format("{:.0f}{}", seconds, call.say(" s", "秒"))
                          : fmt::format("{:.1f}{}", minutes, call.say(" min", "分"));
}

void announce(Call const& call, std::vector<support::Eras> const& eras, std::size_t replications,
              std::size_t threads) {
    if (call.options.quiet) return;
    auto const effort = support::estimate(eras.front(), threads);
    auto const jobs = static_cast<double>(eras.size() * replications);
    auto const months = eras.front().front().parameters.run.horizon.value() * 12.0;
    auto const places = eras.front().front().parameters.municipalities.size() + 1;
    double const kept =
        jobs * months * static_cast<double>(places * support::measures().size()) * 8;
    double const memory = (kept * 2.5 + effort.bytes * static_cast<double>(threads)) / 1e6;
    double const seconds = effort.seconds * jobs / static_cast<double>(threads);
    call.note(call.say(
        fmt::format("{} persons, {} scenarios x {} replications on {} threads: about {}, {:.0f} MB",
                    output::format_number(static_cast<double>(effort.persons), 3), eras.size(),
                    replications, threads, duration_in_words(call, seconds), memory),
        fmt::format("{}人、{}シナリオ×{}回、{}スレッド: 約{}、メモリ約{:.0f} MB",
                    output::format_number(static_cast<double>(effort.persons), 3), eras.size(),
                    replications, threads, duration_in_words(call, seconds), memory)));
}

void take_runs(Call const& call, sim::StudyResult& result, sim::StudyRuns runs) {
    result.replications = std::move(runs.replications);
    result.outcomes = std::move(runs.outcomes);
    result.failures = std::move(runs.failures);
    for (auto& failure : result.failures) {
        failure.reproduce = fmt::format("norishiro run {} --seed {} --replications {}",
                                        result.scenarios[failure.scenario].files.front(),
                                        result.seed, failure.replication + 1);
        for (auto const& set : call.options.set) failure.reproduce += " --set '" + set + "'";
    }
}

void show_failures(Call const& call, sim::StudyResult const& result) {
    for (auto const& failure : result.failures) {
        std::cerr << call.say("our mistake in replication ", "プログラムの不具合: 繰り返し")
                  << failure.replication << ", " << result.scenarios[failure.scenario].id << ": "
                  << failure.what << "\n  " << failure.reproduce << '\n';
    }
}

int exit_code(sim::StudyResult const& result) {
    if (!result.failures.empty()) return our_mistake;
    return stop_requested.load() ? stopped : done;
}

int simulate(Call const& call) {
    auto const scenarios = load_all(call);
    if (auto problems = support::problems_between(scenarios); !problems.empty()) {
        throw sim::ScenarioError{std::move(problems)};
    }
    std::vector<support::Eras> eras;
    eras.reserve(scenarios.size());
    for (auto const& scenario : scenarios) eras.push_back(support::eras_of(scenario));
    auto const& run = eras.front().front().parameters.run;
    std::vector<std::string> ids;
    ids.reserve(scenarios.size());
    for (auto const& scenario : scenarios) ids.push_back(scenario.id);
    std::filesystem::path const folder = call.options.out.empty()
                                             ? output::default_folder(ids)
                                             : std::filesystem::path{call.options.out};
    output::ResultFolder result_files{folder, call.options.force};
    auto const replications = static_cast<std::size_t>(run.replications.value());
    std::size_t const threads = call.options.threads > 0
                                    ? call.options.threads
                                    : std::max(1U, std::thread::hardware_concurrency());
    announce(call, eras, replications, threads);

    output::RunLog log;
    auto result = support::empty_result(scenarios);
    {
        output::Progress progress{eras.size() * replications, call.language, call.options.quiet,
                                  call.say("simulating", "計算中")};
        sim::Study study;
        study.scenarios = eras.size();
        study.replications = replications;
        study.threads = threads;
        study.stop = &stop_requested;
        study.on_progress = [&](std::size_t jobs) { progress.advance(jobs); };
        study.run = [&](std::size_t s, std::size_t r) {
            return support::simulate(eras[s], r, &stop_requested);
        };
        take_runs(call, result, sim::run_study(study));
    }
    show_failures(call, result);
    if (result.replications.empty()) {
        std::cerr << call.say("nothing was kept: no replication had ended\n",
                              "終わった繰り返しがないため、何も保存していません\n");
        return exit_code(result);
    }
    auto const comparisons = sim::compare(result);
    output::RunRecord const record{NORISHIRO_VERSION, NORISHIRO_COMPILER,
                                   sim::executor_name() + "; " + output::library_versions()};
    output::write_hdf5(result_files.part() / "result.h5", result, comparisons, record);
    output::write_summary_csv(result_files.part() / "summary.csv", result, comparisons);
    log.write(result_files.part() / "run.log", folder, threads, record);
    result_files.commit();
    std::cout << output::comparison_table(result, comparisons, call.language) << '\n';
    if (stop_requested.load()) {
        std::cerr << call.say(fmt::format("stopped; kept {} of {} replications\n",
                                          result.replications.size(), replications),
                              fmt::format("中断しました。{}回のうち{}回分を保存しました\n",
                                          replications, result.replications.size()));
    }
    std::cout << call.say("Result: ", "結果: ") << folder.string() << '\n';
    return exit_code(result);
}

int check(Call const& call) {
    for (auto const& scenario : load_all(call)) {
        std::cout << "# " << scenario.files.front() << ": " << scenario.title.in(call.language)
                  << '\n'
                  << output::settings_list(scenario, support::schema().declarations(),
                                           call.language);
    }
    return done;
}

int diff(Call const& call) {
    auto const scenarios = load_all(call);
    std::cout << output::differences_list(
        sim::differences(scenarios[0], scenarios[1], support::schema().declarations()),
        call.language);
    return done;
}

int list(Call const& call) {
    std::filesystem::path const folder =
        call.options.files.empty() ? "scenarios" : call.options.files.front();
    std::error_code failed;
    if (!std::filesystem::is_directory(folder, failed)) {
        fail({folder.string(), 0, 0}, {"there is no such folder", "フォルダがありません"},
             {"name the folder of the scenarios: norishiro list DIR",
              "シナリオのフォルダを指定してください: norishiro list DIR"});
    }
    std::vector<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::recursive_directory_iterator{folder}) {
        auto const& path = entry.path();
        bool const is_region = path.parent_path().filename() == "regions";
        if (path.extension() == ".toml" && path.filename() != "sources.toml" && !is_region) {
            files.push_back(path);
        }
    }
    std::ranges::sort(files);
    for (auto const& file : files) {
        try {
            auto const scenario = load(call, file.string());
            std::cout << file.string() << "\n  " << scenario.title.in(call.language) << "\n  "
                      << scenario.question.in(call.language) << '\n';
        } catch (sim::ScenarioError const& error) {
            std::cout << file.string() << "\n  "
                      << call.say(fmt::format("{} problems; see norishiro check",
                                              error.problems().size()),
                                  fmt::format("問題が{}件あります(norishiro check で確認)",
                                              error.problems().size()))
                      << '\n';
        }
    }
    return done;
}

std::vector<output::Arrow> arrows() {
    std::vector<output::Arrow> arrows;
    auto const name = [](support::Stage s) { return support::stage_names[support::stock_of(s)]; };
    for (auto const& row : support::pathway()) {
        auto const from = name(row.from);
        auto const to = name(row.to);
        arrows.push_back({std::string{from.en}, std::string{from.ja}, std::string{to.en},
                          std::string{to.ja}, std::string{row.name}, std::string{row.name_ja},
                          row.cause.competes() ? "hazard" : "signal"});
    }
    return arrows;
}

int params(Call const& call) {
    auto const& declarations = support::schema().declarations();
    std::vector<sim::SourceRow> sources;
    if (auto const file = sim::sources_of("scenarios/any.toml")) sources = sim::read_sources(*file);
    auto const& o = call.options;
    if (o.markdown) std::cout << output::parameters_markdown(declarations, sources);
    if (o.schema) std::cout << output::parameters_schema(declarations);
    if (o.pathway) std::cout << output::pathway_markdown(arrows(), call.language);
    if (o.markdown || o.schema || o.pathway) return done;
    std::cout << output::parameters_list(declarations, sources, o.assumed, call.language);
    return done;
}

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
    verb.add_flag("--force", o.force, "replace an older result / 以前の結果を置き換える");
}

int run_verb(int argc, char** argv, Options& o) {
    CLI::App app{"norishiro (のりしろ): a region's mental-health support system, simulated / "
                 "地域の精神保健福祉のシミュレーション"};
    app.require_subcommand(1);
    app.set_version_flag("--version", NORISHIRO_VERSION);
    auto& v_check =
        *app.add_subcommand("check", "every problem, else every value / シナリオの検査");
    auto& v_run = *app.add_subcommand("run", "one scenario / 1つのシナリオを計算");
    auto& v_compare =
        *app.add_subcommand("compare", "scenarios beside a baseline / シナリオの比較");
    auto& v_diff = *app.add_subcommand("diff", "what differs between two / 2つの違い");
    auto& v_list = *app.add_subcommand("list", "the scenarios that there are / シナリオの一覧");
    auto& v_params = *app.add_subcommand("params", "what can be set / パラメータの一覧");
    v_check.add_option("scenario", o.files)->required();
    v_run.add_option("scenario", o.files)->required()->expected(1);
    v_compare.add_option("scenarios", o.files, "the baseline first / 最初が基準")
        ->required()
        ->expected(2, 1000);
    v_diff.add_option("scenarios", o.files)->required()->expected(2);
    v_list.add_option("folder", o.files)->expected(0, 1);
    add_common(v_check, o);
    v_check.add_option("--set", o.set, "key=value / 設定の上書き")->allow_extra_args(false);
    add_study(v_run, o);
    add_study(v_compare, o);
    add_common(v_diff, o);
    add_common(v_list, o);
    add_common(v_params, o);
    v_params.add_flag("--markdown", o.markdown, "as Markdown");
    v_params.add_flag("--schema", o.schema, "JSON schema of scenario files");
    v_params.add_flag("--assumed", o.assumed, "only what has no source / 出典のないもの");
    v_params.add_flag("--pathway", o.pathway, "the arrows of the pathway / 経路の表");
    try {
        app.parse(argc, argv);
    } catch (CLI::ParseError const& error) {
        return app.exit(error) == 0 ? done : users_mistake;
    }
    Call const call{o, language_of(o)};
    if (v_check) return check(call);
    if (v_run || v_compare) return simulate(call);
    if (v_diff) return diff(call);
    if (v_list) return list(call);
    return params(call);
}

} // namespace

int main(int argc, char** argv) {
    auto const request_stop = [](int) { stop_requested.store(true); };
    std::signal(SIGINT, request_stop);
    std::signal(SIGTERM, request_stop);
    Options options;
    try {
        return run_verb(argc, argv, options);
    } catch (sim::ScenarioError const& error) {
        for (auto const& problem : error.problems()) {
            std::cerr << sim::describe(problem, language_of(options)) << '\n';
        }
        return users_mistake;
    } catch (output::WriteError const& error) {
        std::cerr << error.text().in(language_of(options)) << '\n';
        return our_mistake;
    } catch (std::exception const& error) {
        std::cerr << "norishiro: " << error.what() << '\n';
        return our_mistake;
    }
}
