#include "cli/validate.hpp"

#include "cli/burn_in.hpp"
#include "cli/figures.hpp"
#include "models/support/fitting.hpp"
#include "models/support/run.hpp"
#include "output/console.hpp"
#include "output/folder.hpp"
#include "output/output_file.hpp"
#include "output/validation/tables.hpp"
#include "output/words.hpp"
#include "sim/experiment.hpp"
#include "sim/say.hpp"
#include "sim/statistics.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iostream>
#include <numeric>

namespace norishiro::cli {

namespace {

constexpr std::array<std::string_view, 2> files_of_a_validation = {"targets.csv",
                                                                   "validation.html"};

/// The region as it is, and once more with each setting that a target asks for.
struct Plan {
    sim::Targets targets;
    std::vector<Figure> figures; ///< of targets
    std::vector<std::size_t> of; ///< target: which scenario
    std::vector<sim::Scenario> scenarios;
    support::Worlds worlds;
    sim::Drawing drawing;
    std::size_t replications = 1;
};

Plan plan_of(Call const& call) {
    Plan plan;
    plan.targets = sim::read_targets(companion(call, call.options.targets, "targets.toml"));
    auto const& file = call.options.files.front();
    plan.scenarios.push_back(load(call, file));
    std::vector<std::string> settings{""};
    for (auto const& target : plan.targets.rows) {
        plan.figures.push_back(figure_of(target));
        auto found = std::ranges::find(settings, target.with);
        if (found == settings.end()) {
            auto own = call.options;
            own.set.push_back(target.with);
            plan.scenarios.push_back(
                load(Call{std::move(own), call.language, call.stop_requested}, file));
            settings.push_back(target.with);
            found = settings.end() - 1;
        }
        plan.of.push_back(static_cast<std::size_t>(found - settings.begin()));
    }
    plan.worlds = support::worlds_of(plan.scenarios);
    if (!call.options.parameters.empty()) {
        auto sets =
            sim::read_parameter_sets(call.options.parameters, support::schema().declarations());
        plan.drawing = support::drawing_of(plan.scenarios, std::move(sets.sets));
    }
    auto const& run = plan.worlds.front().eras.front().parameters.run;
    plan.replications = static_cast<std::size_t>(run.replications.value());
    return plan;
}

/// What each replication gave for each target, [target][replication].
using Values = std::vector<std::vector<double>>;

Values simulate(Call const& call, Plan& plan) {
    (void)burn_in(call, plan.worlds);
    Values values(plan.targets.rows.size(), std::vector<double>(plan.replications));
    sim::Study study;
    study.scenarios = plan.worlds.size();
    study.replications = plan.replications;
    study.threads = call.options.threads;
    study.stop = &call.stop_requested;
    output::Progress progress{study.scenarios * study.replications, call.language,
                              call.options.quiet, call.say("simulating", "計算中")};
    study.on_progress = [&](std::size_t runs) { progress.advance(runs); };
    study.begin = [&](std::size_t replication) {
        return support::begin_replication(plan.worlds, plan.drawing, replication,
                                          &call.stop_requested);
    };
    study.keep = [&](std::size_t replication, std::vector<sim::Outcomes> const& outcomes) {
        for (std::size_t t = 0; t < values.size(); ++t) {
            auto const& target = plan.targets.rows[t];
            if (target.indicator.empty()) continue;
            double value = plan.figures[t].of(outcomes[plan.of[t]]);
            if (target.ratio) value /= plan.figures[t].of(outcomes.front());
            values[t][replication] = value;
        }
    };
    auto const runs = sim::run_study(study);
    if (!runs.failures.empty()) throw sim::BrokenInvariant{runs.failures.front().what};
    if (runs.replications.size() < plan.replications) throw sim::Stopped{};
    return values;
}

std::vector<output::Checked> check(Plan const& plan, Values const& values,
                                   std::vector<sim::SourceRow> const& sources) {
    std::vector<output::Checked> rows;
    auto const& region = plan.worlds.front().eras.front().parameters;
    std::vector<std::size_t> replications(plan.replications);
    std::iota(replications.begin(), replications.end(), std::size_t{0});
    auto const draws = sim::draws_of(replications, plan.drawing);
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
            double const factor = factor_of(target, plan.targets, region);
            auto const& info = *plan.figures[t].indicator;
            row.indicator = {std::string{info.name}, std::string{info.name_ja}};
            bool const ratio = target.ratio || !target.over.empty();
            row.unit = ratio ? std::string{} : std::string{info.unit};
            row.value = target.value * factor;
            row.low = target.low * factor;
            row.high = target.high * factor;
            row.model = sim::interval(values[t], draws);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

ExitCode validate(Call const& call) {
    auto plan = plan_of(call);
    auto const sources = sources_for(call.options.files.front()).rows;
    (void)check(plan, Values(plan.targets.rows.size(), {0.0}), sources); // mistakes come first
    auto const folder = call.options.out.empty()
                            ? output::default_folder({"validate", plan.scenarios.front().id})
                            : std::filesystem::path{call.options.out};
    output::ResultFolder files{folder, call.options.force, files_of_a_validation};
    Values values;
    try {
        values = simulate(call, plan);
    } catch (sim::Stopped const&) {
        std::cerr << call.say("stopped; nothing was kept\n", "中断しました。保存していません\n");
        return stopped;
    }
    auto const rows = check(plan, values, sources);
    auto const residents = output::format_number(
        support::size_of(plan.worlds.front().eras.front().parameters).residents, 3);
    auto const how =
        sim::say("Means of {0} replications of {1} ({2} residents) with 95 % intervals.",
                 "{1}({2}人)を{0}回計算した平均と95%区間。", plan.replications,
                 call.options.files.front(), residents);
    output::write_targets_csv(files.part(), rows, call.language);
    output::write_file(files.part() / "validation.html",
                       output::validation_page(rows, how, call.language));
    files.commit();
    std::cout << output::targets_text(rows, call.language);
    std::cout << call.say("Result: ", "結果: ") << folder.string() << '\n';
    std::cout << output::verdict_line(rows).in(call.language) << '\n';
    auto const fitted = output::tally(rows, sim::Target::Use::calibrate);
    return fitted.met == fitted.all ? done : target_missed;
}

} // namespace norishiro::cli
