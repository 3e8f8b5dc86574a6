#include "models/support/family.hpp"

#include "sim/math.hpp"

#include <algorithm>

namespace norishiro::support {

namespace {

/// Exponential approach; what is as good as there has arrived, so that rates come to rest too.
void approach(double& value, double target, double months, sim::Months time) {
    double const gap = value - target;
    constexpr double negligible = 1e-4;
    bool const arrived = -negligible < gap && gap < negligible;
    value = arrived ? target : target + gap * sim::math::exp(-months / time.value());
}

} // namespace

double burden_target(Person const& person, FamilyDynamics const& d) {
    auto const& family = person.family;
    bool const at_home = !in_hospital(person.stage);
    bool const helped = family.relief > 0.0 || !off_treatment(person.stage);
    double const target = d.burden_base.value() + d.by_severity.value() * person.severity / 4.0 +
                          (family.coresident && at_home ? d.by_coresidence.value() : 0.0) +
                          (family.carer_age >= 75.0 ? d.by_aged_carer.value() : 0.0) +
                          (helped ? 0.0 : d.by_isolation.value()) -
                          d.by_relief.value() * family.relief;
    return std::clamp(target, 0.0, 1.0);
}

double slack_target(Person const& person, FamilyDynamics const& d) {
    double const room = d.slack_base.value() + d.slack_by_relief.value() * person.family.relief;
    return (1.0 - person.family.burden) * std::min(1.0, room);
}

void follow(Person& person, FamilyDynamics const& d, double months) {
    auto& family = person.family;
    if (!family.exists) return;
    approach(family.burden, burden_target(person, d), months, d.burden_time);
    approach(family.slack, slack_target(person, d), months, d.slack_time);
}

sim::Probability accepts_return(Person const& person, FamilyDynamics const& d,
                                double months_in_hospital, bool plan_agreed) {
    double const logit = d.accepts_return.value() +
                         d.return_by_slack.value() * person.family.slack -
                         d.return_by_burden.value() * person.family.burden -
                         d.return_by_stay.value() * sim::math::log(1.0 + months_in_hospital) +
                         (plan_agreed ? d.return_by_plan.value() : 0.0);
    return sim::Probability{sim::math::logistic(logit)};
}

sim::PerMonth falls_ill(Family const& family, FamilyDynamics const& d) {
    if (!family.coresident || family.carer_age < d.carer_from.value()) return sim::PerMonth{0};
    double const age = static_cast<double>(static_cast<int>(family.carer_age)); // completed years
    return d.carer_falls_ill * sim::math::exp(d.carer_by_age.value() * (age - 75.0));
}

double strain(Person const& person, FamilyDynamics const& d) {
    bool const strained = person.family.exists && person.family.coresident &&
                          person.family.burden > d.strained_at.value();
    return strained ? d.strained_relapse.value() : 1.0;
}

} // namespace norishiro::support
