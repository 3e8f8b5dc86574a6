#include "models/support/region.hpp"
#include "sim/math.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace norishiro::support {

namespace {

/// A stay as it would have gone so far, with every queue taken as its mean: what an inpatient of
/// the first day has behind them.
struct Past {
    double frailty = 0.0;
    double symptoms = 0.0; ///< months
    std::array<bool, barrier_count> present{};
    std::array<double, barrier_count> takes{}; ///< months, one barrier after the other

    double length() const {
        double months = symptoms;
        for (std::size_t b = 0; b < barrier_count; ++b) months += present[b] ? takes[b] : 0.0;
        return months;
    }
};

Past draw_past(Person const& person, Parameters const& p, sim::Stream& luck) {
    Past past;
    past.frailty = luck.normal() + frailty_shift(person.diagnosis, p.diagnoses);
    double const one = luck.unit_exponential();
    double const two = luck.unit_exponential();
    past.symptoms =
        symptom_phase(one, two, past.frailty, p.course).count() * 86'400.0 / sim::seconds_per_month;
    double const slow = pace(past.frailty, p.course);
    for (std::size_t b = 0; b < barrier_count; ++b) {
        auto const barrier = static_cast<Barrier>(b);
        past.present[b] = luck.chance(present(barrier, person, past.frailty, p.barriers, p.course));
        double const found = luck.unit_exponential() / p.course.found.value();
        double sessions =
            std::ceil(work(barrier, p.barriers).value() / p.course.session.value()) - 1.0;
        if (barrier == Barrier::family) sessions = p.course.mediations.value() - 1.0;
        double const interval = barrier == Barrier::family ? p.course.mediation_interval.count()
                                                           : p.course.session_interval.count();
        double const days =
            slow * (std::max(0.0, sessions) * interval + wait(barrier, p.barriers).count());
        past.takes[b] = found + days * 86'400.0 / sim::seconds_per_month;
    }
    return past;
}

/// How long someone in hospital on the first day has been there, in months.
double draw_elapsed(bool long_stay, Inpatients const& i, sim::Stream& luck) {
    double const band = luck.uniform();
    double const within = luck.uniform();
    if (long_stay) {
        double const below_10_years = i.below_5_years.value() + i.from_5_years.value();
        if (band < i.below_5_years.value()) return 12.0 + 48.0 * within;
        if (band < below_10_years) return 60.0 + 60.0 * within;
        return 120.0 + (12.0 * i.longest.value() - 120.0) * within;
    }
    double const below_6_months = i.below_3_months.value() + i.from_3_months.value();
    if (band < i.below_3_months.value()) return 3.0 * within;
    if (band < below_6_months) return 3.0 + 3.0 * within;
    return 6.0 + 6.0 * within;
}

} // namespace

void Region::start_stay(PersonIndex p, bool long_stay) {
    auto& person = people_[p];
    auto const& course = parameters_->course;
    sim::Stream luck{decisions_.stay, person.identity, 0xFFFEU};
    double const elapsed = draw_elapsed(long_stay, parameters_->inpatients, luck);
    // Whoever is still there has had a stay that long: drawn again until it fits. What a long
    // stay adds (home, skills, fear) is drawn apart, so twelve months are asked for at the most.
    double const asked = std::min(elapsed, 12.0);
    Past past = draw_past(person, *parameters_, luck);
    for (int tries = 0; tries < 400 && past.length() <= asked; ++tries) {
        past = draw_past(person, *parameters_, luck);
    }
    person.frailty = past.frailty;
    person.relapse_proneness = draw_returning(person);
    person.ever_admitted = true;
    person.admissions = 1;
    person.severity = std::max<std::uint8_t>(person.severity, 2);
    Stay stay;
    stay.person = p;
    stay.admitted = now() - sim::Seconds{std::llround(elapsed * sim::seconds_per_month)};
    stay.billed_until = now();
    stay.frailty = past.frailty;
    Bed const bed = initial_bed(p, long_stay);
    stay.hospital = person.last_hospital = bed.hospital;
    stay.ward = bed.ward;
    stay.bed = bed.seat;
    stay.in_ward_since = stay.admitted;
    bool const protection = luck.chance(parameters_->population.protection);
    stay.legal = protection ? Legal::protection : Legal::voluntary;
    stay.settled = past.symptoms <= elapsed || long_stay;
    double behind = past.symptoms;
    for (std::size_t b = 0; b < barrier_count; ++b) {
        if (!past.present[b]) continue;
        behind += past.takes[b];
        stay.needs[b].state = behind <= asked ? BarrierState::cleared : BarrierState::hidden;
    }
    if (long_stay) {
        auto const grown = [&](Barrier barrier, sim::PerMonth rate) {
            double const p_lost = 1.0 - sim::math::exp(-rate.value() * (elapsed - 12.0));
            bool const lost = luck.uniform() < p_lost;
            auto& need = stay.needs[static_cast<std::size_t>(barrier)];
            if (lost && !stands(need)) need.state = BarrierState::hidden;
        };
        bool const aid_ended = person.on_welfare && elapsed > course.housing_aid.value();
        grown(Barrier::housing, aid_ended                  ? sim::PerMonth{100}
                                : person.family.coresident ? sim::PerMonth{0}
                                                           : course.home_lost);
        grown(Barrier::daily_living, course.skills_lost);
        grown(Barrier::fear, course.fear_grows);
    }
    stay.record = static_cast<std::uint32_t>(admissions_.size());
    admissions_.push_back({stay.admitted, sim::never, person.municipality, false});
    open_stay(p, stay);
    if (stay.legal == Legal::protection) book_review(p);
    if (!stay.settled) {
        agenda_.after(sim::days_of_months(past.symptoms - elapsed),
                      {EventKind::settled, 0, p, person.admissions});
    } else if (!long_stay) {
        start_in(p, Stage::waiting);
    }
    start_clocks(p);
    if (elapsed < 12.0) {
        agenda_.after(sim::Days{365} - sim::days_of_months(elapsed),
                      {EventKind::year_inside, 0, p, person.admissions});
    }
    review(p);
}

} // namespace norishiro::support
