#include "models/support/event.hpp"
#include "models/support/indicator_kinds.hpp"
#include "models/support/meetings.hpp"

#include <array>
#include <deque>
#include <string>
#include <vector>

namespace norishiro::support {

namespace {

using M = Measure;

constexpr IndicatorInfo hours_of(Work work, std::string_view id, std::string_view en,
                                 std::string_view ja) {
    return yearly(id, "hours/year", index(M::worked_first) + static_cast<std::size_t>(work), en, ja,
                  false, 1.0 / 3600.0);
}

/// The chain that the reports describe, step by step, with the hours that each step takes: meetings,
/// then ties and roles (`tie`, `role_knowledge`), hand-offs, earlier contact and discharge work, and in
/// the end crises (`crises`) and discharges (`discharged_365`).
constexpr std::array chain{
    yearly("meetings", "events/year", index(M::meetings_held), "Meetings held", "開催した会議"),
    yearly("meetings_cancelled", "events/year", index(M::meetings_cancelled), "Meetings called off",
           "中止した会議"),
    yearly("meeting_hours", "hours/year", index(M::meeting_seconds), "Staff hours in meetings",
           "会議に充てた職員時間", false, 1.0 / 3600.0),
    ratio("accepted_share", "%", index(M::handed_off), index(M::referrals_between), 100.0,
          "Referrals that were taken over", "引き継がれた紹介の割合",
          "Accepted hand-offs over all referrals between agencies.",
          "受け入れられた引き継ぎ÷機関間の紹介"),
    hours_of(Work::partner_intake, "hand_off_hours", "Staff hours: intakes of referred people",
             "職員時間: 紹介を受けた受理"),
    hours_of(Work::visit, "visit_hours", "Staff hours: visits", "職員時間: 訪問"),
    hours_of(Work::conference, "conference_hours", "Staff hours: care conferences",
             "職員時間: ケアカンファレンス"),
    hours_of(Work::session, "barrier_hours", "Staff hours: work on barriers to discharge",
             "職員時間: 退院阻害要因への働きかけ"),
    hours_of(Work::report, "report_hours", "Staff hours: reports under articles 22 to 26",
             "職員時間: 22~26条の通報等"),
    hours_of(Work::emergency, "emergency_hours", "Staff hours: emergencies", "職員時間: 緊急対応"),
    ratio("coordinated_stay", "days", index(M::coordinated_stay_seconds),
          index(M::coordinated_discharges), day, "Stay after a conference",
          "カンファレンスを経た退院者の平均在院日数",
          "Of those discharged within a year: conferences go to the harder cases, so that the "
          "difference to the others is not their effect.",
          "1年未満の退院者。難しい事例で開かれるため、次の行との差は効果ではない"),
    ratio("other_stay", "days", index(M::other_stay_seconds), index(M::other_discharges), day,
          "Stay without a conference", "カンファレンスのない退院者の平均在院日数",
          "Of those discharged within a year.", "1年未満の退院者"),
};

struct Table {
    std::deque<std::string> words; // a deque never moves what it holds
    std::vector<IndicatorInfo> rows{chain.begin(), chain.end()};

    Table() {
        for (std::size_t m = 0; m < meeting_count; ++m) {
            auto const& id = words.emplace_back("held_" + std::string{meeting_names[m].id});
            sim::Text const held{"Held: ", "開催: "};
            auto const& en = words.emplace_back(held.en + std::string{meeting_names[m].en});
            auto const& ja = words.emplace_back(held.ja + std::string{meeting_names[m].ja});
            rows.push_back(yearly(id, "events/year", index(M::meetings_held_first) + m, en, ja));
        }
    }
};

} // namespace

std::span<IndicatorInfo const> indicators_of_the_chain() {
    static Table const table;
    return table.rows;
}

} // namespace norishiro::support
