#pragma once

#include "models/support/person.hpp"
#include "sim/parameters.hpp"

#include <array>

namespace norishiro::support {

/// How old people are in treatment, at onset and in a long stay, by diagnosis group: normal
/// distributions, cut at 15 and 100.
struct Ages {
    sim::Years treated_f0{}, treated_f1{}, treated_f2{}, treated_f3{}, treated_f4{}, treated_f7{};
    sim::Years treated_sd_f0{}, treated_sd_f1{}, treated_sd_f2{}, treated_sd_f3{}, treated_sd_f4{},
        treated_sd_f7{};
    sim::Years onset_f0{}, onset_f1{}, onset_f2{}, onset_f3{}, onset_f4{}, onset_f7{}, onset_none{};
    sim::Years onset_sd_f0{}, onset_sd_f1{}, onset_sd_f2{}, onset_sd_f3{}, onset_sd_f4{},
        onset_sd_f7{}, onset_sd_none{};
    sim::Years long_stay{}, long_stay_sd{};
    bool operator==(Ages const&) const = default;
};

constexpr auto fields(sim::Of<Ages>) {
    using A = Ages;
    using sim::Years;
    constexpr auto survey = sim::assumed("after the patient survey's age bands as remembered",
                                         "患者調査の年齢区分による(原典は未確認)");
    constexpr auto mean = [=](Years A::*m, std::string_view key, double v, std::string_view en,
                              std::string_view ja) {
        return sim::parameter(m, key, Years{v}, Years{v - 5}, Years{v + 5}, survey, en, ja,
                              sim::Change::at_start);
    };
    constexpr auto spread = [=](Years A::*m, std::string_view key, double v, std::string_view en,
                                std::string_view ja) {
        return sim::parameter(m, key, Years{v}, Years{v / 2}, Years{v * 1.5}, survey, en, ja,
                              sim::Change::at_start);
    };
    return std::tuple{
        mean(&A::treated_f0, "treated_f0", 82,
             "Mean age in treatment, and in hospital under a year: dementia (F0).",
             "通院中・入院1年未満の平均年齢: F0"),
        mean(&A::treated_f1, "treated_f1", 52, "The same: F1.", "同: F1"),
        mean(&A::treated_f2, "treated_f2", 52, "The same: F2.", "同: F2"),
        mean(&A::treated_f3, "treated_f3", 52, "The same: F3.", "同: F3"),
        mean(&A::treated_f4, "treated_f4", 46, "The same: F4-F6.", "同: F4~F6"),
        mean(&A::treated_f7, "treated_f7", 29, "The same: F7-F9.", "同: F7~F9"),
        spread(&A::treated_sd_f0, "treated_sd_f0", 7, "Standard deviation of that age: F0.",
               "その年齢の標準偏差: F0"),
        spread(&A::treated_sd_f1, "treated_sd_f1", 12, "The same: F1.", "同: F1"),
        spread(&A::treated_sd_f2, "treated_sd_f2", 14, "The same: F2.", "同: F2"),
        spread(&A::treated_sd_f3, "treated_sd_f3", 16, "The same: F3.", "同: F3"),
        spread(&A::treated_sd_f4, "treated_sd_f4", 15, "The same: F4-F6.", "同: F4~F6"),
        spread(&A::treated_sd_f7, "treated_sd_f7", 13, "The same: F7-F9.", "同: F7~F9"),
        mean(&A::onset_f0, "onset_f0", 80,
             "Mean age at onset, and of people whom nobody treats on the first day: dementia (F0).",
             "発症時および開始時の未治療の人の平均年齢: F0"),
        mean(&A::onset_f1, "onset_f1", 42, "The same: F1.", "同: F1"),
        mean(&A::onset_f2, "onset_f2", 30, "The same: F2.", "同: F2"),
        mean(&A::onset_f3, "onset_f3", 45, "The same: F3.", "同: F3"),
        mean(&A::onset_f4, "onset_f4", 38, "The same: F4-F6.", "同: F4~F6"),
        mean(&A::onset_f7, "onset_f7", 20, "The same: F7-F9.", "同: F7~F9"),
        mean(&A::onset_none, "onset_none", 30, "The same: withdrawn without a diagnosis.",
             "同: 診断のないひきこもり"),
        spread(&A::onset_sd_f0, "onset_sd_f0", 7, "Standard deviation of that age: F0.",
               "その年齢の標準偏差: F0"),
        spread(&A::onset_sd_f1, "onset_sd_f1", 12, "The same: F1.", "同: F1"),
        spread(&A::onset_sd_f2, "onset_sd_f2", 10, "The same: F2.", "同: F2"),
        spread(&A::onset_sd_f3, "onset_sd_f3", 16, "The same: F3.", "同: F3"),
        spread(&A::onset_sd_f4, "onset_sd_f4", 15, "The same: F4-F6.", "同: F4~F6"),
        spread(&A::onset_sd_f7, "onset_sd_f7", 10, "The same: F7-F9.", "同: F7~F9"),
        spread(&A::onset_sd_none, "onset_sd_none", 12, "The same: withdrawn without a diagnosis.",
               "同: 診断のないひきこもり"),
        sim::parameter(&A::long_stay, "long_stay", Years{70}, Years{65}, Years{75},
                       sim::cited("A12", "with A11: 65 % of them are 65 or older",
                                  "A11とあわせて、その65%が65歳以上"),
                       "Mean age in a long stay on the first day.",
                       "開始時の長期入院患者の平均年齢", sim::Change::at_start),
        sim::parameter(&A::long_stay_sd, "long_stay_sd", Years{13}, Years{6.5}, Years{19.5}, survey,
                       "Standard deviation of that age.", "その年齢の標準偏差",
                       sim::Change::at_start),
    };
}
static_assert(sim::describes_every_member<Ages>);

struct AgePattern {
    double mean, sd; ///< years
};

inline AgePattern onset_age(Diagnosis diagnosis, Ages const& a) {
    std::array const means{a.onset_f0, a.onset_f1, a.onset_f2,  a.onset_f3,
                           a.onset_f4, a.onset_f7, a.onset_none};
    std::array const sds{a.onset_sd_f0, a.onset_sd_f1, a.onset_sd_f2,  a.onset_sd_f3,
                         a.onset_sd_f4, a.onset_sd_f7, a.onset_sd_none};
    auto const i = static_cast<std::size_t>(diagnosis);
    return {means[i].value(), sds[i].value()};
}

/// Nobody without a diagnosis is in treatment on the first day.
inline AgePattern treated_age(Diagnosis diagnosis, Ages const& a) {
    std::array const means{a.treated_f0, a.treated_f1, a.treated_f2,
                           a.treated_f3, a.treated_f4, a.treated_f7};
    std::array const sds{a.treated_sd_f0, a.treated_sd_f1, a.treated_sd_f2,
                         a.treated_sd_f3, a.treated_sd_f4, a.treated_sd_f7};
    auto const i = static_cast<std::size_t>(diagnosis);
    if (i >= means.size()) return onset_age(diagnosis, a);
    return {means[i].value(), sds[i].value()};
}

} // namespace norishiro::support
