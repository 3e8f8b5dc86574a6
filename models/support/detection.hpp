#pragma once

#include "models/support/person.hpp"
#include "sim/parameters.hpp"

namespace norishiro::support {

/// Who notices a person that nobody supports (formulation B8). Hazards a month for someone ill who
/// is not withdrawn; withdrawal and the lack of a diagnosis cut most of them to almost nothing.
struct Detection {
    sim::PerMonth self{};
    sim::PerMonth family{};
    sim::Number family_at_ease{};
    sim::PerMonth clinic{};
    sim::PerMonth school_or_work{};
    sim::PerMonth police{};
    sim::Number police_at_worst{};
    sim::PerMonth desk{};
    sim::PerMonth care_manager{};
    sim::PerMonth neighbour{};
    sim::PerMonth shop{};
    sim::PerMonth gathering{};
    sim::Probability family_to_centre{};
    sim::Probability desk_by_chance{};
    sim::Probability neighbour_to_council{};
    sim::Number by_severity{};
    sim::Number ordinary_severity{};
    sim::Number without_diagnosis{};
    sim::Number self_withdrawn{}, family_withdrawn{}, clinic_withdrawn{},
        school_or_work_withdrawn{}, police_withdrawn{}, desk_withdrawn{}, care_manager_withdrawn{},
        neighbour_withdrawn{}, shop_withdrawn{}, gathering_withdrawn{};
    sim::Probability ready_with_family{};
    sim::Probability ready_otherwise{};
    sim::Number ready_when_withdrawn{};
    bool operator==(Detection const&) const = default;
};

constexpr auto fields(sim::Of<Detection>) {
    using sim::Number;
    using sim::PerMonth;
    using sim::Probability;
    using D = Detection;
    constexpr auto b8 = sim::assumed("all hazards of being found add up to 1/A60",
                                     "気づかれるきっかけをすべて足すと1/A60になるように置いた値");
    constexpr auto half = sim::assumed("no study found", "研究が見つからない");
    constexpr auto left = [](Number D::*m, std::string_view key, double v, double low, double high,
                             std::string_view en, std::string_view ja) {
        return sim::parameter(
            m, key, Number{v}, Number{low}, Number{high},
            sim::assumed("set with the equations of being found", "気づきの式に合わせて置いた値"),
            en, ja);
    };
    return std::tuple{
        sim::parameter(&D::self, "self", PerMonth{0.012}, PerMonth{0.006}, PerMonth{0.024}, b8,
                       "The person asks for help.", "本人が自ら受診・相談する"),
        sim::parameter(&D::family, "family", PerMonth{0.015}, PerMonth{0.0075}, PerMonth{0.03}, b8,
                       "The family asks for help; times family_at_ease plus its burden.",
                       "家族が相談する(family_at_ease+負担を乗じる)"),
        sim::parameter(
            &D::family_at_ease, "family_at_ease", Number{0.5}, Number{0.25}, Number{1},
            sim::assumed("set with the equations of the family", "家族の式に合わせて置いた値"),
            "Part of that hazard that a family without any burden has.",
            "負担のまったくない家族が相談するハザード(上記に対する比)"),
        sim::parameter(&D::clinic, "clinic", PerMonth{0.006}, PerMonth{0.003}, PerMonth{0.012}, b8,
                       "A doctor seen for something else refers on.",
                       "他科の医師が気づいて紹介する"),
        sim::parameter(&D::school_or_work, "school_or_work", PerMonth{0.006}, PerMonth{0.003},
                       PerMonth{0.012}, b8, "School or workplace notices.", "学校・職場が気づく"),
        sim::parameter(&D::police, "police", PerMonth{0.00106}, PerMonth{0.0002}, PerMonth{0.004},
                       sim::assumed("fitted with other parameters to A40 (CALIBRATION.md)",
                                    "ほかのパラメータとともに、A40に合わせた値(CALIBRATION.md)"),
                       "Report under articles 22 to 26 (mostly by the police, article 23).",
                       "22~26条の申請・通報・届出(主に警察官通報)"),
        sim::parameter(&D::police_at_worst, "police_at_worst", Number{10}, Number{5}, Number{20},
                       b8, "How many times more often at severity 4.", "重症度4での通報の倍率"),
        sim::parameter(&D::desk, "desk", PerMonth{0.003}, PerMonth{0.0015}, PerMonth{0.006}, b8,
                       "A municipal desk notices.", "市町の窓口が気づく"),
        sim::parameter(&D::care_manager, "care_manager", PerMonth{0.004}, PerMonth{0.002},
                       PerMonth{0.008}, b8, "The care manager of a parent of 75 or older notices.",
                       "75歳以上の親のケアマネジャーが気づく"),
        sim::parameter(&D::neighbour, "neighbour", PerMonth{0.002}, PerMonth{0.001},
                       PerMonth{0.004}, b8, "A neighbour or welfare commissioner notices.",
                       "近隣・民生委員が気づく"),
        sim::parameter(&D::shop, "shop", PerMonth{0.0002}, PerMonth{0}, PerMonth{0.001}, b8,
                       "A shop keeper notices a regular customer.", "商店の人が常連客に気づく"),
        sim::parameter(&D::gathering, "gathering", PerMonth{0.0005}, PerMonth{0}, PerMonth{0.002},
                       b8, "Somebody at a community gathering notices.", "地域の集いの場で気づく"),
        sim::parameter(
            &D::family_to_centre, "family_to_centre", Probability{0.2}, Probability{0},
            Probability{0.6},
            sim::assumed("B35: a fifth come by the centre", "B35: 5分の1は保健所を経て受診"),
            "Families that turn to the public health centre first.",
            "家族が最初に保健所へ相談する割合"),
        sim::parameter(&D::desk_by_chance, "desk_by_chance", Probability{0.5}, Probability{0},
                       Probability{1}, half,
                       "Where more than one desk may notice: tax rather than assistance, "
                       "disability welfare rather than health.",
                       "窓口が複数ありうるときの割合(税務と生活保護、障害福祉と保健)"),
        sim::parameter(&D::neighbour_to_council, "neighbour_to_council", Probability{0.5},
                       Probability{0}, Probability{1}, half,
                       "Neighbours who turn to the social welfare council, not to the desk.",
                       "近隣・地域が社会福祉協議会へつなぐ割合"),
        sim::parameter(&D::by_severity, "by_severity", Number{1.1}, Number{0}, Number{1.8},
                       sim::assumed("ln 3: medians of A61 are 2 and 18 months, two levels apart",
                                    "ln 3。A61の中央値は2か月と18か月で、重症度にして2段階の差"),
                       "Log hazard ratio of being noticed by others, for each level of severity; "
                       "not of asking oneself, nor of reports and care managers.",
                       "重症度1段階あたりの、周囲に気づかれる対数ハザード比"
                       "(本人の相談、通報等、ケアマネジャーを除く)"),
        sim::parameter(
            &D::ordinary_severity, "ordinary_severity", Number{1.5}, Number{1}, Number{2},
            sim::assumed("acute onsets (3) and others (1) then take on average what they "
                         "would take without a difference",
                         "急性(3)とその他(1)の発症が気づかれるまでの平均が、"
                         "差がないときと同じになる値"),
            "Severity at which that ratio is 1: centred, so that the hazards above keep "
            "their meaning.",
            "その比が1となる重症度(上の各ハザードの意味が変わらないよう中心化)"),
        sim::parameter(&D::without_diagnosis, "without_diagnosis", Number{0.25}, Number{0.1},
                       Number{0.5}, b8, "Multiplier for problems without a diagnosis.",
                       "診断のない課題の場合の倍率"),
        left(
            &D::self_withdrawn, "self_withdrawn", 0.1, 0.05, 0.2,
            "What is left of a hazard when the person stays at home (withdrawal 2 or 3; 1: no "
            "effect): asks for help.",
            "自宅・自室にこもる人(ひきこもり水準2~3)で残るハザードの割合(1は影響なし): 本人の相談"),
        left(&D::family_withdrawn, "family_withdrawn", 0.5, 0.25, 1, "The same: the family asks.",
             "同: 家族の相談"),
        left(&D::clinic_withdrawn, "clinic_withdrawn", 0.2, 0.1, 0.4, "The same: a doctor.",
             "同: 他科の医師"),
        left(&D::school_or_work_withdrawn, "school_or_work_withdrawn", 0.05, 0.025, 0.1,
             "The same: school or workplace.", "同: 学校・職場"),
        left(&D::police_withdrawn, "police_withdrawn", 1, 0.5, 1, "The same: a report.",
             "同: 通報等"),
        left(&D::desk_withdrawn, "desk_withdrawn", 0.5, 0.25, 1, "The same: a municipal desk.",
             "同: 市町の窓口"),
        left(&D::care_manager_withdrawn, "care_manager_withdrawn", 1, 0.5, 1,
             "The same: the care manager of a parent.", "同: 親のケアマネジャー"),
        left(&D::neighbour_withdrawn, "neighbour_withdrawn", 0.5, 0.25, 1,
             "The same: a neighbour or welfare commissioner.", "同: 近隣・民生委員"),
        left(&D::shop_withdrawn, "shop_withdrawn", 0, 0, 0.5, "The same: a shop keeper.",
             "同: 商店の人"),
        left(&D::gathering_withdrawn, "gathering_withdrawn", 0, 0, 0.5,
             "The same: somebody at a gathering.", "同: 地域の集いの場"),
        sim::parameter(&D::ready_with_family, "ready_with_family", Probability{0.6},
                       Probability{0.3}, Probability{0.9}, half,
                       "Chance that the person accepts at the first talk when the family asked.",
                       "家族の相談から初回面接で本人が支援を受け入れる確率"),
        sim::parameter(&D::ready_otherwise, "ready_otherwise", Probability{0.4}, Probability{0.2},
                       Probability{0.7}, half, "The same when somebody else noticed.",
                       "その他のきっかけで初回面接に受け入れる確率"),
        sim::parameter(&D::ready_when_withdrawn, "ready_when_withdrawn", Number{0.4}, Number{0.2},
                       Number{0.8}, half, "Multiplier on both for people who stay at home.",
                       "自宅・自室にこもる人での倍率"),
    };
}
static_assert(sim::describes_every_member<Detection>);

enum class Finder : std::uint8_t {
    self,
    family,
    clinic,
    school_or_work,
    police,
    desk,
    care_manager,
    neighbour,
    shop,
    gathering,
};

/// Hazard that this finder notices the person.
sim::PerMonth notices(Finder finder, Person const& person, Detection const& detection);
/// Chance that support is accepted at the first talk.
sim::Probability ready_at_intake(Person const& person, bool family_asked,
                                 Detection const& detection);

} // namespace norishiro::support
