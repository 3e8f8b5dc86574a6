#include "output/run_record.hpp"

#include <cstdint>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <string_view>

namespace norishiro::output {

namespace {

/// FNV-1a: tells whether two scenarios are the same, and defends against nobody.
std::string hash_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (char const c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    }
    return fmt::format("fnv1a64:{:016x}", hash);
}

} // namespace

std::string to_json(sim::StudyResult const& study, RunRecord const& record) {
    using Json = nlohmann::ordered_json;
    Json scenarios = Json::array();
    for (auto const& s : study.scenarios) {
        scenarios.push_back({{"id", s.id},
                             {"title", s.title.en},
                             {"title_ja", s.title.ja},
                             {"question", s.question.en},
                             {"question_ja", s.question.ja},
                             {"canonical", s.canonical},
                             {"hash", hash_of(s.canonical)},
                             {"files", s.files}});
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
                          {"drift_percent_per_year", 100.0 * stock.drift.per_year},
                          {"allowed_percent_per_year", 100.0 * stock.drift.allowed},
                          {"settled", stock.drift.settled()}});
    }
    Json const burn_in = {{"months", study.burn_in.months},
                          {"tested", study.burn_in.tested()},
                          {"settled", study.burn_in.tested() && study.burn_in.settled()},
                          {"stocks", stocks}};
    Json const json = {{"version", record.version},
                       {"compiler", record.compiler},
                       {"libraries", record.libraries},
                       {"seed", study.seed},
                       {"start", sim::to_string(study.start)},
                       {"months", study.months},
                       {"burn_in", burn_in},
                       {"replications", study.replications},
                       {"scenarios", scenarios},
                       {"failures", failures}};
    // What a user's file spells wrongly must not keep the result from being written.
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace norishiro::output
