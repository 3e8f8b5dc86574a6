#pragma once

#include "models/support/person.hpp"
#include "sim/line.hpp"
#include "sim/parameters.hpp"
#include "sim/places.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace norishiro::support {

/// Services with a number of places in each area, and a line before them.
enum class Service : std::uint8_t {
    group_home,         ///< 共同生活援助
    transition,         ///< 地域移行支援
    settlement,         ///< 地域定着支援
    independent_living, ///< 自立生活援助
    living_training,    ///< 自立訓練(生活訓練)
    visiting_nursing,   ///< 精神科訪問看護
    participation,      ///< 日中活動・参加支援
};
inline constexpr std::size_t service_count = 7;

struct ServiceName {
    std::string_view id;
    std::string_view en;
    std::string_view ja;
};
inline constexpr std::array<ServiceName, service_count> service_names{{
    {"group_home", "group homes", "共同生活援助(グループホーム)"},
    {"transition", "community transition support", "地域移行支援"},
    {"settlement", "settlement support", "地域定着支援"},
    {"independent_living", "independent living assistance", "自立生活援助"},
    {"living_training", "training for daily living", "自立訓練(生活訓練)"},
    {"visiting_nursing", "visiting nursing", "精神科訪問看護"},
    {"participation", "day and participation services", "日中活動・参加支援"},
}};

/// Which services a person uses or waits for. Kept apart: few people have any.
struct ServiceUse {
    std::uint32_t person = nobody;
    std::array<sim::Seat, service_count> seats{};
    std::array<sim::Spot, service_count> spots{};
    std::array<std::uint32_t, service_count> begun{}; ///< ordinal: tells stale ends apart
};

/// Places, who is offered what, and for how long; clinics' first visits.
struct Services {
    sim::Cases group_home{}, transition{}, settlement{}, independent_living{}, living_training{},
        visiting_nursing{}, participation{};
    sim::Number growth{};
    sim::Months group_home_stay{};
    sim::Days trial{};
    sim::Probability trial_fails{};
    sim::Months patience{};
    sim::Months kept_in_hospital{};
    sim::PerMonth applies{};
    sim::Hours plan{};
    sim::Days grant{};
    sim::Hours transition_visit{};
    sim::Days transition_interval{};
    sim::Months transition_for{};
    sim::Probability nursing_ordered{}, settlement_offered{}, independent_offered{},
        training_offered{}, participation_offered{};
    sim::Months nursing_for{}, settlement_for{}, independent_for{}, training_for{},
        participation_for{};
    sim::Probability meets_need{};
    sim::Number drop_out_while_nursed{};
    sim::Hours first_visit{};
    sim::Days first_visit_lead{};
    sim::Days first_visit_patience{};
    sim::Probability appointment_kept{};
    sim::Number appointment_booked{};
    bool operator==(Services const&) const = default;
};

constexpr auto fields(sim::Of<Services>) {
    using S = Services;
    using sim::Cases;
    using sim::Months;
    using sim::Number;
    using sim::parameter;
    using sim::Probability;
    constexpr auto none = sim::assumed("no figure found", "数値が見つからない");
    constexpr auto a6 = sim::assumed("from B29, turnover and growth of places",
                                     "B29と、入れ替わりや定員の増加から置いた値");
    constexpr auto chain = sim::assumed("from the steps between application and first visit",
                                        "申請から開始までの手順から置いた値");
    constexpr auto places = [](Cases S::*m, std::string_view key, double v, sim::Source source,
                               std::string_view en, std::string_view ja) {
        return parameter(m, key, Cases{v}, Cases{0}, Cases{20 * v}, source, en, ja);
    };
    constexpr auto offered = [](Probability S::*m, std::string_view key, double v,
                                std::string_view en, std::string_view ja) {
        return parameter(m, key, Probability{v}, Probability{0}, Probability{1},
                         sim::assumed("no figure found", "数値が見つからない"), en, ja);
    };
    constexpr auto lasts = [](Months S::*m, std::string_view key, double v, std::string_view en,
                              std::string_view ja) {
        return parameter(m, key, Months{v}, Months{v / 3}, Months{v * 3},
                         sim::assumed("no figure found", "数値が見つからない"), en, ja);
    };
    auto const capacity = std::tuple{
        places(&S::group_home, "group_home", 25, sim::cited("B29"),
               "Group home places for each 100,000 residents.", "グループホーム定員(人口10万対)"),
        places(&S::transition, "transition", 0.47, sim::cited("B26"),
               "Users of community transition support at a time, for each 100,000.",
               "地域移行支援の同時利用者(人口10万対)"),
        places(&S::settlement, "settlement", 3.5, sim::cited("B27"),
               "Users of settlement support, for each 100,000.",
               "地域定着支援の利用者(人口10万対)"),
        places(&S::independent_living, "independent_living", 1, none,
               "Users of independent living assistance, for each 100,000.",
               "自立生活援助の利用者(人口10万対)"),
        places(&S::living_training, "living_training", 8, none,
               "Users of training for daily living, for each 100,000.",
               "自立訓練(生活訓練)の利用者(人口10万対)"),
        places(&S::visiting_nursing, "visiting_nursing", 60, none,
               "Users of psychiatric visiting nursing after a discharge, for each 100,000.",
               "退院後の精神科訪問看護の利用者(人口10万対)"),
        places(&S::participation, "participation", 60, none,
               "Users of day and participation services, for each 100,000.",
               "日中活動・参加支援の利用者(人口10万対)"),
        parameter(&S::growth, "growth", Number{0.08}, Number{0}, Number{0.2}, a6,
                  "Growth of group home places a year from the start on.",
                  "グループホーム定員の年間増加率(開始日以降)"),
    };
    auto const homes = std::tuple{
        lasts(&S::group_home_stay, "group_home_stay", 48, "Mean stay in a group home.",
              "グループホームの平均入居期間"),
        parameter(&S::trial, "trial", sim::Days{14}, sim::Days{0}, sim::Days{60}, a6,
                  "Trial stay in a group home.", "グループホームの体験利用の期間"),
        parameter(&S::trial_fails, "trial_fails", Probability{0.15}, Probability{0},
                  Probability{0.5}, a6, "Trials after which person or home refuse.",
                  "体験利用のあと入居に至らない割合"),
        lasts(&S::patience, "patience", 9, "Wait for a group home after which a flat is sought.",
              "グループホームの空きを待つ期間の限度(以後は賃貸を探す)"),
        parameter(&S::kept_in_hospital, "kept_in_hospital", Months{3}, Months{1}, Months{12}, none,
                  "A group home keeps the room of someone in hospital for so long.",
                  "入院中にグループホームの居室が確保される期間"),
        parameter(&S::applies, "applies", sim::PerMonth{0.02}, sim::PerMonth{0}, sim::PerMonth{0.2},
                  chain,
                  "Someone in a long stay who wants to leave applies for community transition.",
                  "退院意欲のある長期入院者の地域移行支援の申請"),
        parameter(&S::plan, "plan", sim::Hours{6}, sim::Hours{2}, sim::Hours{12}, chain,
                  "Staff time of the plan.", "サービス等利用計画の作成時間"),
        parameter(&S::grant, "grant", sim::Days{45}, sim::Days{20}, sim::Days{90}, chain,
                  "From the plan to the grant.", "計画から支給決定までの期間"),
        parameter(&S::transition_visit, "transition_visit", sim::Hours{2}, sim::Hours{1},
                  sim::Hours{4}, chain, "Staff time of one visit to the hospital.",
                  "地域移行支援の訪問1回の時間"),
        parameter(&S::transition_interval, "transition_interval", sim::Days{14}, sim::Days{7},
                  sim::Days{30}, chain, "Between two such visits.", "訪問の間隔"),
        lasts(&S::transition_for, "transition_for", 12,
              "Community transition support ends after so long without a discharge.",
              "退院に至らない場合の地域移行支援の利用期間"),
    };
    auto const offers = std::tuple{
        offered(&S::nursing_ordered, "nursing_ordered", 0.35,
                "Discharges of people at severity 2 and more with a doctor's order for visiting "
                "nursing.",
                "重症度2以上の退院者のうち訪問看護指示のある割合"),
        offered(&S::settlement_offered, "settlement_offered", 0.1,
                "Discharges of people living alone to whom settlement support is offered.",
                "単身の退院者のうち地域定着支援を勧められる割合"),
        offered(&S::independent_offered, "independent_offered", 0.1,
                "The same for independent living assistance.", "同、自立生活援助"),
        offered(&S::training_offered, "training_offered", 0.2,
                "Discharges of people who need help in daily living, offered training.",
                "日常生活に課題のある退院者のうち生活訓練を勧められる割合"),
        offered(&S::participation_offered, "participation_offered", 0.3,
                "People who reach support and are isolated or withdrawn, offered a day service.",
                "支援につながった人で孤立・ひきこもりのある人のうち参加支援を勧められる割合"),
        lasts(&S::nursing_for, "nursing_for", 18, "Visiting nursing lasts.", "訪問看護の利用期間"),
        lasts(&S::settlement_for, "settlement_for", 12, "Settlement support lasts.",
              "地域定着支援の利用期間"),
        lasts(&S::independent_for, "independent_for", 12, "Independent living assistance lasts.",
              "自立生活援助の利用期間"),
        lasts(&S::training_for, "training_for", 18, "Training for daily living lasts.",
              "生活訓練の利用期間"),
        lasts(&S::participation_for, "participation_for", 24, "Day services last.",
              "参加支援の利用期間"),
        sim::assumed_effect(
            parameter(&S::meets_need, "meets_need", Probability{0.5}, Probability{0},
                      Probability{1}, none,
                      "Chance that a service has met the need by its end; 0: no effect.",
                      "サービスの終了時に生活課題が解消している確率(0は効果なし)"),
            sim::Probability{0}),
        sim::assumed_effect(
            parameter(&S::drop_out_while_nursed, "drop_out_while_nursed", Number{0.6}, Number{0.3},
                      Number{1}, none,
                      "Multiplier on dropping out while nurses visit; 1: no effect.",
                      "訪問看護の利用中の中断の倍率(1は効果なし)"),
            sim::Number{1}),
        parameter(&S::first_visit, "first_visit", sim::Hours{1}, sim::Hours{0.5}, sim::Hours{2},
                  none, "Doctor's time of a first visit.", "初診1件の医師の時間"),
        parameter(&S::first_visit_lead, "first_visit_lead", sim::Days{14}, sim::Days{0},
                  sim::Days{60}, none, "Least time to the first visit, whatever the line.",
                  "初診の予約から受診までの最短期間"),
        parameter(&S::first_visit_patience, "first_visit_patience", sim::Days{90}, sim::Days{30},
                  sim::Days{365}, none, "Who has not been seen by then gives up.",
                  "初診を待てる期間の限度"),
        parameter(&S::appointment_kept, "appointment_kept", Probability{0.5}, Probability{0.3},
                  Probability{0.8},
                  sim::cited("C18", "54 % seen within 7 days", "7日以内に会えた人が54%"),
                  "Discharged people seen within 7 days, without an appointment booked.",
                  "退院後7日以内の受診割合(予約なし)"),
        parameter(&S::appointment_booked, "appointment_booked", Number{1.69}, Number{1.42},
                  Number{1.94}, sim::cited("C17"), "Odds ratio of that with an agreed plan.",
                  "退院支援計画(予約)があるときのオッズ比"),
    };
    return std::tuple_cat(capacity, homes, offers);
}
static_assert(sim::describes_every_member<Services>);

/// Places for each 100,000 residents.
sim::Cases places_of(Service service, Services const& services);
sim::Probability offered(Service service, Services const& services);
sim::Months lasts(Service service, Services const& services);

} // namespace norishiro::support
