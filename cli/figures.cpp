#include "cli/figures.hpp"

#include "models/support/fitting.hpp"
#include "models/support/measures.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace norishiro::cli {

namespace {

sim::IndicatorInfo const* find_indicator(sim::Target const& target, std::string const& id) {
    auto const all = support::indicators();
    auto const found = std::ranges::find(all, id, &sim::IndicatorInfo::id);
    if (found != all.end()) return &*found;
    fail(target.at,
         {fmt::format("there is no indicator '{}'", id), fmt::format("指標 '{}' はありません", id)},
         {"`norishiro params --indicators` lists them",
          "一覧は `norishiro params --indicators` にあります"});
}

} // namespace

double Figure::of(sim::Outcomes const& outcomes) const {
    double const value = sim::value_of(*indicator, outcomes);
    return over == nullptr ? value : value / sim::value_of(*over, outcomes);
}

Figure figure_of(sim::Target const& target) {
    Figure figure;
    if (!target.indicator.empty()) figure.indicator = find_indicator(target, target.indicator);
    if (!target.over.empty()) figure.over = find_indicator(target, target.over);
    return figure;
}

std::filesystem::path companion(Call const& call, std::string const& given,
                                std::string const& name) {
    if (!given.empty()) return given;
    auto const& scenario = call.options.files.front();
    if (auto const sources = sim::sources_of(scenario)) return sources->parent_path() / name;
    fail({scenario, 0, 0},
         {fmt::format("no folder 'scenarios' around it has a file {}", name),
          fmt::format("シナリオのフォルダー scenarios の中に {} がありません", name)},
         {"put the region into scenarios/regions", "scenarios/regions に置いてください"});
}

double factor_of(sim::Target const& target, sim::Targets const& targets,
                 support::Parameters const& region) {
    auto const size = support::size_of(region);
    return sim::factor(target, targets.nation, size.residents, size.inpatients);
}

} // namespace norishiro::cli
