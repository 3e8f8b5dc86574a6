#include "models/support/detection.hpp"
#include "models/support/family.hpp"
#include "models/support/illness.hpp"
#include "models/support/levels.hpp"
#include "models/support/trust.hpp"
#include "tests/unit/people.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>

namespace norishiro::support {

namespace {

using tests::ill;
using tests::near;
using tests::with_family;

// ---------------------------------------------------------------------------------------------
// Trust

Person with_trust(double trust) {
    Person person;
    person.trust = trust;
    return person;
}

TEST_CASE("each visit adds to trust, and less than the one before", "[unit][mechanisms]") {
    auto const trust = sim::defaults<Trust>();
    auto person = with_trust(0.0);
    double last_gain = 1.0;
    for (int visit = 0; visit < 100; ++visit) {
        double const before = person.trust;
        meet(person.trust, trust);
        double const gain = person.trust - before;
        CHECK(gain > 0.0);
        CHECK(gain < last_gain);
        CHECK(person.trust < 1.0);
        last_gain = gain;
    }
    CHECK(1.0 - person.trust == near(std::pow(1.0 - trust.gain.value(), 100)).margin(1e-15));
}

TEST_CASE("a visit that met only the family adds less", "[unit][mechanisms]") {
    auto const trust = sim::defaults<Trust>();
    auto met = with_trust(0.2);
    auto not_met = with_trust(0.2);
    meet(met.trust, trust);
    meet_family_only(not_met.trust, trust);
    CHECK(not_met.trust - 0.2 ==
          near(trust.gain_through_family.value() * (met.trust - 0.2)).epsilon(1e-10));
}

TEST_CASE("trust fades to half in its half-life, in one step or in many", "[unit][mechanisms]") {
    auto const trust = sim::defaults<Trust>();
    double const half_life = trust.half_life.value();
    CHECK(left_after(half_life, trust.half_life) == near(0.5));
    CHECK(std::pow(left_after(half_life / 12.0, trust.half_life), 12) == near(0.5));
    CHECK(left_after(0.0, trust.half_life) == 1.0);
}

TEST_CASE("acceptance is half of its ceiling at the person's own threshold", "[unit][mechanisms]") {
    auto const trust = sim::defaults<Trust>();
    double const ceiling = trust.accept_ceiling.value();
    for (double const threshold : {0.1, 0.5, 0.9}) {
        auto person = with_trust(threshold);
        person.threshold = threshold;
        CHECK(acceptance(person, trust).value() == near(ceiling / 2));
        person.trust = threshold + 10 * trust.accept_width.value();
        CHECK(acceptance(person, trust).value() == Approx(ceiling).epsilon(1e-4));
        person.trust = threshold - 10 * trust.accept_width.value();
        CHECK(acceptance(person, trust).value() < ceiling * 1e-4);
    }
}

TEST_CASE("more trust never makes acceptance or a kept visit less likely", "[unit][mechanisms]") {
    auto const trust = sim::defaults<Trust>();
    for (double t = 0.0; t < 1.0; t += 0.01) {
        auto const less = with_trust(t);
        auto const more = with_trust(t + 0.01);
        CHECK(acceptance(less, trust) < acceptance(more, trust));
        CHECK(visit_is_kept(less, trust) < visit_is_kept(more, trust));
    }
}

TEST_CASE("a visit is kept with a chance, whatever the parameters", "[unit][mechanisms]") {
    auto trust = sim::defaults<Trust>();
    trust.kept_base = sim::Number{0.8};
    trust.kept_by_trust = sim::Number{0.5};
    CHECK(visit_is_kept(with_trust(1.0), trust).value() == 1.0);
    CHECK(visit_is_kept(with_trust(0.0), trust).value() == near(0.8));
}

TEST_CASE("a deeper withdrawal raises the threshold, and none passes what trust can reach",
          "[unit][mechanisms]") {
    auto const trust = sim::defaults<Trust>();
    double const step = trust.threshold_by_withdrawal.value();
    CHECK(trust_threshold(0.0, 0, trust) == near(trust.threshold_mean.value()));
    CHECK(trust_threshold(0.0, 1, trust) == trust_threshold(0.0, 0, trust));
    CHECK(trust_threshold(0.0, 3, trust) == near(trust.threshold_mean.value() + 2 * step));
    for (double normal = -6.0; normal <= 6.0; normal += 0.5) {
        for (int withdrawal = 0; withdrawal <= 3; ++withdrawal) {
            double const threshold = trust_threshold(normal, withdrawal, trust);
            CHECK((0.0 < threshold && threshold < 1.0));
            CHECK(threshold <= trust_threshold(normal + 0.5, withdrawal, trust));
        }
    }
}

// ---------------------------------------------------------------------------------------------
// Family

TEST_CASE("burden moves to its target exponentially, in one step or in many",
          "[unit][mechanisms]") {
    auto const dynamics = sim::defaults<FamilyDynamics>();
    auto person = with_family(0.9);
    double const target = burden_target(person, dynamics);
    follow(person, dynamics, dynamics.burden_time.value());
    CHECK(person.family.burden == near(target + (0.9 - target) * std::exp(-1.0)));

    auto in_steps = with_family(0.9);
    for (int i = 0; i < 10; ++i) follow(in_steps, dynamics, dynamics.burden_time.value() / 10);
    CHECK(in_steps.family.burden == near(person.family.burden));

    follow(person, dynamics, 1'000.0);
    CHECK(person.family.burden == near(target));
    CHECK(person.family.slack == near(slack_target(person, dynamics)));
}

TEST_CASE("burden and slack stay between zero and one", "[unit][mechanisms]") {
    auto const dynamics = sim::defaults<FamilyDynamics>();
    for (double const burden : {0.0, 1.0}) {
        for (double const relief : {0.0, 1.0}) {
            for (std::uint8_t severity = 0; severity <= 4; ++severity) {
                auto person = with_family(burden, burden);
                person.severity = severity;
                person.family.relief = relief;
                person.family.carer_age = 80.0;
                for (int month = 0; month < 60; ++month) follow(person, dynamics, 1.0);
                CHECK((0.0 <= person.family.burden && person.family.burden <= 1.0));
                CHECK((0.0 <= person.family.slack && person.family.slack <= 1.0));
            }
        }
    }
}

TEST_CASE("what weighs on a family raises its burden and what helps lowers it",
          "[unit][mechanisms]") {
    auto const dynamics = sim::defaults<FamilyDynamics>();
    auto const target_if = [&](auto change) {
        auto person = with_family();
        person.severity = 1;
        change(person);
        return burden_target(person, dynamics);
    };
    double const plain = target_if([](Person&) {});
    CHECK(target_if([](Person& p) { p.severity = 3; }) > plain);
    CHECK(target_if([](Person& p) { p.family.carer_age = 75.0; }) > plain);
    CHECK(target_if([](Person& p) { p.family.coresident = false; }) < plain);
    CHECK(target_if([](Person& p) { p.family.relief = 0.5; }) < plain);
    CHECK(target_if([](Person& p) { p.stage = Stage::outpatient; }) < plain);
    CHECK(target_if([](Person& p) { p.stage = Stage::waiting; }) < plain);
}

TEST_CASE("a family that does not exist bears nothing", "[unit][mechanisms]") {
    auto const dynamics = sim::defaults<FamilyDynamics>();
    Person person;
    follow(person, dynamics, 12.0);
    CHECK(person.family.burden == 0.0);
    CHECK(strain(person, dynamics) == 1.0);
}

TEST_CASE("a family takes the person back less readily the more it bears and the longer the stay",
          "[unit][mechanisms]") {
    auto const dynamics = sim::defaults<FamilyDynamics>();
    auto const chance = [&](double burden, double slack, double months, bool plan) {
        return accepts_return(with_family(burden, slack), dynamics, months, plan).value();
    };
    for (double x = 0.0; x < 1.0; x += 0.1) {
        CHECK(chance(x, 0.3, 3.0, false) > chance(x + 0.1, 0.3, 3.0, false));
        CHECK(chance(0.5, x, 3.0, false) < chance(0.5, x + 0.1, 3.0, false));
        CHECK(chance(0.5, 0.3, 12 * x, false) > chance(0.5, 0.3, 12 * x + 1.0, false));
    }
    CHECK(chance(0.5, 0.3, 3.0, true) > chance(0.5, 0.3, 3.0, false));
    double const intercept = dynamics.accepts_return.value();
    CHECK(chance(0.0, 0.0, 0.0, false) == near(1.0 / (1.0 + std::exp(-intercept))));
}

TEST_CASE("only a heavy burden under one roof strains", "[unit][mechanisms]") {
    auto const dynamics = sim::defaults<FamilyDynamics>();
    double const limit = dynamics.strained_at.value();
    CHECK(strain(with_family(limit), dynamics) == 1.0);
    CHECK(strain(with_family(limit + 0.01), dynamics) == dynamics.strained_relapse.value());
    auto apart = with_family(limit + 0.01);
    apart.family.coresident = false;
    CHECK(strain(apart, dynamics) == 1.0);
}

// ---------------------------------------------------------------------------------------------
// Detection

constexpr std::array finders{Finder::self,           Finder::family,   Finder::clinic,
                             Finder::school_or_work, Finder::police,   Finder::desk,
                             Finder::care_manager,   Finder::neighbour};

Person findable() {
    auto person = ill(Diagnosis::f2, 2, Stage::untreated);
    person.family = {.exists = true, .coresident = true, .carer_age = 78.0, .burden = 0.5};
    return person;
}

double found(Finder finder, Person const& person) {
    return notices(finder, person, sim::defaults<Detection>()).value();
}

TEST_CASE("withdrawal makes nobody notice more and most notice less", "[unit][mechanisms]") {
    for (Finder const finder : finders) {
        CAPTURE(static_cast<int>(finder));
        auto person = findable();
        double const outside = found(finder, person);
        CHECK(outside > 0.0);
        person.withdrawal = 1;
        CHECK(found(finder, person) == outside);
        person.withdrawal = 2;
        double const inside = found(finder, person);
        bool const sees_all = finder == Finder::police || finder == Finder::care_manager;
        CHECK((sees_all ? inside == outside : inside < outside));
        person.withdrawal = 3;
        CHECK(found(finder, person) == inside);
    }
}

TEST_CASE("a problem without a diagnosis is noticed less by everybody", "[unit][mechanisms]") {
    auto detection = sim::defaults<Detection>();
    detection.by_severity = sim::Number{0}; // only what is ill has a severity that shows
    for (Finder const finder : finders) {
        CAPTURE(static_cast<int>(finder));
        auto person = findable();
        double const diagnosed = notices(finder, person, detection).value();
        person.diagnosis = Diagnosis::none;
        double const left = detection.without_diagnosis.value();
        CHECK(notices(finder, person, detection).value() == near(left * diagnosed));
        CHECK(found(finder, person) == near(left * diagnosed));
    }
}

TEST_CASE("others notice the more severe sooner, and acute and slow onsets on average as before",
          "[unit][mechanisms]") {
    auto const d = sim::defaults<Detection>();
    auto const ratio = [](Finder finder, std::uint8_t severity) {
        auto person = findable();
        auto const flat = [&] {
            auto without = sim::defaults<Detection>();
            without.by_severity = sim::Number{0};
            return notices(finder, person, without).value();
        };
        person.severity = severity;
        return found(finder, person) / flat();
    };
    for (Finder const finder : finders) {
        CAPTURE(static_cast<int>(finder));
        bool const sees =
            finder != Finder::self && finder != Finder::police && finder != Finder::care_manager;
        CHECK(ratio(finder, 3) / ratio(finder, 2) ==
              near(sees ? std::exp(d.by_severity.value()) : 1.0));
    }
    double const acute = sim::defaults<support::Onset>().acute.value();
    double const time = acute / ratio(Finder::clinic, 3) + (1.0 - acute) / ratio(Finder::clinic, 1);
    CHECK(time == Approx(1.0).margin(0.1));
}

TEST_CASE("who is not there does not notice", "[unit][mechanisms]") {
    auto person = findable();
    person.family.carer_age = 74.9;
    CHECK(found(Finder::care_manager, person) == 0.0);
    person.family = {};
    CHECK(found(Finder::family, person) == 0.0);
    CHECK(found(Finder::care_manager, person) == 0.0);
    person.age = 65.0;
    CHECK(found(Finder::school_or_work, person) == 0.0);
}

TEST_CASE("a family that bears more asks sooner, and the worst illness is reported most",
          "[unit][mechanisms]") {
    auto person = findable();
    double const before = found(Finder::family, person);
    person.family.burden = 0.8;
    CHECK(found(Finder::family, person) > before);
    double const reported = found(Finder::police, person);
    person.severity = 4;
    CHECK(found(Finder::police, person) ==
          near(sim::defaults<Detection>().police_at_worst.value() * reported));
}

TEST_CASE("who is withdrawn accepts less at the first talk", "[unit][mechanisms]") {
    auto const detection = sim::defaults<Detection>();
    auto person = findable();
    CHECK(ready_at_intake(person, true, detection) == detection.ready_with_family);
    CHECK(ready_at_intake(person, false, detection) == detection.ready_otherwise);
    person.withdrawal = 2;
    CHECK(ready_at_intake(person, true, detection).value() ==
          near(detection.ready_when_withdrawn.value() * detection.ready_with_family.value()));
}

} // namespace

} // namespace norishiro::support
