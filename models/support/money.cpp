#include "models/support/money.hpp"

#include "models/support/region.hpp"
#include "sim/math.hpp"

#include <cmath>

namespace norishiro::support {

std::array<double, payer_count> shares(Item item, Entitlement const& e, Payers const& p) {
    double const assisted = p.assistance_national.value();
    switch (item) {
    case Item::inpatient:
        if (e.ordered) return {0, p.order_national.value(), 1 - p.order_national.value(), 0, 0};
        if (e.assistance) return {0, assisted, 0, 1 - assisted, 0};
        return {1 - p.inpatient_person.value(), 0, 0, 0, p.inpatient_person.value()};
    case Item::outpatient:
    case Item::nursing: {
        if (e.assistance) return {0, assisted, 0, 1 - assisted, 0};
        double const half = 0.5 * p.outpatient_public.value();
        double const own = p.outpatient_person.value();
        return {1 - 2 * half - own, half, half, 0, own};
    }
    case Item::services: {
        double const nation = p.services_national.value();
        double const prefecture = p.services_prefecture.value();
        return {0, nation, prefecture, 1 - nation - prefecture, 0};
    }
    case Item::staff:
        break;
    }
    return {0, 0, e.prefectural ? 1.0 : 0.0, e.prefectural ? 0.0 : 1.0, 0};
}

double utility(Person const& person, Utilities const& u) {
    if (person.stage == Stage::dead) return 0.0;
    if (person.stage == Stage::acute) return u.acute.value();
    if (in_hospital(person.stage)) return u.long_stay.value();
    double const well = person.withdrawal >= 2 ? u.withdrawn.value() : u.stable.value();
    double const ill = off_treatment(person.stage) ? u.untreated.value() : u.unwell.value();
    if (person.severity <= 1) return well;
    double const worst = std::min(well, ill);
    double const part = u.severity_2.value();
    return person.severity == 2 ? (1.0 - part) * well + part * worst : worst;
}

double discounted(double years, Utilities const& u) {
    return sim::math::exp(-years * sim::math::log(1.0 + u.discount.value()));
}

/// Counts a cost, in whole yen, under what it is for and under who pays; these add up.
void Region::charge(Item item, std::size_t place, double amount, Entitlement const& entitlement) {
    if (month_ < 0) return;
    auto const total = std::llround(amount);
    auto const parts = shares(item, entitlement, parameters_->payers);
    std::int64_t left = total;
    for (std::size_t p = payer_count; p-- > 1;) {
        auto const part = std::llround(parts[p] * amount);
        tally(index(Measure::paid_first) + p, place, part);
        left -= part;
    }
    tally(index(Measure::paid_first), place, left); // what rounding leaves is the first payer's
    tally(index(Measure::cost_inpatient) + static_cast<std::size_t>(item), place, total);
    tally(index(Measure::cost_total), place, total);
    tally(index(Measure::cost_discounted), place,
          std::llround(static_cast<double>(total) * discount_));
}

/// Who is treated in the community this month, and what services are in use: billed by the month.
void Region::charge_month() {
    auto const& c = parameters_->costs;
    double const month = sim::seconds_per_month / 86'400.0;
    for (std::size_t m = 0; m < elsewhere(); ++m) {
        for (bool const assisted : {false, true}) {
            auto const count = static_cast<double>(treated_[m][assisted ? 1 : 0]);
            charge(Item::outpatient, m,
                   count * c.outpatient_visits.value() * c.outpatient_visit.value(),
                   {.assistance = assisted});
        }
    }
    auto const towns = in_stage_.size();
    for (std::size_t a = 0; a < services_.size(); ++a) {
        auto const users = [&](Service s) {
            return static_cast<double>(services_[a][static_cast<std::size_t>(s)].taken());
        };
        charge(Item::nursing, towns + a,
               users(Service::visiting_nursing) * c.nurse_visit.value() * c.nurse_visits.value(),
               {});
        double const services = users(Service::group_home) * c.group_home.value() * month +
                                users(Service::settlement) * c.settlement.value() +
                                users(Service::transition) * c.transition.value() +
                                users(Service::independent_living) * c.settlement.value() +
                                users(Service::living_training) * c.day_service.value() +
                                users(Service::participation) * c.day_service.value();
        charge(Item::services, towns + a, services, {});
    }
}

} // namespace norishiro::support
