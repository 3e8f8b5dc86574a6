#pragma once

#include "models/support/person.hpp"
#include "sim/parameters.hpp"
#include "sim/places.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace norishiro::support {

/// Kinds of psychiatric wards (A35).
enum class Ward : std::uint8_t {
    acute,     ///< 救急・急性期
    general,   ///< 精神一般(15対1等)
    long_term, ///< 精神療養
    dementia,  ///< 認知症治療
};
inline constexpr std::size_t ward_count = 4;

struct WardName {
    std::string_view id;
    std::string_view en;
    std::string_view ja;
};
inline constexpr std::array<WardName, ward_count> ward_names{{
    {"acute", "emergency and acute wards", "救急・急性期病棟"},
    {"general", "general wards", "精神一般病棟"},
    {"long_term", "long-term wards", "精神療養病棟"},
    {"dementia", "dementia wards", "認知症治療病棟"},
}};

/// Where someone is put, in the order of preference; the last resort comes last.
constexpr std::array<Ward, ward_count> wards_for(Diagnosis diagnosis, bool emergency) {
    if (diagnosis == Diagnosis::f0) {
        return {Ward::dementia, Ward::general, Ward::acute, Ward::long_term};
    }
    if (emergency) return {Ward::acute, Ward::general, Ward::long_term, Ward::dementia};
    return {Ward::general, Ward::acute, Ward::long_term, Ward::dementia};
}

/// Emergencies (formulation B6), and beds that people from elsewhere take (B10).
struct Emergency {
    sim::Number accepts{};
    sim::Number by_tie{};
    sim::Number own{};
    sim::Number brought{};
    sim::Number physical{};
    sim::Number crowded{};
    sim::Number crowded_at{};
    sim::Probability at_night{};
    sim::Hours doctor_busy{};
    sim::Hours response{};
    sim::Hours call{};
    sim::Hours outside{};
    sim::Probability refill{};
    sim::Days refill_wait{};
    bool operator==(Emergency const&) const = default;
};

constexpr auto fields(sim::Of<Emergency>) {
    using E = Emergency;
    using sim::Hours;
    using sim::Number;
    using sim::parameter;
    using sim::Probability;
    constexpr auto b6 =
        sim::assumed("set with the equations of emergencies", "救急対応の式に合わせて置いた値");
    constexpr auto b10 =
        sim::assumed("half-way; always show 0 and 1 too", "中間の値。0と1の場合もあわせて示すこと");
    return std::tuple{
        parameter(&E::accepts, "accepts", Number{-1.9}, Number{-5}, Number{1},
                  sim::assumed("so that the in-area share without coordination is about C41",
                               "連携がないときの管内対応割合が、およそC41になるように置いた値"),
                  "Log-odds that a hospital with a free bed and a free doctor takes an emergency.",
                  "空床と当直医がある病院が緊急事例を受ける対数オッズ"),
        sim::assumed_effect(parameter(&E::by_tie, "by_tie", Number{1}, Number{-0.3}, Number{2}, b6,
                                      "Added by a full tie to the public health centre.",
                                      "保健所とのつながりが最大のとき加わる値"),
                            sim::Number{0}),
        parameter(&E::own, "own", Number{1.5}, Number{0}, Number{3}, b6,
                  "Added where the person has been before.", "かかりつけの病院で加わる値"),
        parameter(&E::brought, "brought", Number{3}, Number{1}, Number{5},
                  sim::assumed("ordinary emergencies are rarely turned away",
                               "通常の救急が断られることは少ない"),
                  "Added where family or own doctor bring the person, without the centre.",
                  "保健所によらず家族や主治医が連れて来るとき加わる値"),
        parameter(&E::physical, "physical", Number{1}, Number{0}, Number{2}, b6,
                  "Taken away by a physical illness.", "身体合併症があるとき減る値"),
        parameter(&E::crowded, "crowded", Number{1}, Number{0}, Number{2}, b6,
                  "Taken away in a hospital that is almost full.", "ほぼ満床のとき減る値"),
        parameter(&E::crowded_at, "crowded_at", Number{0.95}, Number{0.85}, Number{1}, b6,
                  "Occupancy above which it counts as that.", "ほぼ満床とみなす病床利用率"),
        parameter(&E::at_night, "at_night", Probability{0.5}, Probability{0.2}, Probability{0.8},
                  b6, "Share of emergencies at night, when the hospital on the roster comes first.",
                  "夜間・休日の割合(輪番病院に先に依頼)"),
        parameter(&E::doctor_busy, "doctor_busy", Hours{3}, Hours{1}, Hours{8}, b6,
                  "Time for which an emergency keeps the doctor on duty.",
                  "1件で当直医がふさがる時間"),
        parameter(&E::response, "response", Hours{16}, Hours{8}, Hours{24}, b6,
                  "Staff time of the public health centre for an emergency that it handles.",
                  "保健所が対応する緊急事例1件の職員時間"),
        parameter(&E::call, "call", Hours{1}, Hours{0.5}, Hours{2}, b6,
                  "And for each hospital that it has to ask.", "依頼した病院1か所ごとの時間"),
        parameter(&E::outside, "outside", Hours{3}, Hours{1}, Hours{6}, b6,
                  "And for the way to a hospital outside the area.", "管外搬送に加わる時間"),
        parameter(&E::refill, "refill", Probability{0.5}, Probability{0}, Probability{1}, b10,
                  "Share of the beds freed below the usual occupancy that people from elsewhere "
                  "take.",
                  "平年の入院者数を下回って空いた病床のうち管外の患者で埋まる割合"),
        parameter(&E::refill_wait, "refill_wait", sim::Days{14}, sim::Days{1}, sim::Days{60}, b10,
                  "Mean time until they come.", "埋まるまでの平均日数"),
    };
}
static_assert(sim::describes_every_member<Emergency>);

/// Orders of admission, medical protection, and the reviews that the law asks for (formulation A).
struct LegalRules {
    sim::Date amended{};
    sim::Days order{};
    sim::Probability protection_after_order{};
    sim::Probability no_answer{};
    sim::Months first_term{};
    sim::Months later_term{};
    sim::Months term_before{};
    sim::Hours committee{};
    sim::Probability finds{};
    sim::Probability becomes_voluntary{};
    bool operator==(LegalRules const&) const = default;
};

constexpr auto fields(sim::Of<LegalRules>) {
    using namespace std::chrono;
    using L = LegalRules;
    using sim::Months;
    using sim::parameter;
    using sim::Probability;
    constexpr auto law = sim::assumed("the law of 2024 as remembered; to be verified",
                                      "2024年施行の改正法による(原典未確認、要確認)");
    constexpr auto flow = sim::assumed("from how the procedure runs", "手続きの流れから置いた値");
    return std::tuple{
        parameter(&L::amended, "amended", sim::Date{year{2024} / April / 1},
                  sim::Date{year{2000} / January / 1}, sim::Date{year{2200} / January / 1}, law,
                  "From this date terms and reviews of the law of 2024 hold.",
                  "2024年改正法(入院期間・更新)の施行日"),
        parameter(&L::order, "order", sim::Days{50}, sim::Days{30}, sim::Days{120},
                  sim::assumed("fitted with other parameters to A42 (CALIBRATION.md)",
                               "ほかのパラメータとともに、A42に合わせた値(CALIBRATION.md)"),
                  "Mean time until an order is lifted.", "措置解除までの平均日数"),
        parameter(&L::protection_after_order, "protection_after_order", Probability{0.77},
                  Probability{0.6}, Probability{0.9}, flow,
                  "Share of those who stay after lifting for medical protection.",
                  "解除後も入院を続ける人のうち医療保護入院となる割合"),
        parameter(&L::no_answer, "no_answer", Probability{0.1}, Probability{0}, Probability{0.3},
                  law, "Families that give no answer: the mayor consents.",
                  "家族が意思表示をせず市町村長同意となる割合"),
        parameter(&L::first_term, "first_term", Months{3}, Months{1}, Months{6}, law,
                  "Term of medical protection in the first half-year.",
                  "医療保護入院の期間(入院から6か月まで)"),
        parameter(&L::later_term, "later_term", Months{6}, Months{3}, Months{12}, law,
                  "Term after that.", "同(6か月以降)"),
        parameter(&L::term_before, "term_before", Months{12}, Months{6}, Months{24}, law,
                  "Time between two reports before that law.", "改正前の定期病状報告の間隔"),
        parameter(&L::committee, "committee", sim::Hours{2}, sim::Hours{1}, sim::Hours{6}, law,
                  "Staff time of one review.", "退院支援委員会1回の職員時間"),
        parameter(&L::finds, "finds", Probability{0.3}, Probability{0.1}, Probability{0.9},
                  sim::assumed("below 0.5, so that long stays last as A53 has it",
                               "0.5より低くし、長期入院の長さがA53に合うように置いた値"),
                  "Chance that a review finds a hidden barrier.",
                  "更新時の検討で隠れた阻害要因が見つかる確率"),
        parameter(&L::becomes_voluntary, "becomes_voluntary", Probability{0.05}, Probability{0.02},
                  Probability{0.4},
                  sim::assumed("A39: about half of inpatients are voluntary",
                               "A39: 入院患者の約半数が任意入院"),
                  "Chance that a review ends medical protection; the person stays of free will.",
                  "更新時に医療保護入院から任意入院へ移行する確率"),
    };
}
static_assert(sim::describes_every_member<LegalRules>);

} // namespace norishiro::support
