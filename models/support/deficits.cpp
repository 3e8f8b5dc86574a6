#include "models/support/region.hpp"

#include <cmath>

namespace norishiro::support {

/// What the agencies of a municipality that take cases lack at a month's end, of those that have
/// posts: the wants of the survey F04, as far as the model has a state for them.
void Region::count_deficits() {
    for (std::size_t town = 0; town < elsewhere(); ++town) {
        double roles = 0.0, ties = 0.0, pairs = 0.0, needs = 0.0, illness = 0.0, desks = 0.0;
        auto const counts = [&](AgencyId id) {
            auto const& office = agency(id);
            auto const& type = type_of(office.kind);
            return type.level == Level::municipality && type.takes_cases && office.posts > 0.0;
        };
        for (auto const one : directory_[town]) {
            if (!counts(one)) continue;
            desks += 1.0;
            needs += agency(one).misses(agency(one).sees_need);
            illness += agency(one).misses(agency(one).sees_illness);
            for (auto const other : directory_[town]) {
                if (one == other || !counts(other)) continue;
                pairs += 1.0;
                roles += 1.0 - network_.role(one, other);
                ties += 1.0 - network_.tie(one, other);
            }
        }
        auto const put = [&](Measure measure, double sum, double number) {
            tally(index(measure), town, number > 0.0 ? std::llround(1e6 * sum / number) : 0);
        };
        put(Measure::deficit_roles, roles, pairs);
        put(Measure::deficit_joint_work, ties, pairs);
        put(Measure::deficit_assessment, needs, desks);
        put(Measure::deficit_understanding, illness, desks);
        tally(index(Measure::towns_counted), town);
    }
}

} // namespace norishiro::support
