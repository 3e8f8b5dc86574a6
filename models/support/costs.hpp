#pragma once

#include "sim/parameters.hpp"

namespace norishiro::support {

/// Unit costs, public payer.
struct Costs {
    sim::YenPerDay bed_early{};
    sim::YenPerDay bed_late{};
    sim::Yen outpatient_visit{};
    sim::Number outpatient_visits{};
    sim::YenPerYear worker{};
    bool operator==(Costs const&) const = default;
};

constexpr auto fields(sim::Of<Costs>) {
    using C = Costs;
    using sim::YenPerDay;
    return std::tuple{
        sim::parameter(&C::bed_early, "bed_early", YenPerDay{22'000}, YenPerDay{12'000},
                       YenPerDay{27'000}, sim::cited("D04"), "A bed day in the first 90 days.",
                       "入院90日までの1日あたり費用"),
        sim::parameter(&C::bed_late, "bed_late", YenPerDay{13'500}, YenPerDay{12'000},
                       YenPerDay{27'000}, sim::cited("D04"), "A bed day after that.",
                       "入院91日以降の1日あたり費用"),
        sim::parameter(&C::outpatient_visit, "outpatient_visit", sim::Yen{7500}, sim::Yen{5500},
                       sim::Yen{9500}, sim::cited("D08"), "An outpatient visit, without drugs.",
                       "外来1回の費用(薬剤を除く)"),
        sim::parameter(&C::outpatient_visits, "outpatient_visits", sim::Number{1}, sim::Number{0.5},
                       sim::Number{2}, sim::assumed("monthly visits, evidence D.1"),
                       "Outpatient visits of one patient in a month.", "月あたりの通院回数"),
        sim::parameter(&C::worker, "worker", sim::YenPerYear{7'000'000}, sim::YenPerYear{6'000'000},
                       sim::YenPerYear{8'500'000}, sim::cited("D11"),
                       "A full-time worker with all on-costs.", "常勤職員1人の年間人件費"),
    };
}
static_assert(sim::describes_every_member<Costs>);

} // namespace norishiro::support
