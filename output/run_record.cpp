#include "output/run_record.hpp"

#include "output/sha256.hpp"
#include "sim/hash.hpp"

#include <nlohmann/json.hpp>
#include <string_view>

namespace norishiro::output {

namespace {

using Json = nlohmann::ordered_json;

std::string hash_of(std::string_view text) {
    sim::Fnv1a hash;
    hash.add(text);
    return "fnv1a64:" + hash.hex();
}

Json described(sim::InputFile const& file) {
    return {{"name", file.name}, {"sha256", sha256_of(file.text)}};
}

Json described(std::vector<sim::InputFile> const& files) {
    Json all = Json::array();
    for (auto const& file : files) all.push_back(described(file));
    return all;
}

} // namespace

std::string to_json(sim::StudyResult const& study, RunRecord const& record) {
    Json scenarios = Json::array();
    for (auto const& s : study.scenarios) {
        scenarios.push_back({{"id", s.id},
                             {"title", s.title.en},
                             {"title_ja", s.title.ja},
                             {"question", s.question.en},
                             {"question_ja", s.question.ja},
                             {"canonical", s.canonical},
                             {"hash", hash_of(s.canonical)},
                             {"files", described(s.files)}});
    }
    Json failures = Json::array();
    for (auto const& f : study.failures) {
        failures.push_back({{"scenario", study.scenarios[f.scenario].id},
                            {"replication", f.replication},
                            {"what", f.what},
                            {"reproduce", f.reproduce}});
    }
    Json stocks = Json::array();
    for (auto const& stock : study.burn_in.stocks) {
        stocks.push_back({{"id", stock.id},
                          {"name", stock.name.en},
                          {"name_ja", stock.name.ja},
                          {"drift_percent_per_year", 100.0 * stock.drift.per_year},
                          {"allowed_percent_per_year", 100.0 * stock.drift.allowed},
                          {"settled", stock.drift.settled()}});
    }
    Json const burn_in = {{"months", study.burn_in.months},
                          {"tested", study.burn_in.tested()},
                          {"settled", study.burn_in.tested() && study.burn_in.settled()},
                          {"stocks", stocks}};
    Json const json = {
        {"version", record.version},
        {"build", record.build},
        {"compiler", record.compiler},
        {"flags", record.flags},
        {"libraries", record.libraries},
        {"seed", study.seed},
        {"start", sim::to_string(study.start)},
        {"months", study.months},
        {"burn_in", burn_in},
        {"replications", study.replications},
        {"scenarios", scenarios},
        {"sources", record.sources ? described(*record.sources) : Json{}},
        {"parameter_sets", record.parameter_sets ? described(*record.parameter_sets) : Json{}},
        {"failures", failures}};
    // What a user's file spells wrongly must not keep the result from being written.
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<std::string> canonicals_in(std::string const& stored) {
    std::vector<std::string> texts;
    auto const json = Json::parse(stored, nullptr, false);
    if (!json.is_object() || !json.contains("scenarios")) return texts;
    for (auto const& scenario : json["scenarios"]) {
        if (scenario.contains("canonical")) texts.push_back(scenario["canonical"]);
    }
    return texts;
}

bool made_by(std::string const& stored, RunRecord const& program) {
    auto const json = Json::parse(stored, nullptr, false);
    auto const is = [&](char const* key, std::string const& value) {
        return json.is_object() && json.contains(key) && json[key] == value;
    };
    return is("version", program.version) && is("build", program.build) &&
           is("compiler", program.compiler) && is("flags", program.flags);
}

} // namespace norishiro::output
