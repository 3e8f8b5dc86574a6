#pragma once

#include "models/support/network.hpp"
#include "sim/random/stream.hpp"
#include "sim/units.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace norishiro::support {

/// Every kind of meeting, whoever holds it. Results count each apart.
enum class Meeting : std::uint8_t {
    council,
    outreach_committee,
    regional_conference,
    transition_project,
    practitioners,
    case_review,
    training,
    involuntary_review,
    preparation,
    case_conference,
    agency_visit,
    joint_meeting,
    support_meeting,
    talk_session,
    hearing,
    liaison,
    construction,
    representatives,
    early_training,
};

struct MeetingName {
    std::string_view id, en, ja;
    bool of_a_case = false; ///< as many as cases; the others are as many as the calendar has
};
inline constexpr std::array meeting_names{
    MeetingName{"council", "Council meetings", "協議会"},
    MeetingName{"outreach_committee", "Outreach committee", "アウトリーチ評価委員会"},
    MeetingName{"regional_conference", "Regional conference", "地域精神保健医療福祉推進会議"},
    MeetingName{"transition_project", "Transition project", "地域移行・定着支援プロジェクト"},
    MeetingName{"practitioners", "Practitioners' meeting", "実務者会議"},
    MeetingName{"case_review", "Case review of the public health centre", "保健所の事例検討会"},
    MeetingName{"training", "Training of workers", "支援者研修"},
    MeetingName{"involuntary_review", "Review after an order", "措置入院者解除後支援検討会", true},
    MeetingName{"preparation", "Preparation with the host desk", "事例検討会の事前協議"},
    MeetingName{"case_conference", "Case conference of a municipality", "市町の事例検討会"},
    MeetingName{"agency_visit", "Visit to an agency", "相談支援機関への訪問"},
    MeetingName{"joint_meeting", "Joint meeting", "合同定例会議"},
    MeetingName{"support_meeting", "Support meeting", "重層的支援会議・支援会議", true},
    MeetingName{"talk_session", "Talk session", "地域づくりトークセッション"},
    MeetingName{"hearing", "Hearing of a hospital", "関係機関ヒアリング"},
    MeetingName{"liaison", "Liaison meeting", "構築事業連絡会"},
    MeetingName{"construction", "System-building meeting", "構築会議"},
    MeetingName{"representatives", "Representatives' meeting", "代表者会議"},
    MeetingName{"early_training", "Training for early discharge work", "地域人材育成研修"},
};
inline constexpr std::size_t meeting_count = meeting_names.size();

/// A meeting on the day. The first of the invited is the host.
struct Invitation {
    Meeting meeting = Meeting::council;
    std::size_t place = 0;      ///< of the results, that it counts under
    sim::Entity about = 0;      ///< a person or a hospital; 0: nobody in particular
    std::uint32_t occasion = 0; ///< of its kind, there and about them: keys luck
    std::uint32_t people = 0;   ///< in all; 0: one from each agency
    sim::Hours hours{};         ///< of each; none, and it is not held
    JointAct act = JointAct::meeting;
    double strength = 1.0; ///< of what it does to ties: less where not all of an agency is there
};

} // namespace norishiro::support
