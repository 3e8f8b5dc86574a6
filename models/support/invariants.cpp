#include "models/support/region.hpp"

#include <cmath>
#include <fmt/format.h>

namespace norishiro::support {

namespace {

void require(bool holds, std::string const& what) {
    if (!holds) throw sim::BrokenInvariant{what};
}

/// Little's law, exactly: the integral of the count is the sum of the stays.
void check_presence(sim::Presence const& presence, std::int64_t stays_so_far, sim::Time now,
                    std::string const& where) {
    auto const integral = presence.integral(now);
    auto const stays = presence.completed_stays() + stays_so_far;
    require(integral == stays,
            fmt::format("Little's law does not hold at {}: {} person-seconds counted, {} stayed",
                        where, integral, stays));
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
        require(person.stage == stages_[p], fmt::format("person {} is in two stages", p));
        require((person.stay != nobody) == in_hospital(person.stage),
                fmt::format("person {} is in a bed and not in hospital, or the reverse", p));
        if (person.stay != nobody) {
            auto const& stay = stays_[person.stay];
            require(stay.person == p, fmt::format("two persons in the stay of person {}", p));
            ++in_bed[stay.hospital.index];
            bed_time[stay.hospital.index] +=
                (now() - std::max(stay.in_ward_since, agenda_.start())).count();
        }
        bool const on_file = person.stage == Stage::known || person.stage == Stage::outreach;
        require((person.file != nobody) == on_file,
                fmt::format("person {} has a case file and is no case, or the reverse", p));
        if (on_file) {
            require(cases_[person.file].person == p,
                    fmt::format("two persons in the case file of person {}", p));
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
                fmt::format("{}: {} counted on the way, {} found, {} by flows", stage_names[s].id,
                            stock, counted[s], flowed));
    }
    for (std::size_t h = 0; h < hospitals_.size(); ++h) {
        std::int64_t taken = 0;
        std::int64_t held = 0; // by those still there: those who moved between wards too
        for (auto const& ward : hospitals_[h].wards) {
            taken += ward.taken();
            held += ward.inside().integral(now()) - ward.inside().completed_stays();
            require(ward.taken() <= ward.most(), fmt::format("hospital {} is oversold", h));
            check_presence(ward.line(), ward.waiting_so_far(now()), now(),
                           fmt::format("a line of hospital {}", h));
        }
        require(taken == in_bed[h],
                fmt::format("hospital {}: {} beds taken, {} persons in them", h, taken, in_bed[h]));
        require(held == bed_time[h], fmt::format("Little's law does not hold in hospital {}", h));
    }
    for (auto const& area : services_) {
        for (auto const& places : area) {
            require(places.taken() <= places.most(), "a service is oversold");
            check_presence(places.line(), places.waiting_so_far(now()), now(),
                           "the line of a service");
        }
    }
    for (auto const& teams : teams_) {
        in_slots -= teams.slots.taken();
        slot_time += teams.slots.inside().completed_stays() - teams.slots.inside().integral(now());
        check_presence(teams.slots.line(), teams.slots.waiting_so_far(now()), now(),
                       "the line of outreach");
    }
    require(in_slots == 0, "outreach slots and persons in outreach differ");
    require(slot_time == 0, "Little's law does not hold in outreach");
    for (std::size_t a = 0; a < agencies_.size(); ++a) {
        auto const& staff = agencies_[a].staff;
        require(static_cast<double>(staff.given().count()) <=
                    staff.held(now()) * (1 + 1e-12) + 1e-3,
                fmt::format("agency {} gave more hours than it held", a));
        check_presence(staff.presence(), staff.stays_so_far(now()), now(),
                       fmt::format("agency {}", a));
    }
}

} // namespace norishiro::support
