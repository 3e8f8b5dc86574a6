#include "models/support/region.hpp"

#include <cmath>
#include <fmt/format.h>

namespace norishiro::support {

namespace {

template <class... Parts>
void require(bool holds, fmt::format_string<Parts...> what, Parts&&... parts) {
    if (!holds) throw sim::BrokenInvariant{fmt::format(what, std::forward<Parts>(parts)...)};
}

/// Little's law, exactly: the integral of the count is the sum of the stays.
void check_presence(sim::Presence const& presence, std::int64_t stays_so_far, sim::Time now,
                    std::string_view where, std::size_t which) {
    auto const integral = presence.integral(now);
    auto const stays = presence.completed_stays() + stays_so_far;
    require(integral == stays,
            "Little's law does not hold at {} {}: {} person-seconds counted, {} stayed", where,
            which, integral, stays);
}

} // namespace

std::int64_t Region::in_stage(Stage stage) const {
    std::int64_t sum = 0;
    for (auto const& here : in_stage_) sum += here[stock_of(stage)];
    return sum;
}

void Region::check_invariants() const {
    std::array<std::int64_t, stage_count> counted{};
    std::vector<std::int64_t> in_bed(hospitals_.size());
    std::vector<std::int64_t> bed_time(hospitals_.size());
    std::int64_t in_slots = 0;
    std::int64_t slot_time = 0;
    for (PersonIndex p = 0; p < people_.size(); ++p) {
        auto const& person = people_[p];
        ++counted[stock_of(person.stage)];
        require(person.stage == stages_[p], "person {} is in two stages", p);
        require((person.stay != nobody) == in_hospital(person.stage),
                "person {} is in a bed and not in hospital, or the reverse", p);
        if (person.stay != nobody) {
            auto const& stay = stays_[person.stay];
            require(stay.person == p, "two persons in the stay of person {}", p);
            ++in_bed[stay.hospital.index];
            bed_time[stay.hospital.index] +=
                (now() - std::max(stay.in_ward_since, agenda_.start())).count();
        }
        bool const on_file = person.stage == Stage::known || person.stage == Stage::outreach;
        require((person.file != nobody) == on_file,
                "person {} has a case file and is no case, or the reverse", p);
        if (on_file) {
            require(cases_[person.file].person == p, "two persons in the case file of person {}",
                    p);
        }
        if (person.stage == Stage::outreach) {
            ++in_slots;
            slot_time += (now() - person.stage_since).count();
        }
    }
    for (std::size_t s = 0; s < stage_count; ++s) {
        std::int64_t flowed = started_[s];
        for (std::size_t row = 0; row < flows_.size(); ++row) {
            auto const& arrow = race_.table()[row];
            if (stock_of(arrow.to) == s) flowed += flows_[row];
            if (stock_of(arrow.from) == s) flowed -= flows_[row];
        }
        auto const stock = in_stage(static_cast<Stage>(s));
        require(stock == counted[s] && stock == flowed,
                "{}: {} counted on the way, {} found, {} by flows", stage_names[s].id, stock,
                counted[s], flowed);
    }
    for (std::size_t h = 0; h < hospitals_.size(); ++h) {
        std::int64_t taken = 0;
        std::int64_t held = 0; // by those still there: those who moved between wards too
        for (auto const& ward : hospitals_[h].wards) {
            taken += ward.taken();
            held += ward.inside().integral(now()) - ward.inside().completed_stays();
            require(ward.taken() <= ward.most(), "hospital {} is oversold", h);
            check_presence(ward.line(), ward.waiting_so_far(now()), now(), "a line of hospital", h);
        }
        require(taken == in_bed[h], "hospital {}: {} beds taken, {} persons in them", h, taken,
                in_bed[h]);
        require(held == bed_time[h], "Little's law does not hold in hospital {}", h);
    }
    for (auto const& area : services_) {
        for (std::size_t s = 0; s < area.size(); ++s) {
            auto const& places = area[s];
            require(places.taken() <= places.most(), "service {} is oversold", s);
            check_presence(places.line(), places.waiting_so_far(now()), now(),
                           "the line of service", s);
        }
    }
    for (std::size_t area = 0; area < teams_.size(); ++area) {
        auto const& slots = teams_[area].slots;
        in_slots -= slots.taken();
        slot_time += slots.inside().completed_stays() - slots.inside().integral(now());
        check_presence(slots.line(), slots.waiting_so_far(now()), now(),
                       "the line of outreach in area", area);
    }
    require(in_slots == 0, "outreach slots and persons in outreach differ");
    require(slot_time == 0, "Little's law does not hold in outreach");
    for (std::size_t a = 0; a < agencies_.size(); ++a) {
        auto const& staff = agencies_[a].staff;
        require(static_cast<double>(staff.given().count()) <=
                    staff.held(now()) * (1 + 1e-12) + 1e-3,
                "agency {} gave more hours than it held", a);
        check_presence(staff.presence(), staff.stays_so_far(now()), now(), "agency", a);
    }
}

} // namespace norishiro::support
