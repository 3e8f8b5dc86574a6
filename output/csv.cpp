#include "output/csv.hpp"

#include "output/csv_file.hpp"
#include "output/output_file.hpp"

#include <fmt/format.h>
#include <limits>
#include <string>
#include <string_view>

namespace norishiro::output {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// Lines end as Unix and every spreadsheet read them, and without a byte order mark: scripts would
// take it for a part of the first column's name.
constexpr std::string_view header =
    "scenario,indicator,name,name_ja,unit,baseline,baseline_low,baseline_high,"
    "difference,low,high,replications,chance\n";

std::string row(sim::ScenarioRecord const& scenario, sim::IndicatorInfo const& indicator,
                sim::Estimate const& baseline, sim::Estimate const& difference,
                sim::Estimate const& of_interest) {
    return fmt::format(
        "{},{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_text(scenario.id), csv_text(indicator.id),
        csv_text(indicator.name), csv_text(indicator.name_ja), csv_text(indicator.unit),
        csv_number(baseline.mean), csv_number(baseline.low), csv_number(baseline.high),
        csv_number(difference.mean), csv_number(difference.low), csv_number(difference.high),
        of_interest.count, csv_number(of_interest.chance));
}

std::string table(sim::StudyResult const& study, std::vector<sim::Comparison> const& comparisons) {
    std::string text{header};
    auto const baseline = sim::summarise(study, 0);
    for (auto const& c : comparisons) {
        auto beside = baseline[c.indicator];
        beside.mean = c.baseline; // over the replications that the difference rests on
        text += row(study.scenarios[c.scenario], study.indicators[c.indicator], beside,
                    c.difference, c.difference);
    }
    if (study.scenarios.size() > 1) return text;
    for (std::size_t k = 0; k < study.indicators.size(); ++k) {
        text += row(study.scenarios.front(), study.indicators[k], baseline[k], {nan, nan, nan, 0},
                    baseline[k]);
    }
    return text;
}

} // namespace

void write_summary_csv(std::filesystem::path const& file, sim::StudyResult const& study,
                       std::vector<sim::Comparison> const& comparisons) {
    write_file(file, table(study, comparisons));
}

} // namespace norishiro::output
