#include "output/report/hours.hpp"

#include "output/words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

namespace norishiro::output::report {

namespace {

/// Kinds of agency are those whose time is measured ("held_by_phc"); a station of one is called after
/// it ("phc_asaka"). A station of no kind stands for itself.
std::string kind_of(Result const& result, std::string const& station) {
    constexpr std::string_view held = "held_by_";
    std::string kind;
    for (auto const& measure : result.measures) {
        if (!measure.id.starts_with(held)) continue;
        auto const id = measure.id.substr(held.size());
        bool const its = station == id || station.starts_with(id + "_");
        if (its && id.size() > kind.size()) kind = id;
    }
    return kind.empty() ? station : kind;
}

} // namespace

Hours::Hours(Report const& report) : report_{report}, seconds_{report.file.staff_seconds()} {
    auto const& result = report.result();
    for (std::size_t i = 0; i < result.stations.size(); ++i) {
        auto const& station = result.stations[i];
        auto const id = kind_of(result, station.id);
        auto agency = std::ranges::find(agencies_, id, &Agency::id);
        if (agency == agencies_.end()) {
            auto const name = in(station.name, report.language);
            agencies_.push_back(
                {id, id == station.id ? name : name.substr(0, name.find(": ")), {}});
            agency = agencies_.end() - 1;
        }
        agency->stations.push_back(i);
    }
    for (std::size_t a = 0; a < result.activities.size(); ++a) {
        auto const& id = result.activities[a].id;
        if (id != "idle" && id != "held") work_.push_back(a);
    }
}

Series Hours::of(std::vector<std::size_t> const& activities, Agency const* agency) const {
    auto const& result = report_.result();
    Series series{"", "", "hours/year", {}, report_.runs(), result.draws};
    std::string names;
    for (auto const a : activities) names += (names.empty() ? "" : "+") + result.activities[a].id;
    series.origin = fmt::format("hours {} {}", names, agency == nullptr ? "*" : agency->id);
    series.name = agency != nullptr ? agency->name
                  : activities.size() == 1
                      ? in(result.activities[activities.front()].name, report_.language)
                      : std::string{};
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < result.stations.size(); ++i) {
        bool const its =
            agency == nullptr || std::ranges::find(agency->stations, i) != agency->stations.end();
        for (auto const a : activities) {
            if (its) columns.push_back(i * result.activities.size() + a);
        }
    }
    for (std::size_t s = 0; s < seconds_.scenarios; ++s) {
        for (std::size_t r = 0; r < seconds_.replications; ++r) {
            std::int64_t sum = 0;
            for (auto const c : columns) sum += seconds_.at(s, r, 0, c);
            series.values.push_back(static_cast<double>(sum) / 3600.0 / report_.years());
        }
    }
    return series;
}

} // namespace norishiro::output::report
