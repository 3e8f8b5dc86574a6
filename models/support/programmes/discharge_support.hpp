#pragma once

#include "models/support/agency_kinds.hpp"
#include "models/support/programmes/schedule.hpp"
#include "sim/parameters.hpp"

#include <array>

namespace norishiro::support {

enum class ConferenceAt : std::uint8_t { stability, admission };

} // namespace norishiro::support

template <>
struct norishiro::sim::Choices<norishiro::support::ConferenceAt> {
    static constexpr std::array<std::string_view, 2> names{"stability", "admission"};
};

namespace norishiro::support {

/// `[programmes.discharge_support]` 退院支援: care conferences between ward and community find the
/// barriers together and let work on them go on in parallel. Some hospitals hold them for everybody;
/// the others take up the habit from the area's meetings: a hearing of each hospital, the liaison
/// meeting, the meetings of heads, the training. It has no other effect: what comes of it is decided
/// by the barriers, by ties, and by the hours that meetings take.
struct DischargeSupport {
    static constexpr AgencyKind staffed = AgencyKind::phc;
    bool on{};
    sim::Date start{};
    sim::Date end{};
    sim::TextValue where{};
    sim::Fte staff{};
    ConferenceAt conference_at{};
    sim::Hours meeting{};
    sim::Probability coverage{};
    sim::Hours hours{};
    sim::Number hearings{};
    sim::Probability hearing_finds{};
    sim::Number liaisons{};
    sim::Number constructions{};
    sim::Number representatives{};
    sim::Number trainings{};
    sim::Number habit_gain{};
    sim::Months habit_half_life{};
    bool operator==(DischargeSupport const&) const = default;
};

constexpr auto fields(sim::Of<DischargeSupport>) {
    using namespace std::chrono;
    using D = DischargeSupport;
    constexpr auto none = sim::assumed("the report gives no number", "報告書に数の記述はない");
    constexpr auto a_year = [=](sim::Number D::*m, std::string_view key, double v,
                                std::string_view en, std::string_view ja) {
        return sim::parameter(m, key, sim::Number{v}, sim::Number{0}, sim::Number{12}, none, en,
                              ja);
    };
    auto const own = std::tuple{
        sim::parameter(
            &D::staff, "staff", sim::Fte{0}, sim::Fte{0}, sim::Fte{50},
            sim::assumed("the report names no post of its own", "報告書に専任の職員の記述はない"),
            "Workers added to the public health centre for it.", "保健所に加配する職員"),
        sim::parameter(&D::conference_at, "conference_at", ConferenceAt::stability,
                       ConferenceAt::stability, ConferenceAt::admission,
                       sim::assumed("a choice of the scenario", "シナリオで選ぶ値"),
                       "Whether the conference is called at admission or once symptoms settle.",
                       "カンファレンスの時期(admission: 入院時, stability: 症状安定時)"),
        sim::parameter(&D::meeting, "meeting", sim::Hours{1.5}, sim::Hours{0}, sim::Hours{4},
                       sim::assumed("1.5 hours a member", "出席者1人につき1.5時間"),
                       "Hours that each of the four members gives to one conference; none, and no "
                       "conference is held.",
                       "1回のカンファレンスに各構成員(4者)が充てる時間(0なら開催なし)"),
        sim::parameter(&D::coverage, "coverage", sim::Probability{0.29}, sim::Probability{0},
                       sim::Probability{1},
                       sim::cited("F11", "2 of 7 hospitals", "7病院のうち2病院"),
                       "Share of the area's hospitals that call one for every admission.",
                       "全入院でカンファレンスを開く病院の割合"),
        sim::parameter(&D::hours, "hours", sim::Hours{2}, sim::Hours{0}, sim::Hours{4}, none,
                       "Hours that each member gives to one of the meetings below; none, and "
                       "they are not held.",
                       "下記の会議1回に各構成員が充てる時間(0なら開催なし)"),
        a_year(&D::hearings, "hearings", 1, "Hearings of each hospital a year.",
               "病院ごとのヒアリングの年間回数"),
        sim::assumed_effect(
            sim::parameter(
                &D::hearing_finds, "hearing_finds", sim::Probability{0.05}, sim::Probability{0},
                sim::Probability{0.3}, none,
                "Chance that a hearing brings a hidden barrier of an inpatient who waits to "
                "light.",
                "ヒアリングで入院者の隠れた阻害要因が1つずつ見つかる確率"),
            sim::Probability{0}),
        a_year(&D::liaisons, "liaisons", 2, "Liaison meetings of the area a year.",
               "連絡会の年間回数"),
        a_year(&D::constructions, "constructions", 1,
               "System-building meetings of the area a year.", "構築会議の年間回数"),
        a_year(&D::representatives, "representatives", 1, "Representatives' meetings a year.",
               "代表者会議の年間回数"),
        a_year(&D::trainings, "trainings", 1, "Trainings for early discharge work a year.",
               "地域人材育成研修の年間回数"),
        sim::assumed_effect(
            sim::parameter(
                &D::habit_gain, "habit_gain", sim::Number{0.05}, sim::Number{0}, sim::Number{0.2},
                none,
                "Share of the admissions without a conference for which a hospital that "
                "came to a meeting calls one from then on.",
                "会議に参加した病院で、カンファレンスのない入院のうち新たに開くようになる割合"),
            sim::Number{0}),
        sim::parameter(&D::habit_half_life, "habit_half_life", sim::Months{24}, sim::Months{9},
                       sim::Months{48}, none, "That habit halves in this time.",
                       "その習慣が半減する期間"),
    };
    return std::tuple_cat(schedule<D>(year{2024} / April / 1, sim::cited("F11")), own);
}
static_assert(sim::describes_every_member<DischargeSupport>);

/// Agencies of each municipality that come to the area's meetings, beside hospitals and hosts.
inline constexpr std::array discharge_members{AgencyKind::health, AgencyKind::welfare,
                                              AgencyKind::core_consultation,
                                              AgencyKind::consultation};

} // namespace norishiro::support
