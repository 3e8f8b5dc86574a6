#include "output/publish/counts.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace norishiro::output::publish {

namespace {

bool counts_people(std::string_view unit) {
    constexpr std::array<std::string_view, 4> units{"persons", "events", "cases", "families"};
    return std::ranges::find(units, unit) != units.end();
}

bool all_by_group(Result const& result, std::vector<std::string> const& measures) {
    return !result.groups.factors.empty() && std::ranges::all_of(measures, [&](auto const& id) {
        auto const found = std::ranges::find(result.measures, id, &ResultMeasure::id);
        return found != result.measures.end() && found->by_group;
    });
}

bool all_count_people(Result const& result, std::vector<std::string> const& measures) {
    return std::ranges::all_of(measures, [&](auto const& id) {
        auto const found = std::ranges::find(result.measures, id, &ResultMeasure::id);
        return found != result.measures.end() && counts_people(found->unit);
    });
}

bool has_places(ResultPlanRow const& row) {
    return row.counted == sim::CountedBy::municipality || row.counted == sim::CountedBy::both;
}

/// Two rows of the same numbers are one: if only one of them was masked, the other would tell it.
std::size_t add(std::vector<CountRow>& rows, CountRow row) {
    auto const same = std::ranges::find_if(rows, [&](CountRow const& r) {
        return r.measures == row.measures && r.over == row.over && r.by_place == row.by_place;
    });
    if (same != rows.end()) return static_cast<std::size_t>(same - rows.begin());
    rows.push_back(std::move(row));
    return rows.size() - 1;
}

void add_share(Result const& result, ResultPlanRow const& row, Content& content) {
    auto const count = [&](std::vector<std::string> const& measures, char const* ending,
                           sim::Text const& what) {
        CountRow counted{row.id + ending,
                         row.section,
                         {row.name.en + what.en, row.name.ja + what.ja},
                         "events",
                         sim::OverYear::sum,
                         has_places(row),
                         false,
                         false,
                         measures};
        counted.by_group = false;
        return add(content.rows, std::move(counted));
    };
    if (!all_count_people(result, row.measures) || !all_count_people(result, row.denominators)) {
        content.left_out.push_back(row.name);
        return;
    }
    auto const part = count(row.measures, ".part", {": numerator", "(分子)"});
    auto const of = count(row.denominators, ".of", {": denominator", "(分母)"});
    content.rates.push_back(
        {row.id, row.section, row.name, row.definition, row.unit, part, of, row.scale});
}

} // namespace

Content content_of(Result const& result) {
    Content content;
    for (auto const& row : result.plan) {
        // By age there are the tables by group.
        if (row.counted == sim::CountedBy::group) continue;
        if (row.over == sim::OverYear::ratio) {
            add_share(result, row, content);
        } else if (!counts_people(row.unit) || row.scale != 1.0) {
            content.left_out.push_back(row.name);
        } else {
            add(content.rows, {row.id, row.section, row.name, row.unit, row.over, has_places(row),
                               row.main && has_places(row) && all_by_group(result, row.measures),
                               row.main, row.measures});
        }
    }
    return content;
}

} // namespace norishiro::output::publish
