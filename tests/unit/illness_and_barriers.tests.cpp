#include "models/support/barriers.hpp"
#include "models/support/illness.hpp"
#include "sim/random/stream.hpp"
#include "sim/statistics.hpp"
#include "tests/unit/people.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

namespace norishiro::support {

namespace {

using tests::ill;
using tests::near;
using tests::with_family;

// ---------------------------------------------------------------------------------------------
// Illness

double crisis_of(Person const& person) {
    return crisis(person, sim::defaults<Illness>(), 1.0, 1.0).value();
}

TEST_CASE("mortality rises with age and is higher for men", "[unit][mechanisms]") {
    auto const rate = [illness = sim::defaults<Illness>()](double age, Sex sex) {
        return population_mortality(age, sex, illness);
    };
    for (double age = 20.0; age < 100.0; age += 5.0) {
        for (Sex const sex : {Sex::female, Sex::male}) {
            CHECK(rate(age, sex) < rate(age + 5.0, sex));
        }
        CHECK(rate(age, Sex::female) < rate(age, Sex::male));
    }
    // What the declaration says, to its two digits.
    CHECK(rate(40, Sex::male).value() == Approx(0.0010).epsilon(0.05));
    CHECK(rate(60, Sex::male).value() == Approx(0.0065).epsilon(0.05));
    CHECK(rate(80, Sex::male).value() == Approx(0.046).epsilon(0.05));
}

TEST_CASE("each illness has its own mortality ratio", "[unit][mechanisms]") {
    auto const illness = sim::defaults<Illness>();
    auto const ratio = [&](Person const& person) {
        return mortality(person, illness).value() * 12.0 /
               population_mortality(person.age, person.sex, illness).value();
    };
    CHECK(ratio(ill(Diagnosis::f3, 1)) == near(1.0));
    CHECK(ratio(ill(Diagnosis::f3, 2)) == near(illness.smr.value()));
    CHECK(ratio(ill(Diagnosis::f2, 0)) == near(illness.smr.value()));
    CHECK(ratio(ill(Diagnosis::f0, 4)) == near(illness.smr_dementia.value()));
}

TEST_CASE("a first crisis needs severity two and grows by the same ratio from there",
          "[unit][mechanisms]") {
    auto const illness = sim::defaults<Illness>();
    CHECK(crisis_of(ill(Diagnosis::f2, 0)) == 0.0);
    CHECK(crisis_of(ill(Diagnosis::f2, 1)) == 0.0);
    CHECK(crisis_of(ill(Diagnosis::f2, 3)) == near(illness.crisis.value()));
    double const step = illness.crisis_by_severity.value();
    CHECK(crisis_of(ill(Diagnosis::f2, 3)) == near(step * crisis_of(ill(Diagnosis::f2, 2))));
    CHECK(crisis_of(ill(Diagnosis::f2, 4)) == near(step * crisis_of(ill(Diagnosis::f2, 3))));
}

TEST_CASE("a crisis is likelier off treatment", "[unit][mechanisms]") {
    auto const illness = sim::defaults<Illness>();
    double const off = illness.off_treatment.value();
    double const treated = crisis_of(ill(Diagnosis::f2, 3, Stage::outpatient));
    for (Stage const stage : {Stage::untreated, Stage::known, Stage::outreach}) {
        CHECK(crisis_of(ill(Diagnosis::f2, 3, stage)) == near(off * treated));
    }
    CHECK(crisis_of(ill(Diagnosis::f2, 3, Stage::lapsed)) ==
          near(off * illness.lapsed_admitted.value() * treated));
    CHECK(crisis_of(ill(Diagnosis::f2, 3, Stage::discharged)) == near(treated));
}

TEST_CASE("burden and strain multiply a crisis", "[unit][mechanisms]") {
    auto const illness = sim::defaults<Illness>();
    auto const person = ill(Diagnosis::f2, 3);
    CHECK(crisis(person, illness, 1.5, 1.4).value() == near(1.5 * 1.4 * crisis_of(person)));
}

Person discharged(double months, bool compulsory, double proneness = 1.0) {
    auto person = ill(Diagnosis::f2, 0, Stage::discharged);
    person.ever_admitted = true;
    person.months_since_discharge = months;
    person.compulsory = compulsory;
    person.relapse_proneness = proneness;
    return person;
}

TEST_CASE("a relapse is likeliest right after the discharge", "[unit][mechanisms]") {
    auto const illness = sim::defaults<Illness>();
    for (double months = 0.0; months < 24.0; months += 1.0) {
        CHECK(crisis_of(discharged(months, false)) > crisis_of(discharged(months + 1.0, false)));
    }
    double const long_after = crisis_of(discharged(1e4, false));
    CHECK(crisis_of(discharged(0.0, false)) ==
          near((1.0 + illness.relapse_early.value()) * long_after));
    CHECK(crisis_of(discharged(3.0, false, 2.5)) == near(2.5 * crisis_of(discharged(3.0, false))));
}

TEST_CASE("compulsion and follow-up leave the mean relapse as it is", "[unit][mechanisms]") {
    auto const illness = sim::defaults<Illness>();
    double const share = illness.compulsory_share.value();
    double const compulsory = crisis_of(discharged(1e4, true));
    double const voluntary = crisis_of(discharged(1e4, false));
    CHECK(compulsory == near(illness.compulsory_relapse.value() * voluntary));
    // Nor does the share that was seen within a week (C18).
    auto seen = discharged(1e4, false);
    seen.followed_up = true;
    double const followed = crisis_of(seen);
    CHECK(voluntary == near(illness.no_follow_up.value() * followed));
    double const seen_share = illness.followed_up.value();
    double const mean_voluntary = seen_share * followed + (1.0 - seen_share) * voluntary;
    double const mean_compulsory = mean_voluntary * illness.compulsory_relapse.value();
    CHECK(share * mean_compulsory + (1.0 - share) * mean_voluntary ==
          near(illness.relapse.value()));
}

// ---------------------------------------------------------------------------------------------
// Barriers

TEST_CASE("a frailer person meets each barrier more often", "[unit][mechanisms]") {
    auto const costs = sim::defaults<BarrierCosts>();
    auto const course = sim::defaults<Course>();
    auto const person = with_family();
    for (std::size_t b = 0; b < barrier_count; ++b) {
        auto const barrier = static_cast<Barrier>(b);
        CAPTURE(barrier_names[b].id);
        for (double z = -4.0; z < 4.0; z += 0.25) {
            CHECK(present(barrier, person, z, costs, course) <
                  present(barrier, person, z + 0.25, costs, course));
        }
    }
}

TEST_CASE("a family that does not exist cannot refuse", "[unit][mechanisms]") {
    auto const costs = sim::defaults<BarrierCosts>();
    auto const course = sim::defaults<Course>();
    Person const alone;
    for (std::size_t b = 0; b < barrier_count; ++b) {
        auto const barrier = static_cast<Barrier>(b);
        auto const with = present(barrier, with_family(), 1.0, costs, course);
        auto const without = present(barrier, alone, 1.0, costs, course);
        if (barrier == Barrier::family) {
            CHECK(without == sim::Probability{0});
            CHECK(with > sim::Probability{0});
        } else {
            CHECK(without == with);
        }
    }
}

TEST_CASE("every barrier takes work and none takes a negative wait", "[unit][mechanisms]") {
    auto const costs = sim::defaults<BarrierCosts>();
    for (std::size_t b = 0; b < barrier_count; ++b) {
        auto const barrier = static_cast<Barrier>(b);
        CAPTURE(barrier_names[b].id);
        CHECK(work(barrier, costs) > sim::Hours{0});
        CHECK(wait(barrier, costs) >= sim::Days{0});
    }
    CHECK(wait(Barrier::housing, costs) == costs.housing_wait);
    CHECK(wait(Barrier::fear, costs) == sim::Days{0});
    CHECK(log_odds(Barrier::no_plan, costs) == costs.no_plan.value());
    CHECK(work(Barrier::family, costs) == costs.family_work);
}

TEST_CASE("an ordinary person is the measure of pace", "[unit][mechanisms]") {
    auto const course = sim::defaults<Course>();
    CHECK(pace(0.0, course) == 1.0);
    CHECK(pace(1.0, course) == near(std::exp(course.pace_by_frailty.value())));
}

/// Times until symptoms settle, in months, of people whose frailty is standard normal.
std::vector<double> symptom_phases(Course const& course) {
    auto const decision = sim::Luck{1, 0}.decision("symptom phase");
    std::vector<double> months;
    for (sim::Entity i = 0; i < 200'000; ++i) {
        sim::Stream luck{decision, i};
        double const first = luck.unit_exponential();
        double const second = luck.unit_exponential();
        auto const phase = symptom_phase(first, second, luck.normal(), course);
        months.push_back(phase / sim::days_of_months(1.0));
    }
    return months;
}

TEST_CASE("the mean symptom phase over the population is its parameter", "[unit][mechanisms]") {
    // 200 000 people: |t| > 4 has probability 6e-5 if the model is right. The second line proves
    // that the test can fail: 3 % are 14 standard errors (of 0.22 % each).
    auto course = sim::defaults<Course>();
    double const mean = course.symptoms.value();
    CHECK(std::abs(sim::t_statistic(symptom_phases(course), mean)) < 4.0);
    course.symptoms = sim::Months{1.03 * mean};
    CHECK(std::abs(sim::t_statistic(symptom_phases(course), mean)) > 4.0);
}

TEST_CASE("a frailer person's symptoms settle later", "[unit][mechanisms]") {
    auto const course = sim::defaults<Course>();
    for (double z = -3.0; z < 3.0; z += 0.5) {
        CHECK(symptom_phase(1.0, 0.5, z, course) < symptom_phase(1.0, 0.5, z + 0.5, course));
    }
    CHECK(symptom_phase(0.0, 0.0, 1.0, course) == sim::Days{0});
}

} // namespace

} // namespace norishiro::support
