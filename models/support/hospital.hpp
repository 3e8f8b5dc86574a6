#pragma once

#include "models/support/barriers.hpp"
#include "models/support/person.hpp"
#include "sim/parameters.hpp"
#include "sim/places.hpp"

#include <array>

namespace norishiro::support {

/// `[hospital.<id>]`: a psychiatric hospital (精神科病院).
struct HospitalSpec {
    sim::TextValue name{};
    sim::TextValue name_en{};
    sim::Beds beds{};
    sim::Number outsiders{};
    sim::Fte discharge_workers{};
    bool operator==(HospitalSpec const&) const = default;
};

constexpr auto fields(sim::Of<HospitalSpec>) {
    using H = HospitalSpec;
    return std::tuple{
        sim::field(&H::name, {.key = "name",
                              .meaning = "Name in Japanese.",
                              .meaning_ja = "名称",
                              .source = sim::assumed("a label")}),
        sim::field(&H::name_en, {.key = "name_en",
                                 .meaning = "Name in English.",
                                 .meaning_ja = "英語の名称",
                                 .source = sim::assumed("a label")}),
        sim::parameter(&H::beds, "beds", sim::Beds{337}, sim::Beds{0}, sim::Beds{5000},
                       sim::assumed("A32 spread over four hospitals (B16)"), "Psychiatric beds.",
                       "精神病床数"),
        sim::parameter(&H::outsiders, "outsiders", sim::Number{0.12}, sim::Number{0},
                       sim::Number{0.6}, sim::assumed("no count by residence at hand"),
                       "Share of the beds that people from other areas hold.",
                       "管外居住者が使う病床の割合"),
        sim::parameter(&H::discharge_workers, "discharge_workers", sim::Fte{9}, sim::Fte{0},
                       sim::Fte{200},
                       sim::assumed("a caseload between B21 and B20; enter your own"),
                       "Staff who work on discharge (退院後生活環境相談員, PSW, OT).",
                       "退院支援に当たる職員(退院後生活環境相談員・PSW・OT)"),
    };
}
static_assert(sim::describes_every_member<HospitalSpec>);

/// A hospital of the run. The last one stands for all outside the area: it always has a bed.
struct Hospital {
    sim::Places beds;
    AgencyId workers;
    bool outside = false;
    double attention = 1.0; ///< proper caseload over the actual one, at most 1, since the last tick
};

/// A bed that is taken: where, and what gives it back.
struct Bed {
    HospitalId hospital;
    sim::Seat seat;
};

/// How barriers are worked on in one stay.
enum class Practice : std::uint8_t {
    serial,   ///< from stability on, one after the other
    parallel, ///< all at once, once a conference has found them
};

/// What still stands against discharge.
constexpr bool stands(Need const& need) {
    return need.state != BarrierState::absent && need.state != BarrierState::cleared;
}

/// One admission of one person, from bed to bed given back.
struct Stay {
    std::uint32_t person = nobody;
    HospitalId hospital;
    sim::Seat bed;
    sim::Time admitted{};
    double frailty = 0.0; ///< of this stay
    Practice practice = Practice::serial;
    bool settled = false;
    bool arranging = false; ///< the discharge is being arranged
    bool plan_agreed = false;
    std::uint32_t record = nobody; ///< for follow-up of the admission
    std::uint8_t meeting_members_left = 0;
    std::array<Need, barrier_count> needs{};
    std::array<sim::Clock, barrier_count> finding{};
    sim::Ticket next_find;
    sim::Time finds_at = sim::never;
    sim::Time billed_until{};
};

} // namespace norishiro::support
