#pragma once

#include "sim/parameters.hpp"

namespace norishiro::support {

/// Unit costs, public payer.
struct Costs {
    sim::YenPerDay bed_early{};
    sim::YenPerDay bed_late{};
    sim::Yen outpatient_visit{};
    sim::Number outpatient_visits{};
    sim::Yen nurse_visit{};
    sim::Number nurse_visits{};
    sim::YenPerDay group_home{};
    sim::Yen settlement{};
    sim::Yen transition{};
    sim::Yen day_service{};
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
                       sim::Number{2}, sim::assumed("one visit a month", "月1回の受診"),
                       "Outpatient visits of one patient in a month.", "月あたりの通院回数"),
        sim::parameter(&C::nurse_visit, "nurse_visit", sim::Yen{8'050}, sim::Yen{8'050},
                       sim::Yen{13'220}, sim::cited("D05"), "One visit of a psychiatric nurse.",
                       "精神科訪問看護1回"),
        sim::parameter(&C::nurse_visits, "nurse_visits", sim::Number{4.3}, sim::Number{1},
                       sim::Number{13}, sim::assumed("once a week", "週1回"),
                       "Such visits a month.", "訪問看護の月あたり回数"),
        sim::parameter(&C::group_home, "group_home", YenPerDay{6'500}, YenPerDay{4'500},
                       YenPerDay{9'500}, sim::cited("D09"), "A day in a group home.",
                       "グループホーム1日"),
        sim::parameter(
            &C::settlement, "settlement", sim::Yen{3'300}, sim::Yen{2'500}, sim::Yen{10'000},
            sim::cited("D07", "306 units and some emergency days", "306単位と、緊急時支援の日数分"),
            "A month of settlement support or independent living assistance.",
            "地域定着支援・自立生活援助1か月"),
        sim::parameter(&C::transition, "transition", sim::Yen{30'000}, sim::Yen{20'000},
                       sim::Yen{50'000},
                       sim::assumed("fee schedule as remembered", "診療報酬による(原典は未確認)"),
                       "A month of community transition support.", "地域移行支援1か月"),
        sim::parameter(
            &C::day_service, "day_service", sim::Yen{70'000}, sim::Yen{30'000}, sim::Yen{150'000},
            sim::assumed("fee schedule as remembered, 10 days", "診療報酬の10日分(原典は未確認)"),
            "A month of a day service or of training.", "日中活動・生活訓練1か月"),
        sim::parameter(&C::worker, "worker", sim::YenPerYear{7'000'000}, sim::YenPerYear{6'000'000},
                       sim::YenPerYear{8'500'000}, sim::cited("D11"),
                       "A full-time worker with all on-costs.", "常勤職員1人の年間人件費"),
    };
}
static_assert(sim::describes_every_member<Costs>);

} // namespace norishiro::support
