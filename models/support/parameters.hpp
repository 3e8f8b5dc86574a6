#pragma once

#include "models/support/agency.hpp"
#include "models/support/ages.hpp"
#include "models/support/barriers.hpp"
#include "models/support/costs.hpp"
#include "models/support/detection.hpp"
#include "models/support/diagnosis.hpp"
#include "models/support/family.hpp"
#include "models/support/hospital.hpp"
#include "models/support/illness.hpp"
#include "models/support/inpatients.hpp"
#include "models/support/money.hpp"
#include "models/support/municipality.hpp"
#include "models/support/network.hpp"
#include "models/support/population.hpp"
#include "models/support/programmes/case_conference.hpp"
#include "models/support/programmes/discharge_support.hpp"
#include "models/support/programmes/multilayer_support.hpp"
#include "models/support/programmes/norishiro.hpp"
#include "models/support/programmes/outreach.hpp"
#include "models/support/programmes/outreach_committee.hpp"
#include "models/support/programmes/post_involuntary.hpp"
#include "models/support/programmes/regional_conference.hpp"
#include "models/support/programmes/transition_project.hpp"
#include "models/support/programmes/withdrawal_support.hpp"
#include "models/support/referral.hpp"
#include "models/support/services.hpp"
#include "models/support/trust.hpp"
#include "models/support/withdrawal.hpp"
#include "models/support/workforce.hpp"
#include "sim/run.hpp"
#include "sim/schema.hpp"

#include <tuple>
#include <vector>

namespace norishiro::support {

/// Everything that a scenario can say about a region.
struct Parameters {
    sim::Run run;
    Population population;
    Ages ages;
    Inpatients inpatients;
    Onset onset;
    Detection detection;
    Illness illness;
    DiagnosisGroups diagnoses;
    Trust trust;
    FamilyDynamics family;
    Course course;
    BarrierCosts barriers;
    Staffing staffing;
    Workforce workforce;
    Ties ties;
    Referral referral;
    NeedShares needs;
    Posts posts;
    Withdrawal withdrawal;
    Services services;
    Emergency emergency;
    LegalRules legal;
    Costs costs;
    Payers payers;
    Utilities utilities;
    Outreach outreach;
    OutreachCommittee outreach_committee;
    RegionalConference regional_conference;
    TransitionProject transition_project;
    WithdrawalSupport withdrawal_support;
    PostInvoluntary post_involuntary;
    CaseConference case_conference;
    Norishiro norishiro;
    DischargeSupport discharge_support;
    MultilayerSupport multilayer_support;
    std::vector<sim::Named<Area>> areas;
    std::vector<sim::Named<Municipality>> municipalities;
    std::vector<sim::Named<HospitalSpec>> hospitals;
    bool operator==(Parameters const&) const = default;
};

/// Programmes that add `staff` to the agencies of the kind `staffed`.
inline auto with_posts(Parameters const& p) {
    return std::tie(p.outreach_committee, p.regional_conference, p.transition_project, p.norishiro,
                    p.withdrawal_support, p.post_involuntary, p.case_conference,
                    p.multilayer_support, p.discharge_support);
}

constexpr auto sections(sim::Of<Parameters>) {
    using P = Parameters;
    using sim::section;
    return std::tuple{
        section("run", &P::run, "What is simulated for how long and how often.",
                "シミュレーションの期間と回数"),
        section("population", &P::population, "The people that a run starts with.",
                "開始時点の人々"),
        section("population.ages", &P::ages, "How old people are.", "人々の年齢"),
        section("population.stays", &P::inpatients,
                "Inpatients of the first day: which groups, and for how long already.",
                "開始時の入院患者の診断群と在院期間"),
        section("onset", &P::onset, "New need among residents.", "新たな支援の必要の発生"),
        section("detection", &P::detection, "Who notices people whom nobody supports.",
                "支援につながっていない人に気づくきっかけ"),
        section("illness", &P::illness, "The course of illness in the community.",
                "地域での病状の経過"),
        section("diagnoses", &P::diagnoses, "In what the diagnosis groups differ.",
                "診断群による違い"),
        section("trust", &P::trust, "Trust between person and worker.", "本人と支援者の信頼"),
        section("family", &P::family, "Burden and slack of families.", "家族の負担とゆとり"),
        section("course", &P::course, "The hospital course.", "入院の経過"),
        section("barriers", &P::barriers, "Barriers to discharge.", "退院阻害要因"),
        section("staffing", &P::staffing, "Hours of staff and what takes them.",
                "職員の時間とその使い道"),
        section("workforce", &P::workforce, "Overload, burnout, vacancies.",
                "業務過重・燃え尽き・欠員"),
        section("ties", &P::ties, "Ties and role knowledge between agencies.",
                "機関間の顔の見える関係と役割理解"),
        section("referral", &P::referral, "Assessment and referral between agencies.",
                "アセスメントと機関間の紹介"),
        section("needs", &P::needs, "Needs beyond the illness.", "病気以外の生活課題"),
        section("posts", &P::posts, "Posts for each 100,000 residents.", "人口10万対の職員数"),
        section("withdrawal", &P::withdrawal, "How withdrawal deepens and eases.",
                "ひきこもりの深まりと和らぎ"),
        section("services", &P::services, "Community services, group homes and first visits.",
                "地域のサービス・グループホーム・初診"),
        section("emergency", &P::emergency,
                "Emergencies, and beds that people from elsewhere take.",
                "救急と、管外の患者による病床の利用"),
        section("legal", &P::legal, "Orders of admission and medical protection.",
                "措置入院・医療保護入院"),
        section("costs", &P::costs, "Unit costs.", "単価"),
        section("payers", &P::payers, "Who pays which share.", "負担割合"),
        section("utilities", &P::utilities, "Weights of states in QALYs.",
                "質調整生存年(QALY)の重み"),
        section("programmes.outreach", &P::outreach, "Outreach teams.", "アウトリーチ事業"),
        section("programmes.outreach_committee", &P::outreach_committee,
                "Committee that tells agencies of outreach and evaluates it.",
                "アウトリーチ評価委員会(関係機関への周知と評価)"),
        section("programmes.regional_conference", &P::regional_conference,
                "Hospitals, clinics, offices and municipalities of an area at one table.",
                "地域精神保健医療福祉推進会議"),
        section("programmes.transition_project", &P::transition_project,
                "Desks, offices and hospitals take up inpatients who wait, and stuck cases.",
                "地域移行・定着支援プロジェクト(退院を待つ人と膠着事例を取り上げる)"),
        section("programmes.withdrawal_support", &P::withdrawal_support,
                "Support of withdrawn people, through the family first.", "ひきこもり支援(保健所)"),
        section("programmes.post_involuntary", &P::post_involuntary,
                "Review soon after an admission by order, visits after the discharge.",
                "措置入院者退院後支援"),
        section("programmes.case_conference", &P::case_conference,
                "Agencies of a municipality discuss how they judge a case.", "事例検討会"),
        section("programmes.norishiro", &P::norishiro,
                "Practitioners of an area meet and lend each other a margin of hours.",
                "のりしろ支援(実務者会議・事例検討会・支援者研修)"),
        section("programmes.discharge_support", &P::discharge_support,
                "Care conferences for discharge.", "退院支援(ケアカンファレンス)"),
        section("programmes.multilayer_support", &P::multilayer_support,
                "Intake that refuses nobody, a coordinating office, participation, places to meet.",
                "重層的支援体制整備事業(断らない相談支援・多機関協働・参加支援・地域づくり)"),
        section("area", &P::areas, "Areas of public health centres.", "保健所の管轄区域"),
        section("municipality", &P::municipalities, "Cities and towns of the area.", "管内市町"),
        section("hospital", &P::hospitals, "Psychiatric hospitals of the area.",
                "管内の精神科病院"),
    };
}

} // namespace norishiro::support
