#include "models/support/region.hpp"

#include <array>

// What became of people some time after an admission, a discharge, an onset or a first visit.

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
constexpr std::chrono::days year = terms.back().length;

} // namespace

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
    bool const back = record.ended <= record.at + terms[term].length;
    if (back) tally(terms[term].readmitted, record);
    if (terms[term].length == year) follow_discharge_for_a_year(record, back);
}

void Region::follow_discharge_for_a_year(Record const& record, bool back) {
    auto const& person = people_[record.person];
    sim::Seconds in_bed = person.in_bed - record.in_bed;
    if (person.stay != nobody) in_bed += now() - stay_of(record.person).admitted;
    tally(Measure::outside_seconds_365, record, (year - in_bed).count());
    tally(record.seen ? Measure::left_seen_365 : Measure::left_unseen_365, record);
    if (back) {
        tally(record.seen ? Measure::readmitted_seen_365 : Measure::readmitted_unseen_365, record);
    }
    if (!record.ordered) return;
    tally(Measure::left_order_365, record);
    if (!back) return;
    tally(Measure::readmitted_order_365, record);
    if (record.unwilling) tally(Measure::readmitted_order_unwilling_365, record);
}

/// A person whom nobody had treated, a year after outreach took them on.
void Region::follow_outreach(PersonIndex p) {
    auto const& person = people_[p];
    tally(Measure::outreach_followed_365, person);
    bool const treated = in_hospital(person.stage) || person.stage == Stage::outpatient ||
                         person.stage == Stage::discharged;
    if (treated) tally(Measure::outreach_in_care_365, person);
}

void Region::first_treatment(Person& person) {
    if (person.ever_treated) return;
    person.ever_treated = true;
    auto const untreated = now() - person.onset;
    tally(Measure::first_treatments, person);
    tally(Measure::untreated_seconds, person, untreated.count());
    if (person.diagnosis != Diagnosis::f2) return;
    double const months = sim::in_months(untreated);
    tally(Measure::psychosis_treated, person);
    tally(Measure::psychosis_untreated_seconds, person, untreated.count());
    if (months <= 6.0) tally(Measure::psychosis_within_6_months, person);
    if (months > 60.0) tally(Measure::psychosis_after_60_months, person);
    if (person.acute_onset) {
        tally(Measure::psychosis_acute_treated, person);
        if (months <= 2.0) tally(Measure::psychosis_acute_within_2_months, person);
    } else {
        tally(Measure::psychosis_slow_treated, person);
        if (months <= 18.0) tally(Measure::psychosis_slow_within_18_months, person);
    }
}

} // namespace norishiro::support
