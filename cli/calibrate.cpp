#include "cli/calibrate.hpp"

#include "cli/figures.hpp"
#include "cli/program.hpp"
#include "models/support/fitting.hpp"
#include "models/support/run.hpp"
#include "output/console.hpp"
#include "output/output_file.hpp"
#include "output/posterior.hpp"
#include "output/record_file.hpp"
#include "output/words.hpp"
#include "sim/calibration/study_file.hpp"
#include "sim/calibration/targets.hpp"
#include "sim/experiment.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <iostream>
#include <map>

namespace norishiro::cli {

namespace {

/// What a calibration of a region needs.
struct Work {
    support::Eras eras;
    std::vector<Figure> figures;
    sim::Calibration calibration;
    std::string key; ///< of its journal: all that it hangs on
};

Work work_of(Call const& call) {
    auto const& declarations = support::schema().declarations();
    auto const plan =
        sim::read_calibration(companion(call, call.options.plan, "calibration.toml"), declarations);
    auto const targets = sim::read_targets(companion(call, call.options.targets, "targets.toml"));
    auto own = call.options;
    own.set.insert(own.set.begin(), plan.set.begin(), plan.set.end());
    auto const scenario =
        load(Call{std::move(own), call.language, call.stop_requested}, call.options.files.front());
    Work work;
    work.eras = support::eras_of(scenario);
    auto& c = work.calibration;
    c.parameters = plan.parameters;
    c.settings = plan.settings;
    if (call.options.seed >= 0) c.settings.seed = static_cast<std::uint64_t>(call.options.seed);
    c.settings.threads = call.options.threads;
    c.stop = &call.stop_requested;
    auto const program = this_program();
    auto const& s = c.settings;
    work.key = fmt::format("{} {} {}\n{} {} {} {} {} {} {} {} {}\n", program.version, program.build,
                           program.compiler, s.seed, s.waves, s.wave_points, s.particles, s.kept,
                           s.threshold, s.least_accepted, s.most_runs, s.implausible);
    work.key += sim::canonical(scenario, declarations);
    for (auto const& p : c.parameters) {
        work.key += fmt::format("{} {} {} {}\n", p.key, p.low, p.high, p.logarithmic);
    }
    for (auto const& target : targets.rows) {
        if (target.use != sim::Target::Use::calibrate || target.indicator.empty()) continue;
        double const scale = factor_of(target, targets, work.eras.front().parameters);
        work.figures.push_back(figure_of(target));
        c.goals.push_back(
            {target.id, target.value * scale,
             std::max(target.high - target.value, target.value - target.low) * scale});
        work.key +=
            fmt::format("{} {} {}\n", target.id, c.goals.back().value, c.goals.back().tolerance);
    }
    return work;
}

sim::Figures figures_of(std::vector<Figure> const& figures, sim::Outcomes const& outcomes) {
    sim::Figures values;
    for (auto const& figure : figures) values.push_back(figure.of(outcomes));
    return values;
}

/// The figures of runs on the disk, so that a calibration goes on where it was interrupted.
class Memory {
public:
    Memory(std::filesystem::path const& file, std::string_view key, std::size_t figures)
        : file_{file, "norishiro calibration 1", key,
                [this, figures](std::uint64_t run, output::RecordFile::Piece,
                                std::string_view bytes) {
                    sim::Figures values(figures);
                    if (bytes.size() != figures * sizeof(double)) return false;
                    std::memcpy(values.data(), bytes.data(), bytes.size());
                    known_.emplace(run, std::move(values));
                    return true;
                }} {}

    std::size_t size() const { return known_.size(); }
    std::optional<sim::Figures> recall(std::size_t run) const {
        auto const found = known_.find(run);
        if (found == known_.end()) return std::nullopt;
        return found->second;
    }
    void remember(std::size_t run, sim::Figures const& figures) {
        std::string bytes(figures.size() * sizeof(double), '\0');
        std::memcpy(bytes.data(), figures.data(), bytes.size());
        file_.add(run, bytes);
    }

private:
    std::map<std::uint64_t, sim::Figures> known_;
    output::RecordFile file_; ///< the last: it fills the map
};

void announce(Call const& call, Work const& work, std::size_t known) {
    if (call.options.quiet) return;
    auto const threads = threads_of(call);
    auto const effort = support::estimate({{work.eras}}, threads);
    auto const& c = work.calibration;
    double const minutes = effort.seconds * static_cast<double>(c.settings.most_runs) /
                           static_cast<double>(threads) / 60.0;
    call.note(call.say(
        fmt::format(
            "{} parameters, {} targets, {} persons: at most {} runs, {:.0f} min on {} threads",
            c.parameters.size(), c.goals.size(), effort.persons, c.settings.most_runs, minutes,
            threads),
        fmt::format("パラメータ{}個、目標{}個、{}人: 最大{}回の計算、{}スレッドで最長{:.0f}分",
                    c.parameters.size(), c.goals.size(), effort.persons, c.settings.most_runs,
                    threads, minutes)));
    if (known > 0) {
        call.note(call.say(fmt::format("going on: {} runs are there already", known),
                           fmt::format("続きから計算します(計算済み{}回)", known)));
    }
}

std::string step_line(Call const& call, sim::CalibrationStep const& step) {
    if (step.wave) {
        return call.say(fmt::format("history matching: {} points, {:.2g} % of the prior is left",
                                    step.runs, 100.0 * step.threshold),
                        fmt::format("ヒストリーマッチング: {}点、事前分布の{:.2g}%が残る",
                                    step.runs, 100.0 * step.threshold));
    }
    if (!std::isfinite(step.threshold)) {
        return call.say(fmt::format("first generation: {} runs of what is left", step.runs),
                        fmt::format("最初の世代: 残った範囲から{}回", step.runs));
    }
    return call.say(fmt::format("worst miss at most {:.3g} tolerances: {} of {} runs accepted",
                                step.threshold, step.accepted, step.runs),
                    fmt::format("最大のずれが許容幅の{0:.3g}倍以内: {1}回のうち{2}回を採用",
                                step.threshold, step.runs, step.accepted));
}

void show(Call const& call, sim::Calibration const& c, sim::Posterior const& posterior) {
    std::cout << call.say("parameter: median (middle 90 %), width over the prior's\n",
                          "パラメータ: 中央値(中央の90%)、事前分布に対する幅\n");
    for (auto const& one : output::learnt(c, posterior)) {
        std::cout << fmt::format("  {}: {:.3g} ({:.3g} – {:.3g}), {:.0f} %\n", one.key, one.median,
                                 one.low, one.high, 100.0 * one.narrowing);
    }
    std::size_t met = 0;
    for (auto const& p : posterior.particles) met += p.distance <= 1.0 ? 1 : 0;
    std::cout << call.say(fmt::format("{} of {} parameter sets meet every target in one run\n", met,
                                      posterior.particles.size()),
                          fmt::format("{1}組のうち{0}組が、1回の計算ですべての目標を満たす\n", met,
                                      posterior.particles.size()));
}

std::vector<std::string> comments(Work const& work, sim::Posterior const& posterior,
                                  std::string const& scenario) {
    auto const program = this_program();
    auto const& last = posterior.steps.back();
    return {"norishiro parameter sets",
            fmt::format("norishiro {} ({}) calibrate {}, seed {}", program.version, program.build,
                        scenario, work.calibration.settings.seed),
            fmt::format("{} runs; worst miss at most {:.4g} tolerances; {} of the last {} runs "
                        "accepted",
                        posterior.runs, last.threshold, last.accepted, last.runs)};
}

} // namespace

ExitCode calibrate(Call const& call) {
    auto work = work_of(call);
    std::filesystem::path const target = call.options.out.empty()
                                             ? std::filesystem::path{"results/posterior.csv"}
                                             : std::filesystem::path{call.options.out};
    output::WholeFile const file{target, call.options.force};
    auto const journal = std::filesystem::path{target.string() + ".journal"};
    auto& c = work.calibration;
    Memory memory{journal, work.key, c.goals.size()};
    announce(call, work, memory.size());
    std::atomic<std::size_t> runs{0};
    sim::Posterior posterior;
    {
        output::Progress progress{c.settings.most_runs, call.language, call.options.quiet,
                                  call.say("calibrating, at most", "較正中(最長で)")};
        c.simulate = [&](std::vector<double> const& values, std::size_t run) {
            std::vector<std::string> keys;
            for (auto const& p : c.parameters) keys.push_back(p.key);
            auto const eras = support::with_values(work.eras, keys, values);
            return figures_of(work.figures, support::simulate(eras, run, &call.stop_requested));
        };
        c.recall = [&](std::size_t run) {
            auto known = memory.recall(run);
            if (known) progress.advance(++runs);
            return known;
        };
        c.remember = [&](std::size_t run, sim::Figures const& figures) {
            memory.remember(run, figures);
            progress.advance(++runs);
        };
        c.told = [&](sim::CalibrationStep const& step) { call.note(step_line(call, step)); };
        try {
            posterior = sim::calibrate(c);
        } catch (sim::Stopped const&) {
            std::cerr << call.say("stopped; the same command goes on from here\n",
                                  "中断しました。同じコマンドで続きから計算します\n");
            return stopped;
        }
    }
    auto const text =
        output::posterior_csv(c, posterior, comments(work, posterior, call.options.files.front()));
    file.put(text);
    std::error_code ignored;
    std::filesystem::remove(journal, ignored);
    show(call, c, posterior);
    std::cout << call.say("Posterior: ", "事後分布: ") << target.string() << '\n';
    return done;
}

} // namespace norishiro::cli
