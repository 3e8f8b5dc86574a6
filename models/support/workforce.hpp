#pragma once

#include "models/support/agency.hpp"
#include "sim/parameters.hpp"

namespace norishiro::support {

/// Overload, burnout, sick leave, vacancies (formulation B7), and the posts of each kind of agency
/// where a municipality or an area gives none of its own.
struct Workforce {
    sim::Number overtime{};
    sim::Number burnout_by_overload{};
    sim::Number burnout_by_isolation{};
    sim::Months recovery{};
    sim::PerYear leaves_public{};
    sim::PerYear leaves_private{};
    sim::Number leaves_by_burnout{};
    sim::PerYear sick{};
    sim::Number sick_by_burnout{};
    sim::Months sick_leave{};
    sim::Months refill{};
    bool operator==(Workforce const&) const = default;
};

constexpr auto fields(sim::Of<Workforce>) {
    using sim::Months;
    using sim::Number;
    using sim::parameter;
    using sim::PerYear;
    using W = Workforce;
    constexpr auto b7 =
        sim::assumed("set with the equations of staff", "職員の式に合わせて置いた値");
    return std::tuple{
        parameter(&W::overtime, "overtime", Number{0.15}, Number{0}, Number{0.3}, b7,
                  "Most overtime, as a share of the hours.",
                  "時間外勤務の上限(勤務時間に対する比)"),
        parameter(&W::burnout_by_overload, "burnout_by_overload", Number{0.1667}, Number{0.08},
                  Number{0.33}, b7, "Burnout a month for each unit of load above 1.",
                  "負荷が1を超えた分1単位あたりの燃え尽きの増加(月)"),
        parameter(&W::burnout_by_isolation, "burnout_by_isolation", Number{0.0417}, Number{0},
                  Number{0.083}, b7, "Burnout a month for a worker who is alone with every case.",
                  "支援者が孤立しているときの燃え尽きの増加(月)"),
        parameter(&W::recovery, "recovery", Months{9}, Months{4}, Months{18}, b7,
                  "Time in which burnout fades.", "燃え尽きが薄れる時定数"),
        parameter(&W::leaves_public, "leaves_public", PerYear{0.04}, PerYear{0.02}, PerYear{0.08},
                  b7, "A public worker leaves.", "公務の職員の離職"),
        parameter(&W::leaves_private, "leaves_private", PerYear{0.10}, PerYear{0.05}, PerYear{0.2},
                  b7, "Any other worker leaves.", "民間の職員の離職"),
        parameter(&W::leaves_by_burnout, "leaves_by_burnout", Number{0.54}, Number{0.2},
                  Number{1.2},
                  sim::assumed("1.5 times at a load of 1.5, between C36 and C37",
                               "業務量が1.5倍のとき1.5倍(C36とC37のあいだ)"),
                  "Log hazard ratio of leaving for one unit of burnout.",
                  "燃え尽き1単位あたりの離職の対数ハザード比"),
        parameter(&W::sick, "sick", PerYear{0.03}, PerYear{0.015}, PerYear{0.06}, b7,
                  "A worker goes on sick leave.", "病気休職"),
        parameter(&W::sick_by_burnout, "sick_by_burnout", Number{1}, Number{0.5}, Number{2}, b7,
                  "Log hazard ratio of that for one unit of burnout.",
                  "燃え尽き1単位あたりの病気休職の対数ハザード比"),
        parameter(&W::sick_leave, "sick_leave", Months{3}, Months{1}, Months{6}, b7,
                  "How long a sick leave lasts.", "病気休職の期間"),
        parameter(&W::refill, "refill", Months{4}, Months{2}, Months{9}, b7,
                  "Mean time until a private post is filled again; public ones wait for April.",
                  "民間の欠員が埋まるまでの平均期間(公務は翌年4月)"),
    };
}
static_assert(sim::describes_every_member<Workforce>);

constexpr bool is_public(Employer employer) {
    return employer == Employer::municipality || employer == Employer::prefecture;
}

/// Workers behind so many full-time posts: one at least.
std::uint32_t workers(double posts);
/// Burnout follows load and isolation for a while, solved exactly while they stay as they are.
void follow(Strain& strain, Workforce const& workforce, double months);
/// Hazards for one worker.
sim::PerMonth leaves(Strain const& strain, Employer employer, Workforce const& workforce);
sim::PerMonth falls_ill(Strain const& strain, Workforce const& workforce);
/// Share of the posts' hours that is there: without vacancies and the sick, with overtime.
double presence_of(Strain const& strain, std::uint32_t workers, Workforce const& workforce);

} // namespace norishiro::support
