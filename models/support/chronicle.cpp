#include "models/support/chronicle.hpp"

#include "models/support/region.hpp"
#include "models/support/story_words.hpp"
#include "models/support/tables.hpp"

#include <cmath>

namespace norishiro::support {

Chronicle Chronicle::of(std::uint32_t person) {
    Chronicle chronicle;
    chronicle.person_ = person;
    return chronicle;
}

Chronicle Chronicle::of_everybody(std::span<Happened const> kinds) {
    Chronicle chronicle;
    chronicle.kinds_ = 0;
    for (Happened const kind : kinds) chronicle.kinds_ |= 1ULL << static_cast<unsigned>(kind);
    return chronicle;
}

std::uint16_t issues_of(Person const& person) {
    unsigned issues = 0;
    for (std::size_t n = 0; n < need_count; ++n) {
        if (person.needs.has(static_cast<SocialNeed>(n))) issues |= 1U << n;
    }
    if (person.diagnosis != Diagnosis::none) issues |= 1U << issue_illness;
    return static_cast<std::uint16_t>(issues);
}

// ---------------------------------------------------------------------------------------------
// What a region notes that is more than one number

void Region::record(Chronicle& chronicle) {
    chronicle_.set(chronicle);
    for (PersonIndex p = 0; p < people_.size(); ++p) {
        auto const& person = people_[p];
        auto const stage = static_cast<std::int64_t>(person.stage);
        chronicle_->meet(p, person);
        if (person.stay == nobody) {
            note(p, Happened::there, nobody, stage);
            if (person.file != nobody) note(p, Happened::case_opened, person.holder.index, -1);
            continue;
        }
        auto const& stay = stay_of(p);
        auto const days = std::llround(sim::in_days(now() - stay.admitted));
        note(p, Happened::there, stay.hospital.index, stage, days);
        note_barriers(p);
    }
}

void Region::note_arrival(PersonIndex p, bool moves_in) {
    if (!chronicle_) return;
    chronicle_->meet(p, people_[p]);
    note(p, Happened::arrived, nobody, moves_in ? 1 : 0);
}

void Region::note_barriers(PersonIndex p) {
    if (!chronicle_) return;
    for (std::size_t b = 0; b < barrier_count; ++b) {
        auto const barrier = static_cast<std::int64_t>(b);
        if (!stands(stay_of(p).needs[b])) continue;
        note(p, Happened::barrier_there, nobody, barrier);
        if (stay_of(p).needs[b].state == BarrierState::hidden) continue;
        note(p, Happened::barrier_found, nobody, barrier);
    }
}

void Region::note_refusal(PersonIndex p, HospitalId hospital) {
    if (!chronicle_) return;
    bool const bed = free_ward(hospital, people_[p], true).has_value();
    bool const doctor = hospitals_[hospital.index].doctor_free <= now();
    note(p, Happened::refused, hospital.index, !bed ? 0 : !doctor ? 1 : 2);
}

void Region::note_assessment(PersonIndex p, AgencyId id, std::uint16_t seen_before,
                             bool at_intake) {
    if (!chronicle_) return;
    auto const seen = case_of(p).seen;
    unsigned const missed = issues_of(people_[p]) & ~static_cast<unsigned>(seen);
    note(p, Happened::assessed, id.index, seen & ~seen_before,
         missed | (at_intake ? 1U << 15U : 0U));
}

void Region::note_referral(PersonIndex p, Happened what) {
    if (!chronicle_) return;
    auto const& file = case_of(p);
    bool const gap =
        file.issue != issue_illness &&
        remit_of(static_cast<SocialNeed>(file.issue), municipality(people_[p])) == Remit::none;
    note(p, what, file.partner.index, file.issue, gap ? 2 : file.right_partner ? 0 : 1);
}

void Region::note_visit(PersonIndex p, int met) {
    auto const& person = people_[p];
    note(p, Happened::visited, person.holder.index, met, std::llround(1000.0 * person.trust));
}

Names Region::names() const {
    Names names;
    auto const places = places_of(*parameters_);
    auto const towns = parameters_->municipalities.size();
    for (std::size_t m = 0; m <= towns; ++m) names.towns.push_back(places[m].name);
    for (auto const& h : parameters_->hospitals) {
        auto const& en = h.value.name_en.words;
        auto const& ja = h.value.name.words;
        names.hospitals.push_back({en.empty() ? h.id : en, ja.empty() ? h.id : ja});
    }
    names.hospitals.push_back({"a hospital outside the area", "管外の病院"});
    bool const one_area = parameters_->areas.size() <= 1;
    for (auto const& office : agencies_) {
        sim::Text of;
        switch (type_of(office.kind).level) {
        case Level::municipality:
            of = names.towns[office.of];
            break;
        case Level::area:
            if (!one_area && !office.outside) of = places[towns + 1 + office.of].name;
            break;
        case Level::hospital:
            of = names.hospitals[office.of];
            break;
        case Level::region:
            break;
        }
        names.agencies.push_back(words::agency(office.kind, of));
    }
    return names;
}

} // namespace norishiro::support
