#include "output/hdf5.hpp"

#include "output/hdf5_counts.hpp"
#include "output/hdf5_facts.hpp"
#include "output/hdf5_file.hpp"
#include "output/hdf5_record.hpp"
#include "output/record_words.hpp"
#include "output/seal.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <string_view>

namespace norishiro::output {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

void add_replications(NetcdfFile& file, std::vector<std::size_t> const& replications) {
    auto numbers = file.add_dimension("replication", replications.size(), H5::PredType::STD_I32LE);
    set_names(numbers, "number of the replication", "繰り返しの番号");
    set_unit(numbers, "");
    std::vector<std::int64_t> const values(replications.begin(), replications.end());
    numbers.write(values.data(), H5::PredType::NATIVE_INT64);
}

void add_time(NetcdfFile& file, sim::Date start, std::size_t months) {
    auto time = file.add_dimension("time", months, H5::PredType::STD_I32LE);
    set_names(time, "month that begins on this date", "この日に始まる月");
    set_text(time, "standard_name", "time");
    set_text(time, "axis", "T");
    set_text(time, "units", fmt::format("days since {}", sim::to_string(start)));
    set_text(time, "calendar", "standard");
    std::vector<std::int64_t> days;
    for (std::size_t m = 0; m < months; ++m) {
        auto const begins = sim::month_start(sim::Time{start}, static_cast<int>(m));
        days.push_back(std::chrono::floor<std::chrono::days>(begins - sim::Time{start}).count());
    }
    time.write(days.data(), H5::PredType::NATIVE_INT64);
}

void add_coordinates(NetcdfFile& file, sim::StudyResult const& study) {
    add_names(file, "scenario", each(study.scenarios, &sim::ScenarioRecord::id),
              {"scenario; the first is the baseline", "シナリオ(先頭が基準)"});
    add_replications(file, study.replications);
    add_time(file, study.start, study.months);
    add_texts(file, "scenario_title", "scenario", study.scenarios, &sim::ScenarioRecord::title,
              {"title of the scenario", "シナリオの題"});
    add_texts(file, "scenario_question", "scenario", study.scenarios,
              &sim::ScenarioRecord::question, {"question of the scenario", "シナリオの問い"});
}

H5::DataSet add_doubles(NetcdfFile& file, std::string const& name, Names const& dimensions,
                        std::vector<double> const& values) {
    auto creation = without_date();
    creation.setFillValue(H5::PredType::NATIVE_DOUBLE, &nan);
    auto variable = file.add_variable(name, dimensions, H5::PredType::IEEE_F64LE, creation);
    set_double(variable, "_FillValue", nan);
    set_text(variable, "coordinates", "scenario_title scenario_title_ja");
    variable.write(values.data(), H5::PredType::NATIVE_DOUBLE);
    return variable;
}

/// How the indicator is made from measures, and whether summaries show it first.
void set_origin(H5::DataSet& variable, sim::StudyResult const& study,
                sim::IndicatorInfo const& info) {
    set_text(variable, "over", word_for(info.over));
    set_text(variable, "measure", study.measures[info.measure].id);
    if (info.over == sim::Over::ratio) {
        set_text(variable, "denominator", study.measures[info.denominator].id);
    }
    set_double(variable, "scale", info.scale);
    set_int(variable, "main", info.main ? 1 : 0);
}

void add_indicators(NetcdfFile& file, sim::StudyResult const& study) {
    auto const runs = study.scenarios.size() * study.replications.size();
    for (std::size_t k = 0; k < study.indicators.size(); ++k) {
        auto const& info = study.indicators[k];
        std::vector<double> values;
        for (std::size_t run = 0; run < runs; ++run) {
            values.push_back(study.values[run * study.indicators.size() + k]);
        }
        auto variable = add_doubles(file, fmt::format("indicator_{}", info.id),
                                    {"scenario", "replication"}, values);
        set_unit(variable, info.unit);
        set_names(variable, info.name, info.name_ja);
        set_text(variable, "definition", info.definition);
        set_text(variable, "definition_ja", info.definition_ja);
        set_text(variable, "evidence", info.evidence);
        set_origin(variable, study, info);
    }
}

/// What `get` says of each comparison as [scenario][indicator]; `none` in the baseline's row.
template <class T, class Get>
std::vector<T> grid(sim::StudyResult const& study, std::vector<sim::Comparison> const& comparisons,
                    T none, Get get) {
    std::vector<T> values(study.scenarios.size() * study.indicators.size(), none);
    for (auto const& c : comparisons) {
        values[c.scenario * study.indicators.size() + c.indicator] = get(c);
    }
    return values;
}

void add_comparisons(NetcdfFile& file, sim::StudyResult const& study,
                     std::vector<sim::Comparison> const& comparisons) {
    auto const add = [&](char const* name, std::vector<double> const& values, char const* long_name,
                         char const* long_name_ja) {
        auto variable = add_doubles(file, name, {"scenario", "indicator"}, values);
        set_names(variable, long_name, long_name_ja);
        return variable;
    };
    auto baseline = grid(study, comparisons, nan, [](auto const& c) { return c.baseline; });
    auto const alone = sim::summarise(study, 0);
    std::ranges::transform(alone, baseline.begin(), &sim::Estimate::mean);
    add("baseline_mean", baseline, "mean of the baseline over the replications compared",
        "比べた繰り返しでの基準の平均");
    add("difference_mean",
        grid(study, comparisons, nan, [](auto const& c) { return c.difference.mean; }),
        "mean of scenario minus baseline, replication by replication",
        "シナリオから基準を引いた差(繰り返しごと)の平均");
    add("difference_low",
        grid(study, comparisons, nan, [](auto const& c) { return c.difference.low; }),
        "lower end of the 95 % interval of the difference", "差の95%区間の下端");
    add("difference_high",
        grid(study, comparisons, nan, [](auto const& c) { return c.difference.high; }),
        "upper end of the 95 % interval of the difference", "差の95%区間の上端");
    if (study.drawing.any()) {
        auto chance =
            add("difference_chance",
                grid(study, comparisons, nan, [](auto const& c) { return c.difference.chance; }),
                "share of the interval's variance that is chance; the rest is what is not "
                "known of the parameters",
                "区間の分散のうち偶然による割合(残りはパラメータの不確かさ)");
        set_unit(chance, "");
    }
    auto ratio = add("difference_variance_ratio",
                     grid(study, comparisons, nan, [](auto const& c) { return c.variance_ratio; }),
                     "variance of the paired difference over that of an unpaired one",
                     "差の分散÷条件をそろえない場合の差の分散");
    set_unit(ratio, "");
    auto const counts =
        grid(study, comparisons, std::size_t{0}, [](auto const& c) { return c.difference.count; });
    auto variable = file.add_variable("difference_replications", {"scenario", "indicator"},
                                      H5::PredType::STD_I32LE);
    set_unit(variable, "");
    set_names(variable, "replications compared", "比べた繰り返しの数");
    set_text(variable, "coordinates", "scenario_title scenario_title_ja");
    variable.write(counts.data(), H5::PredType::NATIVE_UINT64);
}

void describe(NetcdfFile& file, sim::StudyResult const& study, RunRecord const& record) {
    std::string title;
    std::string title_ja;
    for (auto const& s : study.scenarios) {
        title += (title.empty() ? "" : " | ") + s.title.en;
        title_ja += (title_ja.empty() ? "" : " | ") + s.title.ja;
    }
    auto root = file.root();
    set_text(root, "seal", unsealed()); // first, so that it stands near the beginning of the file
    set_text(root, "Conventions", "CF-1.8");
    set_long_text(root, "title", title);
    set_long_text(root, "title_ja", title_ja);
    set_text(root, "source", fmt::format("Norishiro {}", record.version));
    set_int(root, "format_version", format_version);
    set_int(root, "seed", static_cast<std::int64_t>(study.seed), H5::PredType::STD_I64LE);
    set_int(root, "burn_in_months", static_cast<std::int64_t>(study.burn_in.months),
            H5::PredType::STD_I32LE);
    set_long_text(root, "run_record", to_json(study, record));
}

void write(std::filesystem::path const& path, sim::StudyResult const& study,
           std::vector<sim::Comparison> const& comparisons, RunRecord const& record) {
    NetcdfFile file{path};
    describe(file, study, record);
    add_coordinates(file, study);
    add_counts(file, study);
    add_indicators(file, study);
    if (!study.indicators.empty()) {
        add_names(file, "indicator", each(study.indicators, &sim::IndicatorInfo::id),
                  {"indicator, in the unit of the variable indicator_<id>",
                   "指標(単位は変数 indicator_<id> のとおり)"});
        add_comparisons(file, study, comparisons);
    }
    add_records(file, study);
    add_facts(file, study);
    seal(file.close(), path);
}

} // namespace

void write_hdf5(std::filesystem::path const& file, sim::StudyResult const& study,
                std::vector<sim::Comparison> const& comparisons, RunRecord const& record) {
    if (study.replications.empty()) {
        throw WriteError{{"no replication ended, so there is no result to write",
                          "最後まで終わった繰り返しがないため、書き出す結果がありません"}};
    }
    Silence const silence;
    try {
        write(file, study, comparisons, record);
    } catch (H5::Exception const& error) {
        auto const name = file.string();
        auto const detail = error.getFuncName() + ": " + error.getDetailMsg();
        throw WriteError{{fmt::format("cannot make '{}': {}", name, detail),
                          fmt::format("「{}」を作れません。{}", name, detail)}};
    }
}

std::string hdf5_version() {
    unsigned major = 0;
    unsigned minor = 0;
    unsigned release = 0;
    H5get_libversion(&major, &minor, &release);
    return fmt::format("{}.{}.{}", major, minor, release);
}

} // namespace norishiro::output
