#pragma once

#include "models/support/agency_kinds.hpp"
#include "models/support/person.hpp"
#include "sim/agenda.hpp"
#include "sim/parameters.hpp"
#include "sim/pathway.hpp"
#include "sim/staff.hpp"

#include <cmath>
#include <cstdint>
#include <string>

namespace norishiro::support {

/// How the staff of an agency fares (formulation B7); see workforce.cpp.
struct Strain {
    double load = 0.0;      ///< hours asked over hours held, of the last two months
    double burnout = 0.0;   ///< x of the equations
    double isolation = 0.0; ///< mean over the cases of the month
    double isolation_sum = 0.0;
    std::uint32_t cases = 0;
    double asked = 0.0; ///< staff seconds asked since the month began
    double asked_before = 0.0;
    double held_before = 0.0;
    std::uint32_t vacant = 0; ///< workers who have left and are not replaced
    std::uint32_t sick = 0;
    std::uint32_t left = 0; ///< so far: the occasion of the next
    std::uint32_t fallen_ill = 0;
    sim::Clock leaving{};
    sim::Clock falling_ill{};
};

/// Staff time is the one currency (formulation B7).
struct Staffing {
    sim::WeeklyHours week{};
    sim::Number direct{};
    sim::Hours intake{};
    sim::Hours visit{};
    sim::Days visit_interval{};
    sim::Days stuck_visit_interval{};
    sim::Hours report{};
    sim::Probability examined{};
    sim::Probability ordered{};
    bool operator==(Staffing const&) const = default;
};

constexpr auto fields(sim::Of<Staffing>) {
    using S = Staffing;
    using sim::Hours;
    using sim::Number;
    using sim::parameter;
    using sim::Probability;
    constexpr auto b7 =
        sim::assumed("set with the equations of staff", "職員の式に合わせて置いた値");
    return std::tuple{
        parameter(&S::week, "week", sim::WeeklyHours{38.75}, sim::WeeklyHours{30},
                  sim::WeeklyHours{45}, b7, "Paid hours of one full-time worker.",
                  "常勤1人の週あたり勤務時間"),
        parameter(&S::direct, "direct", Number{0.8}, Number{0.5}, Number{0.95}, b7,
                  "Share of them that goes to the work of this model.",
                  "そのうち本モデルの業務に充てる割合"),
        parameter(&S::intake, "intake", Hours{2}, Hours{1}, Hours{4}, b7, "One intake.",
                  "受理面接1件"),
        parameter(&S::visit, "visit", Hours{1.5}, Hours{0.75}, Hours{3}, b7,
                  "One visit with its way and record.", "訪問1回(移動・記録を含む)"),
        parameter(&S::visit_interval, "visit_interval", sim::Days{60}, sim::Days{14},
                  sim::Days{120}, sim::assumed("no study found", "研究が見つからない"),
                  "Between two visits of a desk to someone who has not accepted support.",
                  "支援をまだ受け入れていない人への市町の訪問間隔"),
        parameter(&S::stuck_visit_interval, "stuck_visit_interval", sim::Days{120}, sim::Days{30},
                  sim::Days{365}, sim::assumed("no study found", "研究が見つからない"),
                  "The same once the case is stuck: the desk keeps an eye on it.",
                  "膠着した事例への市町の訪問間隔(見守り)"),
        parameter(&S::report, "report", Hours{20}, Hours{12}, Hours{30}, b7,
                  "Staff time of one report under articles 22 to 26; interrupts all else.",
                  "22~26条の通報等1件の対応時間(他業務を中断)"),
        parameter(&S::examined, "examined", Probability{0.377}, Probability{0.3}, Probability{0.5},
                  sim::cited("A41"), "Share of reports that are examined.",
                  "通報等のうち診察に至る割合"),
        parameter(&S::ordered, "ordered", Probability{0.75}, Probability{0.65}, Probability{0.85},
                  sim::assumed("from how the procedure runs", "手続きの流れから置いた値"),
                  "Share of examinations that end in an order of admission.",
                  "診察のうち措置入院となる割合"),
    };
}
static_assert(sim::describes_every_member<Staffing>);

inline sim::Seconds staff_time(sim::Hours hours) {
    return sim::Seconds{std::llround(hours.value() * 3600.0)};
}
inline double hours_a_week(sim::Fte staff, Staffing const& staffing) {
    return staff.value() * staffing.week.value() * staffing.direct.value();
}

/// An organisation, its staff, and how the staff fares.
struct Agency {
    AgencyKind kind = AgencyKind::health;
    std::uint8_t of = 0;       ///< municipality, area or hospital, by the level of the kind
    std::uint16_t station = 0; ///< row of the table by station
    bool outside = false;      ///< serves people of elsewhere; its hours are not counted
    sim::Staff staff{0.0};
    sim::Ticket done; ///< when the task at hand ends
    sim::Time done_at = sim::never;
    double hours = 0.0;           ///< a week, of all staff who are there
    double posts = 0.0;           ///< full-time posts
    double sees_illness = 0.6;    ///< chance that an intake sees that somebody is ill (疾病性)
    double sees_need = 0.6;       ///< and each need beyond the illness (事例性)
    double learnt = 0.0;          ///< share of what it would miss that it has learnt to see
    double aware = 0.0;           ///< of outreach, beyond what all agencies are
    double aware_of_office = 0.0; ///< the same of the coordinating office
    sim::Time lends_until{};      ///< keeps a margin for what is next to its task (norishiro)
    double margin = 0.0;          ///< hours of it left this month; below 0: lent ahead
    Strain strain;

    /// Chance to miss at an intake, with what has been learnt, what is seen with this chance without.
    double misses(double sees) const { return (1.0 - sees) * (1.0 - learnt); }
};

} // namespace norishiro::support
