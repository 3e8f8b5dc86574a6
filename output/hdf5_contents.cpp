#include "output/hdf5_contents.hpp"

#include "output/record_words.hpp"
#include "output/run_record.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>

namespace norishiro::output {

namespace {

using sim::Text;

/// Texts in English under `name`, in Japanese under `name`_ja.
std::vector<Text> texts(NetcdfInput const& file, std::string const& name) {
    auto en = file.strings(name);
    auto ja = file.strings(name + "_ja");
    std::vector<Text> all;
    for (std::size_t i = 0; i < en.size(); ++i) all.push_back({std::move(en[i]), ja.at(i)});
    return all;
}

Text names_of(NetcdfInput const& file, std::string const& variable) {
    return {file.text(variable, "long_name"), file.text(variable, "long_name_ja")};
}

/// As models say it: netCDF has "1" for none.
std::string unit_of(NetcdfInput const& file, std::string const& variable) {
    auto unit = file.text(variable, "units");
    return unit == "1" ? std::string{} : unit;
}

std::vector<sim::Label> labels(NetcdfInput const& file, std::string const& dimension) {
    if (!file.has(dimension)) return {};
    auto const ids = file.strings(dimension);
    auto const names = texts(file, dimension + "_name");
    std::vector<sim::Label> all;
    for (std::size_t i = 0; i < ids.size(); ++i) all.push_back({ids[i], names.at(i)});
    return all;
}

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        auto const end = std::min(text.find(' '), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::vector<sim::Place> places(NetcdfInput const& file) {
    auto const ids = file.strings("municipality");
    auto const names = texts(file, "municipality_name");
    auto const kinds = file.strings("municipality_kind");
    std::vector<sim::Place> all;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        all.push_back({ids[i], names.at(i), place_kind(kinds.at(i))});
    }
    return all;
}

/// From the coordinates of the groups: levels in the order in which they come.
sim::Groups groups(NetcdfInput const& file) {
    sim::Groups groups;
    if (!file.has("group")) return groups;
    for (auto const& id : words_in(file.text("group", "factors"))) {
        sim::Factor factor{{id, names_of(file, id)}, {}};
        auto const ids = file.strings(id);
        auto const names = texts(file, id + "_name");
        for (std::size_t g = 0; g < ids.size(); ++g) {
            auto const known = std::ranges::find(factor.levels, ids[g], &sim::Label::id);
            if (known == factor.levels.end()) factor.levels.push_back({ids[g], names.at(g)});
        }
        groups.factors.push_back(std::move(factor));
    }
    return groups;
}

sim::Date start_of(NetcdfInput const& file) {
    constexpr std::string_view before = "days since ";
    auto const units = file.text("time", "units");
    auto const start = units.starts_with(before)
                           ? sim::parse_date(std::string_view{units}.substr(before.size()))
                           : std::nullopt;
    if (!start) throw std::out_of_range{"the time has no beginning"};
    return *start;
}

sim::Label end_of(NetcdfInput const& file, std::string const& flow, std::string const& which) {
    return {file.text(flow, which),
            {file.text(flow, which + "_name"), file.text(flow, which + "_name_ja")}};
}

std::vector<ResultMeasure> measures(NetcdfInput const& file) {
    std::vector<ResultMeasure> all;
    std::set<std::string> by_group;
    for (auto const& name : file.variables()) {
        auto const dimensions = file.dimensions(name);
        if (dimensions.size() != 4) continue;
        if (dimensions.back() == "group") by_group.insert(name);
        if (dimensions.back() != "municipality") continue;
        all.push_back({name, unit_of(file, name), names_of(file, name), false,
                       end_of(file, name, "from_state"), end_of(file, name, "to_state")});
    }
    for (auto& measure : all) measure.by_group = by_group.contains(measure.id + "_by_group");
    return all;
}

std::vector<ResultIndicator> indicators(NetcdfInput const& file) {
    std::vector<ResultIndicator> all;
    if (!file.has("indicator")) return all;
    for (auto const& id : file.strings("indicator")) {
        auto const name = "indicator_" + id;
        ResultIndicator indicator;
        indicator.id = id;
        indicator.unit = unit_of(file, name);
        indicator.name = names_of(file, name);
        indicator.definition = {file.text(name, "definition"), file.text(name, "definition_ja")};
        indicator.evidence = file.text(name, "evidence");
        indicator.main = file.whole(name, "main") != 0;
        indicator.over = file.text(name, "over");
        indicator.measure = file.text(name, "measure");
        indicator.denominator = file.text(name, "denominator");
        indicator.scale = file.real(name, "scale");
        indicator.values = file.doubles(name);
        all.push_back(std::move(indicator));
    }
    return all;
}

std::vector<sim::Comparison> comparisons(NetcdfInput const& file, std::size_t scenarios,
                                         std::size_t count) {
    std::vector<sim::Comparison> all;
    if (count == 0) return all;
    auto const baseline = file.doubles("baseline_mean");
    auto const mean = file.doubles("difference_mean");
    auto const low = file.doubles("difference_low");
    auto const high = file.doubles("difference_high");
    auto const ratio = file.doubles("difference_variance_ratio");
    auto const chance = file.has("difference_chance") ? file.doubles("difference_chance")
                                                      : std::vector<double>(ratio.size(), 1.0);
    auto const pairs = file.integers("difference_replications");
    for (std::size_t s = 1; s < scenarios; ++s) {
        for (std::size_t k = 0; k < count; ++k) {
            auto const i = s * count + k;
            all.push_back({s,
                           k,
                           baseline.at(i),
                           {mean.at(i), low.at(i), high.at(i),
                            static_cast<std::size_t>(pairs.at(i)), chance.at(i)},
                           ratio.at(i)});
        }
    }
    return all;
}

void add_parameters(NetcdfInput const& file, std::vector<sim::ScenarioRecord>& scenarios) {
    if (!file.has("parameter")) return;
    auto const keys = file.strings("parameter");
    auto const meanings = texts(file, "parameter_meaning");
    auto const units = file.strings("parameter_unit");
    auto const initial = file.strings("parameter_default");
    auto const ranges = file.strings("parameter_range");
    auto const values = file.strings("parameter_value");
    auto const numbers = file.doubles("parameter_number");
    auto const flags = file.integers("parameter_ground");
    auto const sources = file.strings("parameter_source");
    auto const notes = texts(file, "parameter_note");
    auto const wheres = file.strings("parameter_where");
    for (std::size_t s = 0; s < scenarios.size(); ++s) {
        for (std::size_t p = 0; p < keys.size(); ++p) {
            auto const i = s * keys.size() + p;
            auto const flag = static_cast<std::size_t>(flags.at(i));
            auto const ground = static_cast<sim::Ground>(flag);
            if (flag >= grounds.size()) throw std::out_of_range{"unknown ground"};
            if (ground == sim::Ground::absent) continue;
            scenarios[s].parameters.push_back({keys[p], values.at(i), numbers.at(i), units.at(p),
                                               meanings.at(p), initial.at(p), ranges.at(p),
                                               sources.at(i), notes.at(i), wheres.at(i), ground});
        }
    }
}

void add_changes(NetcdfInput const& file, std::vector<sim::ScenarioRecord>& scenarios) {
    if (!file.has("change")) return;
    auto const whose = file.strings("change_scenario");
    auto const dates = file.strings("change_at");
    auto const keys = file.strings("change_parameter");
    auto const values = file.strings("change_value");
    auto const numbers = file.doubles("change_number");
    auto const reasons = texts(file, "change_why");
    auto const wheres = file.strings("change_where");
    for (std::size_t i = 0; i < whose.size(); ++i) {
        auto const at = sim::parse_date(dates.at(i));
        auto const scenario = std::ranges::find(scenarios, whose[i], &sim::ScenarioRecord::id);
        if (!at || scenario == scenarios.end()) throw std::out_of_range{"a change of nobody"};
        scenario->changes.push_back(
            {*at, keys.at(i), values.at(i), numbers.at(i), reasons.at(i), wheres.at(i)});
    }
}

std::vector<sim::ScenarioRecord> scenarios(NetcdfInput const& file) {
    auto const ids = file.strings("scenario");
    auto const titles = texts(file, "scenario_title");
    auto const questions = texts(file, "scenario_question");
    std::vector<sim::ScenarioRecord> all(ids.size());
    for (std::size_t s = 0; s < ids.size(); ++s) {
        all[s].id = ids[s];
        all[s].title = titles.at(s);
        all[s].question = questions.at(s);
    }
    add_parameters(file, all);
    add_changes(file, all);
    return all;
}

sim::Drawing drawing(NetcdfInput const& file, std::size_t scenarios) {
    if (!file.has("drawn_parameter")) return {};
    sim::Drawing drawing{{file.strings("drawn_parameter"), file.doubles("parameter_set_value"),
                          file.doubles("parameter_set_weight")},
                         {}};
    for (auto const flag : file.integers("scenario_draws")) drawing.draws.push_back(flag != 0);
    auto const keys = drawing.sets.keys.size();
    if (!drawing.any() || drawing.draws.size() != scenarios * keys ||
        drawing.sets.values.size() != drawing.sets.size() * keys) {
        throw std::out_of_range{"its parameter sets do not fit together"};
    }
    return drawing;
}

std::vector<sim::SourceRow> sources(NetcdfInput const& file) {
    if (!file.has("source_id")) return {};
    std::vector<sim::SourceRow> rows;
    for (auto& id : file.strings("source_id")) rows.emplace_back().id = std::move(id);
    for (auto const& column : source_columns) {
        auto values = texts(file, std::string{"source_"} + column.id);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            rows[i].*column.member = std::move(values.at(i));
        }
    }
    auto addresses = file.strings("source_address");
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].address = std::move(addresses.at(i));
    return rows;
}

/// The groups that have one of these levels of a factor.
std::vector<std::size_t> groups_with(sim::Groups const& groups, std::string const& factor,
                                     std::vector<std::string> const& levels) {
    std::vector<std::size_t> chosen;
    for (std::size_t f = 0; f < groups.factors.size(); ++f) {
        auto const& its = groups.factors[f];
        for (std::size_t g = 0; its.label.id == factor && g < groups.size(); ++g) {
            auto const& level = its.levels[groups.level_of(g, f)].id;
            if (std::ranges::find(levels, level) != levels.end()) chosen.push_back(g);
        }
    }
    return chosen;
}

std::vector<ResultPlanRow> plan(NetcdfInput const& file, sim::Groups const& groups) {
    if (!file.has("plan_row")) return {};
    auto const ids = file.strings("plan_row");
    auto const sections = texts(file, "plan_row_section");
    auto const names = texts(file, "plan_row_name");
    auto const definitions = texts(file, "plan_row_definition");
    auto const units = file.strings("plan_row_unit");
    auto const overs = file.strings("plan_row_over");
    auto const counted = file.strings("plan_row_counted_by");
    auto const added = file.strings("plan_row_measures");
    auto const below = file.strings("plan_row_denominators");
    auto const factors = file.strings("plan_row_factor");
    auto const levels = file.strings("plan_row_levels");
    auto const scales = file.doubles("plan_row_scale");
    auto const main = file.integers("plan_row_main");
    std::vector<ResultPlanRow> rows;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        rows.push_back({ids[i], sections.at(i), names.at(i), units.at(i), definitions.at(i),
                        over_year(overs.at(i)), counted_by(counted.at(i)), words_in(added.at(i)),
                        words_in(below.at(i)), scales.at(i),
                        groups_with(groups, factors.at(i), words_in(levels.at(i))),
                        main.at(i) != 0});
    }
    return rows;
}

std::vector<std::size_t> fact_counts(NetcdfInput const& file, std::size_t runs) {
    std::vector<std::size_t> counts;
    std::size_t sum = 0;
    auto const all = file.has("fact") ? file.extent("fact").at(0) : 0;
    for (auto const count : file.integers("fact_count")) {
        counts.push_back(static_cast<std::size_t>(count));
        if (count < 0 || counts.back() > all - sum) throw std::out_of_range{"more facts than all"};
        sum += counts.back();
    }
    if (sum != all || counts.size() != runs) throw std::out_of_range{"facts of no run"};
    return counts;
}

/// What later code takes for granted.
void require_shape(Result const& result) {
    auto const runs = result.scenarios.size() * result.replications.size();
    bool whole = runs > 0 && result.months > 0 && result.hashes.size() == runs;
    for (auto const& indicator : result.indicators) {
        whole = whole && indicator.values.size() == runs;
    }
    for (auto const& row : result.plan) {
        whole = whole && !row.measures.empty() &&
                (row.over == sim::OverYear::ratio) == !row.denominators.empty();
    }
    if (!whole) throw std::out_of_range{"its tables do not fit together"};
}

} // namespace

Result contents_of(NetcdfInput const& file) {
    Result result;
    result.program = file.text("", "source");
    result.seed = static_cast<std::uint64_t>(file.whole("", "seed"));
    result.burn_in_months = static_cast<std::size_t>(file.whole("", "burn_in_months"));
    result.run_record = file.text("", "run_record");
    result.start = start_of(file);
    result.months = file.extent("time").at(0);
    result.scenarios = scenarios(file);
    auto const canonicals = canonicals_in(result.run_record);
    for (std::size_t s = 0; s < result.scenarios.size(); ++s) {
        result.scenarios[s].canonical = canonicals.at(s);
    }
    for (auto const r : file.integers("replication")) {
        result.replications.push_back(static_cast<std::size_t>(r));
    }
    result.drawing = drawing(file, result.scenarios.size());
    result.draws = sim::draws_of(result.replications, result.drawing);
    result.places = places(file);
    result.groups = groups(file);
    result.stations = labels(file, "station");
    result.activities = labels(file, "activity");
    result.measures = measures(file);
    result.indicators = indicators(file);
    result.comparisons = comparisons(file, result.scenarios.size(), result.indicators.size());
    result.plan = plan(file, result.groups);
    result.sources = sources(file);
    result.hashes = file.strings("outcome_hash");
    result.has_facts = file.has("fact_count");
    if (result.has_facts) {
        result.fact_counts =
            fact_counts(file, result.scenarios.size() * result.replications.size());
    }
    require_shape(result);
    return result;
}

} // namespace norishiro::output
