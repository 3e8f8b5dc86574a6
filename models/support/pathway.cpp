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
    if (person.awaiting_clinic) return PerMonth{0};
    return notices(finder, person, p.detection);
}

PerMonth reported(Person const& person, P const& p) {
    if (person.report_pending || person.diagnosis == Diagnosis::none) return PerMonth{0};
    return notices(Finder::police, person, p.detection);
}

PerMonth crisis_strikes(Person const& person, P const& p) {
    double const burden = person.family.exists ? person.family.burden : 0.0;
    // Centred on the burden of an ordinary family, so that the crisis hazard keeps its meaning.
    double const effect = sim::math::exp(p.family.crisis_by_burden.value() *
                                         (burden - p.family.ordinary_burden.value()));
    double const group = person.ever_admitted ? 1.0 : crisis_ratio(person.diagnosis, p.diagnoses);
    return group * crisis(person, p.illness, effect, strain(person, p.family));
}

/// Trust, or asking oneself; a person who is in line for a bed has accepted already.
PerMonth accepting(Person const& person, P const& p) {
    if (person.awaiting_bed) return PerMonth{0};
    PerMonth const own = person.stuck ? p.referral.stuck_resolves : PerMonth{0};
    PerMonth const alone = notices(Finder::self, person, p.detection) + own;
    // Nobody offers treatment of what nobody has seen.
    bool const offered = person.illness_seen || person.diagnosis == Diagnosis::none;
    return offered ? acceptance(person, p.trust) + alone : alone;
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
    double const nursed = person.nursed ? p.services.drop_out_while_nursed.value() : 1.0;
    double const weight = heavy ? 1.0 : p.illness.drop_out_when_light.value();
    return weight * nursed * sim::monthly(p.illness.drop_out);
}
PerMonth comes_back(Person const&, P const& p) {
    return p.illness.comes_back;
}
PerMonth suicide(Person const& person, P const& p) {
    return kills_oneself(person, p.illness);
}
PerMonth moves_away(Person const& person, P const& p) {
    return person.in_group_home ? PerMonth{0} : sim::monthly(p.population.moves_away);
}
PerMonth carer_falls_ill(Person const& person, P const& p) {
    return falls_ill(person.family, p.family);
}
PerMonth withdraws(Person const& person, P const& p) {
    return goes_further(person, p.withdrawal);
}
PerMonth comes_out(Person const& person, P const& p) {
    return comes_back_out(person, p.withdrawal);
}
PerMonth leaves_home(Person const& person, P const& p) {
    return person.in_group_home ? PerMonth{1.0 / p.services.group_home_stay.value()} : PerMonth{0};
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
    // The home of a family or a group home is not the person's to lose by rent.
    return person.family.coresident || person.in_group_home ? PerMonth{0} : p.course.home_lost;
}
PerMonth skills_lost(Person const& person, P const& p) {
    return p.course.skills_lost * by_age(person, p.course);
}
PerMonth fear_grows(Person const& person, P const& p) {
    return p.course.fear_grows * by_age(person, p.course);
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
                 manager = Finder::care_manager, neighbour = Finder::neighbour, shop = Finder::shop,
                 gathering = Finder::gathering;

// clang-format off
constexpr Row table[] = {
    // name                          from           to             cause                                                       Japanese
    {"asks for help",                S::untreated,  S::untreated,  at_rate(noticed_by<self>, Signal::seeks_treatment),         "本人が受診・相談"},
    {"referred by a clinic",         S::untreated,  S::untreated,  at_rate(noticed_by<clinic>, Signal::seeks_treatment),       "他科からの紹介"},
    {"first visit",                  S::untreated,  S::outpatient, upon(Signal::first_visit),                                  "初診・支援開始"},
    {"found with an ill parent",     S::untreated,  S::known,      upon(Signal::found_with_parent),                            "親の入院・介護から把握(8050)"},
    {"carer falls ill, untreated",   S::untreated,  S::untreated,  at_rate(carer_falls_ill, Signal::carer_falls_ill),          "親・介護者が倒れる(未治療)"},
    {"withdraws while untreated",    S::untreated,  S::untreated,  at_rate(withdraws, Signal::withdraws),                      "ひきこもりが深まる(未治療)"},
    {"family asks for help",         S::untreated,  S::known,      at_rate(noticed_by<family>, Signal::family_asked),          "家族からの相談"},
    {"school or workplace notices",  S::untreated,  S::known,      at_rate(noticed_by<school>, Signal::school_noticed),        "学校・職場からの相談"},
    {"municipal desk notices",       S::untreated,  S::known,      at_rate(noticed_by<desk>, Signal::desk_noticed),            "市町窓口での気づき"},
    {"care manager notices",         S::untreated,  S::known,      at_rate(noticed_by<manager>, Signal::manager_noticed),      "ケアマネジャーの気づき"},
    {"neighbour notices",            S::untreated,  S::known,      at_rate(noticed_by<neighbour>, Signal::neighbour_noticed),  "近隣・民生委員の気づき"},
    {"shop keeper notices",          S::untreated,  S::known,      at_rate(noticed_by<shop>, Signal::met_in_community),        "商店での気づき"},
    {"met at a gathering",           S::untreated,  S::known,      at_rate(noticed_by<gathering>, Signal::met_in_community),   "集いの場での気づき"},
    {"reported while untreated",     S::untreated,  S::untreated,  at_rate(reported, Signal::reported),                        "通報等(未治療)"},
    {"found by a report",            S::untreated,  S::known,      upon(Signal::found_by_report),                              "通報等から把握"},
    {"order while untreated",        S::untreated,  S::acute,      upon(Signal::ordered_admission),                            "措置入院(未治療)"},
    {"crisis while untreated",       S::untreated,  S::acute,      at_rate(crisis_strikes, Signal::emergency),                 "危機による入院(未治療)"},
    {"worsens while untreated",      S::untreated,  S::untreated,  at_rate(worsens, Signal::worsens),                          "悪化(未治療)"},
    {"need passes while untreated",  S::untreated,  S::well,       at_rate(remits),                                            "自然軽快(未治療)"},
    {"suicide untreated",            S::untreated,   S::dead,       at_rate(suicide, Signal::suicide),                            "自殺(未治療)"},
    {"moves away untreated",         S::untreated,   S::moved,      at_rate(moves_away),                         "転出(未治療)"},
    {"dies untreated",               S::untreated,  S::dead,       at_rate(dies),                                              "死亡(未治療)"},

    {"accepts support",              S::known,      S::known,      at_rate(accepts_support, Signal::seeks_treatment),          "支援を受け入れる"},
    {"first visit of a known person",S::known,      S::outpatient, upon(Signal::first_visit),                                  "初診・支援開始(把握済み)"},
    {"carer falls ill, known",       S::known,      S::known,      at_rate(carer_falls_ill, Signal::carer_falls_ill),          "親・介護者が倒れる(把握済み)"},
    {"withdraws while known",        S::known,      S::known,      at_rate(withdraws, Signal::withdraws),                      "ひきこもりが深まる(把握済み)"},
    {"comes out while known",        S::known,      S::known,      at_rate(comes_out, Signal::comes_out),                      "ひきこもりが和らぐ(把握済み)"},
    {"accepts admission",            S::known,      S::known,      at_rate(accepts_admission, Signal::accepts_admission),      "入院を受け入れる"},
    {"lost between agencies",        S::known,      S::untreated,  upon(Signal::lost),                                         "たらい回しで縁が切れる"},
    {"lost again between agencies",  S::known,      S::lapsed,     upon(Signal::lost_again),                                   "たらい回しで縁が切れる(中断へ)"},
    {"planned admission",            S::known,      S::acute,      upon(Signal::planned_admission),                            "計画的な入院"},
    {"taken on by outreach",         S::known,      S::outreach,   upon(Signal::outreach_slot),                                "アウトリーチ開始"},
    {"reported while known",         S::known,      S::known,      at_rate(reported, Signal::reported),                        "通報等(把握済み)"},
    {"order while known",            S::known,      S::acute,      upon(Signal::ordered_admission),                            "措置入院(把握済み)"},
    {"crisis while known",           S::known,      S::acute,      at_rate(crisis_strikes, Signal::emergency),                 "危機による入院(把握済み)"},
    {"worsens while known",          S::known,      S::known,      at_rate(worsens, Signal::worsens),                          "悪化(把握済み)"},
    {"need passes while known",      S::known,      S::well,       at_rate(remits),                                            "自然軽快(把握済み)"},
    {"suicide known",                S::known,       S::dead,       at_rate(suicide, Signal::suicide),                            "自殺(把握済み)"},
    {"moves away known",             S::known,       S::moved,      at_rate(moves_away),                         "転出(把握済み)"},
    {"dies while known",             S::known,      S::dead,       at_rate(dies),                                              "死亡(把握済み)"},

    {"accepts support in outreach",  S::outreach,   S::outreach,   at_rate(accepts_support, Signal::seeks_treatment),          "アウトリーチ中に支援を受け入れる"},
    {"first visit from outreach",    S::outreach,   S::outpatient, upon(Signal::first_visit),                                  "アウトリーチから治療・支援へ"},
    {"comes out in outreach",        S::outreach,   S::outreach,   at_rate(comes_out, Signal::comes_out),                      "ひきこもりが和らぐ(アウトリーチ中)"},
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
    {"comes out in treatment",       S::outpatient, S::outpatient, at_rate(comes_out, Signal::comes_out),                      "ひきこもりが和らぐ(通院中)"},
    {"carer falls ill, in treatment",S::outpatient, S::outpatient, at_rate(carer_falls_ill, Signal::carer_falls_ill),          "親・介護者が倒れる(通院中)"},
    {"leaves a group home",          S::outpatient, S::outpatient, at_rate(leaves_home, Signal::leaves_group_home),            "グループホーム退居"},
    {"recovers",                     S::outpatient, S::well,       at_rate(recovers),                                          "治療終結"},
    {"moves to a care facility",     S::outpatient, S::moved,      at_rate(into_care),                                         "介護施設へ"},
    {"suicide in treatment",         S::outpatient,  S::dead,       at_rate(suicide, Signal::suicide),                            "自殺(通院中)"},
    {"moves away in treatment",      S::outpatient,  S::moved,      at_rate(moves_away),                         "転出(通院中)"},
    {"dies in treatment",            S::outpatient, S::dead,       at_rate(dies),                                              "死亡(通院中)"},

    {"comes back to treatment",      S::lapsed,     S::outpatient, at_rate(comes_back),                                        "治療再開"},
    {"family asks after a lapse",    S::lapsed,     S::known,      at_rate(noticed_by<family>, Signal::family_asked),          "家族からの相談(中断後)"},
    {"desk notices a lapse",         S::lapsed,     S::known,      at_rate(noticed_by<desk>, Signal::desk_noticed),            "市町窓口での気づき(中断後)"},
    {"reported while lapsed",        S::lapsed,     S::lapsed,     at_rate(reported, Signal::reported),                        "通報等(中断中)"},
    {"found by a report, lapsed",    S::lapsed,     S::known,      upon(Signal::found_by_report),                              "通報等から把握(中断中)"},
    {"order while lapsed",           S::lapsed,     S::acute,      upon(Signal::ordered_admission),                            "措置入院(中断中)"},
    {"crisis while lapsed",          S::lapsed,     S::acute,      at_rate(crisis_strikes, Signal::emergency),                 "危機による入院(中断中)"},
    {"worsens while lapsed",         S::lapsed,     S::lapsed,     at_rate(worsens, Signal::worsens),                          "悪化(中断中)"},
    {"suicide lapsed",               S::lapsed,      S::dead,       at_rate(suicide, Signal::suicide),                            "自殺(中断中)"},
    {"moves away lapsed",            S::lapsed,      S::moved,      at_rate(moves_away),                         "転出(中断中)"},
    {"dies while lapsed",            S::lapsed,     S::dead,       at_rate(dies),                                              "死亡(中断中)"},

    {"symptoms settle",              S::acute,      S::stable,     upon(Signal::symptoms_settled),                             "症状安定"},
    {"transferred while acute",      S::acute,      S::moved,      at_rate(transferred),                                       "転院(急性期)"},
    {"dies while acute",             S::acute,      S::dead,       at_rate(dies_in_hospital),                                  "死亡(急性期)"},
    {"barriers stand",               S::stable,     S::waiting,    upon(Signal::barriers_stand),                               "退院阻害要因あり"},
    {"discharge",                    S::stable,     S::discharged, upon(Signal::discharge_arranged),                           "退院"},
    {"transferred while stable",     S::stable,     S::moved,      at_rate(transferred),                                       "転院(安定)"},
    {"care facility, stable",        S::stable,      S::moved,      upon(Signal::facility_place),                "介護施設へ(安定)"},
    {"dies while stable",            S::stable,     S::dead,       at_rate(dies_in_hospital),                                  "死亡(安定)"},
    {"barriers cleared",             S::waiting,    S::stable,     upon(Signal::barriers_cleared),                             "退院阻害要因の解消"},
    {"a year in hospital",           S::waiting,    S::long_stay,  upon(Signal::a_year_in_hospital),                           "入院1年経過"},
    {"transferred while waiting",    S::waiting,    S::moved,      at_rate(transferred),                                       "転院(解消待ち)"},
    {"care facility, waiting",       S::waiting,     S::moved,      upon(Signal::facility_place),                "介護施設へ(解消待ち)"},
    {"dies while waiting",           S::waiting,    S::dead,       at_rate(dies_in_hospital),                                  "死亡(解消待ち)"},
    {"discharge after a long stay",  S::long_stay,  S::discharged, upon(Signal::discharge_arranged),                           "長期入院からの退院"},
    {"home is lost",                 S::long_stay,  S::long_stay,  at_rate(home_lost, Signal::home_lost),                      "住まいの喪失"},
    {"skills fade",                  S::long_stay,  S::long_stay,  at_rate(skills_lost, Signal::skills_lost),                  "生活能力の低下"},
    {"fear of leaving grows",        S::long_stay,  S::long_stay,  at_rate(fear_grows, Signal::fear_grows),                    "退院意欲の低下"},
    {"transferred after a long stay",S::long_stay,  S::moved,      at_rate(transferred),                                       "転院(長期入院)"},
    {"care facility, long stay",     S::long_stay,   S::moved,      upon(Signal::facility_place),                "介護施設へ(長期入院)"},
    {"dies in a long stay",          S::long_stay,  S::dead,       at_rate(dies_in_hospital),                                  "死亡(長期入院)"},

    {"relapse after discharge",      S::discharged, S::acute,      at_rate(crisis_strikes, Signal::emergency),                 "退院後1年以内の再入院"},
    {"drops out after discharge",    S::discharged, S::lapsed,     at_rate(drops_out),                                         "退院後の中断"},
    {"improves after discharge",     S::discharged, S::discharged, at_rate(improves, Signal::improves),                        "改善(退院後)"},
    {"a year outside",               S::discharged, S::outpatient, upon(Signal::a_year_outside),                               "退院後1年経過"},
    {"goes home elsewhere",          S::discharged, S::moved,      upon(Signal::goes_home_elsewhere),                          "管外の自宅へ"},
    {"suicide after discharge",      S::discharged,  S::dead,       at_rate(suicide, Signal::suicide),                            "自殺(退院後)"},
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
