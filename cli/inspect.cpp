#include "cli/inspect.hpp"

#include "models/support/measures.hpp"
#include "models/support/own_figures.hpp"
#include "models/support/pathway.hpp"
#include "models/support/run.hpp"
#include "output/assumptions.hpp"
#include "output/reference.hpp"
#include "sim/sources.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <iostream>
#include <string>
#include <system_error>
#include <vector>

namespace norishiro::cli {

namespace {

constexpr std::array lists{"calibration.toml", "glossary.toml", "sources.toml", "targets.toml"};

/// Regions are parents of scenarios, and lists of sources and words no scenarios either.
std::vector<std::filesystem::path> scenario_files(std::filesystem::path const& folder) {
    std::vector<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::recursive_directory_iterator{folder}) {
        auto const& path = entry.path();
        bool const is_region = path.parent_path().filename() == "regions";
        bool const is_list = std::ranges::find(lists, path.filename()) != lists.end();
        if (path.extension() == ".toml" && !is_list && !is_region) files.push_back(path);
    }
    std::ranges::sort(files);
    return files;
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

} // namespace

ExitCode check(Call const& call) {
    auto const& declarations = support::schema().declarations();
    for (auto const& scenario : load_all(call)) {
        auto const sources = sources_for(scenario.files.front().name).rows;
        std::cout << "# " << scenario.files.front().name << ": " << scenario.title.in(call.language)
                  << '\n'
                  << (call.options.assumed
                          ? output::assumptions_list(scenario, declarations, sources, call.language)
                          : output::settings_list(scenario, declarations, call.language))
                  << '\n'
                  << output::assumptions_summary(scenario, declarations, sources,
                                                 support::own_figures, call.language);
    }
    std::cout << call.say("Where the figures are found: scenarios/OWN_REGION.md\n",
                          "数値のありか: scenarios/OWN_REGION.md\n");
    if (!call.options.assumed) {
        std::cout << call.say("Everything that is assumed: norishiro check --assumed\n",
                              "仮定の値をすべて見る: norishiro check --assumed\n");
    }
    return done;
}

ExitCode diff(Call const& call) {
    auto const scenarios = load_all(call);
    std::cout << output::differences_list(
        sim::differences(scenarios[0], scenarios[1], support::schema().declarations()),
        call.language);
    return done;
}

ExitCode list(Call const& call) {
    std::filesystem::path const folder =
        call.options.files.empty() ? "scenarios" : call.options.files.front();
    std::error_code failed;
    if (!std::filesystem::is_directory(folder, failed)) {
        fail({folder.string(), 0, 0}, {"there is no such folder", "フォルダーがありません"},
             {"name the folder of the scenarios: norishiro list DIR",
              "シナリオのフォルダーを指定してください: norishiro list DIR"});
    }
    for (auto const& file : scenario_files(folder)) {
        try {
            auto const scenario = load(call, file.string());
            std::cout << file.string() << "\n  " << scenario.title.in(call.language) << "\n  "
                      << scenario.question.in(call.language) << '\n';
        } catch (sim::ScenarioError const& error) {
            auto const problems = error.problems().size();
            std::cout << file.string() << "\n  "
                      << call.say(
                             fmt::format("{} problems; see norishiro check", problems),
                             fmt::format("問題が{}件あります(norishiro check で確認)", problems))
                      << '\n';
        }
    }
    return done;
}

ExitCode params(Call const& call) {
    auto const& declarations = support::schema().declarations();
    auto const sources = sources_for("scenarios/any.toml").rows;
    auto const& o = call.options;
    if (o.indicators) {
        std::cout << (o.markdown ? output::indicators_markdown(support::indicators(), sources)
                                 : output::indicators_table(support::indicators(), sources,
                                                            call.language));
        return done;
    }
    if (o.markdown) std::cout << output::parameters_markdown(declarations, sources);
    if (o.schema) std::cout << output::parameters_schema(declarations);
    if (o.pathway) std::cout << output::pathway_markdown(arrows(), call.language);
    if (o.markdown || o.schema || o.pathway) return done;
    std::cout << output::parameters_list(declarations, sources, o.assumed, call.language);
    return done;
}

} // namespace norishiro::cli
