#pragma once

#include "models/support/agency_kinds.hpp"
#include "models/support/programmes/schedule.hpp"
#include "sim/parameters.hpp"

#include <array>

namespace norishiro::support {

/// `[programmes.case_conference]` 事例検討会: the agencies of a municipality put into words how they
/// judge a case, what each is there for and what they lack. Nothing is done for the person discussed;
/// it acts through ties, role knowledge and what those who came see in others later.
struct CaseConference {
    static constexpr AgencyKind staffed = AgencyKind::phc;
    bool on{};
    sim::Date start{};
    sim::Date end{};
    sim::TextValue where{};
    sim::Fte staff{};
    sim::Number meetings{};
    sim::Number people{};
    sim::Hours hours{};
    sim::Number preparations{};
    sim::Hours preparation_hours{};
    sim::Years hosted_by_city_after{};
    sim::Number assessment_gain{};
    sim::Months learnt_half_life{};
    bool operator==(CaseConference const&) const = default;
};

constexpr auto fields(sim::Of<CaseConference>) {
    using namespace std::chrono;
    using C = CaseConference;
    using sim::Number;
    auto const own = std::tuple{
        sim::parameter(
            &C::staff, "staff", sim::Fte{0}, sim::Fte{0}, sim::Fte{50},
            sim::assumed("the report names no post of its own", "報告書に専任の職員の記述はない"),
            "Workers added to the public health centre for it.", "保健所に加配する職員"),
        sim::parameter(&C::meetings, "meetings", Number{1}, Number{0}, Number{12},
                       sim::cited("F02", "1 in each of 2 cities and 1 town", "2市1町で各1回"),
                       "Conferences a year in each municipality.", "市町ごとの年間開催回数"),
        sim::parameter(&C::people, "people", Number{15}, Number{0}, Number{40},
                       sim::cited("F02", "15 and 14", "15人と14人"),
                       "Persons who are invited in all, one from each agency and then a second one "
                       "from each in turn; 0: one from each.",
                       "1回の参加者数(各機関から1人ずつ、残りは順に2人目。0なら各機関1人)"),
        sim::parameter(&C::hours, "hours", sim::Hours{2}, sim::Hours{0}, sim::Hours{4},
                       sim::cited("F05", "120 minutes", "120分"),
                       "Hours of each person; none, and it is not held.",
                       "1回に参加者が充てる時間(0なら開催なし)"),
        sim::parameter(&C::preparations, "preparations", Number{2}, Number{0}, Number{10},
                       sim::assumed("the report says several", "報告書には「複数回」とある"),
                       "Meetings of public health centre and municipal health desk before each.",
                       "開催前の保健所と保健主管課の打合せの回数"),
        sim::parameter(
            &C::preparation_hours, "preparation_hours", sim::Hours{1}, sim::Hours{0}, sim::Hours{4},
            sim::assumed("the report gives no number", "報告書に数の記述はない"),
            "Hours that each of the two gives to one of them.", "打合せ1回に各者が充てる時間"),
        sim::parameter(&C::hosted_by_city_after, "hosted_by_city_after", sim::Years{3},
                       sim::Years{0}, sim::Years{10},
                       sim::assumed("the report says: from now on the municipality would host",
                                    "報告書のアンケートに「今後は市町主催で実施したい」とある"),
                       "Years from the start until the municipal health desk hosts and prepares "
                       "it; the public health centre only comes along from then on.",
                       "開始から市町主催に移るまでの年数(以後は市町が準備し、保健所は伴走)"),
        sim::assumed_effect(
            sim::parameter(
                &C::assessment_gain, "assessment_gain", Number{0.05}, Number{0}, Number{0.15},
                sim::assumed("no study found", "研究が見つからない"),
                "Share of what an agency that came misses in people (the illness, needs) "
                "that one conference teaches it to see.",
                "参加機関が見落とす疾病性・事例性のうち1回で気づけるようになる割合"),
            sim::Number{0}),
        sim::parameter(&C::learnt_half_life, "learnt_half_life", sim::Months{24}, sim::Months{9},
                       sim::Months{48}, sim::assumed("as role knowledge", "役割の理解と同じ"),
                       "What has been learnt halves in this time; staff that leaves or moves takes "
                       "its part along at once.",
                       "学んだことが半減する期間(異動・離職した職員の分はただちに失われる)"),
    };
    return std::tuple_cat(schedule<C>(year{2024} / April / 1, sim::cited("F02")), own);
}
static_assert(sim::describes_every_member<CaseConference>);

/// Agencies of the municipality that are invited, beside its health desk, the public health centre,
/// and the mental health and welfare centre, which gives the lecture.
inline constexpr std::array case_conference_members{
    AgencyKind::welfare,
    AgencyKind::child,
    AgencyKind::elderly,
    AgencyKind::assistance,
    AgencyKind::core_consultation,
    AgencyKind::comprehensive_support,
    AgencyKind::social_welfare_council,
    AgencyKind::self_reliance,
    AgencyKind::withdrawal_desk,
};

} // namespace norishiro::support
