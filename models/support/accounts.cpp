#include "models/support/region.hpp"

#include <algorithm>
#include <cmath>

namespace norishiro::support {

namespace {

std::int64_t yen(double amount) {
    return std::llround(amount);
}

} // namespace

void Region::tally(std::size_t measure, std::size_t place, std::int64_t amount) {
    if (month_ < 0) return;
    // What people from elsewhere do is not the region's, but for the beds that they take.
    bool const theirs = measure == index(Measure::elsewhere_bed_seconds) ||
                        measure == index(Measure::elsewhere_cost);
    if (place == elsewhere() && !theirs) return;
    outcomes_.at(static_cast<std::size_t>(month_), place, measure) += amount;
}

void Region::tally(std::size_t measure, Person const& person, std::int64_t amount) {
    tally(measure, person.municipality, amount);
    if (!is_stranger(person)) tally_group(measure, group_of(person), amount);
}

/// Followed from one day on, persons stay in the group that they were in on that day.
void Region::tally(Measure measure, Record const& record, std::int64_t amount) {
    tally(index(measure), record.municipality, amount);
    tally_group(index(measure), record.group, amount);
}

void Region::tally_group(std::size_t measure, std::size_t group, std::int64_t amount) {
    auto const column = group_columns_[measure];
    if (month_ < 0 || column == not_by_group) return;
    outcomes_.by_group.at(static_cast<std::size_t>(month_), group, column) += amount;
}

void Region::bill(PersonIndex p) {
    auto& stay = stay_of(p);
    auto const& person = people_[p];
    auto const seconds = (now() - stay.billed_until).count();
    if (seconds == 0) return;
    sim::Time const early_until = stay.admitted + std::chrono::days{90};
    std::int64_t const early =
        std::clamp<std::int64_t>((early_until - stay.billed_until).count(), 0, seconds);
    if (is_stranger(person)) {
        tally(Measure::elsewhere_bed_seconds, person, seconds);
    }
    tally(Measure::bed_seconds, person, seconds);
    tally(index(Measure::ward_seconds_first) + static_cast<std::size_t>(stay.ward),
          person.municipality, seconds);
    double const cost =
        (static_cast<double>(early) * parameters_->costs.bed_early.value() +
         static_cast<double>(seconds - early) * parameters_->costs.bed_late.value()) /
        86'400.0;
    if (is_stranger(person)) {
        tally(Measure::elsewhere_cost, person, yen(cost));
    } else {
        charge(Item::inpatient, person.municipality, cost,
               {.assistance = person.on_welfare, .ordered = stay.legal == Legal::involuntary});
    }
    if (person.stage == Stage::waiting || person.stage == Stage::long_stay) {
        for (std::size_t b = 0; b < barrier_count; ++b) {
            if (stands(stay.needs[b])) tally(lost_to(static_cast<Barrier>(b)), person, seconds);
        }
    }
    stay.billed_until = now();
}

void Region::bill_all() {
    for (auto const& stay : stays_) {
        if (stay.person != nobody) bill(stay.person);
    }
}

void Region::close_month() {
    treated_.assign(in_stage_.size(), {});
    bill_all();
    constexpr PersonIndex ahead = 8;
    for (PersonIndex p = 0; month_ >= 0 && p < people_.size(); ++p) {
        if (p + ahead < people_.size() && !has_left(stages_[p + ahead])) {
            sim::fetch_soon(people_[p + ahead]);
        }
        if (!has_left(stages_[p])) count_person(people_[p]);
    }
    count_hours();
    if (month_ >= 0) {
        count_stocks();
        return charge_month();
    }
    if (month_ >= -12) remember_usual();
}

/// What a hospital is used to: its inpatients in the year before the start.
void Region::remember_usual() {
    for (auto& hospital : hospitals_) {
        hospital.usual_sum += hospital.taken();
        ++hospital.usual_months;
        hospital.usual = (hospital.usual_sum + hospital.usual_months / 2) / hospital.usual_months;
    }
}

std::size_t Region::place_of(Agency const& office) const {
    auto const towns = parameters_->municipalities.size();
    switch (type_of(office.kind).level) {
    case Level::municipality:
        return office.of;
    case Level::area:
        return office.outside ? towns : towns + 1 + office.of;
    case Level::hospital:
        return office.outside ? towns : towns + 1 + hospitals_[office.of].area;
    case Level::region:
        break;
    }
    return towns + 1;
}

void Region::tally_at(Measure measure, AgencyId id) {
    tally(index(measure), place_of(agency(id)));
}

void Region::count_hours() {
    for (std::size_t a = 0; a < agencies_.size(); ++a) {
        auto const& office = agencies_[a];
        if (office.outside) continue;
        auto const given = office.staff.given().count();
        auto const held = std::llround(office.staff.held(now()));
        std::size_t const place = place_of(office);
        auto const held_now = held - counted_[a].held;
        tally(given_by(office.kind), place, given - counted_[a].given);
        tally(held_by(office.kind), place, held_now);
        if (has_staff(office.kind)) count_work(a, held_now);
        counted_[a].given = given;
        counted_[a].held = held;
        if (type_of(office.kind).level == Level::hospital) continue;
        if (office.kind == AgencyKind::clinics) continue; // paid by the visit
        sim::YenPerYear const rate = office.kind == AgencyKind::outreach
                                         ? parameters_->outreach.worker
                                         : parameters_->costs.worker;
        // Paid for the hours held, so that a post that begins within the month costs its part.
        double const weeks =
            static_cast<double>(held_now) / 3600.0 /
            (parameters_->staffing.week.value() * parameters_->staffing.direct.value());
        double const cost = rate.value() * weeks * sim::seconds_per_week / sim::seconds_per_year;
        auto const level = type_of(office.kind).level;
        charge(Item::staff, place, cost, {.prefectural = level == Level::area});
    }
}

/// What an agency's staff did with the seconds that it held this month. Being idle is the rest; since
/// parts are rounded down and the whole is not, it may be a few seconds less than nothing.
void Region::count_work(std::size_t agency, std::int64_t held) {
    auto& so_far = counted_[agency].by_work;
    std::size_t const station = agencies_[agency].station;
    auto const put = [&](std::size_t activity, std::int64_t seconds) {
        if (month_ < 0) return;
        outcomes_.by_station.at(static_cast<std::size_t>(month_), station, activity) = seconds;
    };
    std::int64_t idle = held;
    for (std::size_t w = 0; w < work_count; ++w) {
        auto const account = static_cast<std::uint8_t>(w);
        auto const given = agencies_[agency].staff.given_to(account, now()).count();
        put(w, given - so_far[w]);
        tally(index(Measure::worked_first) + w, place_of(agencies_[agency]), given - so_far[w]);
        idle -= given - so_far[w];
        so_far[w] = given;
    }
    put(idle_column, idle);
    put(held_column, held);
}

void Region::count_stocks() {
    for (std::size_t m = 0; m < elsewhere(); ++m) {
        for (std::size_t s = 0; s < stage_count; ++s) tally(s, m, in_stage_[m][s]);
    }
    tally(index(Measure::months_counted), in_stage_.size());
    count_deficits();
    for (std::size_t a = 0; a < services_.size(); ++a) {
        for (std::size_t s = 0; s < service_count; ++s) {
            tally(index(Measure::services_used_first) + s, in_stage_.size() + a,
                  services_[a][s].taken());
            tally(index(Measure::services_waiting_first) + s, in_stage_.size() + a,
                  static_cast<std::int64_t>(services_[a][s].waiting()));
        }
    }
    for (std::size_t a = 0; a < teams_.size(); ++a) {
        tally(index(Measure::outreach_waiting), in_stage_.size() + a,
              static_cast<std::int64_t>(teams_[a].slots.waiting()));
        tally(index(Measure::mean_tie), in_stage_.size() + a,
              std::llround(1e6 * network_.mean_tie() / static_cast<double>(teams_.size())));
        tally(index(Measure::mean_role), in_stage_.size() + a,
              std::llround(1e6 * network_.mean_role() / static_cast<double>(teams_.size())));
    }
}

void Region::count_person(Person const& person) {
    if (!is_stranger(person)) tally_group(stock_of(person.stage), group_of(person), 1);
    if (person.stage == Stage::outpatient || person.stage == Stage::discharged) {
        ++treated_[person.municipality][person.on_welfare ? 1 : 0];
    }
    double const lived = utility(person, parameters_->utilities) / 12.0;
    tally(Measure::qalys, person, std::llround(1e6 * lived));
    tally(Measure::qalys_discounted, person, std::llround(1e6 * lived * discount_));
    if (person.stuck) {
        tally(Measure::stuck, person);
        auto const kind = static_cast<std::size_t>(cases_[person.file].stuck);
        tally(index(Measure::stuck_no_taker) + kind - 1, person);
    }
    if (person.withdrawal >= 2) tally(Measure::withdrawn, person);
    if (person.diagnosis == Diagnosis::f2) {
        double const expected =
            parameters_->illness.life_table.value() *
            population_mortality(person.age, person.sex, parameters_->illness).value() / 12.0;
        tally(Measure::psychosis_deaths_expected, person, std::llround(1e6 * expected));
    }
    if (person.stage == Stage::long_stay) {
        tally(person.age < 65.0 ? Measure::inpatients_year_under_65
                                : Measure::inpatients_year_over_65,
              person);
    }
    if (person.stay == nobody) return count_family(person);
    auto const& stay = stays_[person.stay];
    if (hospitals_[stay.hospital.index].outside) tally(Measure::inpatients_outside, person);
    if (stay.legal == Legal::protection) tally(Measure::inpatients_protection, person);
    if (stay.legal == Legal::involuntary) tally(Measure::inpatients_ordered, person);
    count_family(person);
}

void Region::count_family(Person const& person) {
    if (person.stage != Stage::outpatient && person.family.exists) {
        tally(Measure::families, person);
        tally(Measure::family_burden, person, std::llround(1000.0 * person.family.burden));
    }
}

} // namespace norishiro::support
