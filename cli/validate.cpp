#include "cli/validate.hpp"

#include "cli/burn_in.hpp"
#include "cli/conclusions.hpp"
#include "cli/drawing.hpp"
#include "cli/figures.hpp"
#include "cli/replicate.hpp"
#include "models/support/fitting.hpp"
#include "models/support/run.hpp"
#include "output/folder.hpp"
#include "output/output_file.hpp"
#include "output/validation/page.hpp"
#include "output/validation/tables.hpp"
#include "output/words.hpp"
#include "sim/calibration/study_file.hpp"
#include "sim/say.hpp"
#include "sim/statistics.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iostream>

namespace norishiro::cli {

namespace {

constexpr std::array<std::string_view, 5> files_of_a_validation = {
    "targets.csv", "conclusions.csv", "validation.html", "validation.md", "validation.svg"};

/// Calibration simulates its points with the luck of the replications from 0 on, and never of so many
/// as these: a fit is judged on others.
constexpr std::size_t first_replication = 10 * sim::most_runs_of_a_calibration;

/// The region as it is, and once more with each setting that a target asks for.
struct Scenarios {
    std::vector<sim::Scenario> all;
    std::vector<std::size_t> of; ///< target: which scenario
};

struct Plan {
    sim::Targets targets;
    std::vector<Figure> figures; ///< of targets
    Scenarios region;
    Scenarios without_effects; ///< the same with no assumed effect; none where it was not asked for
    std::vector<TwoWorlds> comparisons;
    support::Parameters parameters; ///< of the region as it is
};

Call with(Call const& call, std::string const& setting) {
    auto options = call.options;
    options.set.push_back(setting);
    return {std::move(options), call.language, call.stop_requested};
}

Scenarios scenarios_of(Call const& call, sim::Targets const& targets) {
    auto const& file = call.options.files.front();
    Scenarios scenarios;
    scenarios.all.push_back(load(call, file));
    std::vector<std::string> settings{""};
    for (auto const& target : targets.rows) {
        auto found = std::ranges::find(settings, target.with);
        if (found == settings.end()) {
            scenarios.all.push_back(load(with(call, target.with), file));
            settings.push_back(target.with);
            found = settings.end() - 1;
        }
        scenarios.of.push_back(static_cast<std::size_t>(found - settings.begin()));
    }
    return scenarios;
}

Plan plan_of(Call const& call) {
    Plan plan;
    plan.targets = sim::read_targets(companion(call, call.options.targets, "targets.toml"));
    for (auto const& target : plan.targets.rows) plan.figures.push_back(figure_of(target));
    plan.region = scenarios_of(call, plan.targets);
    plan.parameters = support::worlds_of({plan.region.all.front()}).front().eras.front().parameters;
    if (call.options.figures_only) return plan;
    plan.without_effects = scenarios_of(with(call, without_effects), plan.targets);
    auto const file = companion(call, call.options.comparisons, "comparisons.toml");
    if (!std::filesystem::exists(file)) {
        fail({file.string(), 0, 0}, {"there is no list of comparisons", "比較の一覧がありません"},
             {"give one with --comparisons, or leave comparisons out with --figures-only",
              "--comparisons で指定するか、--figures-only を付けて比較を省いてください"});
    }
    plan.comparisons = two_worlds(call, sim::read_comparisons(file));
    return plan;
}

/// What each replication gave for each target, [target][replication].
using Values = std::vector<std::vector<double>>;

/// The model's figure of each target; none has been simulated where it has no indicator.
std::vector<sim::Estimate> simulate(Call const& call, Plan const& plan, Scenarios const& scenarios,
                                    std::string const& words) {
    auto worlds = support::worlds_of(scenarios.all);
    auto const drawing = drawing_for(call, scenarios.all).drawing;
    auto const replications = static_cast<std::size_t>(plan.parameters.run.replications.value());
    (void)burn_in(call, worlds);
    Values values(plan.targets.rows.size());
    replicate(call, worlds, drawing, {first_replication, replications, words},
              [&](std::vector<sim::Outcomes> const& outcomes) {
                  for (std::size_t t = 0; t < values.size(); ++t) {
                      auto const& target = plan.targets.rows[t];
                      if (target.indicator.empty()) continue;
                      double value = plan.figures[t].of(outcomes[scenarios.of[t]]);
                      if (target.ratio) value /= plan.figures[t].of(outcomes.front());
                      values[t].push_back(value);
                  }
              });
    auto const draws = sim::draws_of(replications, drawing);
    std::vector<sim::Estimate> estimates;
    for (auto const& its : values) estimates.push_back(sim::interval(its, draws));
    return estimates;
}

/// The published figures for this region, with nothing of the model yet.
std::vector<output::Checked> rows_of(Plan const& plan, std::vector<sim::SourceRow> const& sources) {
    std::vector<output::Checked> rows;
    for (std::size_t t = 0; t < plan.targets.rows.size(); ++t) {
        auto const& target = plan.targets.rows[t];
        output::Checked row;
        row.target = target;
        auto const source = std::ranges::find(sources, target.source, &sim::SourceRow::id);
        if (source == sources.end()) {
            fail(target.at,
                 {fmt::format("there is no source '{}'", target.source),
                  fmt::format("出典 '{}' はありません", target.source)},
                 {"add it to sources.toml, or give source = \"…\"",
                  "sources.toml に加えるか、source を指定してください"});
        }
        row.source = *source;
        if (!target.indicator.empty()) {
            double const factor = factor_of(target, plan.targets, plan.parameters);
            auto const& info = *plan.figures[t].indicator;
            row.indicator = {std::string{info.name}, std::string{info.name_ja}};
            bool const ratio = target.ratio || !target.over.empty();
            row.unit = ratio ? std::string{} : std::string{info.unit};
            row.value = target.value * factor;
            row.low = target.low * factor;
            row.high = target.high * factor;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

sim::Text how_it_was_run(Call const& call, Plan const& plan) {
    auto const residents = output::format_number(support::size_of(plan.parameters).residents, 3);
    auto how =
        sim::say("Means of {0} replications of {1} ({2} residents) with 95 % intervals.",
                 "{1}({2}人)を{0}回計算した平均と95%区間。",
                 plan.parameters.run.replications.value(), call.options.files.front(), residents);
    if (!call.options.parameters.empty()) {
        auto const drawn =
            sim::say(" Two replications in a row draw a parameter set of {}.",
                     "2回ごとに {} のパラメータの組を1つ引く。", call.options.parameters);
        how = {how.en + drawn.en, how.ja + drawn.ja};
    }
    if (!call.options.set.empty()) {
        auto const set = fmt::format("{}", fmt::join(call.options.set, "; "));
        auto const laid_over = sim::say(" With {}.", "{} として計算。", set);
        how = {how.en + laid_over.en, how.ja + laid_over.ja};
    }
    return how;
}

void simulate(Call const& call, Plan const& plan, output::Validation& found) {
    auto const estimates = simulate(call, plan, plan.region, call.say("simulating", "計算中"));
    for (std::size_t t = 0; t < found.rows.size(); ++t) found.rows[t].model = estimates[t];
    if (call.options.figures_only) return;
    auto const without = simulate(call, plan, plan.without_effects,
                                  call.say("without assumed effects", "仮定した効果なしで計算中"));
    for (std::size_t t = 0; t < found.rows.size(); ++t) {
        if (found.rows[t].has_indicator()) found.rows[t].without_effects = without[t];
    }
    found.conclusions = conclusions(call, plan.comparisons);
}

void write(std::filesystem::path const& folder, output::Validation const& found,
           sim::Language language) {
    output::write_targets_csv(folder, found.rows, language);
    if (!found.conclusions.empty()) {
        output::write_conclusions_csv(folder, found.conclusions, language);
    }
    output::write_file(folder / "validation.svg", output::targets_svg(found.rows, language));
    output::write_file(folder / "validation.md", output::validation_markdown(found));
    output::write_file(folder / "validation.html", output::validation_page(found, language));
}

} // namespace

ExitCode validate(Call const& call) {
    auto const plan = plan_of(call);
    output::Validation found;
    found.rows = rows_of(plan, sources_for(call.options.files.front()).rows);
    found.how = how_it_was_run(call, plan);
    auto const folder = call.options.out.empty()
                            ? output::default_folder({"validate", plan.region.all.front().id})
                            : std::filesystem::path{call.options.out};
    output::ResultFolder files{folder, call.options.force, files_of_a_validation};
    try {
        simulate(call, plan, found);
    } catch (sim::Stopped const&) {
        std::cerr << call.say("stopped; nothing was kept\n", "中断しました。保存していません\n");
        return stopped;
    }
    write(files.part(), found, call.language);
    files.commit();
    std::cout << output::targets_text(found.rows, call.language);
    if (!found.conclusions.empty()) {
        std::cout << output::conclusions_text(found.conclusions, call.language)
                  << output::summary(found.conclusions).in(call.language) << '\n';
    }
    std::cout << call.say("Result: ", "結果: ") << folder.string() << '\n';
    std::cout << output::verdict_line(found.rows).in(call.language) << '\n';
    auto const fitted = output::tally(found.rows, sim::Target::Use::calibrate);
    return fitted.met == fitted.all ? done : target_missed;
}

} // namespace norishiro::cli
