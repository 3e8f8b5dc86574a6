#pragma once

#include "sim/agenda.hpp"
#include "sim/parameters.hpp"
#include "sim/staff.hpp"

#include <cmath>
#include <cstdint>
#include <string>

namespace norishiro::support {

enum class AgencyKind : std::uint8_t {
    phc,               ///< public health centre (保健所)
    desk,              ///< mental-health desk of a municipality (市町の精神保健担当)
    outreach,          ///< outreach team (アウトリーチチーム)
    consultation,      ///< consultation offices (相談支援事業所)
    discharge_workers, ///< of one hospital (退院後生活環境相談員等)
};
inline constexpr std::size_t agency_kind_count = 5;

/// Staff time is the one currency (formulation B7).
struct Staffing {
    sim::WeeklyHours week{};
    sim::Number direct{};
    sim::Fte phc{};
    sim::Fte consultation{};
    sim::Hours intake{};
    sim::Hours visit{};
    sim::Days visit_interval{};
    sim::Days stuck_visit_interval{};
    sim::Hours report{};
    sim::Probability examined{};
    sim::Probability ordered{};
    sim::Months stuck_after{};
    sim::PerMonth stuck_resolves{};
    bool operator==(Staffing const&) const = default;
};

constexpr auto fields(sim::Of<Staffing>) {
    using S = Staffing;
    using sim::Fte;
    using sim::Hours;
    using sim::Number;
    using sim::parameter;
    using sim::Probability;
    constexpr auto b7 = sim::assumed("formulation B7");
    constexpr auto roster = sim::assumed("no roster at hand; enter your own");
    return std::tuple{
        parameter(&S::week, "week", sim::WeeklyHours{38.75}, sim::WeeklyHours{30},
                  sim::WeeklyHours{45}, b7, "Paid hours of one full-time worker.",
                  "常勤1人の週あたり勤務時間"),
        parameter(&S::direct, "direct", Number{0.8}, Number{0.5}, Number{0.95}, b7,
                  "Share of them that goes to the work of this model.",
                  "そのうち本モデルの業務に充てる割合"),
        parameter(&S::phc, "phc", Fte{8}, Fte{0}, Fte{200}, roster,
                  "Mental-health staff of the public health centre.", "保健所の精神保健担当職員"),
        parameter(&S::consultation, "consultation", Fte{4}, Fte{0}, Fte{1000}, roster,
                  "Consultation specialists who take people from hospital (相談支援専門員).",
                  "退院者を受け持つ相談支援専門員"),
        parameter(&S::intake, "intake", Hours{2}, Hours{1}, Hours{4}, b7, "One intake.",
                  "受理面接1件"),
        parameter(&S::visit, "visit", Hours{1.5}, Hours{0.75}, Hours{3}, b7,
                  "One visit with its way and record.", "訪問1回(移動・記録を含む)"),
        parameter(&S::visit_interval, "visit_interval", sim::Days{60}, sim::Days{14},
                  sim::Days{120}, sim::assumed("no study found"),
                  "Between two visits of a desk to someone who has not accepted support.",
                  "支援未受入の人への市町の訪問間隔"),
        parameter(&S::stuck_visit_interval, "stuck_visit_interval", sim::Days{120}, sim::Days{30},
                  sim::Days{365}, sim::assumed("no study found"),
                  "The same once the case is stuck: the desk keeps an eye on it.",
                  "膠着した事例への市町の訪問間隔(見守り)"),
        parameter(&S::report, "report", Hours{20}, Hours{12}, Hours{30}, b7,
                  "Staff time of one report under articles 22 to 26; interrupts all else.",
                  "22~26条の通報等1件の対応時間(他業務を中断)"),
        parameter(&S::examined, "examined", Probability{0.377}, Probability{0.3}, Probability{0.5},
                  sim::cited("A41"), "Share of reports that are examined.",
                  "通報等のうち診察に至る割合"),
        parameter(&S::ordered, "ordered", Probability{0.75}, Probability{0.65}, Probability{0.85},
                  sim::assumed("formulation A, flow"),
                  "Share of examinations that end in an order of admission.",
                  "診察のうち措置入院となる割合"),
        parameter(&S::stuck_after, "stuck_after", sim::Months{6}, sim::Months{3}, sim::Months{12},
                  sim::assumed("formulation B4: 180 days with a lone holder"),
                  "A case without progress is stuck after this time.",
                  "進展のない事例を膠着とみなすまでの期間"),
        parameter(&S::stuck_resolves, "stuck_resolves", sim::PerMonth{0.01}, sim::PerMonth{0},
                  sim::PerMonth{0.03}, sim::assumed("formulation B4"),
                  "A stuck case comes unstuck by itself and support is accepted.",
                  "膠着した事例がひとりでに動き、支援が受け入れられる"),
    };
}
static_assert(sim::describes_every_member<Staffing>);

inline sim::Seconds staff_time(sim::Hours hours) {
    return sim::Seconds{std::llround(hours.value() * 3600.0)};
}
inline double hours_a_week(sim::Fte staff, Staffing const& staffing) {
    return staff.value() * staffing.week.value() * staffing.direct.value();
}

/// An organisation whose staff gives hours.
struct Agency {
    AgencyKind kind;
    std::uint8_t municipality; ///< of a desk
    sim::Staff staff;
    sim::Ticket done; ///< when the task at hand ends
    sim::Time done_at = sim::never;
    double hours = 0.0; ///< a week, of all staff together
};

} // namespace norishiro::support
