// Who is known to a desk accepts support or has a crisis, whichever strikes first.
#include "sim/pathway.hpp"

#include <fmt/core.h>

using namespace norishiro::sim;

enum class Stage : std::uint8_t { known, supported, hospital };
constexpr std::size_t stages = 3;

struct Person {
    double trust;
};
struct Surroundings {};
struct Signal {}; // nothing but hazards moves anybody here

PerMonth acceptance(Person const& person, Surroundings const&) {
    return PerMonth{0.25 * person.trust};
}
PerMonth crisis(Person const&, Surroundings const&) {
    return PerMonth{0.05};
}
PerMonth dropping_out(Person const& person, Surroundings const&) {
    return PerMonth{0.10 * (1.0 - person.trust)};
}

using Arrow = Transition<Person, Surroundings, Stage, Signal>;
constexpr std::array arrows{
    Arrow{"accepts support", Stage::known, Stage::supported, {acceptance, {}}, "支援を受け入れる"},
    Arrow{"crisis", Stage::known, Stage::hospital, {crisis, {}}, "危機"},
    Arrow{"drops out", Stage::supported, Stage::known, {dropping_out, {}}, "中断する"},
};
static_assert(names_are_unique(arrows));
static_assert(every_stage_is_reachable<stages>(arrows, Stage::known));

int main() {
    Race<Person, Surroundings, Stage, Signal, stages> const race{arrows, Luck{1, 0}};
    std::array<Clock, most_competing_hazards<stages>(arrows)> clocks;
    auto const show = [&] {
        for (std::size_t k = 0; k < clocks.size(); ++k) {
            auto const& row = race.table()[race.rows(Stage::known)[k]];
            fmt::print("{}: {:.3f} left, strikes on day {:.1f}\n", row.name, clocks[k].remaining,
                       in_days(clocks[k].strikes() - Time{}));
        }
    };
    Person hanako{.trust = 0.4};
    race.enter(clocks, hanako, Stage::known, 38, 0, {}, Time{});
    show();

    fmt::print("on day 60 a visit doubles her trust\n");
    hanako.trust = 0.8;
    race.update(clocks, hanako, Stage::known, {}, Time{std::chrono::days{60}});
    show();
}
