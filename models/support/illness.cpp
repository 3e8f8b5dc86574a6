#include "models/support/illness.hpp"

#include "sim/math.hpp"

namespace norishiro::support {

namespace {

double after_discharge(Person const& person, Illness const& illness) {
    double const early =
        sim::math::exp(-person.months_since_discharge / illness.relapse_decay.value());
    // Centred: the mean over compulsory and other admissions is 1, so h0 keeps its meaning.
    double const share = illness.compulsory_share.value();
    double const ratio = illness.compulsory_relapse.value();
    double const centre = 1.0 + share * (ratio - 1.0);
    // The same for follow-up: about half are seen within a week (C18).
    double follow_up = 1.0;
    if (person.stage == Stage::discharged) {
        double const worse = illness.no_follow_up.value();
        double const seen = illness.followed_up.value();
        follow_up = (person.followed_up ? 1.0 : worse) / (seen + (1.0 - seen) * worse);
    }
    return follow_up * illness.relapse.value() * (1.0 + illness.relapse_early.value() * early) *
           person.relapse_proneness * (person.compulsory ? ratio : 1.0) / centre;
}

double first_crisis(Person const& person, Illness const& illness) {
    if (person.severity < 2) return 0.0;
    double hazard = illness.crisis.value();
    double const step = illness.crisis_by_severity.value();
    for (int s = person.severity; s < 3; ++s) hazard /= step;
    for (int s = 3; s < person.severity; ++s) hazard *= step;
    return hazard;
}

} // namespace

sim::PerYear population_mortality(double age, Sex sex, Illness const& illness) {
    double const log_hazard =
        sex == Sex::male
            ? illness.mortality_men.value() + illness.mortality_men_by_age.value() * age
            : illness.mortality_women.value() + illness.mortality_women_by_age.value() * age;
    return sim::PerYear{sim::math::exp(log_hazard)};
}

sim::PerMonth mortality(Person const& person, Illness const& illness) {
    double ratio = illness.life_table.value();
    if (person.diagnosis == Diagnosis::f0) {
        ratio *= illness.smr_dementia.value();
    } else if (person.diagnosis == Diagnosis::f2 || person.severity >= 2) {
        ratio *= illness.smr.value();
    }
    // Life tables go by completed years of age.
    double const age = static_cast<double>(static_cast<int>(person.age));
    return sim::monthly(ratio * population_mortality(age, person.sex, illness));
}

sim::PerMonth kills_oneself(Person const& person, Illness const& illness) {
    double const base = illness.suicide.value() *
                        (person.severity >= 2 ? 1.0 : 1.0 / illness.suicide_by_severity.value());
    if (!person.ever_admitted || person.stage != Stage::discharged) {
        return sim::monthly(sim::PerYear{base});
    }
    double const early =
        sim::math::exp(-person.months_since_discharge / illness.suicide_decay.value());
    return sim::monthly(sim::PerYear{base + illness.suicide_after_discharge.value() * early});
}

sim::PerMonth crisis(Person const& person, Illness const& illness, double burden_effect,
                     double strain) {
    double hazard =
        person.ever_admitted ? after_discharge(person, illness) : first_crisis(person, illness);
    if (off_treatment(person.stage)) hazard *= illness.off_treatment.value();
    if (person.stage == Stage::lapsed) hazard *= illness.lapsed_admitted.value();
    return sim::PerMonth{hazard * burden_effect * strain};
}

} // namespace norishiro::support
