#pragma once

#include "models/support/agency_kinds.hpp"
#include "models/support/needs.hpp"
#include "models/support/person.hpp"
#include "models/support/programmes/multilayer_support.hpp"
#include "sim/parameters.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace norishiro::support {

/// Assessment, referral, bounces, and how a case gets stuck (formulation B4).
struct Referral {
    sim::Number sees_a{};
    sim::Number sees_b{};
    sim::Number sees_in_trade{};
    sim::Number sees_at_visit{};
    sim::Number guesses{};
    sim::Probability accepted{};
    sim::Number accepted_by_tie{};
    sim::Number accepted_by_load{};
    sim::Days delay{};
    sim::Number delay_by_tie{};
    sim::Number delay_sigma{};
    sim::Probability lost{};
    sim::Number bounces{};
    sim::Hours need_work{};
    sim::Days need_wait{};
    sim::Days no_contact{};
    sim::Days alone{};
    sim::PerMonth stuck_resolves{};
    bool operator==(Referral const&) const = default;
};

constexpr auto fields(sim::Of<Referral>) {
    using sim::Days;
    using sim::Number;
    using sim::parameter;
    using sim::Probability;
    using R = Referral;
    constexpr auto b4 =
        sim::assumed("set with the equations of referral", "紹介と引き継ぎの式に合わせて置いた値");
    constexpr auto none = sim::assumed("no study found", "研究が見つからない");
    return std::tuple{
        parameter(
            &R::sees_a, "sees_a", Number{6}, Number{3}, Number{12}, b4,
            "Assessment quality of agencies: chance to see the illness, or a need, at an "
            "intake; first parameter of a beta distribution over agencies.",
            "機関のアセスメント力(受理時に疾病性・事例性に気づく確率)の分布、ベータ分布の第1母数",
            sim::Change::at_start),
        parameter(&R::sees_b, "sees_b", Number{4}, Number{2}, Number{8}, b4,
                  "Its second parameter.", "同、第2母数", sim::Change::at_start),
        parameter(&R::sees_in_trade, "sees_in_trade", Number{0.5}, Number{0}, Number{1}, none,
                  "Illness that others miss and the mental-health desk and the public health "
                  "centre miss too; 1: they see no better.",
                  "他機関が見落とす病気を精神保健担当・保健所も見落とす割合(1は差なし)",
                  sim::Change::at_start),
        parameter(&R::sees_at_visit, "sees_at_visit", Number{0.2}, Number{0}, Number{0.5}, none,
                  "Chance to see at a later visit what the intake missed, relative to the intake.",
                  "受理時に見落としたことに後の訪問で気づく確率(受理時に対する比)"),
        parameter(&R::guesses, "guesses", Number{5}, Number{2}, Number{10}, b4,
                  "Partners among whom an agency guesses that does not know the roles.",
                  "役割を知らない機関が当て推量で選ぶ相手の数"),
        parameter(&R::accepted, "accepted", Probability{0.69}, Probability{0.4}, Probability{0.95},
                  sim::assumed("log-odds of 0.8", "対数オッズで0.8"),
                  "Chance that the right partner accepts a referral, without a tie.",
                  "つながりがないとき正しい紹介先が受け入れる確率"),
        sim::assumed_effect(parameter(&R::accepted_by_tie, "accepted_by_tie", Number{0.5},
                                      Number{-0.2}, Number{1.2}, b4,
                                      "Log-odds added by a full tie.",
                                      "つながりが最大のとき加わる対数オッズ"),
                            sim::Number{0}),
        parameter(&R::accepted_by_load, "accepted_by_load", Number{2}, Number{0}, Number{4}, b4,
                  "Log-odds lost for each unit of load above 1.",
                  "負荷が1を超えた分1単位あたり減る対数オッズ"),
        parameter(&R::delay, "delay", Days{14}, Days{0}, Days{60}, b4,
                  "Median time until a referral reaches the partner, without a tie (log-normal).",
                  "つながりがないとき紹介が届くまでの期間(対数正規分布の中央値)"),
        sim::assumed_effect(parameter(&R::delay_by_tie, "delay_by_tie", Number{0.7}, Number{0},
                                      Number{1.4}, b4, "Log ratio by which a full tie shortens it.",
                                      "つながりが最大のときその期間が縮む対数比"),
                            sim::Number{0}),
        parameter(&R::delay_sigma, "delay_sigma", Number{0.6}, Number{0.3}, Number{1.2}, b4,
                  "Standard deviation of its logarithm.", "その期間の対数の標準偏差"),
        parameter(&R::lost, "lost", Probability{0.1}, Probability{0.05}, Probability{0.2}, b4,
                  "Chance that a bounce loses the person.",
                  "たらい回し1回で本人との縁が切れる確率"),
        parameter(&R::bounces, "bounces", Number{3}, Number{1}, Number{6}, b4,
                  "Bounces after which nobody is asked any more.",
                  "断られて紹介をあきらめるまでの回数"),
        parameter(&R::need_work, "need_work", sim::Hours{6}, sim::Hours{3}, sim::Hours{12}, none,
                  "Staff time that a need takes.", "一つの生活課題に要する職員時間"),
        parameter(&R::need_wait, "need_wait", Days{60}, Days{14}, Days{180}, none,
                  "Time from that work until the need is met.",
                  "その支援から課題が解消するまでの期間"),
        parameter(&R::no_contact, "no_contact", Days{90}, Days{45}, Days{180}, b4,
                  "A case is stuck (refusing) after this time without a kept contact.",
                  "本人と会えない状態が続き膠着(支援拒否)とみなすまでの期間"),
        parameter(&R::alone, "alone", Days{180}, Days{90}, Days{365}, b4,
                  "A case is stuck (lone holder) when one agency alone has held it for so long "
                  "without progress.",
                  "1機関だけで抱え進展がなく膠着(抱え込み)とみなすまでの期間"),
        parameter(&R::stuck_resolves, "stuck_resolves", sim::PerMonth{0.01}, sim::PerMonth{0},
                  sim::PerMonth{0.03}, b4,
                  "A stuck case comes unstuck by itself and support is accepted.",
                  "膠着した事例がひとりでに動き、支援が受け入れられる"),
    };
}
static_assert(sim::describes_every_member<Referral>);

/// Needs of people nobody supports, when they become ill or withdraw.
struct NeedShares {
    sim::Probability housing{}, money{}, caregiving{}, children{}, isolation{}, physical{},
        conflict{}, daily_living{};
    sim::Number physical_from_65{};
    sim::Number in_treatment{};
    bool operator==(NeedShares const&) const = default;
};

constexpr auto fields(sim::Of<NeedShares>) {
    using N = NeedShares;
    using sim::Probability;
    constexpr auto none = sim::assumed("no survey at hand", "使える調査がない");
    constexpr auto share = [=](Probability N::*m, std::string_view key, double v,
                               std::string_view en, std::string_view ja) {
        return sim::parameter(m, key, Probability{v}, Probability{v / 2}, Probability{v * 2}, none,
                              en, ja, sim::Change::at_start);
    };
    return std::tuple{
        share(&N::housing, "housing", 0.08, "Housing.", "住まいの課題がある割合"),
        share(&N::money, "money", 0.25, "Money or debt.", "経済・債務の課題がある割合"),
        share(&N::caregiving, "caregiving", 0.4,
              "Care of ageing parents, of those who live with a carer of 75 or older.",
              "75歳以上の親と同居する人のうち介護の課題がある割合"),
        share(&N::children, "children", 0.15, "Children, of those aged 20 to 50.",
              "20~50歳のうち養育の課題がある割合"),
        share(&N::isolation, "isolation", 0.4, "Isolation, of those without a family at home.",
              "家族と同居していない人のうち孤立している割合"),
        share(&N::physical, "physical", 0.2, "Physical illness.", "身体疾患がある割合"),
        sim::parameter(&N::physical_from_65, "physical_from_65", sim::Number{2}, sim::Number{1},
                       sim::Number{4}, none, "How many times more often from 65 on.",
                       "身体疾患がある割合の65歳以上での倍率", sim::Change::at_start),
        share(&N::conflict, "conflict", 0.06, "Conflict with neighbours or the law.",
              "近隣・法的トラブルがある割合"),
        share(&N::daily_living, "daily_living", 0.2, "Daily living.", "日常生活の課題がある割合"),
        sim::parameter(&N::in_treatment, "in_treatment", sim::Number{0.4}, sim::Number{0.2},
                       sim::Number{0.8}, none, "The same among people in treatment, relative.",
                       "通院中の人での割合(上記に対する比)", sim::Change::at_start),
    };
}
static_assert(sim::describes_every_member<NeedShares>);

/// Why a case does not move (膠着).
enum class Stuck : std::uint8_t {
    no,
    no_taker,    ///< bounced until nobody was asked any more
    refusing,    ///< 支援拒否: nobody meets the person
    lone_holder, ///< 抱え込み: one agency holds it alone, without progress
};

/// What is asked of a partner: one of the needs, or the illness itself.
inline constexpr std::uint8_t issue_illness = need_count;
inline constexpr std::size_t issue_count = need_count + 1;
/// An issue in a set of them, one bit each.
constexpr std::uint16_t bit(std::uint8_t issue) {
    return static_cast<std::uint16_t>(1U << issue);
}

/// What agencies know of a person whom they try to support (`known` and `outreach`).
struct CaseFile {
    static constexpr std::size_t most_members = 6;
    struct Member {
        AgencyId agency;
        double trust = 0.0; ///< of the person in its worker when they last met; the holder's is the
        sim::Time met{};    ///< person's own `trust`
    };
    std::uint32_t person = nobody;
    std::array<Member, most_members> team{}; ///< who works with the person
    std::uint8_t members = 0;
    std::uint16_t seen = 0;   ///< issues that somebody has seen, one bit each
    std::uint16_t placed = 0; ///< issues that somebody has accepted
    std::uint16_t given_up = 0;
    std::uint8_t missed = 0;   ///< visits that met nobody since the last kept contact
    std::uint8_t bounces = 0;  ///< of the issue at hand
    std::uint8_t asked = 0;    ///< referrals so far: the occasion of the next
    std::uint8_t issue = 0xFF; ///< out for referral
    AgencyId partner{};        ///< to whom
    bool right_partner = false;
    bool participation_offered = false; ///< by the coordinating office
    Coordination coordination = Coordination::no;
    std::uint8_t office_kept = 0; ///< visits of the coordinating office that met the person
    std::uint8_t visit_chain = 0; ///< tells visits of a former holder from those of the present one
    std::uint16_t arranged = 0;   ///< issues whose next referral is certain to go to the right one
    Stuck stuck = Stuck::no;
    sim::Time kept{};     ///< last kept contact with the person
    sim::Time progress{}; ///< last time that something moved
    sim::Time coordinated_since{};

    /// Null where the agency is not in the team.
    Member* member(AgencyId id) {
        auto const end = team.begin() + members;
        auto const found =
            std::find_if(team.begin(), end, [&](Member const& m) { return m.agency == id; });
        return found == end ? nullptr : &*found;
    }
};

/// Log-odds that the right partner accepts, as a probability.
sim::Probability accepts_referral(double tie, double load, Referral const& referral);
/// Time until a referral arrives, from one standard normal draw.
sim::Days referral_delay(double tie, double normal, Referral const& referral);
/// Chance that a person of this kind has the need when nobody has helped yet.
sim::Probability has_need(SocialNeed need, Person const& person, NeedShares const& shares);
/// How alone the first of the team is: exp(-sum of ties to the others).
double isolation(double ties_in_team);

} // namespace norishiro::support
