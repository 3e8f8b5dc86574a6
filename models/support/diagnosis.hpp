#pragma once

#include "models/support/person.hpp"
#include "sim/parameters.hpp"

#include <array>

namespace norishiro::support {

/// In what the diagnosis groups differ, beyond severity: facts of a person, which no programme moves.
struct DiagnosisGroups {
    sim::Number crisis_f0{}, crisis_f1{}, crisis_f2{}, crisis_f3{}, crisis_f4{}, crisis_f7{};
    sim::Number frailty_f0{}, frailty_f1{}, frailty_f2{}, frailty_f3{}, frailty_f4{}, frailty_f7{};
    bool operator==(DiagnosisGroups const&) const = default;
};

constexpr auto fields(sim::Of<DiagnosisGroups>) {
    using D = DiagnosisGroups;
    using sim::Number;
    constexpr auto mix =
        sim::assumed("set by hand so that each group has the inpatients of the first day",
                     "開始時の診断群別の入院患者数に合うように手で調整");
    constexpr auto crisis = [=](Number D::*m, std::string_view key, double v, std::string_view en,
                                std::string_view ja) {
        return sim::parameter(m, key, Number{v}, Number{v / 3}, Number{v * 3}, mix, en, ja);
    };
    constexpr auto frailty = [=](Number D::*m, std::string_view key, double v, std::string_view en,
                                 std::string_view ja) {
        return sim::parameter(m, key, Number{v}, Number{v - 0.5}, Number{v + 0.5}, mix, en, ja,
                              sim::Change::at_start);
    };
    return std::tuple{
        crisis(&D::crisis_f0, "crisis_f0", 4, "Hazard ratio of a first crisis: dementia (F0).",
               "初回の危機のハザード比: F0"),
        crisis(&D::crisis_f1, "crisis_f1", 1.2, "The same: F1.", "同: F1"),
        crisis(&D::crisis_f2, "crisis_f2", 3, "The same: F2.", "同: F2"),
        crisis(&D::crisis_f3, "crisis_f3", 0.7, "The same: F3.", "同: F3"),
        crisis(&D::crisis_f4, "crisis_f4", 0.35, "The same: F4-F6.", "同: F4~F6"),
        crisis(&D::crisis_f7, "crisis_f7", 0.4, "The same: F7-F9.", "同: F7~F9"),
        frailty(&D::frailty_f0, "frailty_f0", 0.4,
                "Shift of the frailty that slows discharge: dementia (F0).",
                "退院のしにくさの平均のずれ: F0"),
        frailty(&D::frailty_f1, "frailty_f1", -0.1, "The same: F1.", "同: F1"),
        frailty(&D::frailty_f2, "frailty_f2", 0.35, "The same: F2.", "同: F2"),
        frailty(&D::frailty_f3, "frailty_f3", -0.45, "The same: F3.", "同: F3"),
        frailty(&D::frailty_f4, "frailty_f4", -0.7, "The same: F4-F6.", "同: F4~F6"),
        frailty(&D::frailty_f7, "frailty_f7", -0.2, "The same: F7-F9.", "同: F7~F9"),
    };
}
static_assert(sim::describes_every_member<DiagnosisGroups>);

inline double crisis_ratio(Diagnosis diagnosis, DiagnosisGroups const& d) {
    std::array const ratios{d.crisis_f0, d.crisis_f1, d.crisis_f2,
                            d.crisis_f3, d.crisis_f4, d.crisis_f7};
    auto const i = static_cast<std::size_t>(diagnosis);
    return i < ratios.size() ? ratios[i].value() : 1.0;
}

inline double frailty_shift(Diagnosis diagnosis, DiagnosisGroups const& d) {
    std::array const shifts{d.frailty_f0, d.frailty_f1, d.frailty_f2,
                            d.frailty_f3, d.frailty_f4, d.frailty_f7};
    auto const i = static_cast<std::size_t>(diagnosis);
    return i < shifts.size() ? shifts[i].value() : 0.0;
}

} // namespace norishiro::support
