#pragma once

#include "models/support/agency_kinds.hpp"
#include "models/support/programmes/schedule.hpp"
#include "sim/parameters.hpp"

#include <cstdint>
#include <vector>

namespace norishiro::support {

/// `[programmes.multilayer_support]` 重層的支援体制整備事業: intake that refuses nobody, an office
/// that coordinates complex cases and keeps visiting people whom nobody reaches, participation, and
/// places where residents meet. The office is at the social welfare council.
struct MultilayerSupport {
    static constexpr AgencyKind staffed = AgencyKind::social_welfare_council;
    bool on{};
    sim::Date start{};
    sim::Date end{};
    sim::TextValue where{};
    sim::Fte staff{};
    sim::Date in_full{};
    sim::Number preparation_share{};
    sim::Probability no_refusal{};
    sim::Hours passing_hours{};
    sim::Hours handoff_hours{};
    sim::Number visits{};
    sim::Number intake_agencies{};
    sim::Hours visit_hours{};
    sim::Number news_roles{};
    sim::Number awareness_gain{};
    sim::Months awareness_half_life{};
    sim::Number joint_meetings{};
    sim::Hours meeting_hours{};
    sim::Probability refers{};
    sim::Hours consultation_hours{};
    sim::Hours support_meeting_hours{};
    sim::Number cases_per_worker{};
    sim::Months closes_after{};
    sim::Hours contact_hours{};
    sim::Days visit_interval{};
    sim::Number kept_visits{};
    sim::Probability participation{};
    sim::Number heard{};
    sim::Number talk_sessions{};
    sim::Hours talk_hours{};
    sim::Number talk_gain{};
    sim::Months places_half_life{};
    sim::Number stops{};
    sim::Hours stop_hours{};
    sim::Number shop_gain{};
    bool operator==(MultilayerSupport const&) const = default;
};

constexpr auto fields(sim::Of<MultilayerSupport>) {
    using namespace std::chrono;
    using M = MultilayerSupport;
    using sim::Hours;
    using sim::Months;
    using sim::Number;
    using sim::parameter;
    using sim::Probability;
    constexpr auto none = sim::assumed("no study found", "研究が見つからない");
    constexpr auto silent = sim::assumed("the report gives no number", "報告書に数の記述はない");
    constexpr sim::Date earliest{year{2000} / January / 1};
    constexpr sim::Date latest{year{2200} / January / 1};
    auto const intake = std::tuple{
        parameter(
            &M::staff, "staff", sim::Fte{3}, sim::Fte{0}, sim::Fte{20}, silent,
            "Workers of the office, added to the social welfare council of each municipality.",
            "市町ごとに社会福祉協議会に置く多機関協働・アウトリーチの支援員"),
        parameter(&M::in_full, "in_full", sim::Date{year{2024} / April / 1}, earliest, latest,
                  sim::cited("F06"),
                  "Until then only preparation: joint meetings and visits to agencies.",
                  "本格実施の開始日(それまでは移行準備で、合同会議と機関訪問のみ)"),
        parameter(&M::preparation_share, "preparation_share", Number{0.5}, Number{0}, Number{1},
                  silent, "Share of them that is held in preparation.",
                  "移行準備期に行う会議・訪問の割合"),
        sim::assumed_effect(
            parameter(
                &M::no_refusal, "no_refusal", Probability{1}, Probability{0}, Probability{1},
                sim::assumed("the report claims it of all agencies; nobody has measured it",
                             "報告書ではすべての機関が行うとしているが、測った例はない"),
                "Chance that an agency that is not the right one, or would refuse, keeps the case "
                "until it is placed.",
                "担当でない機関や断るはずの機関が、つなぐまで相談を受け止める確率("
                "断らない相談支援)"),
            sim::Probability{0}),
        parameter(&M::passing_hours, "passing_hours", Hours{2}, Hours{0}, Hours{4},
                  sim::assumed("as an intake", "受け付けと同じ"),
                  "Hours that it then gives; none, and cases bounce as elsewhere.",
                  "そのとき要する時間(0なら断らない相談支援なし)"),
        parameter(&M::handoff_hours, "handoff_hours", Hours{1}, Hours{0}, Hours{4}, none,
                  "Hours of it and of the right agency for a joint hand-over; none, and there is "
                  "no joint visit.",
                  "適切な機関へ同行して引き継ぐ双方の時間(0なら同行なし)"),
    };
    auto const agencies = std::tuple{
        parameter(&M::visits, "visits", Number{2}, Number{0}, Number{12}, sim::cited("F07"),
                  "Visits a year to each intake agency.", "相談支援機関1か所への年間訪問回数"),
        parameter(&M::intake_agencies, "intake_agencies", Number{34}, Number{0}, Number{200},
                  sim::cited("F07"),
                  "Intake agencies of a municipality; each kind of the model stands for several.",
                  "市町の相談支援機関の数(モデルの1機関は数か所にあたる)"),
        parameter(&M::visit_hours, "visit_hours", Hours{1}, Hours{0}, Hours{4}, silent,
                  "Hours of each side; none, and there are no visits.",
                  "訪問1回の双方の時間(0なら訪問なし)"),
        sim::assumed_effect(
            parameter(
                &M::news_roles, "news_roles", Number{0.005}, Number{0}, Number{0.01},
                sim::assumed("set with the equations of ties", "つながりの式に合わせて置いた値"),
                "Share of the missing role knowledge that the newsletter adds that it brings.",
                "持参する「重層つながり通信」で埋まる役割理解の不足分の割合"),
            sim::Number{0}),
        sim::assumed_effect(
            parameter(&M::awareness_gain, "awareness_gain", Number{0.1}, Number{0}, Number{0.3},
                      none,
                      "Share of the agency's missing awareness of the office that a visit adds.",
                      "訪問1回で多機関協働の認知の不足分が埋まる割合"),
            sim::Number{0}),
        parameter(&M::awareness_half_life, "awareness_half_life", Months{24}, Months{9}, Months{48},
                  sim::assumed("as role knowledge", "役割の理解と同じ"), "It halves in this time.",
                  "その認知が半減する期間"),
        parameter(&M::joint_meetings, "joint_meetings", Number{24}, Number{0}, Number{52},
                  sim::cited("F08"), "Joint meetings of city and office a year.",
                  "市と各事業の合同定例会議の年間回数"),
        parameter(&M::meeting_hours, "meeting_hours", Hours{1.5}, Hours{0}, Hours{4}, silent,
                  "Hours of each member; none, and they are not held.",
                  "1回に各構成員が充てる時間(0なら開催なし)"),
    };
    auto const cases = std::tuple{
        sim::assumed_effect(
            parameter(
                &M::refers, "refers", Probability{0.1}, Probability{0}, Probability{1}, none,
                "Chance in a month that the holder of a complex case thinks of the office, before "
                "it has heard more of it.",
                "複雑化・複合化した事例の担当機関が1か月に多機関協働への相談を考える確率("
                "訪問を受ける前)"),
            sim::Probability{0}),
        parameter(&M::consultation_hours, "consultation_hours", Hours{1}, Hours{0}, Hours{4}, none,
                  "Hours of holder and office to talk over a case; none, and no case is taken.",
                  "事例の相談に担当機関と事務局が要する時間(0なら受理なし)"),
        parameter(&M::support_meeting_hours, "support_meeting_hours", Hours{1.5}, Hours{0},
                  Hours{4}, silent,
                  "Hours of each member of a support meeting; none, and it is not held.",
                  "重層的支援会議・支援会議1回に各構成員が充てる時間(0なら開催なし)"),
        parameter(&M::cases_per_worker, "cases_per_worker", Number{15}, Number{0}, Number{40}, none,
                  "Active cases that a worker of the office holds at most.",
                  "支援員1人が同時に受け持つ事例の上限"),
        parameter(&M::closes_after, "closes_after", Months{12}, Months{3}, Months{36}, none,
                  "The office closes a case after this time, and hands it back if it visits.",
                  "事務局が事例を終結するまでの期間"),
        parameter(&M::contact_hours, "contact_hours", Hours{2}, Hours{0}, Hours{6}, none,
                  "Hours of a visit of the office to someone whom nobody reaches; none, and there "
                  "are no such visits.",
                  "アウトリーチ等継続的支援の訪問1回の時間(0なら訪問なし)"),
        parameter(&M::visit_interval, "visit_interval", sim::Days{21}, sim::Days{7}, sim::Days{60},
                  none, "Between two such visits.", "その訪問の間隔"),
        parameter(&M::kept_visits, "kept_visits", Number{3}, Number{1}, Number{12}, none,
                  "Kept visits after which the same worker goes on to participation; sooner where "
                  "trust has passed the threshold.",
                  "同じ支援員が参加支援に移るまでに本人と会えた訪問の回数("
                  "信頼が閾値を超えればそれより早い)"),
        sim::assumed_effect(parameter(&M::participation, "participation", Probability{0.5},
                                      Probability{0}, Probability{1}, none,
                                      "Chance that the person then takes it up.",
                                      "そのとき本人が参加支援を申し込む確率"),
                            sim::Probability{0}),
        sim::assumed_effect(
            parameter(
                &M::heard, "heard", Number{0.5}, Number{0}, Number{2}, none,
                "Cases held by one agency alone that the office hears of at a council meeting.",
                "協議会に出席した事務局が聞き取る抱え込み事例の数(1回あたり)"),
            sim::Number{0}),
    };
    auto const community = std::tuple{
        parameter(&M::talk_sessions, "talk_sessions", Number{1}, Number{0}, Number{4},
                  sim::cited("F10", "20 zones; how often is not said", "20圏域。頻度の記述はない"),
                  "Talk sessions a year in each neighbourhood zone.",
                  "日常生活圏域ごとの地域づくりトークセッションの年間回数"),
        parameter(&M::talk_hours, "talk_hours", Hours{2}, Hours{0}, Hours{6}, silent,
                  "Hours of the office for one; none, and it is not held.",
                  "1回に事務局が要する時間(0なら開催なし)"),
        sim::assumed_effect(
            parameter(
                &M::talk_gain, "talk_gain", Number{0.05}, Number{0}, Number{0.3}, none,
                "How much closer a zone looks after its first session, relative; at most twice "
                "as closely after many.",
                "初回のセッションで圏域の見守りが密になる割合(重ねても最大2倍)"),
            sim::Number{0}),
        parameter(&M::places_half_life, "places_half_life", Months{24}, Months{9}, Months{48}, none,
                  "What was begun there halves in this time.",
                  "そこで始まった居場所が半減する期間"),
        parameter(&M::stops, "stops", Number{40}, Number{0}, Number{200}, sim::cited("F09"),
                  "Stops of mobile shops.", "移動販売車の停留所の数"),
        parameter(&M::stop_hours, "stop_hours", Hours{1}, Hours{0}, Hours{6}, none,
                  "Hours a year of the office for each: whom does the seller tell? None, and it "
                  "is a shop only.",
                  "停留所1か所あたり事務局が年間に要する時間(0なら見守りなし)"),
        sim::assumed_effect(
            parameter(&M::shop_gain, "shop_gain", Number{2}, Number{0}, Number{10}, none,
                      "What a stop for each 10,000 residents adds to the hazard that a shop keeper "
                      "notices a regular, relative.",
                      "人口1万人に1か所の停留所で、商店の人が常連客に気づくハザードが増える割合"),
            sim::Number{0}),
    };
    return std::tuple_cat(schedule<M>(year{2022} / April / 1, sim::cited("F06")), intake, agencies,
                          cases, community);
}
static_assert(sim::describes_every_member<MultilayerSupport>);

/// What the coordinating office does for a case.
enum class Coordination : std::uint8_t {
    no,
    asked,  ///< taken to the office
    met,    ///< a support meeting has been held
    visits, ///< and the office keeps contact, since nobody reached the person
};

/// What a municipality is like for people whom nobody supports yet.
struct Community {
    std::vector<float> places; ///< by zone: by how much more it looks than it would
    float shop = 1.0F;         ///< what stops make of the chance to be noticed in a shop
    std::int64_t cases = 0;    ///< that the coordinating office holds now
};

/// How many cases an office of so many workers holds at a time.
std::int64_t cases_of_office(MultilayerSupport const& programme, double workers);

} // namespace norishiro::support
