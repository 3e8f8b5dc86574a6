#include "output/publish/publication.hpp"

#include "output/publish/system.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace norishiro::output::publish {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// A parameter of a scenario as a number.
std::optional<double> parameter(sim::ScenarioRecord const& scenario, std::string const& key) {
    auto const found = std::ranges::find(scenario.parameters, key, &sim::ParameterRecord::key);
    return found == scenario.parameters.end() ? std::nullopt : std::optional{found->number};
}

/// Residents that are simulated, in the scenario with the fewest.
std::optional<double> residents(Result const& result, std::string const& municipality) {
    std::optional<double> fewest;
    for (auto const& scenario : result.scenarios) {
        auto const population =
            parameter(scenario, fmt::format("municipality.{}.population", municipality));
        if (!population) return std::nullopt;
        double const scale = parameter(scenario, "population.scale").value_or(1.0);
        fewest = std::min(fewest.value_or(*population * scale), *population * scale);
    }
    return fewest;
}

std::vector<PublishedPart> parts_of(Result const& result, Counts const& counts, Rule const& rule) {
    std::vector<PublishedPart> parts;
    for (auto const& part : counts.parts) {
        bool const municipality = part.kind == sim::PlaceKind::municipality;
        parts.push_back(
            {part.id, part.name, municipality,
             municipality ? rule.of_residents(residents(result, part.id)) : rule.whole});
    }
    return parts;
}

std::vector<PublishedGroup> groups_of(sim::Groups const& groups) {
    std::vector<PublishedGroup> published;
    GroupColumns const columns{groups};
    for (std::size_t c = 0; c < columns.size(); ++c) {
        PublishedGroup group;
        for (std::size_t f = 0; f < groups.factors.size(); ++f) {
            auto const level = columns.level(c, f);
            auto const& levels = groups.factors[f].levels;
            group.ids.push_back(level ? levels[*level].id : "all");
            group.names.push_back(level ? levels[*level].name : sim::Text{"All", "全体"});
        }
        published.push_back(std::move(group));
    }
    return published;
}

Shown as_printed(double value, double half, Mark mark, Limit const& limit) {
    if (mark != Mark::shown) return {mark, nan, nan};
    double const step = limit.step;
    return {mark, judge(value, limit).printed, step * std::ceil(half / step)};
}

} // namespace

Publication::Publication(ResultFile const& file, Rule const& rule, std::atomic<bool> const* stop)
    : result_{&file.result()}, rule_{&rule}, content_{content_of(*result_)} {
    auto const counts = counts_of(file, content_, stop);
    years_ = counts.years;
    parts_ = parts_of(*result_, counts, rule);
    groups_ = groups_of(result_->groups);
    identities_ = identities_of(content_, counts);
    std::vector<Limit> limits;
    for (auto const& part : parts_) limits.push_back(part.limit);
    System const system{content_, counts, result_->groups, limits, rule.whole, identities_};
    auto const marks = suppress(system.figures(), system.relations(), stop);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (system.figures()[i].is_zero && marks[i] == Mark::shown) continue;
        ++summary_.figures;
        if (marks[i] == Mark::small) ++summary_.small;
        if (marks[i] == Mark::withheld) ++summary_.withheld;
    }
    auto const lay_out = [&](Yearly const& yearly, auto const& number_of, auto const& limit_of) {
        Table table{yearly.columns, std::vector<MaybeShown>(yearly.means.size()), yearly.same_as};
        for (std::size_t s = 0; s < scenarios(); ++s) {
            for (std::size_t c = 0; c < yearly.columns; ++c) {
                for (std::size_t y = 0; y < yearly.years; ++y) {
                    auto const number = number_of(s, c, y);
                    if (number == System::none) continue;
                    auto const at = yearly.at(s, c, y);
                    table.figures[at] =
                        as_printed(yearly.means[at], yearly.halves[at], marks[number], limit_of(c));
                }
            }
        }
        return table;
    };
    for (std::size_t r = 0; r < content_.rows.size(); ++r) {
        by_part_.push_back(lay_out(
            counts.by_part[r], [&](auto s, auto c, auto y) { return system.by_part(r, s, c, y); },
            [&](auto c) { return limits[c]; }));
        by_group_.push_back(lay_out(
            counts.by_group[r], [&](auto s, auto c, auto y) { return system.by_group(r, s, c, y); },
            [&](auto) { return rule.whole; }));
    }
}

MaybeShown Publication::find(Table const& table, std::size_t scenario, std::size_t column,
                             std::size_t year) const {
    if (column >= table.columns) return std::nullopt;
    return table.figures[(scenario * table.columns + column) * years_.size() + year];
}

MaybeShown Publication::by_part(std::size_t row, std::size_t scenario, std::size_t part,
                                std::size_t year) const {
    return find(by_part_[row], scenario, part, year);
}

MaybeShown Publication::by_group(std::size_t row, std::size_t scenario, std::size_t group,
                                 std::size_t year) const {
    return find(by_group_[row], scenario, group, year);
}

std::size_t Publication::same_as(std::size_t row, std::size_t scenario, std::size_t year) const {
    return by_part_[row].same_as[scenario * years_.size() + year];
}

std::size_t Publication::same_by_group(std::size_t row, std::size_t scenario,
                                       std::size_t year) const {
    auto const& same = by_group_[row].same_as;
    return same.empty() ? scenario : same[scenario * years_.size() + year];
}

} // namespace norishiro::output::publish
