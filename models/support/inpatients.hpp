#pragma once

#include "models/support/person.hpp"
#include "sim/parameters.hpp"

#include <array>

namespace norishiro::support {

/// Who is in hospital, by diagnosis group, and for how long already on the first day.
struct Inpatients {
    sim::Number under_a_year_f0{}, under_a_year_f1{}, under_a_year_f2{}, under_a_year_f3{},
        under_a_year_f4{}, under_a_year_f7{};
    sim::Number long_stay_f0{}, long_stay_f1{}, long_stay_f2{}, long_stay_f3{}, long_stay_f4{},
        long_stay_f7{};
    sim::Probability below_3_months{};
    sim::Probability from_3_months{};
    sim::Probability below_5_years{};
    sim::Probability from_5_years{};
    sim::Years longest{};
    bool operator==(Inpatients const&) const = default;
};

constexpr auto fields(sim::Of<Inpatients>) {
    using I = Inpatients;
    using sim::Change;
    using sim::Number;
    using sim::parameter;
    using sim::Probability;
    constexpr auto mix = sim::assumed("as remembered; to be verified", "原典未確認の値(要確認)");
    constexpr auto share = [=](Number I::*m, std::string_view key, double v, std::string_view en,
                               std::string_view ja) {
        return parameter(m, key, Number{v}, Number{v / 2}, Number{v * 2}, mix, en, ja,
                         Change::at_start);
    };
    constexpr auto survival = sim::assumed("integral of the discharge curve, A06 to A08",
                                           "退院の曲線(A06~A08)の積分による");
    constexpr auto bands =
        sim::assumed("set for the population of the first day", "開始時の人口を作るために置いた値");
    return std::tuple{
        share(&I::under_a_year_f0, "under_a_year_f0", 29.4,
              "Dementia (F0) among inpatients of the first day who have been there for less than a "
              "year, and among people from elsewhere, relative to the other groups.",
              "開始時の入院1年未満の患者と管外の患者のうちF0の割合(他の診断群との比)"),
        share(&I::under_a_year_f1, "under_a_year_f1", 5.5, "The same: F1.", "同: F1"),
        share(&I::under_a_year_f2, "under_a_year_f2", 34.8, "The same: F2.", "同: F2"),
        share(&I::under_a_year_f3, "under_a_year_f3", 15.9, "The same: F3.", "同: F3"),
        share(&I::under_a_year_f4, "under_a_year_f4", 6.9, "The same: F4-F6.", "同: F4~F6"),
        share(&I::under_a_year_f7, "under_a_year_f7", 7.5, "The same: F7-F9.", "同: F7~F9"),
        share(&I::long_stay_f0, "long_stay_f0", 22,
              "Dementia (F0) among those who have been there for longer, relative to the other "
              "groups.",
              "開始時の入院1年以上の患者のうちF0の割合(他の診断群との比)"),
        share(&I::long_stay_f1, "long_stay_f1", 3, "The same: F1.", "同: F1"),
        share(&I::long_stay_f2, "long_stay_f2", 62, "The same: F2.", "同: F2"),
        share(&I::long_stay_f3, "long_stay_f3", 6, "The same: F3.", "同: F3"),
        share(&I::long_stay_f4, "long_stay_f4", 2, "The same: F4-F6.", "同: F4~F6"),
        share(&I::long_stay_f7, "long_stay_f7", 5, "The same: F7-F9.", "同: F7~F9"),
        parameter(&I::below_3_months, "below_3_months", Probability{0.52}, Probability{0.4},
                  Probability{0.65}, survival,
                  "Of those who have been there for less than a year: less than three months.",
                  "開始時の入院1年未満の患者のうち3か月未満の割合", Change::at_start),
        parameter(&I::from_3_months, "from_3_months", Probability{0.225}, Probability{0.15},
                  Probability{0.3}, survival, "Of the same: three to six months.",
                  "同、3か月以上6か月未満の割合", Change::at_start),
        parameter(&I::below_5_years, "below_5_years", Probability{0.5}, Probability{0.4},
                  Probability{0.6}, bands,
                  "Of those who have been there for a year or more: less than five.",
                  "開始時の入院1年以上の患者のうち5年未満の割合", Change::at_start),
        parameter(&I::from_5_years, "from_5_years", Probability{0.22}, Probability{0.15},
                  Probability{0.3}, bands, "Of the same: five to ten.", "同、5年以上10年未満の割合",
                  Change::at_start),
        parameter(&I::longest, "longest", sim::Years{20}, sim::Years{15}, sim::Years{40},
                  sim::assumed("no figure found", "数値が見つからない"),
                  "Nobody has been there for longer.", "開始時の在院期間の最長", Change::at_start),
    };
}
static_assert(sim::describes_every_member<Inpatients>);

/// How common the six diagnosis groups are, in the order of the enumeration.
inline std::array<double, 6> inpatient_mix(bool long_stay, Inpatients const& i) {
    std::array const shares =
        long_stay ? std::array{i.long_stay_f0, i.long_stay_f1, i.long_stay_f2,
                               i.long_stay_f3, i.long_stay_f4, i.long_stay_f7}
                  : std::array{i.under_a_year_f0, i.under_a_year_f1, i.under_a_year_f2,
                               i.under_a_year_f3, i.under_a_year_f4, i.under_a_year_f7};
    std::array<double, 6> mix{};
    for (std::size_t d = 0; d < mix.size(); ++d) mix[d] = shares[d].value();
    return mix;
}

} // namespace norishiro::support
