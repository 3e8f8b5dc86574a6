#pragma once

#include "sim/parameters.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

namespace norishiro::sim {

/// Whether what nobody has shown to work does so.
enum class Effects : std::uint8_t { assumed, none };

} // namespace norishiro::sim

template <>
struct norishiro::sim::Choices<norishiro::sim::Effects> {
    static constexpr std::array<std::string_view, 2> names{"assumed", "none"};
};

namespace norishiro::sim {

/// What is simulated for how long, how often, from which luck. Every model has this section.
struct Run {
    Date start{};
    Years horizon{};
    Months burn_in{};
    bool settle{};
    Months burn_in_most{};
    PercentPerYear drift{};
    Number seed{};
    Number replications{};
    Effects effects{};
    bool operator==(Run const&) const = default;
};

constexpr auto fields(Of<Run>) {
    using namespace std::chrono;
    return std::tuple{
        field(&Run::start, {.key = "start",
                            .value = Date{year{2026} / April / 1},
                            .min = Date{year{2000} / January / 1},
                            .max = Date{year{2100} / January / 1},
                            .meaning = "First day that is recorded.",
                            .meaning_ja = "記録を始める日",
                            .source = assumed("a choice of the study", "計算の設定として選ぶ値"),
                            .change = Change::at_start}),
        field(&Run::horizon, {.key = "horizon",
                              .value = Years{10},
                              .min = Years{1},
                              .max = Years{50},
                              .meaning = "How long the simulation is recorded.",
                              .meaning_ja = "記録する期間",
                              .source = assumed("a choice of the study", "計算の設定として選ぶ値"),
                              .change = Change::at_start}),
        field(&Run::burn_in, {.key = "burn_in",
                              .value = Months{24},
                              .min = Months{0},
                              .max = Months{240},
                              .meaning = "Simulated before the start and not recorded, so that "
                                         "waiting lines and case loads have filled; at least, "
                                         "where `settle` is on.",
                              .meaning_ja = "開始前に助走させる期間(記録しない)。settle "
                                            "のときは、その下限",
                              .source = assumed("a choice of the study", "計算の設定として選ぶ値"),
                              .change = Change::at_start}),
        field(&Run::settle, {.key = "settle",
                             .value = true,
                             .min = false,
                             .max = true,
                             .meaning = "Whether the burn-in is lengthened, year by year, until a "
                                        "test finds that no stock drifts any more.",
                             .meaning_ja = "人数の増減が止まったと検定で分かるまで、"
                                           "助走を1年ずつ延ばすか",
                             .source = assumed("a choice of the study", "計算の設定として選ぶ値"),
                             .change = Change::at_start}),
        field(&Run::burn_in_most,
              {.key = "burn_in_most",
               .value = Months{360},
               .min = Months{72},
               .max = Months{360}, // not before 1970, where time begins
               .meaning = "The longest burn-in that the test may ask for; what "
                          "still drifts then is named in a warning.",
               .meaning_ja = "検定で延ばす助走の上限(それでも増減が続く人数"
                             "は警告に示す)",
               .source = assumed("a choice of the study", "計算の設定として選ぶ値"),
               .change = Change::at_start}),
        field(&Run::drift,
              {.key = "drift",
               .value = PercentPerYear{1},
               .min = PercentPerYear{0.1},
               .max = PercentPerYear{10},
               .meaning = "A stock whose yearly change is no larger than this has "
                          "settled.",
               .meaning_ja = "増減が止まったとみなす1年あたりの変化",
               .source =
                   assumed("a tenth in ten years: little beside what scenarios are compared for",
                           "10年で1割。シナリオの差に比べて小さい"),
               .change = Change::at_start}),
        field(&Run::seed,
              {.key = "seed",
               .value = Number{1},
               .min = Number{0},
               .max = Number{4294967295.0},
               .meaning = "The luck of the whole study; every replication of it differs.",
               .meaning_ja = "計算全体の乱数の種(繰り返しごとに偶然は異なる)",
               .source = assumed("any number will do", "どの数でもよい"),
               .change = Change::at_start}),
        field(&Run::replications,
              {.key = "replications",
               .value = Number{40},
               .min = Number{1},
               .max = Number{100'000},
               .meaning = "How many times each scenario is simulated, with other luck each time.",
               .meaning_ja = "各シナリオを計算する回数(繰り返しの数。回ごとに偶然は異なる)",
               .source = assumed("a choice of the study", "計算の設定として選ぶ値"),
               .change = Change::at_start}),
        field(&Run::effects,
              {.key = "effects",
               .value = Effects::assumed,
               .min = Effects::assumed,
               .max = Effects::none,
               .meaning = "With `none`, every assumed effect (marked ‡ in the list of parameters) "
                          "is set to none, whatever the scenario says of it: what then still "
                          "differs between scenarios comes from hours, posts and places.",
               .meaning_ja = "none にすると、仮定した効果(パラメータ一覧の‡)をすべて「なし」とする"
                             "(シナリオの設定より優先)。それでも残る差は、時間・職員・定員による",
               .source = assumed("a choice of the study", "計算の設定として選ぶ値"),
               .change = Change::at_start}),
    };
}
static_assert(describes_every_member<Run>);

/// First moment that is no longer recorded: the horizon in whole calendar months from the start.
inline Time end_of(Run const& run) {
    return month_start(run.start, static_cast<int>(std::lround(run.horizon.value() * 12.0)));
}
/// First simulated moment.
inline Time beginning_of(Run const& run) {
    return month_start(run.start, -static_cast<int>(std::lround(run.burn_in.value())));
}

} // namespace norishiro::sim
