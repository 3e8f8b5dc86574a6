#pragma once

#include "models/support/person.hpp"
#include "models/support/programmes/schedule.hpp"
#include "sim/parameters.hpp"
#include "sim/places.hpp"

namespace norishiro::support {

/// `[programmes.outreach]` アウトリーチ事業: a multi-professional team as the last resort for people
/// whose support is stuck. Triage, visits that build trust, a way into care.
struct Outreach {
    bool on{};
    sim::Date start{};
    sim::Date end{};
    sim::TextValue where{};
    sim::Fte staff{};
    sim::Number cases_per_worker{};
    sim::Hours triage{};
    sim::Hours visit{};
    sim::Days visit_interval{};
    sim::Months closes_after{};
    sim::Probability awareness{};
    sim::Cases waiting{};
    sim::Days referral_delay{};
    sim::Number referral_sigma{};
    sim::YenPerYear worker{};
    bool operator==(Outreach const&) const = default;
};

constexpr auto fields(sim::Of<Outreach>) {
    using namespace std::chrono;
    using O = Outreach;
    using sim::Fte;
    using sim::Number;
    using sim::Probability;
    auto const own = std::tuple{
        sim::parameter(&O::staff, "staff", Fte{3}, Fte{0}, Fte{300}, sim::cited("B32"),
                       "Workers of all teams together.", "チームの職員数(全チーム計)"),
        sim::parameter(&O::cases_per_worker, "cases_per_worker", Number{4}, Number{2}, Number{10},
                       sim::cited("B32", "8-15 cases for 2-4 workers", "職員2~4人で8~15人"),
                       "Cases that one worker holds at a time.", "職員1人が同時に持つ事例数"),
        sim::parameter(&O::triage, "triage", sim::Hours{4}, sim::Hours{1}, sim::Hours{10},
                       sim::assumed("no study found", "研究が見つからない"),
                       "Staff time of triage.", "トリアージ1件の所要時間"),
        sim::parameter(&O::visit, "visit", sim::Hours{6}, sim::Hours{3}, sim::Hours{12},
                       sim::assumed("two workers, way, record, talks with other agencies",
                                    "職員2人の訪問・移動・記録・関係機関との連絡"),
                       "Staff time of one visit.", "訪問1回の所要時間(2人・移動・記録・連絡調整)"),
        sim::parameter(&O::visit_interval, "visit_interval", sim::Days{10}, sim::Days{3},
                       sim::Days{30},
                       sim::cited("B34", "between 2 a week and 2 a month", "週2回と月2回のあいだ"),
                       "Between two visits to one person.", "訪問の間隔"),
        sim::parameter(&O::closes_after, "closes_after", sim::Months{24}, sim::Months{6},
                       sim::Months{60}, sim::assumed("no study found", "研究が見つからない"),
                       "The team hands a case back that has not accepted support by then.",
                       "支援の受け入れがないまま終結するまでの期間"),
        sim::parameter(&O::awareness, "awareness", Probability{0.5}, Probability{0}, Probability{1},
                       sim::assumed("no study found", "研究が見つからない"),
                       "Share of stuck cases that the holder thinks of referring.",
                       "膠着事例のうち担当機関がアウトリーチへの紹介を考える割合"),
        sim::parameter(&O::waiting, "waiting", sim::Cases{1}, sim::Cases{0}, sim::Cases{20},
                       sim::assumed("no study found", "研究が見つからない"),
                       "Cases that may wait for each slot; the urgent come first.",
                       "定員1人あたりの待機者の上限(緊急の事例が先)"),
        sim::parameter(&O::referral_delay, "referral_delay", sim::Days{14}, sim::Days{0},
                       sim::Days{60},
                       sim::assumed("set with the equations of referral",
                                    "紹介と引き継ぎの式に合わせて置いた値"),
                       "Median time from that thought to the team's desk (log-normal).",
                       "紹介がチームに届くまでの期間(対数正規分布の中央値)"),
        sim::parameter(&O::referral_sigma, "referral_sigma", Number{0.6}, Number{0.3}, Number{1.2},
                       sim::assumed("set with the equations of referral",
                                    "紹介と引き継ぎの式に合わせて置いた値"),
                       "Standard deviation of its logarithm.", "その期間の対数の標準偏差"),
        sim::parameter(&O::worker, "worker", sim::YenPerYear{7'333'000}, sim::YenPerYear{5'000'000},
                       sim::YenPerYear{10'000'000},
                       sim::cited("D12", "22 million a year for three", "3人で年2,200万円"),
                       "A worker of the team with vehicle and administration.",
                       "チーム職員1人の年間費用(車両・事務を含む)"),
    };
    return std::tuple_cat(schedule<O>(year{2021} / April / 1, sim::cited("F01")), own);
}
static_assert(sim::describes_every_member<Outreach>);

/// The teams of an area at work: case slots, their waiting line, and referrals being judged.
struct Teams {
    sim::Places slots{0};
    std::int64_t in_triage = 0;
};

/// Staff at work on that day.
sim::Fte staff_at(Outreach const& outreach, sim::Time day);
/// How many cases that staff holds at a time.
std::int64_t slots(Outreach const& outreach, sim::Fte staff);

enum class Triage : std::uint8_t { urgent, needed, not_now };
Triage triage(Person const& person);

} // namespace norishiro::support
