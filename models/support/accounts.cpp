#include "models/support/region.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace norishiro::support {

namespace {

struct Term {
    std::chrono::days length;
    Measure admitted, discharged, left, readmitted;
};
using M = Measure;
constexpr std::array<Term, 3> terms{{
    {std::chrono::days{90}, M::admitted_90, M::discharged_90, M::left_90, M::readmitted_90},
    {std::chrono::days{180}, M::admitted_180, M::discharged_180, M::left_180, M::readmitted_180},
    {std::chrono::days{365}, M::admitted_365, M::discharged_365, M::left_365, M::readmitted_365},
}};

std::int64_t yen(double amount) {
    return std::llround(amount);
}

} // namespace

void Region::tally(std::size_t measure, std::size_t place, std::int64_t amount) {
    if (month_ < 0) return;
    outcomes_.at(static_cast<std::size_t>(month_), place, measure) += amount;
}

void Region::tally(std::size_t measure, Person const& person, std::int64_t amount) {
    tally(measure, person.municipality, amount);
    tally_group(measure, group_of(person), amount);
}

/// Followed from one day on, persons stay in the group that they were in on that day.
void Region::tally(Measure measure, Record const& record) {
    tally(index(measure), record.municipality);
    tally_group(index(measure), record.group, 1);
}

void Region::tally_group(std::size_t measure, std::size_t group, std::int64_t amount) {
    auto const column = group_columns_[measure];
    if (month_ < 0 || column == not_by_group) return;
    outcomes_.by_group.at(static_cast<std::size_t>(month_), group, column) += amount;
}

/// An outcome after so many days is counted on that day, so that what is counted up to a month
/// does not depend on how long the run goes on.
void Region::follow_up(EventKind kind, std::size_t record) {
    for (std::size_t t = 0; t < terms.size(); ++t) {
        agenda_.at(now() + terms[t].length,
                   {kind, static_cast<std::uint16_t>(t), static_cast<std::uint32_t>(record), 0});
    }
}

void Region::follow_admission(std::uint32_t index_of, std::size_t term) {
    auto const& record = admissions_[index_of];
    tally(terms[term].admitted, record);
    if (record.ended <= record.at + terms[term].length) tally(terms[term].discharged, record);
}

void Region::follow_discharge(std::uint32_t index_of, std::size_t term) {
    auto const& record = discharges_[index_of];
    if (!record.counts) return;
    tally(terms[term].left, record);
    if (record.ended <= record.at + terms[term].length) tally(terms[term].readmitted, record);
}

void Region::bill(PersonIndex p) {
    auto& stay = stay_of(p);
    auto const& person = people_[p];
    auto const seconds = (now() - stay.billed_until).count();
    if (seconds == 0) return;
    sim::Time const early_until = stay.admitted + std::chrono::days{90};
    std::int64_t const early =
        std::clamp<std::int64_t>((early_until - stay.billed_until).count(), 0, seconds);
    tally(Measure::bed_seconds, person, seconds);
    double const cost =
        (static_cast<double>(early) * parameters_->costs.bed_early.value() +
         static_cast<double>(seconds - early) * parameters_->costs.bed_late.value()) /
        86'400.0;
    tally(Measure::cost_inpatient, person, yen(cost));
    tally(Measure::cost_total, person, yen(cost));
    if (person.stage == Stage::waiting || person.stage == Stage::long_stay) {
        for (std::size_t b = 0; b < barrier_count; ++b) {
            if (stands(stay.needs[b])) tally(lost_to(static_cast<Barrier>(b)), person, seconds);
        }
    }
    stay.billed_until = now();
}

void Region::close_month() {
    for (PersonIndex p = 0; p < people_.size(); ++p) {
        if (people_[p].stay != nobody) bill(p);
        if (month_ >= 0) count_person(people_[p]);
    }
    count_hours();
    if (month_ >= 0) count_stocks();
}

void Region::count_hours() {
    for (std::size_t a = 0; a < agencies_.size(); ++a) {
        auto const& office = agencies_[a];
        auto const given = office.staff.given().count();
        auto const held = std::llround(office.staff.held(now()));
        bool const outside = hospitals_.back().workers.index == a;
        std::size_t const place =
            office.kind == AgencyKind::desk ? office.municipality : area_wide();
        if (!outside) {
            tally(given_by(office.kind), place, given - counted_[a].given);
            tally(held_by(office.kind), place, held - counted_[a].held);
            count_work(a, held - counted_[a].held);
        }
        auto const held_now = held - counted_[a].held;
        counted_[a].given = given;
        counted_[a].held = held;
        if (outside || office.kind == AgencyKind::discharge_workers) continue;
        sim::YenPerYear const rate = office.kind == AgencyKind::outreach
                                         ? parameters_->outreach.worker
                                         : parameters_->costs.worker;
        // Paid for the hours held, so that a post that begins within the month costs its part.
        double const weeks =
            static_cast<double>(held_now) / 3600.0 /
            (parameters_->staffing.week.value() * parameters_->staffing.direct.value());
        auto const cost = yen(rate.value() * weeks * sim::seconds_per_week / sim::seconds_per_year);
        tally(index(Measure::cost_staff), place, cost);
        tally(index(Measure::cost_total), place, cost);
    }
}

/// What an agency's staff did with the seconds that it held this month. Being idle is the rest; since
/// parts are rounded down and the whole is not, it may be a few seconds less than nothing.
void Region::count_work(std::size_t station, std::int64_t held) {
    auto& so_far = counted_[station].by_work;
    auto const put = [&](std::size_t activity, std::int64_t seconds) {
        if (month_ < 0) return;
        outcomes_.by_station.at(static_cast<std::size_t>(month_), station, activity) = seconds;
    };
    std::int64_t idle = held;
    for (std::size_t w = 0; w < work_count; ++w) {
        auto const account = static_cast<std::uint8_t>(w);
        auto const given = agencies_[station].staff.given_to(account, now()).count();
        put(w, given - so_far[w]);
        idle -= given - so_far[w];
        so_far[w] = given;
    }
    put(idle_column, idle);
    put(held_column, held);
}

void Region::count_stocks() {
    for (std::size_t m = 0; m < in_stage_.size(); ++m) {
        for (std::size_t s = 0; s < stage_count; ++s) tally(s, m, in_stage_[m][s]);
        auto const treated =
            in_stage_[m][stock_of(Stage::outpatient)] + in_stage_[m][stock_of(Stage::discharged)];
        auto const cost =
            yen(static_cast<double>(treated) * parameters_->costs.outpatient_visits.value() *
                parameters_->costs.outpatient_visit.value());
        tally(index(Measure::cost_outpatient), m, cost);
        tally(index(Measure::cost_total), m, cost);
    }
    tally(index(Measure::outreach_waiting), area_wide(),
          static_cast<std::int64_t>(outreach_slots_.waiting()));
}

void Region::count_person(Person const& person) {
    if (has_left(person.stage)) return;
    tally_group(stock_of(person.stage), group_of(person), 1);
    if (person.stuck) tally(Measure::stuck, person);
    if (person.stage == Stage::long_stay) {
        tally(person.age < 65.0 ? Measure::inpatients_year_under_65
                                : Measure::inpatients_year_over_65,
              person);
    }
    if (person.stay != nobody && hospitals_[stays_[person.stay].hospital.index].outside) {
        tally(Measure::inpatients_outside, person);
    }
    if (person.stage != Stage::outpatient && person.family.exists) {
        tally(Measure::families, person);
        tally(Measure::family_burden, person, std::llround(1000.0 * person.family.burden));
    }
}

} // namespace norishiro::support
