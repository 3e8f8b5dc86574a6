#include "output/publish/rule.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace norishiro::output::publish {

namespace {

constexpr Limit under_10{false, 10, 1};
constexpr Limit under_8_by_5{false, 8, 5};

/// Bands of the guideline for the national database.
Limit by_band(std::optional<double> residents) {
    if (!residents || *residents < 2'000.0) return {true, 10, 1};
    return {false, *residents < 25'000.0 ? 20 : 10, 1};
}

Limit rounded(std::optional<double> /*residents*/) {
    return under_8_by_5;
}

std::array<Rule, 2> const all{
    {{"ndb",
      {"small-number rule of Japan's national claims database (NDB)",
       "NDB(匿名医療保険等関連情報データベース)の最小集計単位の原則に準じたもの"},
      {"Counts of 1 to 9 are masked; in a municipality of 2,000 to below 25,000 residents counts "
       "of 1 to 19; of "
       "one below 2,000 residents nothing is printed. Zeros stay.",
       "1~9の数は表示しません。人口2,000人以上25,000人未満の市町では1~19の数を表示しません。人口2,"
       "000"
       "人未満の市町は何も表示しません。0は表示します。"},
      under_10,
      by_band},
     {"round",
      {"counts of 7 and less masked, others rounded to 5", "7以下を表示せず、ほかは5単位に丸める"},
      {"Counts of 1 to 7 are masked; all others, totals too, are rounded one by one to the nearest "
       "multiple of 5. "
       "Zeros stay.",
       "1~7の数は表示しません。ほかの数は、合計も含めて1つずつ5の倍数に丸めます。0は表示します。"},
      under_8_by_5,
      rounded}}};

} // namespace

std::span<Rule const> rules() {
    return all;
}

Rule const& rule_of(std::string_view id) {
    return *std::ranges::find(all, id, &Rule::id);
}

Judged judge(double value, Limit const& limit) {
    constexpr double half = 0.5;
    double const step = limit.step;
    double const under = limit.under - half; // what rounds to less is masked
    Judged judged;
    judged.small = {half, under};
    if (limit.nothing) {
        judged.mark = Mark::withheld;
        judged.printed = std::round(value);
        judged.shown = {value, value};
        return judged;
    }
    if (value < half) {
        judged.shown = {0.0, half};
        return judged;
    }
    judged.printed = step * std::round(value / step);
    judged.shown = {std::max(under, judged.printed - step / 2.0), judged.printed + step / 2.0};
    if (value < under) judged.mark = Mark::small;
    return judged;
}

} // namespace norishiro::output::publish
