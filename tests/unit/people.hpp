#pragma once

#include "models/support/person.hpp"

#include <catch2/catch.hpp>
#include <cstdint>

namespace norishiro::tests {

inline Approx near(double value) {
    return Approx(value).epsilon(1e-12);
}

inline support::Person with_family(double burden = 0.5, double slack = 0.3) {
    support::Person person;
    person.stage = support::Stage::untreated;
    person.family = {.exists = true, .coresident = true, .burden = burden, .slack = slack};
    return person;
}

inline support::Person ill(support::Diagnosis diagnosis, std::uint8_t severity,
                           support::Stage stage = support::Stage::outpatient) {
    support::Person person;
    person.diagnosis = diagnosis;
    person.severity = severity;
    person.stage = stage;
    person.age = 50.0;
    return person;
}

} // namespace norishiro::tests
