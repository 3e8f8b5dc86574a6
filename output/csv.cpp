#include "output/csv.hpp"

#include "output/folder.hpp"

#include <cmath>
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
    "difference,low,high,replications\n";

/// A cell as RFC 4180 quotes it.
std::string text_cell(std::string_view text) {
    std::string cell{text};
    // A spreadsheet would run it as a formula: names come from files that others may have written.
    if (!cell.empty() && std::string_view{"=+-@"}.find(cell.front()) != std::string_view::npos) {
        cell.insert(0, 1, '\'');
    }
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (char const c : cell) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

/// Empty where there is no number: an interval that rests on one replication has no ends.
std::string number_cell(double value) {
    return std::isfinite(value) ? fmt::format("{:.10g}", value) : std::string{};
}

std::string row(sim::ScenarioRecord const& scenario, sim::IndicatorInfo const& indicator,
                sim::Estimate const& baseline, sim::Estimate const& difference,
                std::size_t replications) {
    return fmt::format("{},{},{},{},{},{},{},{},{},{},{},{}\n", text_cell(scenario.id),
                       text_cell(indicator.id), text_cell(indicator.name),
                       text_cell(indicator.name_ja), text_cell(indicator.unit),
                       number_cell(baseline.mean), number_cell(baseline.low),
                       number_cell(baseline.high), number_cell(difference.mean),
                       number_cell(difference.low), number_cell(difference.high), replications);
}

std::string table(sim::StudyResult const& study, std::vector<sim::Comparison> const& comparisons) {
    std::string text{header};
    auto const baseline = sim::summarise(study, 0);
    for (auto const& c : comparisons) {
        auto beside = baseline[c.indicator];
        beside.mean = c.baseline; // over the replications that the difference rests on
        text += row(study.scenarios[c.scenario], study.indicators[c.indicator], beside,
                    c.difference, c.difference.count);
    }
    if (study.scenarios.size() > 1) return text;
    for (std::size_t k = 0; k < study.indicators.size(); ++k) {
        text += row(study.scenarios.front(), study.indicators[k], baseline[k], {nan, nan, nan, 0},
                    baseline[k].count);
    }
    return text;
}

} // namespace

void write_summary_csv(std::filesystem::path const& file, sim::StudyResult const& study,
                       std::vector<sim::Comparison> const& comparisons) {
    write_file(file, table(study, comparisons));
}

} // namespace norishiro::output
