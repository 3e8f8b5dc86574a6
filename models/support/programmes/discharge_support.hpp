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
/// barriers together and let work on them go on in parallel. It has no other effect: what comes of
/// it is decided by the barriers and by the hours that the meetings take.
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
    bool operator==(DischargeSupport const&) const = default;
};

constexpr auto fields(sim::Of<DischargeSupport>) {
    using namespace std::chrono;
    using D = DischargeSupport;
    auto const own = std::tuple{
        sim::parameter(&D::staff, "staff", sim::Fte{0}, sim::Fte{0}, sim::Fte{50},
                       sim::assumed("the report names no post of its own"),
                       "Workers added to the public health centre for it.", "保健所に加配する職員"),
        sim::parameter(&D::conference_at, "conference_at", ConferenceAt::stability,
                       ConferenceAt::stability, ConferenceAt::admission,
                       sim::assumed("a choice of the scenario"),
                       "Whether the conference is called at admission or once symptoms settle.",
                       "カンファレンスの時期(admission: 入院時, stability: 症状安定時)"),
        sim::parameter(&D::meeting, "meeting", sim::Hours{1.5}, sim::Hours{0}, sim::Hours{4},
                       sim::assumed("formulation B5: 1.5 h a member"),
                       "Hours that each of the four members gives to one conference; none, and no "
                       "conference is held.",
                       "1回のカンファレンスに各構成員(4者)が充てる時間(0なら開催なし)"),
        sim::parameter(&D::coverage, "coverage", sim::Probability{0.29}, sim::Probability{0},
                       sim::Probability{1}, sim::cited("F11", "2 of 7 hospitals"),
                       "Share of admissions for which a conference is called.",
                       "カンファレンスの対象となる入院の割合"),
    };
    return std::tuple_cat(schedule<D>(year{2024} / April / 1, sim::cited("F11")), own);
}
static_assert(sim::describes_every_member<DischargeSupport>);

} // namespace norishiro::support
