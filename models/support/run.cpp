#include "models/support/run.hpp"

#include "models/support/region.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <string_view>

namespace norishiro::support {

namespace {

sim::Location where(sim::Scenario const& scenario, std::string_view key) {
    for (auto const& setting : scenario.settings) {
        if (setting.key == key && !setting.origin.at.file.empty()) return setting.origin.at;
    }
    return {scenario.files.empty() ? "" : scenario.files.front(), 0, 0};
}

std::uint64_t seed_of(Parameters const& parameters) {
    return static_cast<std::uint64_t>(parameters.run.seed.value());
}

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
    if (p.municipalities.size() > 200) {
        problems.push_back({where(scenario, ""),
                            {"more than 200 municipalities", "市町が200を超えています"},
                            {"split the region into areas", "区域を分けてください"}});
    }
    if (sim::month_start(p.run.start) != sim::Time{p.run.start}) {
        problems.push_back(
            {where(scenario, "run.start"),
             {"run.start is not the first day of a month", "run.start が月の初日ではありません"},
             {"give the first day of a month, such as 2026-04-01",
              "2026-04-01 のように月の初日を指定してください"}});
    }
    return problems;
}

std::vector<sim::Problem> problems_between(std::vector<sim::Scenario> const& scenarios) {
    std::vector<sim::Problem> problems;
    auto const must_agree = [](std::string const& key) {
        return key.starts_with("run.") || key.starts_with("population.") ||
               key.ends_with(".population");
    };
    for (std::size_t s = 1; s < scenarios.size(); ++s) {
        sim::Location const file{scenarios[s].files.front(), 0, 0};
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

std::vector<sim::Place> places_of(Parameters const& parameters) {
    std::vector<sim::Place> places;
    for (auto const& m : parameters.municipalities) {
        auto const& ja = m.value.name.words;
        auto const& en = m.value.name_en.words;
        places.push_back({m.id, {en.empty() ? m.id : en, ja.empty() ? m.id : ja}});
    }
    places.push_back({"area_wide", {"Of no one municipality", "市町に属さないもの"}});
    return places;
}

sim::StudyResult empty_result(std::vector<sim::Scenario> const& scenarios) {
    sim::StudyResult result;
    for (auto const& s : scenarios) {
        result.scenarios.push_back(
            {s.id, s.title, s.question, sim::canonical(s, schema().declarations()), s.files});
    }
    Parameters const parameters = schema().start(scenarios.front());
    result.places = places_of(parameters);
    result.measures = measures();
    result.indicators = indicators();
    result.start = parameters.run.start;
    result.months = static_cast<std::size_t>(
        sim::months_between(parameters.run.start, sim::end_of(parameters.run)));
    result.seed = seed_of(parameters);
    return result;
}

sim::Outcomes simulate(Eras const& eras, std::size_t replication, std::atomic<bool> const* stop) {
    Region region{eras, sim::Luck{seed_of(eras.front().parameters), replication}};
    return region.run(stop);
}

Effort estimate(Eras const& eras, std::size_t threads) {
    // A year of the run, on all threads at once, since they share the machine's memory. What a
    // month costs grows a little as lines fill: a tenth, in the areas that were measured.
    Eras piece{eras.front()};
    auto& run = piece.front().parameters.run;
    double const years = run.horizon.value() + run.burn_in.value() / 12.0;
    run.horizon = sim::Years{1};
    run.burn_in = sim::Months{0};
    using Clock = std::chrono::steady_clock;
    struct Piece {
        double setup = 0.0, year = 0.0;
        std::size_t persons = 0;
    };
    std::vector<Piece> pieces(threads);
    sim::for_each_index(threads, threads, [&](std::size_t i) {
        auto const begin = Clock::now();
        Region region{piece, sim::Luck{seed_of(piece.front().parameters), i}};
        auto const filled = Clock::now();
        (void)region.run();
        using Elapsed = std::chrono::duration<double>;
        pieces[i] = {Elapsed{filled - begin}.count(), Elapsed{Clock::now() - filled}.count(),
                     region.people().size()};
    });
    Effort effort;
    for (auto const& p : pieces) {
        effort.seconds += (p.setup + 1.1 * p.year * years) / static_cast<double>(threads);
        effort.persons = p.persons;
    }
    // Persons enter as others leave, who are kept: half as many again in ten years.
    effort.bytes =
        static_cast<double>(effort.persons) * 1.5 * (sizeof(Person) + sizeof(Clocks) + 96.0);
    return effort;
}

} // namespace norishiro::support
