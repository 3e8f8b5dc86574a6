#include "models/support/barriers.hpp"

#include "sim/math.hpp"

namespace norishiro::support {

double log_odds(Barrier barrier, BarrierCosts const& c) {
    std::array const odds{c.housing,     c.family,  c.money, c.daily_living,
                          c.no_receiver, c.no_plan, c.fear};
    return odds[static_cast<std::size_t>(barrier)].value();
}

bool thought_away(Barrier barrier, BarrierCosts const& c) {
    std::array const away{c.without_housing,      c.without_family,      c.without_money,
                          c.without_daily_living, c.without_no_receiver, c.without_no_plan,
                          c.without_fear};
    return away[static_cast<std::size_t>(barrier)];
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

namespace {

/// A need that was there before admission makes the barrier likely.
bool needed(Barrier barrier, Needs needs) {
    switch (barrier) {
    case Barrier::housing:
        return needs.has(SocialNeed::housing);
    case Barrier::money:
        return needs.has(SocialNeed::money);
    case Barrier::daily_living:
        return needs.has(SocialNeed::daily_living);
    case Barrier::no_receiver:
        return needs.has(SocialNeed::isolation);
    case Barrier::family:
    case Barrier::no_plan:
    case Barrier::fear:
        break;
    }
    return false;
}

/// Above 50, where half of all inpatients are.
double decades(Person const& person) {
    return (static_cast<double>(static_cast<int>(person.age)) - 50.0) / 10.0;
}
constexpr bool ages(Barrier barrier) {
    return barrier == Barrier::housing || barrier == Barrier::family ||
           barrier == Barrier::daily_living;
}

} // namespace

double by_age(Person const& person, Course const& course) {
    return sim::math::exp(course.feedback_by_age.value() * (decades(person) - 1.0));
}

sim::Probability present(Barrier barrier, Person const& person, double frailty,
                         BarrierCosts const& costs, Course const& course) {
    if (thought_away(barrier, costs)) return sim::Probability{0};
    // Nobody can refuse who is not there.
    if (barrier == Barrier::family && !person.family.exists) return sim::Probability{0};
    double const logit = log_odds(barrier, costs) + course.barrier_offset.value() +
                         course.barrier_by_frailty.value() * frailty +
                         (needed(barrier, person.needs) ? course.barrier_by_need.value() : 0.0) +
                         (ages(barrier) ? course.barrier_by_age.value() * decades(person) : 0.0);
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
