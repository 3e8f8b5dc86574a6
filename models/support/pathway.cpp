#include "models/support/pathway.hpp"

#include "sim/math.hpp"

#include <algorithm>

namespace norishiro::support {

namespace {

using sim::PerMonth;
using P = Parameters;

// Hazards: functions of the person and the parameters alone, zero while the arrow is closed.

template <Finder finder>
PerMonth noticed_by(Person const& person, P const& p) {
    return notices(finder, person, p.detection);
}

PerMonth reported(Person const& person, P const& p) {
    if (person.report_pending || person.diagnosis == Diagnosis::none) return PerMonth{0};
    return notices(Finder::police, person, p.detection);
}

PerMonth crisis_strikes(Person const& person, P const& p) {
    double const burden = person.family.exists ? person.family.burden : 0.0;
    // Centred on the burden of an ordinary family, so that the crisis hazard keeps its meaning.
    double const effect = sim::math::exp(p.family.crisis_by_burden.value() * (burden - 0.45));
    return crisis(person, p.illness, effect, strain(person, p.family));
}

/// Trust, or asking oneself; a person who is in line for a bed has accepted already.
PerMonth accepting(Person const& person, P const& p) {
    if (person.awaiting_bed) return PerMonth{0};
    PerMonth const own = person.stuck ? p.staffing.stuck_resolves : PerMonth{0};
    return acceptance(person, p.trust) + notices(Finder::self, person, p.detection) + own;
}
PerMonth accepts_support(Person const& person, P const& p) {
    return person.severity < 4 ? accepting(person, p) : PerMonth{0};
}
PerMonth accepts_admission(Person const& person, P const& p) {
    return person.severity >= 4 ? accepting(person, p) : PerMonth{0};
}

PerMonth worsens(Person const& person, P const& p) {
    // Two levels above what treatment would bring it down to: not every illness becomes the worst.
    int const worst = person.diagnosis == Diagnosis::none ? 1 : person.base_severity + 2;
    return person.severity < std::min(worst, 4) ? p.illness.worsens : PerMonth{0};
}
PerMonth improves(Person const& person, P const& p) {
    return person.severity > person.base_severity ? p.illness.improves : PerMonth{0};
}
bool lasting(Person const& person) {
    return person.diagnosis == Diagnosis::f0 || person.diagnosis == Diagnosis::f2;
}
PerMonth remits(Person const& person, P const& p) {
    return lasting(person) ? PerMonth{0} : p.illness.remission;
}
PerMonth recovers(Person const& person, P const& p) {
    return lasting(person) || person.severity >= 2 ? PerMonth{0} : sim::monthly(p.illness.recovers);
}
PerMonth drops_out(Person const& person, P const& p) {
    bool const heavy = person.diagnosis == Diagnosis::f2 || person.severity >= 2;
    return (heavy ? 1.0 : 0.1) * sim::monthly(p.illness.drop_out);
}
PerMonth comes_back(Person const&, P const& p) {
    return p.illness.comes_back;
}
PerMonth into_care(Person const& person, P const& p) {
    return person.diagnosis == Diagnosis::f0 ? sim::monthly(p.illness.care_facility) : PerMonth{0};
}
PerMonth dies(Person const& person, P const& p) {
    return mortality(person, p.illness);
}
PerMonth dies_in_hospital(Person const& person, P const& p) {
    return p.course.ward_mortality.value() * mortality(person, p.illness);
}
PerMonth transferred(Person const&, P const& p) {
    return p.course.transfer;
}
PerMonth home_lost(Person const& person, P const& p) {
    return person.on_welfare ? p.course.home_lost_on_welfare : p.course.home_lost;
}
PerMonth skills_lost(Person const&, P const& p) {
    return p.course.skills_lost;
}
PerMonth fear_grows(Person const&, P const& p) {
    return p.course.fear_grows;
}

using Cause = sim::Cause<Person, Parameters, Signal>;
constexpr Cause at_rate(Cause::Hazard hazard, Signal meaning = Signal::none) {
    return {hazard, meaning};
}
constexpr Cause upon(Signal signal) {
    return Cause{signal};
}

using S = Stage;
constexpr Finder self = Finder::self, family = Finder::family, clinic = Finder::clinic,
                 school = Finder::school_or_work, desk = Finder::desk,
                 manager = Finder::care_manager, neighbour = Finder::neighbour;

// clang-format off
constexpr Row table[] = {
    // name                          from           to             cause                                                       Japanese
    {"asks for help",                S::untreated,  S::outpatient, at_rate(noticed_by<self>, Signal::first_treatment),         "本人が受診・相談"},
    {"referred by a clinic",         S::untreated,  S::outpatient, at_rate(noticed_by<clinic>, Signal::first_treatment),       "他科からの紹介"},
    {"family asks for help",         S::untreated,  S::known,      at_rate(noticed_by<family>, Signal::family_asked),          "家族からの相談"},
    {"school or workplace notices",  S::untreated,  S::known,      at_rate(noticed_by<school>, Signal::somebody_noticed),      "学校・職場からの相談"},
    {"municipal desk notices",       S::untreated,  S::known,      at_rate(noticed_by<desk>, Signal::somebody_noticed),        "市町窓口での発見"},
    {"care manager notices",         S::untreated,  S::known,      at_rate(noticed_by<manager>, Signal::somebody_noticed),     "ケアマネジャーの発見"},
    {"neighbour notices",            S::untreated,  S::known,      at_rate(noticed_by<neighbour>, Signal::somebody_noticed),   "近隣・民生委員の発見"},
    {"reported while untreated",     S::untreated,  S::untreated,  at_rate(reported, Signal::reported),                        "通報等(未治療)"},
    {"found by a report",            S::untreated,  S::known,      upon(Signal::found_by_report),                              "通報等から把握"},
    {"order while untreated",        S::untreated,  S::acute,      upon(Signal::ordered_admission),                            "措置入院(未治療)"},
    {"crisis while untreated",       S::untreated,  S::acute,      at_rate(crisis_strikes, Signal::emergency),                 "危機による入院(未治療)"},
    {"worsens while untreated",      S::untreated,  S::untreated,  at_rate(worsens, Signal::worsens),                          "悪化(未治療)"},
    {"need passes while untreated",  S::untreated,  S::well,       at_rate(remits),                                            "自然軽快(未治療)"},
    {"dies untreated",               S::untreated,  S::dead,       at_rate(dies),                                              "死亡(未治療)"},

    {"accepts at the first talk",    S::known,      S::outpatient, upon(Signal::intake_accepted),                              "初回面接で受け入れ"},
    {"accepts support",              S::known,      S::outpatient, at_rate(accepts_support, Signal::first_treatment),          "支援を受け入れる"},
    {"accepts admission",            S::known,      S::known,      at_rate(accepts_admission, Signal::accepts_admission),      "入院を受け入れる"},
    {"planned admission",            S::known,      S::acute,      upon(Signal::planned_admission),                            "計画的な入院"},
    {"taken on by outreach",         S::known,      S::outreach,   upon(Signal::outreach_slot),                                "アウトリーチ開始"},
    {"reported while known",         S::known,      S::known,      at_rate(reported, Signal::reported),                        "通報等(把握済み)"},
    {"order while known",            S::known,      S::acute,      upon(Signal::ordered_admission),                            "措置入院(把握済み)"},
    {"crisis while known",           S::known,      S::acute,      at_rate(crisis_strikes, Signal::emergency),                 "危機による入院(把握済み)"},
    {"worsens while known",          S::known,      S::known,      at_rate(worsens, Signal::worsens),                          "悪化(把握済み)"},
    {"need passes while known",      S::known,      S::well,       at_rate(remits),                                            "自然軽快(把握済み)"},
    {"dies while known",             S::known,      S::dead,       at_rate(dies),                                              "死亡(把握済み)"},

    {"accepts support in outreach",  S::outreach,   S::outpatient, at_rate(accepts_support, Signal::first_treatment),          "アウトリーチから治療・支援へ"},
    {"accepts admission in outreach",S::outreach,   S::outreach,   at_rate(accepts_admission, Signal::accepts_admission),      "アウトリーチ中に入院を受け入れる"},
    {"planned admission by outreach",S::outreach,   S::acute,      upon(Signal::planned_admission),                            "アウトリーチからの計画的な入院"},
    {"outreach closes",              S::outreach,   S::known,      upon(Signal::outreach_closed),                              "アウトリーチ終結"},
    {"reported in outreach",         S::outreach,   S::outreach,   at_rate(reported, Signal::reported),                        "通報等(アウトリーチ中)"},
    {"order in outreach",            S::outreach,   S::acute,      upon(Signal::ordered_admission),                            "措置入院(アウトリーチ中)"},
    {"crisis in outreach",           S::outreach,   S::acute,      at_rate(crisis_strikes, Signal::emergency),                 "危機による入院(アウトリーチ中)"},
    {"worsens in outreach",          S::outreach,   S::outreach,   at_rate(worsens, Signal::worsens),                          "悪化(アウトリーチ中)"},
    {"need passes in outreach",      S::outreach,   S::well,       at_rate(remits),                                            "自然軽快(アウトリーチ中)"},
    {"dies in outreach",             S::outreach,   S::dead,       at_rate(dies),                                              "死亡(アウトリーチ中)"},

    {"relapse in treatment",         S::outpatient, S::acute,      at_rate(crisis_strikes, Signal::emergency),                 "通院中の再発・入院"},
    {"drops out",                    S::outpatient, S::lapsed,     at_rate(drops_out),                                         "通院中断"},
    {"improves in treatment",        S::outpatient, S::outpatient, at_rate(improves, Signal::improves),                        "改善(通院中)"},
    {"recovers",                     S::outpatient, S::well,       at_rate(recovers),                                          "治療終結"},
    {"moves to a care facility",     S::outpatient, S::moved,      at_rate(into_care),                                         "介護施設へ"},
    {"dies in treatment",            S::outpatient, S::dead,       at_rate(dies),                                              "死亡(通院中)"},

    {"comes back to treatment",      S::lapsed,     S::outpatient, at_rate(comes_back),                                        "治療再開"},
    {"family asks after a lapse",    S::lapsed,     S::known,      at_rate(noticed_by<family>, Signal::family_asked),          "家族からの相談(中断後)"},
    {"desk notices a lapse",         S::lapsed,     S::known,      at_rate(noticed_by<desk>, Signal::somebody_noticed),        "市町窓口での発見(中断後)"},
    {"reported while lapsed",        S::lapsed,     S::lapsed,     at_rate(reported, Signal::reported),                        "通報等(中断中)"},
    {"found by a report, lapsed",    S::lapsed,     S::known,      upon(Signal::found_by_report),                              "通報等から把握(中断中)"},
    {"order while lapsed",           S::lapsed,     S::acute,      upon(Signal::ordered_admission),                            "措置入院(中断中)"},
    {"crisis while lapsed",          S::lapsed,     S::acute,      at_rate(crisis_strikes, Signal::emergency),                 "危機による入院(中断中)"},
    {"worsens while lapsed",         S::lapsed,     S::lapsed,     at_rate(worsens, Signal::worsens),                          "悪化(中断中)"},
    {"dies while lapsed",            S::lapsed,     S::dead,       at_rate(dies),                                              "死亡(中断中)"},

    {"symptoms settle",              S::acute,      S::stable,     upon(Signal::symptoms_settled),                             "症状安定"},
    {"transferred while acute",      S::acute,      S::moved,      at_rate(transferred),                                       "転院(急性期)"},
    {"dies while acute",             S::acute,      S::dead,       at_rate(dies_in_hospital),                                  "死亡(急性期)"},
    {"barriers stand",               S::stable,     S::waiting,    upon(Signal::barriers_stand),                               "退院阻害要因あり"},
    {"discharge",                    S::stable,     S::discharged, upon(Signal::discharge_arranged),                           "退院"},
    {"transferred while stable",     S::stable,     S::moved,      at_rate(transferred),                                       "転院(安定)"},
    {"dies while stable",            S::stable,     S::dead,       at_rate(dies_in_hospital),                                  "死亡(安定)"},
    {"barriers cleared",             S::waiting,    S::stable,     upon(Signal::barriers_cleared),                             "退院阻害要因の解消"},
    {"a year in hospital",           S::waiting,    S::long_stay,  upon(Signal::a_year_in_hospital),                           "入院1年経過"},
    {"transferred while waiting",    S::waiting,    S::moved,      at_rate(transferred),                                       "転院(解消待ち)"},
    {"dies while waiting",           S::waiting,    S::dead,       at_rate(dies_in_hospital),                                  "死亡(解消待ち)"},
    {"discharge after a long stay",  S::long_stay,  S::discharged, upon(Signal::discharge_arranged),                           "長期入院からの退院"},
    {"home is lost",                 S::long_stay,  S::long_stay,  at_rate(home_lost, Signal::home_lost),                      "住まいの喪失"},
    {"skills fade",                  S::long_stay,  S::long_stay,  at_rate(skills_lost, Signal::skills_lost),                  "生活能力の低下"},
    {"fear of leaving grows",        S::long_stay,  S::long_stay,  at_rate(fear_grows, Signal::fear_grows),                    "退院意欲の低下"},
    {"transferred after a long stay",S::long_stay,  S::moved,      at_rate(transferred),                                       "転院(長期入院)"},
    {"dies in a long stay",          S::long_stay,  S::dead,       at_rate(dies_in_hospital),                                  "死亡(長期入院)"},

    {"relapse after discharge",      S::discharged, S::acute,      at_rate(crisis_strikes, Signal::emergency),                 "退院後1年以内の再入院"},
    {"drops out after discharge",    S::discharged, S::lapsed,     at_rate(drops_out),                                         "退院後の中断"},
    {"improves after discharge",     S::discharged, S::discharged, at_rate(improves, Signal::improves),                        "改善(退院後)"},
    {"a year outside",               S::discharged, S::outpatient, upon(Signal::a_year_outside),                               "退院後1年経過"},
    {"dies after discharge",         S::discharged, S::dead,       at_rate(dies),                                              "死亡(退院後)"},
};
// clang-format on

constexpr std::span<Row const> all{table};
static_assert(sim::names_are_unique(all)); // the name keys the random stream and the report
static_assert(sim::every_stage_is_reachable<stage_count>(all, Stage::untreated));
static_assert(sim::most_competing_hazards<stage_count>(all) <= max_clocks);

} // namespace

std::span<Row const> pathway() {
    return table;
}

} // namespace norishiro::support
