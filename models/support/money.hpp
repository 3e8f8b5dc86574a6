#pragma once

#include "models/support/person.hpp"
#include "sim/parameters.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace norishiro::support {

/// What is paid for.
enum class Item : std::uint8_t { inpatient, outpatient, nursing, services, staff };

/// Who pays in the end.
enum class Payer : std::uint8_t { insurer, national, prefecture, municipality, person };
inline constexpr std::size_t payer_count = 5;

struct PayerName {
    std::string_view id;
    std::string_view en;
    std::string_view ja;
};
inline constexpr std::array<PayerName, payer_count> payer_names{{
    {"insurer", "health insurers", "医療保険"},
    {"national", "national government", "国"},
    {"prefecture", "prefecture", "県"},
    {"municipality", "municipalities", "市町"},
    {"person", "persons themselves", "本人"},
}};

/// What decides who pays for a service.
struct Entitlement {
    bool assistance = false;  ///< public assistance (生活保護, 医療扶助)
    bool ordered = false;     ///< in hospital by order (措置)
    bool prefectural = false; ///< staff of the prefecture
};

/// Who pays which share.
struct Payers {
    sim::Probability inpatient_person{};
    sim::Probability outpatient_person{};
    sim::Probability outpatient_public{};
    sim::Probability assistance_national{};
    sim::Probability order_national{};
    sim::Probability services_national{};
    sim::Probability services_prefecture{};
    bool operator==(Payers const&) const = default;
};

constexpr auto fields(sim::Of<Payers>) {
    using P = Payers;
    using sim::Probability;
    constexpr auto law = sim::assumed("statutory share as remembered; to be verified",
                                      "法令の負担割合(原典未確認、要確認)");
    constexpr auto share = [=](Probability P::*m, std::string_view key, double v, double low,
                               double high, std::string_view en, std::string_view ja) {
        return sim::parameter(m, key, Probability{v}, Probability{low}, Probability{high}, law, en,
                              ja);
    };
    return std::tuple{
        share(&P::inpatient_person, "inpatient_person", 0.12, 0.05, 0.3,
              "Part of a stay that the insured pay themselves, after the ceiling.",
              "入院費の本人負担(高額療養費適用後)"),
        share(&P::outpatient_person, "outpatient_person", 0.10, 0.05, 0.3,
              "Part of outpatient care and visiting nursing that they pay.",
              "通院・訪問看護の本人負担(自立支援医療)"),
        share(&P::outpatient_public, "outpatient_public", 0.20, 0, 0.3,
              "Part of it that nation and prefecture pay, half each.", "同、国と県の負担(折半)"),
        share(&P::assistance_national, "assistance_national", 0.75, 0.5, 1,
              "Nation's part of medical care under public assistance; municipalities pay the rest.",
              "医療扶助の国負担(残りは市)"),
        share(&P::order_national, "order_national", 0.75, 0.5, 1,
              "Nation's part of stays by order; the prefecture pays the rest.",
              "措置入院費の国負担(残りは県)"),
        share(&P::services_national, "services_national", 0.50, 0.25, 0.75,
              "Nation's part of welfare services.", "障害福祉サービスの国負担"),
        share(&P::services_prefecture, "services_prefecture", 0.25, 0.1, 0.25,
              "Prefecture's part; municipalities pay the rest.", "同、県負担(残りは市町)"),
    };
}
static_assert(sim::describes_every_member<Payers>);

/// Shares of the payers, which add up to one.
std::array<double, payer_count> shares(Item item, Entitlement const& entitlement,
                                       Payers const& payers);

/// Weights of states in quality-adjusted life years (QALY), and the discount rate.
struct Utilities {
    sim::Number stable{};
    sim::Number unwell{};
    sim::Number acute{};
    sim::Number long_stay{};
    sim::Number untreated{};
    sim::Number severity_2{};
    sim::Number withdrawn{};
    sim::Number discount{};
    bool operator==(Utilities const&) const = default;
};

constexpr auto fields(sim::Of<Utilities>) {
    using sim::Number;
    using U = Utilities;
    constexpr auto weight = [](Number U::*m, std::string_view key, double v, double low,
                               double high, sim::Source source, std::string_view en,
                               std::string_view ja) {
        return sim::parameter(m, key, Number{v}, Number{low}, Number{high}, source, en, ja);
    };
    return std::tuple{
        weight(&U::stable, "stable", 0.88, 0.7, 0.92, sim::cited("D17"),
               "In treatment or mildly ill, severity 0 or 1.", "安定(重症度0~1)"),
        weight(&U::unwell, "unwell", 0.74, 0.6, 0.85, sim::cited("D17"),
               "In treatment, severity 3 or 4; in between at 2.",
               "治療中で不調(重症度3~4、2は中間)"),
        weight(&U::acute, "acute", 0.53, 0.4, 0.7, sim::cited("D17"), "In hospital, acute.",
               "入院(急性期)"),
        weight(&U::long_stay, "long_stay", 0.65, 0.4, 0.8, sim::cited("D18"),
               "In hospital after that.", "入院(急性期以降)"),
        weight(&U::untreated, "untreated", 0.55, 0.4, 0.8, sim::cited("D18"),
               "Ill without treatment, severity 3 or 4; in between at 2.",
               "未治療・中断(重症度3~4、2は中間)"),
        weight(&U::severity_2, "severity_2", 0.5, 0, 1, sim::assumed("half-way", "中間の値"),
               "Where severity 2 lies between stable (0) and unwell or untreated (1).",
               "重症度2の位置(0: 安定と同じ, 1: 不調・未治療と同じ)"),
        weight(&U::withdrawn, "withdrawn", 0.70, 0.5, 0.85, sim::cited("D18"),
               "Withdrawn at home, otherwise well.", "ひきこもり(病状は軽い)"),
        weight(&U::discount, "discount", 0.02, 0, 0.05, sim::cited("D19"),
               "Discount rate of costs and QALYs a year.", "費用とQALYの年割引率"),
    };
}
static_assert(sim::describes_every_member<Utilities>);

/// Weight of the state that the person is in; 0 for the dead.
double utility(Person const& person, Utilities const& utilities);
/// What a year's worth is worth so many years after the start.
double discounted(double years, Utilities const& utilities);

} // namespace norishiro::support
