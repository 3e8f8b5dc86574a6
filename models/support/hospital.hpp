#pragma once

#include "models/support/barriers.hpp"
#include "models/support/person.hpp"
#include "models/support/wards.hpp"
#include "sim/parameters.hpp"
#include "sim/pathway.hpp"
#include "sim/places.hpp"

#include <array>

namespace norishiro::support {

/// `[hospital.<id>]`: a psychiatric hospital (精神科病院).
struct HospitalSpec {
    sim::TextValue name{};
    sim::TextValue name_en{};
    sim::TextValue area{};
    sim::Beds beds{};
    sim::Number acute{}, long_term{}, dementia{};
    sim::PerYear from_elsewhere{};
    sim::Number duty{};
    sim::Fte discharge_workers{};
    sim::Fte therapists{};
    sim::Fte nurses{};
    bool operator==(HospitalSpec const&) const = default;
};

constexpr auto fields(sim::Of<HospitalSpec>) {
    using H = HospitalSpec;
    constexpr auto share = [](sim::Number H::*m, std::string_view key, double v,
                              std::string_view en, std::string_view ja) {
        return sim::parameter(m, key, sim::Number{v}, sim::Number{0}, sim::Number{1},
                              sim::cited("A35", "the country's mix", "全国の構成による"), en, ja);
    };
    return std::tuple{
        sim::field(&H::name, {.key = "name",
                              .meaning = "Name in Japanese.",
                              .meaning_ja = "名称",
                              .source = sim::assumed("a label", "表示名")}),
        sim::field(&H::name_en, {.key = "name_en",
                                 .meaning = "Name in English.",
                                 .meaning_ja = "英語の名称",
                                 .source = sim::assumed("a label", "表示名")}),
        sim::field(&H::area,
                   {.key = "area",
                    .meaning = "Id of the area that it stands in; needed where there are several.",
                    .meaning_ja = "所在する区域(area)のid。区域が複数のとき必要",
                    .source = sim::assumed("a label", "表示名")}),
        sim::parameter(
            &H::beds, "beds", sim::Beds{337}, sim::Beds{0}, sim::Beds{5000},
            sim::assumed("A32 spread over four hospitals (B16)", "A32を4病院(B16)に割り振った値"),
            "Psychiatric beds.", "精神病床数"),
        share(&H::acute, "acute", 0.10, "Share of emergency and acute wards in its beds.",
              "救急・急性期病棟の割合"),
        share(&H::long_term, "long_term", 0.31, "Share of long-term wards.", "精神療養病棟の割合"),
        share(&H::dementia, "dementia", 0.14, "Share of dementia wards; the rest are general.",
              "認知症治療病棟の割合(残りは精神一般)"),
        sim::parameter(&H::from_elsewhere, "from_elsewhere", sim::PerYear{0.14}, sim::PerYear{0},
                       sim::PerYear{1},
                       sim::assumed("no count by residence at hand", "住所別の数値がない"),
                       "Admissions of people from elsewhere, a year and bed.",
                       "管外居住者の入院(1床あたり年間)"),
        sim::parameter(&H::duty, "duty", sim::Number{1}, sim::Number{0}, sim::Number{10},
                       sim::assumed("equal turns", "均等に輪番"),
                       "Turns on the emergency roster of the area, relative to the others.",
                       "救急輪番の回数(他院との比)"),
        sim::parameter(&H::discharge_workers, "discharge_workers", sim::Fte{9}, sim::Fte{0},
                       sim::Fte{200},
                       sim::assumed("a caseload between B21 and B20; enter your own",
                                    "B21とB20のあいだの担当数。実際の値を入れてください"),
                       "Social workers of the community office.",
                       "地域連携室の職員(退院後生活環境相談員・PSW)"),
        sim::parameter(&H::therapists, "therapists", sim::Fte{3}, sim::Fte{0}, sim::Fte{100},
                       sim::assumed("no roster at hand; enter your own",
                                    "職員名簿がないための仮の値。実際の値を入れてください"),
                       "Occupational therapists' time for skills needed outside.",
                       "退院に向けた生活能力の支援に充てる作業療法士"),
        sim::parameter(&H::nurses, "nurses", sim::Fte{3}, sim::Fte{0}, sim::Fte{100},
                       sim::assumed("no roster at hand; enter your own",
                                    "職員名簿がないための仮の値。実際の値を入れてください"),
                       "Ward nurses' time for talks and outings before discharge.",
                       "退院前の面接・外出に充てる看護師"),
    };
}
static_assert(sim::describes_every_member<HospitalSpec>);

/// Beds of each ward kind: shares of all beds, the general wards take the rest.
std::array<std::int64_t, ward_count> beds_by_ward(HospitalSpec const& hospital, double scale);

/// A hospital of the run. The last one stands for all elsewhere: it always has a bed.
struct Hospital {
    std::array<sim::Places, ward_count> wards{sim::Places{0}, sim::Places{0}, sim::Places{0},
                                              sim::Places{0}};
    std::uint8_t area = 0;
    AgencyId office; ///< 地域連携室
    AgencyId therapy;
    AgencyId nursing;
    bool outside = false;
    double conference_habit =
        0.0;                ///< share of admissions for which it calls one, learnt at meetings
    double attention = 1.0; ///< proper caseload over the actual one, at most 1, since the last tick
    sim::Time doctor_free{};
    std::int64_t usual = 0;     ///< inpatients that it is used to: the last year before the start
    std::int64_t usual_sum = 0; ///< of month ends
    std::int64_t usual_months = 0;
    std::int64_t refilled = 0; ///< beds that people from elsewhere took because they were free
    std::uint32_t asked = 0;   ///< how many people from elsewhere asked for a bed so far
    std::uint32_t refills = 0; ///< how many came because one was free
    sim::Clock demand{};       ///< of people from elsewhere
    sim::Ticket next_demand;

    std::int64_t taken() const {
        std::int64_t sum = 0;
        for (auto const& ward : wards) sum += ward.taken();
        return sum;
    }
    std::int64_t beds() const {
        std::int64_t sum = 0;
        for (auto const& ward : wards) sum += ward.places();
        return sum;
    }
    std::int64_t free() const {
        std::int64_t sum = 0;
        for (auto const& ward : wards) sum += ward.free();
        return sum;
    }
};

/// A bed that is taken: where, and what gives it back.
struct Bed {
    HospitalId hospital;
    Ward ward = Ward::general;
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
    Ward ward = Ward::general;
    sim::Seat bed;
    sim::Time in_ward_since{};
    Ward line_ward = Ward::general;
    bool in_ward_line = false; ///< waits for a bed in another ward
    Legal legal = Legal::voluntary;
    bool mayor_consented = false;
    bool applied = false;   ///< for community transition
    bool refill = false;    ///< from elsewhere, in a bed that was free
    bool ordered = false;   ///< admitted by order, whatever the legal form is now
    bool follow_up = false; ///< has agreed to visits of the public health centre afterwards
    sim::Time taken_up{};   ///< by a transition project, last
    std::uint8_t reviews = 0;
    std::uint8_t facilities_asked = 0;
    sim::Time admitted{};
    double frailty = 0.0; ///< of this stay
    Practice practice = Practice::serial;
    bool settled = false;
    bool arranging = false;        ///< the discharge is being arranged
    std::uint32_t record = nobody; ///< for follow-up of the admission
    std::uint8_t meeting_members_left = 0;
    std::array<Need, barrier_count> needs{};
    std::array<sim::Clock, barrier_count> finding{};
    sim::Ticket next_find;
    sim::Time finds_at = sim::never;
    sim::Time billed_until{};
};

} // namespace norishiro::support
