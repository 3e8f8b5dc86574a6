#include "models/support/workforce.hpp"

#include "models/support/region.hpp"
#include "sim/math.hpp"

#include <algorithm>
#include <cmath>

namespace norishiro::support {

std::uint32_t workers(double posts) {
    return posts > 0.0 ? static_cast<std::uint32_t>(std::ceil(posts - 1e-9)) : 0;
}

void follow(Strain& strain, Workforce const& w, double months) {
    double const time = w.recovery.value();
    double const rise = w.burnout_by_overload.value() * std::max(0.0, strain.load - 1.0) +
                        w.burnout_by_isolation.value() * strain.isolation;
    double const target = rise * time;
    strain.burnout = target + (strain.burnout - target) * sim::math::exp(-months / time);
}

sim::PerMonth leaves(Strain const& strain, Employer employer, Workforce const& w) {
    if (employer == Employer::volunteers) return sim::PerMonth{0};
    auto const base = sim::monthly(is_public(employer) ? w.leaves_public : w.leaves_private);
    return base * sim::math::exp(w.leaves_by_burnout.value() * strain.burnout);
}

sim::PerMonth falls_ill(Strain const& strain, Workforce const& w) {
    return sim::monthly(w.sick) * sim::math::exp(w.sick_by_burnout.value() * strain.burnout);
}

double presence_of(Strain const& strain, std::uint32_t workers, Workforce const& w) {
    if (workers == 0) return 0.0;
    auto const away = std::min(strain.vacant + strain.sick, workers);
    double const there = 1.0 - static_cast<double>(away) / static_cast<double>(workers);
    return there * (1.0 + std::clamp(strain.load - 1.0, 0.0, w.overtime.value()));
}

void Region::begin_workforce(AgencyId id) {
    auto& strain = agency(id).strain;
    strain.leaving = {sim::Stream{decisions_.leaving, id.index, 0}.unit_exponential(), 0.0, now()};
    strain.falling_ill = {sim::Stream{decisions_.sickness, id.index, 0}.unit_exponential(), 0.0,
                          now()};
}

/// A month of work is over: load, burnout, who leaves, who falls ill, in this order.
void Region::follow_workforce(AgencyId id) {
    auto& office = agency(id);
    auto& strain = office.strain;
    auto const employer = type_of(office.kind).employer;
    if (office.posts <= 0.0) return;
    double const held = office.staff.held(now());
    double const since = held - strain.held_before;
    // Load over two months: a month alone is too noisy to burn anybody out.
    double const asked = strain.asked + strain.asked_before;
    strain.load = since > 0.0 ? 0.5 * asked / since : (asked > 0.0 ? 2.0 : 0.0);
    strain.asked_before = strain.asked;
    strain.asked = 0.0;
    strain.held_before = held;
    strain.isolation = strain.cases > 0 ? strain.isolation_sum / strain.cases : 0.0;
    strain.isolation_sum = 0.0;
    strain.cases = 0;
    follow(strain, parameters_->workforce, 1.0);
    auto const there = static_cast<double>(workers(office.posts));
    auto const per_second = [&](sim::PerMonth rate) {
        return rate.value() * there / sim::seconds_per_month;
    };
    strain.leaving.set_rate(per_second(leaves(strain, employer, parameters_->workforce)), now());
    book_workforce(id, strain.leaving, EventKind::worker_leaves);
    strain.falling_ill.set_rate(per_second(falls_ill(strain, parameters_->workforce)), now());
    book_workforce(id, strain.falling_ill, EventKind::worker_falls_ill);
}

/// An event of this month is booked; a later one is looked at again when its month begins.
void Region::book_workforce(AgencyId id, sim::Clock const& clock, EventKind kind) {
    if (clock.strikes() < sim::month_start(now(), 1)) {
        agenda_.at(clock.strikes(), {kind, 0, id.index, 0});
    }
}

void Region::worker_leaves(AgencyId id) {
    auto& office = agency(id);
    auto& strain = office.strain;
    auto const count = workers(office.posts);
    strain.leaving.set_rate(0.0, now());
    strain.leaving.remaining =
        sim::Stream{decisions_.leaving, id.index, ++strain.left}.unit_exponential();
    if (strain.vacant >= count) return;
    ++strain.vacant;
    tally_at(Measure::workers_left, id);
    network_.lose(id, 1.0 / static_cast<double>(count), 0.0);
    office.learnt *= 1.0 - 1.0 / static_cast<double>(count);
    change_workers(id, 1.0 / static_cast<double>(count), 0x8000'0000U | strain.left);
    if (type_of(office.kind).employer == Employer::private_sector) {
        sim::Stream luck{decisions_.refill, id.index, strain.left};
        agenda_.after(
            sim::days_of_months(parameters_->workforce.refill.value() * luck.unit_exponential()),
            {EventKind::post_filled, 0, id.index, 0});
    }
    set_posts(id, office.posts);
}

void Region::worker_falls_ill(AgencyId id) {
    auto& office = agency(id);
    auto& strain = office.strain;
    strain.falling_ill.set_rate(0.0, now());
    strain.falling_ill.remaining =
        sim::Stream{decisions_.sickness, id.index, ++strain.fallen_ill}.unit_exponential();
    if (strain.vacant + strain.sick >= workers(office.posts)) return;
    ++strain.sick;
    tally_at(Measure::workers_sick, id);
    agenda_.after(sim::days_of_months(parameters_->workforce.sick_leave.value()),
                  {EventKind::worker_returns, 0, id.index, 0});
    set_posts(id, office.posts);
}

void Region::worker_returns(AgencyId id) {
    auto& strain = agency(id).strain;
    if (strain.sick > 0) --strain.sick;
    set_posts(id, agency(id).posts);
}

void Region::post_filled(AgencyId id) {
    auto& strain = agency(id).strain;
    if (strain.vacant > 0) --strain.vacant;
    set_posts(id, agency(id).posts);
}

/// 1 April (人事異動): public staff moves, and public posts are filled again.
void Region::rotate_staff() {
    for (std::uint32_t a = 0; a < agencies_.size(); ++a) {
        auto& office = agencies_[a];
        auto const employer = type_of(office.kind).employer;
        if (!is_public(employer) || office.outside) continue;
        auto const share = employer == Employer::municipality ? parameters_->ties.moves_municipal
                                                              : parameters_->ties.moves_prefectural;
        double const remembered = parameters_->ties.remembered.value();
        network_.lose({a}, share.value(), remembered);
        office.learnt *= 1.0 - share.value() * (1.0 - remembered);
        office.strain.vacant = 0;
        set_posts({a}, office.posts);
        if (type_of(office.kind).takes_cases) change_workers({a}, share.value(), april());
    }
}

/// Some clients of the agency meet a new worker.
void Region::change_workers(AgencyId id, double share, std::uint32_t occasion) {
    for (auto& file : cases_) {
        auto* const member = file.person == nobody ? nullptr : file.member(id);
        if (member == nullptr) continue;
        auto& person = people_[file.person];
        sim::Stream luck{decisions_.worker, person.identity, occasion ^ (id.index << 12U)};
        if (!luck.chance(sim::Probability{share})) continue;
        member->trust *= parameters_->trust.new_worker.value();
        if (person.holder != id) continue;
        bring_up_to_date(person);
        person.trust *= parameters_->trust.new_worker.value();
        note(file.person, Happened::new_worker, id.index);
        refresh(file.person);
    }
}

} // namespace norishiro::support
