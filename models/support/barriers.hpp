#pragma once

#include "models/support/agency.hpp"
#include "models/support/person.hpp"
#include "sim/parameters.hpp"

#include <array>
#include <cstdint>

namespace norishiro::support {

/// What stands between clinical stability and discharge besides symptoms (病状以外の退院阻害要因).
enum class Barrier : std::uint8_t {
    housing,
    family,
    money,
    daily_living,
    no_receiver, ///< no service in the community to receive the person
    no_plan,     ///< no agreed plan, nobody leads
    fear,        ///< the person's own wish to leave is missing
};
inline constexpr std::size_t barrier_count = 7;

struct BarrierName {
    std::string_view id;
    std::string_view en;
    std::string_view ja;
    AgencyKind worker; ///< who works on it
};
inline constexpr std::array<BarrierName, barrier_count> barrier_names{{
    {"housing", "no housing", "住まいがない", AgencyKind::community_office},
    {"family", "family refuses", "家族の受け入れ困難", AgencyKind::community_office},
    {"money", "no money", "経済的な問題", AgencyKind::assistance},
    {"daily_living", "daily living skills", "生活能力", AgencyKind::occupational_therapy},
    {"no_receiver", "no service to receive the person", "受け入れ先の支援がない",
     AgencyKind::consultation},
    {"no_plan", "no agreed plan", "支援方針・主導者がない", AgencyKind::community_office},
    {"fear", "the person's own fear", "本人の退院への不安・意欲", AgencyKind::ward_nursing},
}};

/// The hospital course and its barriers (formulation B5).
struct Course {
    sim::Months symptoms{};
    sim::Number symptoms_by_frailty{};
    sim::Number barrier_offset{};
    sim::Number barrier_by_frailty{};
    sim::Number barrier_by_need{};
    sim::Number barrier_by_age{};
    sim::Number feedback_by_age{};
    sim::Number pace_by_frailty{};
    sim::Number frailty_memory{};
    sim::PerMonth found{};
    sim::Cases caseload{};
    sim::Number found_in_conference{};
    sim::Number found_in_long_stay{};
    sim::Hours session{};
    sim::Days session_interval{};
    sim::Hours arrangement{};
    sim::Number mediations{};
    sim::Days mediation_interval{};
    sim::PerMonth home_lost{};
    sim::Months housing_aid{};
    sim::PerMonth skills_lost{};
    sim::PerMonth fear_grows{};
    sim::PerMonth transfer{};
    sim::Number ward_mortality{};
    sim::Days certification{};
    sim::Months facility{};
    sim::Number facility_sigma{};
    sim::Probability facility_refuses{};
    bool operator==(Course const&) const = default;
};

constexpr auto fields(sim::Of<Course>) {
    using sim::Cases;
    using sim::Hours;
    using sim::Months;
    using sim::Number;
    using sim::PerMonth;
    using C = Course;
    using sim::parameter;
    constexpr auto b5 = sim::assumed("with the other barriers gives A06 to A08",
                                     "ほかの退院阻害要因とあわせて、A06~A08になるように置いた値");
    constexpr auto fitted =
        sim::assumed("fitted with other parameters to A06 to A08, A11 and A12 (CALIBRATION.md)",
                     "ほかのパラメータとともに、A06~A08、A11・A12に合わせた値(CALIBRATION.md)");
    constexpr auto feedback = sim::assumed("set with the long stays of A11 and A12",
                                           "長期入院の人数(A11・A12)を見て置いた値");
    return std::tuple{
        parameter(&C::symptoms, "symptoms", Months{1.95}, Months{0.6}, Months{2.6}, fitted,
                  "Mean time until symptoms settle (gamma, shape 2).",
                  "症状が落ち着くまでの平均期間"),
        parameter(&C::symptoms_by_frailty, "symptoms_by_frailty", Number{0.2}, Number{0}, Number{1},
                  fitted, "Log ratio of that time for one unit of frailty.",
                  "退院のしにくさ1単位あたりのその期間の対数比"),
        parameter(&C::barrier_offset, "barrier_offset", Number{-2.25}, Number{-3}, Number{0.5},
                  fitted, "Added to the log-odds of every barrier.",
                  "すべての阻害要因の対数オッズに加わる値"),
        parameter(&C::barrier_by_frailty, "barrier_by_frailty", Number{1.3}, Number{0}, Number{2.5},
                  b5, "Log odds ratio of a barrier for one unit of frailty.",
                  "退院のしにくさ1単位あたりの阻害要因の対数オッズ比"),
        parameter(&C::barrier_by_need, "barrier_by_need", Number{1.5}, Number{0}, Number{3},
                  sim::assumed("no study found", "研究が見つからない"),
                  "Log odds ratio of a barrier when the same need was there before admission.",
                  "入院前に同じ生活課題があるときの阻害要因の対数オッズ比"),
        parameter(&C::barrier_by_age, "barrier_by_age", Number{0.99}, Number{0}, Number{1}, fitted,
                  "Log odds ratio of housing, family and daily-living barriers for ten years of "
                  "age.",
                  "住まい・家族・生活能力の阻害要因の、年齢10歳ごとの対数オッズ比"),
        parameter(&C::feedback_by_age, "feedback_by_age", Number{1.15}, Number{0}, Number{1.2},
                  fitted, "Log ratio of losing skills and the wish to leave, for ten years of age.",
                  "長期入院での能力・意欲の低下の、年齢10歳ごとの対数比"),
        parameter(&C::pace_by_frailty, "pace_by_frailty", Number{1.55}, Number{0}, Number{2},
                  fitted, "Log ratio of the time a barrier takes for one unit of frailty.",
                  "退院のしにくさ1単位あたりの、阻害要因の解消期間の対数比"),
        parameter(&C::frailty_memory, "frailty_memory", Number{0.7}, Number{0}, Number{1}, b5,
                  "Correlation of frailty from one stay to the next.",
                  "前の入院と次の入院での退院のしにくさの相関"),
        parameter(&C::found, "found", PerMonth{1}, PerMonth{0.5}, PerMonth{2}, b5,
                  "Hazard that a hidden barrier is found at a caseload that allows it.",
                  "隠れた阻害要因が見つかるハザード(適切な担当数のとき)"),
        parameter(&C::caseload, "caseload", Cases{27.3}, Cases{21}, Cases{50},
                  sim::cited("B21", "B20 is the legal ceiling", "法令の上限はB20"),
                  "Inpatients for each discharge worker up to which they look properly.",
                  "退院後生活環境相談員1人あたりの適切な担当数"),
        sim::assumed_effect(parameter(&C::found_in_conference, "found_in_conference", Number{2},
                                      Number{1}, Number{3}, b5,
                                      "Multiplier on finding while the hospital holds conferences.",
                                      "カンファレンスを行う病院での見つかりやすさの倍率"),
                            sim::Number{1}),
        parameter(&C::found_in_long_stay, "found_in_long_stay", Number{0.002}, Number{0}, Number{1},
                  fitted, "Multiplier on finding after a year: no review asks any more.",
                  "1年を超えた入院での見つかりやすさの倍率(見直しの機会が減る)"),
        parameter(&C::session, "session", Hours{1.5}, Hours{0.5}, Hours{3},
                  sim::assumed("one appointment", "面談1回分"),
                  "Staff time of one appointment on a barrier.", "阻害要因に取り組む1回の所要時間"),
        parameter(&C::session_interval, "session_interval", sim::Days{3.5}, sim::Days{2},
                  sim::Days{28}, sim::assumed("two appointments a week", "面談は週2回"),
                  "Between two appointments on the same barrier.", "同じ要因への取り組みの間隔"),
        parameter(&C::arrangement, "arrangement", Hours{3}, Hours{1}, Hours{8},
                  sim::assumed("no study found", "研究が見つからない"),
                  "Staff time to arrange a discharge.", "退院の手配にかかる時間"),
        parameter(&C::mediations, "mediations", Number{3}, Number{1}, Number{6},
                  sim::assumed("after failed mediations the barrier is housing",
                               "家族調整が実らなければ、阻害要因は住まいに変わる"),
                  "Failed mediations after which another home is sought.",
                  "別の住まいを探すまでの家族調整の回数"),
        parameter(
            &C::mediation_interval, "mediation_interval", sim::Days{28}, sim::Days{14},
            sim::Days{60},
            sim::assumed("set with the equations of the family", "家族の式に合わせて置いた値"),
            "Between two mediations.", "家族調整の間隔"),
        parameter(&C::home_lost, "home_lost", PerMonth{0.03}, PerMonth{0}, PerMonth{0.06}, feedback,
                  "After a year: the home is lost.", "1年を超えた入院で住まいを失う"),
        parameter(
            &C::housing_aid, "housing_aid", Months{9}, Months{6}, Months{12},
            sim::assumed("6 months and 3 more; to be verified", "6か月、更新後は3か月(要確認)"),
            "Housing aid of public assistance ends so long after admission, and the home of "
            "someone living alone is lost.",
            "入院から生活保護の住宅扶助が止まるまでの期間(単身者は住まいを失う)"),
        parameter(&C::skills_lost, "skills_lost", PerMonth{0.0193}, PerMonth{0}, PerMonth{0.05},
                  sim::assumed("halves in 36 months; set with the equations of barriers",
                               "半減期36か月。退院阻害要因の式に合わせて置いた値"),
                  "After a year: daily living skills are lost.", "1年を超えた入院で生活能力を失う"),
        parameter(&C::fear_grows, "fear_grows", PerMonth{0.3}, PerMonth{0}, PerMonth{0.6}, feedback,
                  "After a year: the wish to leave is lost.",
                  "1年を超えた入院で退院への意欲を失う"),
        parameter(&C::transfer, "transfer", PerMonth{0.0035}, PerMonth{0}, PerMonth{0.01},
                  sim::assumed("0.007 a month, half of whom return within three months",
                               "月0.007。うち半数は3か月以内に戻る"),
                  "Transfer for good to another kind of hospital or a facility.",
                  "転院・施設入所(戻らないもの)"),
        parameter(&C::ward_mortality, "ward_mortality", Number{1.3}, Number{1}, Number{2},
                  sim::assumed("set with the equations of barriers",
                               "退院阻害要因の式に合わせて置いた値"),
                  "Multiplier on mortality in hospital.", "入院中の死亡率の倍率"),
        parameter(&C::certification, "certification", sim::Days{45}, sim::Days{30}, sim::Days{90},
                  sim::assumed("from how the procedure runs", "手続きの流れから置いた値"),
                  "Certification of long-term care.", "介護認定にかかる期間"),
        parameter(&C::facility, "facility", Months{6}, Months{3}, Months{12},
                  sim::assumed("between 3 and 12 months", "3~12か月のあいだ"),
                  "Median wait of someone with dementia for a place in a care facility.",
                  "認知症の人の介護施設入所待ち(中央値)"),
        parameter(&C::facility_sigma, "facility_sigma", Number{0.4}, Number{0}, Number{1},
                  sim::assumed("3 to 12 months around six", "6か月を中心に3~12か月"),
                  "Standard deviation of the logarithm of that wait.", "その待機の対数の標準偏差"),
        parameter(&C::facility_refuses, "facility_refuses", sim::Probability{0.6},
                  sim::Probability{0}, sim::Probability{0.9},
                  sim::assumed("so that about a fifth of long stays are of people with dementia",
                               "長期入院者の約5分の1が認知症になるように置いた値"),
                  "Facilities that refuse when their turn comes; then another is asked.",
                  "順番が来ても施設が受け入れない割合(次の施設を待つ)"),
    };
}
static_assert(sim::describes_every_member<Course>);

/// How common each barrier is and what it takes.
struct BarrierCosts {
    sim::Number housing{}, family{}, money{}, daily_living{}, no_receiver{}, no_plan{}, fear{};
    sim::Hours housing_work{}, family_work{}, money_work{}, daily_living_work{}, no_receiver_work{},
        no_plan_work{}, fear_work{};
    sim::Days housing_wait{}, money_wait{}, daily_living_wait{}, no_plan_wait{};
    bool without_housing{}, without_family{}, without_money{}, without_daily_living{},
        without_no_receiver{}, without_no_plan{}, without_fear{};
    bool operator==(BarrierCosts const&) const = default;
};

constexpr auto fields(sim::Of<BarrierCosts>) {
    using B = BarrierCosts;
    constexpr auto b5 =
        sim::assumed("set with the equations of barriers; A49 to A51 are its yardstick",
                     "退院阻害要因の式に合わせて置いた値。目安はA49~A51");
    constexpr auto odds = [=](sim::Number B::*m, std::string_view key, double v,
                              std::string_view en, std::string_view ja) {
        return sim::parameter(m, key, sim::Number{v}, sim::Number{v - 1.5}, sim::Number{v + 1.5},
                              b5, en, ja);
    };
    constexpr auto work = [=](sim::Hours B::*m, std::string_view key, double v, std::string_view en,
                              std::string_view ja) {
        return sim::parameter(m, key, sim::Hours{v}, sim::Hours{v / 2}, sim::Hours{v * 2}, b5, en,
                              ja);
    };
    constexpr auto without = [](bool B::*m, std::string_view key, std::string_view en,
                                std::string_view ja) {
        return sim::parameter(
            m, key, false,
            sim::assumed("a question, not a fact", "事実ではなく、問いとして置いた値"), en, ja);
    };
    constexpr auto wait = [=](sim::Days B::*m, std::string_view key, double v, std::string_view en,
                              std::string_view ja) {
        return sim::parameter(m, key, sim::Days{v}, sim::Days{0}, sim::Days{v * 3}, b5, en, ja);
    };
    return std::tuple{
        odds(&B::housing, "housing", -2.2, "Log-odds at admission: no housing.",
             "入院時の対数オッズ: 住まいがない"),
        odds(&B::family, "family", -1.5, "Log-odds: the family refuses.",
             "対数オッズ: 家族の受け入れ困難"),
        odds(&B::money, "money", -2.2, "Log-odds: no money.", "対数オッズ: 経済的な問題"),
        odds(&B::daily_living, "daily_living", -1.5, "Log-odds: daily living skills.",
             "対数オッズ: 生活能力"),
        odds(&B::no_receiver, "no_receiver", -2.3, "Log-odds: no service to receive the person.",
             "対数オッズ: 受け入れ先の支援がない"),
        odds(&B::no_plan, "no_plan", -0.3, "Log-odds: no agreed plan, nobody leads.",
             "対数オッズ: 支援方針・主導者がない"),
        odds(&B::fear, "fear", -2.2, "Log-odds: the person's own fear.",
             "対数オッズ: 本人の不安・意欲"),
        work(&B::housing_work, "housing_work", 12, "Staff time: housing.", "所要時間: 住まい"),
        work(&B::family_work, "family_work", 2, "Staff time of one family mediation.",
             "所要時間: 家族調整1回"),
        work(&B::money_work, "money_work", 6, "Staff time: money.", "所要時間: 経済"),
        work(&B::daily_living_work, "daily_living_work", 15, "Staff time: daily living.",
             "所要時間: 生活能力"),
        work(&B::no_receiver_work, "no_receiver_work", 15, "Staff time: finding a receiver.",
             "所要時間: 受け入れ先"),
        work(&B::no_plan_work, "no_plan_work", 4.5, "Staff time: a plan (1.5 h x 3 members).",
             "所要時間: 支援方針(1.5時間×3人)"),
        work(&B::fear_work, "fear_work", 10, "Staff time: visits, outings, peers.",
             "所要時間: 面接・外出・ピア"),
        wait(&B::housing_wait, "housing_wait", 60, "Wait for a home once the work is done.",
             "待機: 住まい"),
        wait(&B::money_wait, "money_wait", 30, "Wait for benefits.", "待機: 給付"),
        wait(&B::daily_living_wait, "daily_living_wait", 45,
             "Wait for the support-category decision.", "待機: 障害支援区分の認定"),
        wait(&B::no_plan_wait, "no_plan_wait", 14, "Wait for the next slot of a meeting.",
             "待機: 会議の日程"),
        without(&B::without_housing, "without_housing",
                "No barrier of housing ever stands: a thought experiment.",
                "住まいの阻害要因がないと仮定する(思考実験)"),
        without(&B::without_family, "without_family", "The same: the family never refuses.",
                "同: 家族の受け入れ困難"),
        without(&B::without_money, "without_money", "The same: money.", "同: 経済"),
        without(&B::without_daily_living, "without_daily_living", "The same: daily living.",
                "同: 生活能力"),
        without(&B::without_no_receiver, "without_no_receiver",
                "The same: there is always a receiving service.", "同: 受け入れ先"),
        without(&B::without_no_plan, "without_no_plan", "The same: there is always a plan.",
                "同: 支援方針"),
        without(&B::without_fear, "without_fear", "The same: the person's own fear.",
                "同: 本人の不安・意欲"),
    };
}
static_assert(sim::describes_every_member<BarrierCosts>);

enum class BarrierState : std::uint8_t { absent, hidden, found, in_work, cleared };

struct Need {
    BarrierState state = BarrierState::absent;
    std::uint8_t failed_mediations = 0;
    bool waits = false;      ///< for a room: nothing is to be done meanwhile
    std::uint16_t round = 0; ///< how often it has come up in this stay: tells stale events apart
    double work_left = 0.0;  ///< hours
};

/// What one barrier takes: staff hours, and a wait afterwards that no work shortens.
double log_odds(Barrier barrier, BarrierCosts const& costs);
sim::Hours work(Barrier barrier, BarrierCosts const& costs);
sim::Days wait(Barrier barrier, BarrierCosts const& costs);
/// Whether the scenario asks what would be if it never stood.
bool thought_away(Barrier barrier, BarrierCosts const& costs);
/// Chance that the barrier is there at admission.
sim::Probability present(Barrier barrier, Person const& person, double frailty,
                         BarrierCosts const& costs, Course const& course);
/// By how much an old person loses skills and the wish to leave sooner: 1 at 60.
double by_age(Person const& person, Course const& course);
/// By how much everything takes longer for this person.
double pace(double frailty, Course const& course);
/// Time until symptoms settle, from two unit-exponential draws.
sim::Days symptom_phase(double first, double second, double frailty, Course const& course);

} // namespace norishiro::support
