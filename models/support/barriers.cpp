#include "models/support/barriers.hpp"

#include "sim/math.hpp"

namespace norishiro::support {

double log_odds(Barrier barrier, BarrierCosts const& c) {
    std::array const odds{c.housing,     c.family,  c.money, c.daily_living,
                          c.no_receiver, c.no_plan, c.fear};
    return odds[static_cast<std::size_t>(barrier)].value();
}

sim::Hours work(Barrier barrier, BarrierCosts const& c) {
    std::array const hours{c.housing_work,     c.family_work,  c.money_work, c.daily_living_work,
                           c.no_receiver_work, c.no_plan_work, c.fear_work};
    return hours[static_cast<std::size_t>(barrier)];
}

sim::Days wait(Barrier barrier, BarrierCosts const& c) {
    switch (barrier) {
    case Barrier::housing:
        return c.housing_wait;
    case Barrier::money:
        return c.money_wait;
    case Barrier::daily_living:
        return c.daily_living_wait;
    case Barrier::no_plan:
        return c.no_plan_wait;
    case Barrier::family:
    case Barrier::no_receiver:
    case Barrier::fear:
        break;
    }
    return sim::Days{0};
}

sim::Probability present(Barrier barrier, Person const& person, double frailty,
                         BarrierCosts const& costs, Course const& course) {
    // Nobody can refuse who is not there.
    if (barrier == Barrier::family && !person.family.exists) return sim::Probability{0};
    double const logit = log_odds(barrier, costs) + course.barrier_offset.value() +
                         course.barrier_by_frailty.value() * frailty;
    return sim::Probability{sim::math::logistic(logit)};
}

double pace(double frailty, Course const& course) {
    return sim::math::exp(course.pace_by_frailty.value() * frailty);
}

sim::Days symptom_phase(double first, double second, double frailty, Course const& course) {
    double const slope = course.symptoms_by_frailty.value();
    // exp(slope z - slope^2 / 2) has mean 1 over the population.
    double const slowness = sim::math::exp(slope * frailty - 0.5 * slope * slope);
    return sim::days_of_months(course.symptoms.value() * 0.5 * (first + second) * slowness);
}

} // namespace norishiro::support
