#include "models/support/population.hpp"

#include "models/support/region.hpp"
#include "sim/math.hpp"
#include "sim/random/choice.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace norishiro::support {

namespace {

/// Whom the model is about are 15 and older.
double draw_age(AgePattern const& pattern, sim::Stream& luck) {
    return std::clamp(pattern.mean + pattern.sd * luck.normal(), 15.0, 100.0);
}

void draw_family(Person& person, Population const& p, sim::Stream& luck) {
    auto& family = person.family;
    family.exists = luck.chance(p.family);
    bool const together = luck.chance(p.coresident);
    double const u = luck.uniform();
    family.coresident = family.exists && together;
    // Parents care for the young, a partner of the same age for the old, either in between.
    bool const parent =
        person.age < p.parents_until.value() ||
        (person.age < p.parents_never_from.value() && u < p.parents_between.value());
    family.carer_age = parent ? person.age + p.parents_older.value() : person.age;
    person.on_welfare = !family.coresident && luck.chance(p.welfare);
}

std::uint8_t draw_base_severity(Population const& p, sim::Stream& luck) {
    double const severe = p.severe.value();
    double const u = luck.uniform();
    if (u < p.severity_4.value() * severe) return 4;
    if (u < (p.severity_4.value() + p.severity_3.value()) * severe) return 3;
    if (u < severe) return 2;
    return u < severe + p.severity_1.value() * (1.0 - severe) ? 1 : 0;
}

std::size_t rounded(double count) {
    return static_cast<std::size_t>(std::llround(std::max(0.0, count)));
}

} // namespace

sim::Entity Region::next_identity(std::uint8_t municipality) {
    // Origin 2^24 and above: no source of onsets has so high a number.
    return (sim::Entity{1} << 63U) | (static_cast<sim::Entity>(municipality) << 40U) |
           ++initial_counts_[municipality];
}

Region::PersonIndex Region::add_person(sim::Entity identity, std::uint8_t municipality,
                                       Diagnosis diagnosis, Stage stage, Newcomer newcomer) {
    auto const& p = parameters_->population;
    sim::Stream luck{decisions_.person, identity};
    Person person;
    person.identity = identity;
    person.municipality = municipality;
    person.diagnosis = diagnosis;
    person.stage = stage;
    person.sex = luck.chance(p.female) ? Sex::female : Sex::male;
    auto const& ages = parameters_->ages;
    bool const fresh = newcomer == Newcomer::yes;
    person.age = stage == Stage::long_stay
                     ? draw_age({ages.long_stay.value(), ages.long_stay_sd.value()}, luck)
                     : draw_age((fresh ? onset_age : treated_age)(diagnosis, ages), luck);
    person.born = now() - sim::Seconds{std::llround(person.age * sim::seconds_per_year)};
    draw_family(person, p, luck);
    person.base_severity = draw_base_severity(p, luck);
    if (diagnosis == Diagnosis::none) person.base_severity = 0;
    bool const acute = luck.chance(parameters_->onset.acute);
    person.acute_onset = acute;
    person.severity = person.base_severity;
    if (fresh && diagnosis != Diagnosis::none) person.severity = acute ? 3 : 1;
    bool const withdrawn = luck.uniform() < p.withdrawn_untreated.value();
    bool const room = luck.chance(p.own_room);
    if (diagnosis == Diagnosis::none || (fresh && withdrawn && person.age < 65.0)) {
        person.withdrawal = room ? 3 : 2;
    } else if (person.age < 65.0 && luck.chance(fresh ? p.goes_out : p.withdrawn_treated)) {
        person.withdrawal = fresh ? 1 : 2;
    }
    person.threshold = trust_threshold(luck.normal(), person.withdrawal, parameters_->trust);
    person.frailty = luck.normal() + frailty_shift(diagnosis, parameters_->diagnoses);
    person.ever_treated = !fresh;
    person.trust = fresh ? 0.0 : p.trust.value();
    person.onset = person.stage_since = person.updated = now();
    person.last_contact = fresh ? sim::Time{} : now();
    if (municipality < zones_.size()) {
        auto const& zones = zones_[municipality];
        double const u = sim::Stream{decisions_.zone, identity}.uniform();
        person.zone = static_cast<std::uint8_t>(u * static_cast<double>(zones.size()));
        person.watch = zones[person.zone];
    }
    sim::Stream needs{decisions_.needs, identity};
    for (std::size_t n = 0; n < need_count; ++n) {
        auto const need = static_cast<SocialNeed>(n);
        if (needs.chance(has_need(need, person, parameters_->needs))) person.needs.add(need);
    }
    person.family.burden = burden_target(person, parameters_->family);
    person.family.slack = slack_target(person, parameters_->family);
    auto const index_of = static_cast<PersonIndex>(people_.size());
    people_.push_back(person);
    stages_.push_back(stage);
    clocks_.emplace_back();
    ++in_stage_[municipality][static_cast<std::size_t>(stage)];
    ++started_[static_cast<std::size_t>(stage)];
    if (!in_hospital(stage)) start_clocks(index_of);
    return index_of;
}

void Region::start_in(PersonIndex p, Stage stage) {
    auto& person = people_[p];
    auto& here = in_stage_[person.municipality];
    --here[stock_of(person.stage)];
    ++here[stock_of(stage)];
    --started_[stock_of(person.stage)];
    ++started_[stock_of(stage)];
    person.stage = stages_[p] = stage;
}

void Region::start_clocks(PersonIndex p) {
    auto const& person = people_[p];
    race_.enter(clocks(p), person, person.stage, person.identity,
                person.spells[static_cast<std::size_t>(person.stage)], *parameters_, now());
    reschedule(p);
}

void Region::populate() {
    initial_counts_.assign(parameters_->municipalities.size() + 1, 0);
    for (std::size_t m = 0; m < parameters_->municipalities.size(); ++m) {
        auto const place = static_cast<std::uint8_t>(m);
        double const residents =
            parameters_->municipalities[m].value.population.value() * scale() / 100'000.0;
        start_hospitals(place, residents);
        start_community(place, residents);
    }
    apply_services();
    start_group_homes();
    start_strangers();
    for (auto& hospital : hospitals_) look_after(hospital);
}

void Region::start_community(std::uint8_t place, double residents) {
    auto const& p = parameters_->population;
    std::array const shares{p.share_f0, p.share_f1, p.share_f2, p.share_f3, p.share_f4, p.share_f7};
    double others = -p.share_f2.value();
    for (auto const& share : shares) others += share.value();
    for (std::size_t d = 0; d < shares.size(); ++d) {
        auto const group = static_cast<Diagnosis>(d);
        double const treated = residents * p.outpatients.value() * shares[d].value();
        double const untreated = group == Diagnosis::f2
                                     ? p.untreated_psychosis.value()
                                     : p.untreated_other.value() * shares[d].value() / others;
        for (std::size_t i = 0; i < rounded(treated); ++i) {
            auto const who =
                add_person(next_identity(place), place, group, Stage::outpatient, Newcomer::no);
            double const weight =
                (group == Diagnosis::f2 ? p.admitted_before_f2 : p.admitted_before_others).value();
            sim::Stream luck{decisions_.relapse, people_[who].identity, 1};
            if (luck.uniform() < weight * p.admitted_before.value()) {
                start_history(who, p.since_discharge.value() * luck.unit_exponential());
            }
        }
        for (std::size_t i = 0; i < rounded(residents * untreated); ++i) {
            start_without_support(place, group);
        }
        if (group != Diagnosis::f2) continue;
        for (std::size_t i = 0; i < rounded(treated * p.lapsed.value()); ++i) {
            add_person(next_identity(place), place, group, Stage::lapsed, Newcomer::no);
        }
    }
    for (std::size_t i = 0; i < rounded(residents * p.withdrawn_without_diagnosis.value()); ++i) {
        start_without_support(place, Diagnosis::none);
    }
}

void Region::start_without_support(std::uint8_t place, Diagnosis group) {
    auto const identity = next_identity(place);
    sim::Stream luck{decisions_.onset, identity};
    bool const known = luck.chance(parameters_->population.known);
    double const months = parameters_->population.untreated_for.value() * luck.unit_exponential();
    auto const who =
        add_person(identity, place, group, known ? Stage::known : Stage::untreated, Newcomer::yes);
    people_[who].onset = now() - sim::Seconds{std::llround(months * sim::seconds_per_month)};
    if (!known) return;
    people_[who].illness_seen = luck.chance(parameters_->population.known_as_ill);
    open_case(who, agency_for(AgencyKind::health, place));
    book_visit(who, parameters_->staffing.visit_interval * luck.uniform());
}

double Region::draw_proneness(Person const& person) const {
    double const r = parameters_->illness.relapse_frailty_correlation.value();
    sim::Stream luck{decisions_.relapse, person.identity};
    double const score = r * person.frailty + std::sqrt(1.0 - r * r) * luck.normal();
    double const u = std::clamp(sim::math::normal_cdf(score), 1e-12, 1.0 - 1e-12);
    return sim::math::unit_gamma_quantile(u, parameters_->illness.relapse_variance.value());
}

/// The same among people who come and go: whoever is prone to relapse is in hospital more often, so
/// that a gamma distribution of shape k is met with shape k + 1, but for those who are there for
/// the first time.
double Region::draw_returning(Person const& person) const {
    double const plain = draw_proneness(person);
    sim::Stream luck{decisions_.relapse, person.identity, 2};
    if (luck.chance(parameters_->population.first_time)) return plain;
    return plain + parameters_->illness.relapse_variance.value() * luck.unit_exponential();
}

/// Someone who left hospital so many months ago and has not been back: the less prone to relapse,
/// the longer ago (the gamma frailty of survivors).
void Region::start_history(PersonIndex p, double months) {
    auto& person = people_[p];
    auto const& illness = parameters_->illness;
    double const tau = illness.relapse_decay.value();
    double const eaten =
        illness.relapse.value() *
        (months + illness.relapse_early.value() * tau * (1.0 - sim::math::exp(-months / tau)));
    person.relapse_proneness =
        draw_returning(person) / (1.0 + illness.relapse_variance.value() * eaten);
    person.ever_admitted = true;
    person.months_since_discharge = months;
    person.admissions = 1;
    auto const in_area = static_cast<std::uint32_t>(hospitals_.size() - 1);
    person.last_hospital = {in_area == 0 ? 0
                                         : static_cast<std::uint32_t>(person.identity % in_area)};
    if (months < 12.0 && !is_stranger(person)) {
        start_in(p, Stage::discharged);
        agenda_.after(sim::days_of_months(12.0 - months),
                      {EventKind::year_outside, 0, p, person.moves});
    }
    start_clocks(p);
}

Diagnosis Region::inpatient_group(bool long_stay, sim::Stream& luck) const {
    auto const mix = inpatient_mix(long_stay, parameters_->inpatients);
    sim::Choice const pick{mix};
    return static_cast<Diagnosis>(pick(luck));
}

void Region::start_hospitals(std::uint8_t place, double residents) {
    auto const& p = parameters_->population;
    double const inpatients = residents * p.inpatients.value();
    auto const fill = [&](std::size_t count, bool long_stay) {
        for (std::size_t i = 0; i < count; ++i) {
            sim::Entity const identity = next_identity(place);
            sim::Stream luck{decisions_.stay, identity, 0xFFFFU};
            auto const group = inpatient_group(long_stay, luck);
            PersonIndex const who = add_person(
                identity, place, group, long_stay ? Stage::long_stay : Stage::acute, Newcomer::no);
            start_stay(who, long_stay);
        }
    };
    fill(rounded(inpatients * p.long_stay.value()), true);
    fill(rounded(inpatients * (1.0 - p.long_stay.value())), false);
}

/// Group homes are nearly full on the first day, of people with a long illness.
void Region::start_group_homes() {
    auto constexpr home = static_cast<std::size_t>(Service::group_home);
    for (PersonIndex p = 0; p < people_.size(); ++p) {
        auto const& person = people_[p];
        auto& places = services_[area_of_[person.municipality]][home];
        bool const fits = person.diagnosis == Diagnosis::f2 && person.stage == Stage::outpatient &&
                          person.ever_admitted && !person.family.coresident;
        auto const most =
            static_cast<double>(places.places()) * parameters_->population.group_homes_full.value();
        if (!fits || static_cast<double>(places.taken()) >= most) continue;
        use_of(p).seats[home] = places.take(p, now());
        people_[p].in_group_home = true;
        refresh(p);
    }
}

/// People from elsewhere who are in the area's hospitals on the first day: as many as their
/// admissions and the mean stay amount to.
void Region::start_strangers() {
    auto const place = static_cast<std::uint8_t>(elsewhere());
    auto const& p = parameters_->population;
    for (std::uint32_t h = 0; h + 1 < hospitals_.size(); ++h) {
        auto const& spec = parameters_->hospitals[h].value;
        double const count = spec.from_elsewhere.value() *
                             static_cast<double>(hospitals_[h].beds()) * p.mean_stay.value() / 12.0;
        for (std::size_t i = 0; i < rounded(count); ++i) {
            sim::Entity const identity = next_identity(place);
            sim::Stream luck{decisions_.stay, identity, 0xFFFFU};
            bool const long_stay = luck.uniform() < p.long_stay.value();
            auto const group = inpatient_group(long_stay, luck);
            PersonIndex const who = add_person(
                identity, place, group, long_stay ? Stage::long_stay : Stage::acute, Newcomer::no);
            people_[who].last_hospital = {h};
            start_stay(who, long_stay);
        }
        begin_demand({h});
    }
}

/// Where someone is who has been in hospital for a while: some of the residents elsewhere.
Bed Region::initial_bed(PersonIndex p, bool long_stay) {
    auto& person = people_[p];
    sim::Stream luck{decisions_.bed, person.identity, 0xFFFFU};
    bool const away = luck.chance(parameters_->population.inpatients_elsewhere);
    HospitalId hospital{static_cast<std::uint32_t>(hospitals_.size() - 1)};
    if (is_stranger(person)) {
        hospital = person.last_hospital;
    } else if (!away) {
        hospital = hospital_with_bed(person);
    }
    bool const settled_long = long_stay && person.diagnosis != Diagnosis::f0;
    if (settled_long && ward_of(hospital, Ward::long_term).free() > 0) {
        return take_bed(hospital, Ward::long_term, p);
    }
    auto const ward = free_ward(hospital, person, false);
    if (ward) return take_bed(hospital, *ward, p);
    return take_bed({static_cast<std::uint32_t>(hospitals_.size() - 1)}, Ward::general, p);
}

} // namespace norishiro::support
