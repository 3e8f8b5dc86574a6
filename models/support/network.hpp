#pragma once

#include "models/support/person.hpp"
#include "sim/parameters.hpp"

#include <cstddef>
#include <vector>

namespace norishiro::support {

/// Face-to-face ties (顔の見える関係) and role knowledge (役割理解) between agencies: how they begin,
/// fade, and grow by what is done together (formulation B3).
struct Ties {
    sim::Number start_within{};
    sim::Number start_across{};
    sim::Number roles_within{};
    sim::Number roles_across{};
    sim::Months half_life{};
    sim::Months roles_half_life{};
    sim::Number joint_visit{};
    sim::Number shared_case{};
    sim::Number conference{};
    sim::Number roles_conference{};
    sim::Number meeting{};
    sim::Number meeting_of{};
    sim::Number roles_meeting{};
    sim::Number roles_handoff{};
    sim::Number roles_known{};
    sim::Probability agreed{};
    sim::Number councils{};
    sim::Hours council_hours{};
    sim::Number called_out{};
    sim::Probability moves_municipal{};
    sim::Probability moves_prefectural{};
    sim::Number remembered{};
    bool operator==(Ties const&) const = default;
};

constexpr auto fields(sim::Of<Ties>) {
    using sim::Change;
    using sim::Months;
    using sim::Number;
    using sim::parameter;
    using sim::Probability;
    using T = Ties;
    constexpr auto b3 =
        sim::assumed("set with the equations of ties", "つながりの式に合わせて置いた値");
    constexpr auto guess = sim::assumed("no survey at hand", "使える調査がない");
    return std::tuple{
        parameter(&T::start_within, "start_within", Number{0.3}, Number{0}, Number{1}, guess,
                  "Ties at the start between agencies of one municipality.",
                  "開始時の同一市町内の機関どうしのつながり", Change::at_start),
        parameter(&T::start_across, "start_across", Number{0.1}, Number{0}, Number{1}, guess,
                  "Ties at the start between other agencies of one area.",
                  "開始時の管内の他の機関どうしのつながり", Change::at_start),
        parameter(&T::roles_within, "roles_within", Number{0.6}, Number{0}, Number{1}, guess,
                  "Role knowledge at the start within a municipality.",
                  "開始時の同一市町内の役割理解", Change::at_start),
        parameter(&T::roles_across, "roles_across", Number{0.4}, Number{0}, Number{1}, guess,
                  "Role knowledge at the start between other agencies of one area.",
                  "開始時の管内の他の機関との役割理解", Change::at_start),
        parameter(&T::half_life, "half_life", Months{18}, Months{9}, Months{48}, b3,
                  "Ties halve in this time without joint work.",
                  "共同の仕事がないときつながりが半減する期間"),
        parameter(&T::roles_half_life, "roles_half_life", Months{24}, Months{9}, Months{48}, b3,
                  "The same for role knowledge.", "役割理解が半減する期間"),
        sim::assumed_effect(parameter(&T::joint_visit, "joint_visit", Number{0.05}, Number{0},
                                      Number{0.1}, b3,
                                      "Share of the missing tie that a joint visit adds.",
                                      "同行訪問1回でつながりの不足分が埋まる割合"),
                            sim::Number{0}),
        sim::assumed_effect(parameter(&T::shared_case, "shared_case", Number{0.03}, Number{0},
                                      Number{0.06}, b3, "The same for a month with a shared case.",
                                      "同(共同で支援する事例1か月)"),
                            sim::Number{0}),
        sim::assumed_effect(parameter(&T::conference, "conference", Number{0.04}, Number{0},
                                      Number{0.08}, b3, "The same for a case conference.",
                                      "同(事例の会議1回)"),
                            sim::Number{0}),
        sim::assumed_effect(
            parameter(&T::roles_conference, "roles_conference", Number{0.06}, Number{0},
                      Number{0.12}, b3,
                      "Share of the missing role knowledge that a case conference adds.",
                      "事例の会議1回で役割理解の不足分が埋まる割合"),
            sim::Number{0}),
        sim::assumed_effect(parameter(&T::meeting, "meeting", Number{0.04}, Number{0}, Number{0.08},
                                      b3, "Tie added by a meeting; less in large ones.",
                                      "会議1回で埋まるつながりの割合(大きな会議ではより小さい)"),
                            sim::Number{0}),
        parameter(&T::meeting_of, "meeting_of", Number{8}, Number{4}, Number{16}, b3,
                  "Members above which a meeting is large: its strength is then shared.",
                  "大きな会議とみなす人数(超えると1人あたりの効果が薄まる)"),
        sim::assumed_effect(parameter(&T::roles_meeting, "roles_meeting", Number{0.03}, Number{0},
                                      Number{0.06}, b3, "Role knowledge added by a meeting.",
                                      "会議1回で埋まる役割理解の割合"),
                            sim::Number{0}),
        sim::assumed_effect(parameter(&T::roles_handoff, "roles_handoff", Number{0.05}, Number{0},
                                      Number{0.1}, guess,
                                      "Role knowledge added by a hand-off that is accepted.",
                                      "引き継ぎ1件が受け入れられたときに埋まる役割理解の割合"),
                            sim::Number{0}),
        parameter(&T::roles_known, "roles_known", Number{0.3}, Number{0}, Number{0.6}, guess,
                  "Role knowledge that everybody has from handbooks, however little they work "
                  "together.",
                  "要覧などで誰もがもつ役割理解の下限"),
        sim::assumed_effect(
            parameter(&T::agreed, "agreed", Probability{1}, Probability{0}, Probability{1},
                      sim::assumed("the reports name no meeting in vain",
                                   "報告書に、実を結ばなかった会議の記述はない"),
                      "Chance that a meeting about one person (care conference, review after an "
                      "order, transition project, support meeting) comes to an agreement on what "
                      "to do; the others only take hours.",
                      "一人の事例についての会議("
                      "ケアカンファレンス・措置解除後の検討会・移行プロジェクト・支援会議)が"
                      "方針の合意に至る確率(至らない会議は時間を要するだけ)"),
            Probability{0}),
        parameter(&T::councils, "councils", Number{4}, Number{0}, Number{12},
                  sim::assumed("council meetings that every municipality holds anyway",
                               "どの市町村でももともと開いている協議会の会議"),
                  "Council meetings of each municipality a year.",
                  "市町ごとの協議会の年間開催回数"),
        parameter(&T::council_hours, "council_hours", sim::Hours{2}, sim::Hours{1}, sim::Hours{4},
                  guess, "Hours that each member gives to one.", "協議会1回に各構成員が充てる時間"),
        parameter(&T::called_out, "called_out", Number{2}, Number{1}, Number{4},
                  sim::assumed("two go to a report", "1件の報告に2人で行く"),
                  "Workers that an emergency takes away: they miss meetings meanwhile.",
                  "緊急対応1件に出る職員数(その間は会議に出られない)"),
        parameter(&T::moves_municipal, "moves_municipal", Probability{0.25}, Probability{0},
                  Probability{0.5}, b3, "Share of municipal staff that moves each April.",
                  "毎年4月に異動する市町職員の割合"),
        parameter(&T::moves_prefectural, "moves_prefectural", Probability{0.30}, Probability{0},
                  Probability{0.5}, b3, "Share of prefectural staff that moves each April.",
                  "毎年4月に異動する県職員の割合"),
        parameter(&T::remembered, "remembered", Number{0.3}, Number{0}, Number{1}, b3,
                  "Part of a mover's ties and knowledge that the agency keeps.",
                  "異動した職員のつながりのうち組織に残る割合"),
    };
}
static_assert(sim::describes_every_member<Ties>);

/// What two agencies do together.
enum class JointAct : std::uint8_t {
    visit,
    shared_case,
    handoff,
    conference,
    meeting,
};

/// The ties between all agencies of the region: tie(i, j) is how well i's staff knows the faces of
/// j's, role(i, j) how well it knows what j is there for; both 0 to 1.
class Network {
public:
    void resize(std::size_t agencies);
    std::size_t size() const { return agencies_; }
    double tie(AgencyId i, AgencyId j) const { return ties_[at(i, j)]; }
    double role(AgencyId i, AgencyId j) const { return roles_[at(i, j)]; }
    void set(AgencyId i, AgencyId j, double tie, double role);

    /// Both sides learn; `members` of a large meeting share its strength.
    /// `presence`: share of the meeting for which both were there.
    void act(AgencyId i, AgencyId j, JointAct act, Ties const& ties, double members = 2.0,
             double presence = 1.0);
    /// i hears what j is there for.
    void learn(AgencyId i, AgencyId j, double share);
    /// A month passes.
    void fade(Ties const& ties, double months);
    /// A share of one agency's staff leaves: its own knowledge, and the faces that others know.
    void lose(AgencyId who, double share, double remembered);
    /// Mean tie over the ordered pairs of agencies that had one at the start.
    double mean_tie() const;
    double mean_role() const;

private:
    std::size_t at(AgencyId i, AgencyId j) const { return i.index * agencies_ + j.index; }

    std::size_t agencies_ = 0;
    std::vector<double> ties_;
    std::vector<double> roles_;
    std::vector<std::uint8_t> related_; ///< whether the pair belongs to one area
};

} // namespace norishiro::support
