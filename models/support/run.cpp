#include "models/support/run.hpp"

#include "models/support/fitting.hpp"
#include "models/support/passages.hpp"
#include "models/support/plan_rows.hpp"
#include "models/support/region.hpp"
#include "models/support/tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <string_view>
#include <utility>

namespace norishiro::support {

namespace {

sim::Location where(sim::Scenario const& scenario, std::string_view key) {
    for (auto const& setting : scenario.settings) {
        if (setting.key == key && !setting.origin.at.file.empty()) return setting.origin.at;
    }
    return {scenario.files.empty() ? "" : scenario.files.front().name, 0, 0};
}

std::uint64_t seed_of(Parameters const& parameters) {
    return static_cast<std::uint64_t>(parameters.run.seed.value());
}

sim::Luck luck_of(Eras const& eras, std::size_t replication) {
    return {seed_of(eras.front().parameters), replication};
}

/// A fork has the people and the hospitals of the burn-in, and can set no more than a dated change.
BurnsIn burns_in(sim::Scenario const& baseline, sim::Scenario const& scenario) {
    auto const& declarations = schema().declarations().parameters;
    auto const can_follow = [&](sim::Setting const& a, sim::Setting const& b) {
        auto const& declaration = declarations[a.declaration];
        bool const fixed = declaration.change == sim::Change::at_start &&
                           declaration.kind != sim::Kind::text; // names mean nothing
        return a.key == b.key && (!fixed || a.value == b.value);
    };
    return std::ranges::equal(baseline.settings, scenario.settings, can_follow)
               ? BurnsIn::with_the_baseline
               : BurnsIn::alone;
}

double number_in(Region const& region, std::initializer_list<Stage> stages) {
    std::int64_t sum = 0;
    for (Stage const stage : stages) sum += region.in_stage(stage);
    return static_cast<double>(sum);
}

/// What is watched while a burn-in goes on: who is where, above all where people stay for years.
struct Watch {
    sim::StockInfo info;
    double (*count)(Region const&);
};
constexpr std::array<Watch, 8> watches{{
    {{"untreated", "untreated", "未治療"},
     [](Region const& r) { return number_in(r, {Stage::untreated}); }},
    {{"known", "known to a desk", "把握済み"},
     [](Region const& r) { return number_in(r, {Stage::known}); }},
    {{"stuck", "stuck", "膠着"},
     [](Region const& r) {
         return static_cast<double>(std::ranges::count_if(r.people(), &Person::stuck));
     }},
    {{"outpatients", "outpatients", "通院・支援中"},
     [](Region const& r) { return number_in(r, {Stage::outpatient}); }},
    {{"lapsed", "lapsed from treatment", "医療中断"},
     [](Region const& r) { return number_in(r, {Stage::lapsed}); }},
    {{"inpatients", "in hospital under a year", "入院1年未満"},
     [](Region const& r) {
         return number_in(r, {Stage::acute, Stage::stable, Stage::waiting});
     }},
    {{"long_stay", "in hospital for a year or more", "長期入院"},
     [](Region const& r) { return number_in(r, {Stage::long_stay}); }},
    {{"discharged", "discharged within a year", "退院後1年以内"},
     [](Region const& r) { return number_in(r, {Stage::discharged}); }},
}};

/// A few first replications of the baseline that do nothing but burn in.
class Pilot {
public:
    Pilot(Eras const& eras, std::size_t threads, std::atomic<bool> const* stop)
        : threads_{threads}, stop_{stop},
          series_(watches.size(), sim::StockSeries(count_for(eras.front().parameters.run))) {
        for (std::size_t i = 0; i < series_.front().size(); ++i) {
            regions_.emplace_back(eras, luck_of(eras, i));
        }
    }

    void simulate_a_year() {
        sim::for_each_index(regions_.size(), threads_, [&](std::size_t i) {
            auto& region = regions_[i];
            for (int end = region.month() + 12, month = region.month() + 1; month <= end; ++month) {
                region.burn_in(stop_, month);
                for (std::size_t s = 0; s < watches.size(); ++s) {
                    series_[s][i].push_back(watches[s].count(region));
                }
            }
        });
    }

    std::vector<sim::StockSeries> const& series() const { return series_; }

private:
    static std::size_t count_for(sim::Run const& run) {
        constexpr double enough = 4; // errors between them have three degrees of freedom
        return static_cast<std::size_t>(std::min(enough, run.replications.value()));
    }

    std::size_t threads_;
    std::atomic<bool> const* stop_;
    std::vector<Region> regions_;
    std::vector<sim::StockSeries> series_; ///< by what is watched
};

} // namespace

sim::Schema<Parameters> const& schema() {
    static sim::Schema<Parameters> const built;
    return built;
}

std::vector<sim::Problem> problems_of(sim::Scenario const& scenario) {
    Parameters const p = schema().start(scenario);
    std::vector<sim::Problem> problems;
    if (p.municipalities.empty()) {
        problems.push_back(
            {where(scenario, ""),
             {"no municipality is given", "市町が1つもありません"},
             {"add a section [municipality.<id>] with its population, or extend a file of "
              "scenarios/regions",
              "[municipality.<id>] に人口を書くか、scenarios/regions のファイルを extends "
              "してください"}});
    }
    if (p.hospitals.size() > 200 || p.areas.size() > 200) {
        problems.push_back({where(scenario, ""),
                            {"more than 200 hospitals or areas", "病院か区域が200を超えています"},
                            {"split the region", "地域を分けてください"}});
    }
    if (p.municipalities.size() > 200) {
        problems.push_back({where(scenario, ""),
                            {"more than 200 municipalities", "市町が200を超えています"},
                            {"split the region into areas", "区域を分けてください"}});
    }
    auto const knows_area = [&](std::string const& id) {
        if (id.empty()) return p.areas.size() <= 1;
        return std::ranges::any_of(p.areas, [&](auto const& area) { return area.id == id; });
    };
    auto const check_area = [&](std::string const& key, std::string const& id) {
        if (knows_area(id)) return;
        problems.push_back(
            {where(scenario, key),
             {fmt::format("{} = \"{}\" names no area of the scenario", key, id),
              fmt::format("{} = \"{}\" という区域(area)は、このシナリオにありません", key, id)},
             {"give the id of a section [area.<id>]", "[area.<id>] のidを指定してください"}});
    };
    for (auto const& m : p.municipalities) {
        check_area("municipality." + m.id + ".area", m.value.area.words);
    }
    for (auto const& h : p.hospitals) check_area("hospital." + h.id + ".area", h.value.area.words);
    auto const knows_town = [&](std::string const& id) {
        return std::ranges::any_of(p.municipalities, [&](auto const& m) { return m.id == id; });
    };
    auto const check_where = [&](std::string_view programme, sim::TextValue const& where_ids) {
        auto const key = fmt::format("programmes.{}.where", programme);
        for (std::string_view rest = where_ids.words; !rest.empty();) {
            auto const end = std::min(rest.find(' '), rest.size());
            std::string const id{rest.substr(0, end)};
            if (!id.empty() && !knows_town(id)) check_area(key, id);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    };
    check_where("outreach", p.outreach.where);
    check_where("outreach_committee", p.outreach_committee.where);
    check_where("regional_conference", p.regional_conference.where);
    check_where("transition_project", p.transition_project.where);
    check_where("withdrawal_support", p.withdrawal_support.where);
    check_where("post_involuntary", p.post_involuntary.where);
    check_where("case_conference", p.case_conference.where);
    check_where("norishiro", p.norishiro.where);
    check_where("discharge_support", p.discharge_support.where);
    check_where("multilayer_support", p.multilayer_support.where);
    if (sim::month_start(p.run.start) != sim::Time{p.run.start}) {
        problems.push_back(
            {where(scenario, "run.start"),
             {"run.start is not the first day of a month", "run.start が月の初日ではありません"},
             {"give the first day of a month, such as 2026-04-01",
              "2026-04-01 のように月の初日を指定してください"}});
    }
    if (p.run.settle && p.run.burn_in_most < p.run.burn_in) {
        problems.push_back({where(scenario, "run.burn_in_most"),
                            {"run.burn_in_most is shorter than run.burn_in",
                             "run.burn_in_most が run.burn_in より短くなっています"},
                            {"give it the same or a longer time, or set run.settle = false",
                             "同じかより長い期間にするか、run.settle = false としてください"}});
    }
    return problems;
}

sim::Scenario without(Barrier barrier, sim::Scenario scenario) {
    auto const& name = barrier_names[static_cast<std::size_t>(barrier)];
    for (auto& setting : scenario.settings) {
        if (setting.key != fmt::format("barriers.without_{}", name.id)) continue;
        setting.value = 1.0;
        setting.origin = {sim::Origin::From::command_line, {}, {}};
    }
    scenario.id += fmt::format("_without_{}", name.id);
    scenario.title = {fmt::format("Without the barrier: {}", name.en),
                      fmt::format("阻害要因「{}」がないとき", name.ja)};
    scenario.question = {"What would be if this barrier never stood?",
                         "この阻害要因がなければ、どうなるか。"};
    return scenario;
}

std::vector<sim::Problem> problems_between(std::vector<sim::Scenario> const& scenarios) {
    std::vector<sim::Problem> problems;
    auto const must_agree = [](std::string const& key) {
        return key.starts_with("run.") || key.starts_with("population.") ||
               key.ends_with(".population");
    };
    for (std::size_t s = 1; s < scenarios.size(); ++s) {
        sim::Location const file{scenarios[s].files.front().name, 0, 0};
        auto const same_id = [&](sim::Scenario const& other) {
            return other.id == scenarios[s].id;
        };
        if (std::any_of(scenarios.begin(), scenarios.begin() + static_cast<std::ptrdiff_t>(s),
                        same_id)) {
            problems.push_back(
                {file,
                 {fmt::format("two scenarios are called '{}'", scenarios[s].id),
                  fmt::format("シナリオ名 '{}' が重複しています", scenarios[s].id)},
                 {"rename one of the files", "どちらかのファイル名を変えてください"}});
        }
        for (auto const& d :
             sim::differences(scenarios[0], scenarios[s], schema().declarations())) {
            if (!must_agree(d.key)) continue;
            problems.push_back(
                {file,
                 {fmt::format("{} = {}, but the baseline has {}", d.key, d.after, d.before),
                  fmt::format("{} = {} ですが、基準のシナリオでは {} です", d.key, d.after,
                              d.before)},
                 {"scenarios that are compared share their people, their time and their luck: let "
                  "one extend the other",
                  "比較するシナリオは人口・期間・乱数の種をそろえ、一方がもう一方を extends "
                  "してください"}});
        }
    }
    return problems;
}

Eras eras_of(sim::Scenario const& scenario) {
    if (auto problems = problems_of(scenario); !problems.empty()) {
        throw sim::ScenarioError{std::move(problems)};
    }
    return schema().eras(scenario);
}

sim::StudyResult empty_result(std::vector<sim::Scenario> const& scenarios,
                              std::vector<sim::SourceRow> const& sources, Keeps keeps) {
    sim::StudyResult result;
    for (auto const& s : scenarios) {
        result.scenarios.push_back(sim::record_of(s, schema().declarations(), sources));
        auto& record = result.scenarios.back();
        record.stations = stations_of(schema().start(s));
        if (keeps == Keeps::facts) record.fact_levels = passage_levels(schema().start(s));
    }
    if (keeps == Keeps::facts) result.fact_columns = passage_columns();
    Parameters const parameters = schema().start(scenarios.front());
    result.places = places_of(parameters);
    result.groups = groups();
    result.activities = activities();
    result.states = states();
    result.measures = measures();
    result.indicators = indicators();
    result.plan = plan_rows();
    std::vector<std::string> evidence;
    for (auto const& indicator : result.indicators) evidence.emplace_back(indicator.evidence);
    result.sources = sim::sources_cited(sources, result.scenarios, evidence);
    result.start = parameters.run.start;
    result.months = static_cast<std::size_t>(
        sim::months_between(parameters.run.start, sim::end_of(parameters.run)));
    result.seed = seed_of(parameters);
    return result;
}

Worlds worlds_of(std::vector<sim::Scenario> const& scenarios) {
    Worlds worlds;
    for (auto const& scenario : scenarios) {
        worlds.push_back({eras_of(scenario), burns_in(scenarios.front(), scenario)});
    }
    return worlds;
}

sim::BurnIn find_burn_in(World const& baseline, std::size_t threads, std::atomic<bool> const* stop,
                         std::function<void(std::size_t, std::size_t)> const& on_year) {
    auto const& run = baseline.eras.front().parameters.run;
    auto const asked = static_cast<std::size_t>(std::lround(run.burn_in.value()));
    if (!run.settle) return {asked, {}};
    auto const whole_years = [](std::size_t months) { return (months + 11) / 12; };
    auto const least = whole_years(std::max(asked, sim::months_to_judge));
    auto const most =
        std::max(least, static_cast<std::size_t>(std::lround(run.burn_in_most.value())) / 12);
    auto const world =
        burning_in({baseline}, sim::Months{12.0 * static_cast<double>(most)}).front();
    Pilot pilot{world.eras, threads, stop};
    std::array<sim::StockInfo, watches.size()> stocks;
    std::ranges::transform(watches, stocks.begin(), &Watch::info);
    for (std::size_t year = 1;; ++year) {
        pilot.simulate_a_year();
        if (on_year) on_year(year, most);
        if (year < least) continue;
        auto verdict = sim::judge(pilot.series(), stocks, run.drift.value() / 100.0);
        if (verdict.settled() || year == most) return verdict;
    }
}

Worlds burning_in(Worlds worlds, sim::Months burn_in) {
    for (auto& world : worlds) {
        for (auto& era : world.eras) era.parameters.run.burn_in = burn_in;
    }
    return worlds;
}

namespace {

sim::Replication begin(std::shared_ptr<Worlds const> worlds, std::size_t replication,
                       std::atomic<bool> const* stop, Keeps keeps) {
    auto const& baseline = worlds->front().eras;
    Region burnt_in{baseline, luck_of(baseline, replication)};
    if (keeps == Keeps::facts) burnt_in.keep_passages();
    burnt_in.burn_in(stop);
    return [worlds = std::move(worlds), replication, stop, keeps,
            burnt_in = std::move(burnt_in)](std::size_t scenario) {
        auto const& world = (*worlds)[scenario];
        if (world.burns_in == BurnsIn::alone) {
            return simulate(world.eras, replication, stop, keeps);
        }
        Region fork{burnt_in};
        fork.adopt(world.eras);
        return fork.run(stop);
    };
}

} // namespace

sim::Replication begin_replication(Worlds const& worlds, std::size_t replication,
                                   std::atomic<bool> const* stop, Keeps keeps) {
    return begin({std::shared_ptr<void>{}, &worlds}, replication, stop, keeps); // the caller's
}

sim::Replication begin_replication(Worlds const& worlds, sim::Drawing const& drawing,
                                   std::size_t replication, std::atomic<bool> const* stop,
                                   Keeps keeps) {
    if (!drawing.any()) return begin_replication(worlds, replication, stop, keeps);
    return begin(std::make_shared<Worlds const>(drawn(worlds, drawing, replication)), replication,
                 stop, keeps);
}

sim::Outcomes simulate(Eras const& eras, std::size_t replication, std::atomic<bool> const* stop,
                       Keeps keeps) {
    Region region{eras, luck_of(eras, replication)};
    if (keeps == Keeps::facts) region.keep_passages();
    return region.run(stop);
}

} // namespace norishiro::support
