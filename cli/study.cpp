#include "cli/study.hpp"

#include "cli/program.hpp"
#include "models/support/measures.hpp"
#include "models/support/tables.hpp"
#include "output/console.hpp"
#include "sim/statistics.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <string_view>
#include <utility>

namespace norishiro::cli {

namespace {

/// What follows from each run and is small enough to stay in memory.
class Tally {
public:
    Tally(std::span<sim::IndicatorInfo const> indicators, std::size_t scenarios)
        : indicators_{indicators}, values_(scenarios), hashes_(scenarios), facts_(scenarios) {}

    void add(std::size_t scenario, sim::Outcomes const& outcomes, std::size_t facts) {
        hashes_[scenario].push_back(sim::hash_of(outcomes));
        facts_[scenario].push_back(facts);
        for (auto const& info : indicators_) {
            values_[scenario].push_back(sim::value_of(info, outcomes));
        }
    }
    void fill(sim::StudyResult& study) const {
        study.values.clear();
        study.hashes.clear();
        study.fact_counts.clear();
        for (std::size_t s = 0; s < values_.size(); ++s) {
            study.values.insert(study.values.end(), values_[s].begin(), values_[s].end());
            study.hashes.insert(study.hashes.end(), hashes_[s].begin(), hashes_[s].end());
            study.fact_counts.insert(study.fact_counts.end(), facts_[s].begin(), facts_[s].end());
        }
    }

private:
    std::span<sim::IndicatorInfo const> indicators_;
    std::vector<std::vector<double>> values_;
    std::vector<std::vector<std::string>> hashes_;
    std::vector<std::vector<std::size_t>> facts_; ///< how many
};

/// The widest half of an interval, over that which was asked for: 1 or less is precise enough. Of
/// what is not known about the world nothing goes away by more replications: only chance counts.
double widest(sim::StudyResult const& study, std::vector<Precision> const& precisions) {
    double most = 0.0;
    auto const look = [&](std::size_t indicator, sim::Estimate const& estimate) {
        for (auto const& p : precisions) {
            if (p.indicator != indicator || std::isnan(estimate.mean)) continue;
            double const chance = std::isnan(estimate.chance) ? 1.0 : std::sqrt(estimate.chance);
            most = std::max(most, chance * (estimate.high - estimate.mean) / p.half_width);
        }
    };
    if (study.scenarios.size() == 1) {
        auto const levels = sim::summarise(study, 0);
        for (std::size_t k = 0; k < levels.size(); ++k) look(k, levels[k]);
    }
    for (auto const& c : sim::compare(study)) look(c.indicator, c.difference);
    return most;
}

/// How many replications there will have to be: the interval narrows with their square root.
std::size_t needed(std::size_t now, double width, std::size_t most) {
    double const wanted = 1.05 * static_cast<double>(now) * width * width;
    auto const more = std::isfinite(wanted) ? static_cast<std::size_t>(std::ceil(wanted)) : 2 * now;
    return std::clamp(more, now + 1, std::max(now + 1, std::min(most, 4 * now)));
}

std::string reproduce(Call const& call, sim::StudyResult const& study, sim::Failure const& f) {
    auto command =
        fmt::format("norishiro run {} --seed {} --replications {}",
                    study.scenarios[f.scenario].files.front().name, study.seed, f.replication + 1);
    if (!call.options.parameters.empty()) {
        command += " --parameters '" + call.options.parameters + "'";
    }
    for (auto const& set : call.options.set) command += " --set '" + set + "'";
    return command;
}

class Experiment {
public:
    Experiment(Call const& call, Plan const& plan, output::Journal& journal,
               sim::StudyResult& study)
        : call_{call}, plan_{plan}, journal_{journal}, study_{study}, tally_{study.indicators,
                                                                             plan.worlds.size()} {
        for (std::size_t i = 0; i < journal.replications().size(); ++i) {
            for (std::size_t s = 0; s < plan.worlds.size(); ++s) {
                tally_.add(s, journal.read(s, i), journal.facts(s, i).size());
            }
        }
        study_.outcome = [&journal](std::size_t s, std::size_t i) { return journal.read(s, i); };
        study_.facts = [&journal](std::size_t s, std::size_t i) { return journal.facts(s, i); };
        update();
    }

    /// Until there are so many, failed ones among them.
    void run_until(std::size_t replications) {
        if (journal_.next() >= replications) return;
        sim::Study study;
        study.scenarios = plan_.worlds.size();
        study.first = journal_.next();
        study.replications = replications - study.first;
        study.threads = plan_.threads;
        study.stop = &call_.stop_requested;
        output::Progress progress{study.scenarios * study.replications, call_.language,
                                  call_.options.quiet, call_.say("simulating", "計算中")};
        study.on_progress = [&](std::size_t runs) { progress.advance(runs); };
        study.begin = [&](std::size_t replication) {
            return support::begin_replication(plan_.worlds, plan_.drawn_from.drawing, replication,
                                              &call_.stop_requested, plan_.keeps);
        };
        study.keep = [&](std::size_t replication, std::vector<sim::Outcomes> const& outcomes) {
            journal_.add(replication, outcomes);
            for (std::size_t s = 0; s < outcomes.size(); ++s) {
                tally_.add(s, outcomes[s], outcomes[s].facts.size());
            }
        };
        auto runs = sim::run_study(study);
        for (auto& failure : runs.failures) {
            failure.reproduce = reproduce(call_, study_, failure);
            study_.failures.push_back(std::move(failure));
        }
        update();
    }

private:
    void update() {
        study_.replications = journal_.replications();
        study_.draws = sim::draws_of(study_.replications, study_.drawing);
        tally_.fill(study_);
    }

    Call const& call_;
    Plan const& plan_;
    output::Journal& journal_;
    sim::StudyResult& study_;
    Tally tally_;
};

} // namespace

std::vector<Precision> precisions_of(Call const& call) {
    std::vector<Precision> precisions;
    auto const all = support::indicators();
    for (auto const& text : call.options.until_half_width) {
        auto const equals = text.find('=');
        auto const id = text.substr(0, equals);
        auto const found = std::ranges::find(all, id, &sim::IndicatorInfo::id);
        double value = 0.0;
        if (equals != std::string::npos) {
            auto const* const end = text.data() + text.size();
            auto const [rest, error] = std::from_chars(text.data() + equals + 1, end, value);
            if (error != std::errc{} || rest != end) value = 0.0;
        }
        if (found == all.end() || !(value > 0.0)) {
            fail({},
                 {fmt::format("--until-half-width {}: not an indicator and a width above 0", text),
                  fmt::format("--until-half-width {}: 指標と0より大きい幅になっていません", text)},
                 {"write one such as admissions_per_year=5; `norishiro params --indicators` lists "
                  "indicators and units",
                  "admissions_per_year=5 のように書いてください。指標と単位は `norishiro params "
                  "--indicators` にあります"});
        }
        precisions.push_back({id, static_cast<std::size_t>(found - all.begin()), value});
    }
    return precisions;
}

std::string without_count(std::string_view canonical) {
    std::string rest;
    while (!canonical.empty()) {
        auto const end = std::min(canonical.find('\n'), canonical.size() - 1) + 1;
        auto const line = canonical.substr(0, end);
        if (!line.starts_with("run.replications = ")) rest += line;
        canonical.remove_prefix(end);
    }
    return rest;
}

std::string key_of(Plan const& plan, std::size_t burn_in_months) {
    auto const program = this_program();
    auto key = fmt::format("{} {} {} {}{}\n", program.version, program.build, program.compiler,
                           burn_in_months, plan.keeps == support::Keeps::facts ? " facts" : "");
    if (plan.drawn_from.drawing.any()) key += sim::canonical(plan.drawn_from.drawing) + '\n';
    auto const& declarations = support::schema().declarations();
    for (auto const& scenario : plan.scenarios) {
        key += scenario.id + '\n' + without_count(sim::canonical(scenario, declarations));
    }
    return key;
}

sim::StudyResult carry_out(Call const& call, Plan const& plan, sim::BurnIn burn_in,
                           output::Journal& journal) {
    auto study = support::empty_result(plan.scenarios, plan.sources.rows, plan.keeps);
    study.burn_in = std::move(burn_in);
    study.drawing = plan.drawn_from.drawing;
    if (auto const held = journal.replications().size(); held > 0) {
        call.note(call.say(fmt::format("going on: {} replications are there already", held),
                           fmt::format("続きから計算します(計算済み{}回)", held)));
    }
    Experiment experiment{call, plan, journal, study};
    experiment.run_until(plan.replications);
    if (plan.precisions.empty()) return study;
    for (;;) {
        auto const now = journal.next();
        double const width = widest(study, plan.precisions);
        if (call.stop_requested.load() || !study.failures.empty()) return study;
        if (width <= 1.0 || now >= plan.most) {
            call.note(
                width <= 1.0
                    ? call.say(fmt::format("precise enough after {} replications", now),
                               fmt::format("{}回で目標の幅に収まりました", now))
                    : call.say(fmt::format("not precise enough after {} replications, the most: "
                                           "the widest interval is {:.2f} times as wide",
                                           now, width),
                               fmt::format("上限の{}回でも目標の幅に収まりません(最も広い区間は"
                                           "目標の{:.2f}倍)",
                                           now, width)));
            return study;
        }
        experiment.run_until(needed(now, width, plan.most));
    }
}

} // namespace norishiro::cli
