#include "cli/extend.hpp"

#include "cli/program.hpp"
#include "models/support/tables.hpp"
#include "output/result_file.hpp"
#include "output/run_record.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace norishiro::cli {

namespace {

[[noreturn]] void refuse(output::ResultFile const& file, sim::Text const& why) {
    auto const name = file.path().string();
    fail({},
         {fmt::format("'{}' cannot be extended: {}", name, why.en),
          fmt::format("「{}」には加えられません。{}", name, why.ja)},
         {"run the study again, to another folder or with --force",
          "別のフォルダーに、または --force を付けて、計算しなおしてください"});
}

/// A result has the facts of all of its replications or of none.
[[noreturn]] void refuse_facts(output::ResultFile const& file, bool has_them) {
    auto const name = file.path().string();
    if (has_them) {
        fail(
            {},
            {fmt::format("'{}' holds facts, which were not asked for", name),
             fmt::format("「{}」には一人ひとりの移動が入っていますが、--facts がありません", name)},
            {"add --facts", "--facts を付けてください"});
    }
    fail({},
         {fmt::format("'{}' holds no facts, and those of its replications are not to be had", name),
          fmt::format("「{}」には一人ひとりの移動がなく、計算済みの分を後から残せません", name)},
         {"leave --facts out, or run the study again, to another folder or with --force",
          "--facts を外すか、別のフォルダーに、または --force を付けて、計算しなおしてください"});
}

/// The rows of a scenario's stations among those of all scenarios.
std::vector<std::size_t> rows_of(sim::ScenarioRecord const& scenario,
                                 std::vector<sim::Label> const& all) {
    std::vector<std::size_t> rows;
    for (auto const& station : scenario.stations) {
        auto const found = std::ranges::find(all, station.id, &sim::Label::id);
        rows.push_back(static_cast<std::size_t>(found - all.begin()));
    }
    return rows;
}

} // namespace

void extend(Call const& call, Plan const& plan, std::size_t burn_in_months,
            output::Journal& journal) {
    if (journal.next() > 0) return; // a run that was killed was doing just this
    output::ResultFile const file{plan.folder};
    auto const& result = file.result();
    if (!output::made_by(result.run_record, this_program())) {
        refuse(file, {"another program made it", "別のプログラムの結果です"});
    }
    if (result.has_facts != (plan.keeps == support::Keeps::facts)) {
        refuse_facts(file, result.has_facts);
    }
    auto const study = support::empty_result(plan.scenarios, plan.sources.rows, plan.keeps);
    bool same = result.scenarios.size() == study.scenarios.size() &&
                result.burn_in_months == burn_in_months && result.seed == study.seed &&
                sim::canonical(result.drawing) == sim::canonical(plan.drawn_from.drawing);
    for (std::size_t s = 0; same && s < study.scenarios.size(); ++s) {
        same = without_count(result.scenarios[s].canonical) ==
               without_count(study.scenarios[s].canonical);
    }
    if (!same) {
        refuse(file, {"its scenarios are not these, or were set otherwise, or drew from other "
                      "parameter sets",
                      "シナリオ、その設定、またはパラメータの組が異なります"});
    }
    constexpr std::size_t batch = 16;
    auto const count = result.replications.size();
    for (std::size_t first = 0; first < count; first += batch) {
        auto const size = std::min(batch, count - first);
        std::vector<std::vector<sim::Outcomes>> by_scenario;
        for (std::size_t s = 0; s < study.scenarios.size(); ++s) {
            by_scenario.push_back(file.outcomes(s, first, size, study.measures,
                                                rows_of(study.scenarios[s], result.stations)));
        }
        for (std::size_t i = 0; i < size; ++i) {
            std::vector<sim::Outcomes> replication;
            for (std::size_t s = 0; s < study.scenarios.size(); ++s) {
                auto& outcomes = by_scenario[s][i];
                if (sim::hash_of(outcomes) != result.hashes[s * count + first + i]) {
                    refuse(file, {"its counts are not those of its runs",
                                  "数値が計算時のものと一致しません"});
                }
                if (result.has_facts) {
                    outcomes.facts = file.facts(s, first + i, study.fact_columns,
                                                study.scenarios[s].fact_levels);
                }
                replication.push_back(std::move(outcomes));
            }
            journal.add(result.replications[first + i], replication);
        }
    }
    call.note(call.say(fmt::format("{} replications are taken over", count),
                       fmt::format("以前の結果から{}回分を引き継ぎます", count)));
}

} // namespace norishiro::cli
