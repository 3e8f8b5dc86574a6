#include "models/support/region.hpp"
#include "sim/math.hpp"

#include <algorithm>
#include <cmath>

namespace norishiro::support {

namespace {

/// Beta-distributed, as the share of one gamma variable in the sum of two.
double beta(double a, double b, sim::Stream& luck) {
    double const one = a * sim::math::unit_gamma_quantile(luck.uniform(), 1.0 / a);
    double const other = b * sim::math::unit_gamma_quantile(luck.uniform(), 1.0 / b);
    return one / (one + other);
}

sim::Fte posts_of(AgencyKind kind, HospitalSpec const& hospital) {
    if (kind == AgencyKind::community_office) return hospital.discharge_workers;
    if (kind == AgencyKind::occupational_therapy) return hospital.therapists;
    return hospital.nurses;
}

} // namespace

std::size_t Region::area_index(sim::TextValue const& area) const {
    for (std::size_t a = 0; a < areas_.size(); ++a) {
        if (areas_[a].id == area.words) return a;
    }
    return 0; // the only one, which need not be named
}

void Region::build_areas() {
    areas_ = parameters_->areas;
    if (areas_.empty()) areas_.push_back({"area_wide", sim::defaults<Area>()});
    for (auto const& m : parameters_->municipalities) {
        area_of_.push_back(static_cast<std::uint8_t>(area_index(m.value.area)));
    }
    area_of_.push_back(static_cast<std::uint8_t>(areas_.size())); // elsewhere
    for (std::size_t m = 0; m < parameters_->municipalities.size(); ++m) {
        auto const count =
            std::max(1L, std::lround(parameters_->municipalities[m].value.zones.value()));
        std::vector<float> zones;
        for (long z = 0; z < count; ++z) {
            sim::Stream luck{decisions_.zone, m, static_cast<std::uint32_t>(z) + 1};
            zones.push_back(static_cast<float>(sim::math::unit_gamma_quantile(
                luck.uniform(), parameters_->population.zone_variance.value())));
        }
        communities_.push_back({std::vector<float>(zones.size(), 0.0F)});
        zones_.push_back(std::move(zones));
    }
    residents_.assign(areas_.size(), 0.0);
    for (std::size_t m = 0; m < parameters_->municipalities.size(); ++m) {
        residents_[area_of_[m]] += parameters_->municipalities[m].value.population.value();
    }
}

/// One agency of each kind for each municipality, area, hospital, and one for the region; and the
/// same once more for elsewhere.
void Region::build_agencies() {
    std::size_t const towns = parameters_->municipalities.size();
    directory_.resize(towns + 1);
    by_area_.resize(areas_.size() + 1);
    std::array<AgencyId, agency_kind_count> regional{};
    for (std::size_t k = 0; k < agency_kind_count; ++k) {
        auto const kind = static_cast<AgencyKind>(k);
        switch (type_of(kind).level) {
        case Level::municipality:
            for (std::size_t m = 0; m <= towns; ++m) {
                directory_[m][k] = add_agency(kind, m, m == towns);
            }
            break;
        case Level::area:
            for (std::size_t a = 0; a <= areas_.size(); ++a) {
                by_area_[a][k] = add_agency(kind, a, a == areas_.size());
            }
            for (std::size_t m = 0; m <= towns; ++m) directory_[m][k] = by_area_[area_of_[m]][k];
            break;
        case Level::region:
            regional[k] = add_agency(kind, 0, false);
            for (auto& here : directory_) here[k] = regional[k];
            break;
        case Level::hospital:
            break;
        }
    }
    for (std::size_t h = 0; h <= parameters_->hospitals.size(); ++h) {
        bool const outside = h == parameters_->hospitals.size();
        Hospital hospital;
        hospital.outside = outside;
        hospital.area =
            outside ? static_cast<std::uint8_t>(areas_.size())
                    : static_cast<std::uint8_t>(area_index(parameters_->hospitals[h].value.area));
        hospital.office = add_agency(AgencyKind::community_office, h, outside);
        hospital.therapy = add_agency(AgencyKind::occupational_therapy, h, outside);
        hospital.nursing = add_agency(AgencyKind::ward_nursing, h, outside);
        hospitals_.push_back(hospital);
    }
    begin_network();
    apply_staffing();
    for (std::uint32_t a = 0; a < agencies_.size(); ++a) {
        if (!agencies_[a].outside) begin_workforce({a});
    }
}

AgencyId Region::add_agency(AgencyKind kind, std::size_t of, bool outside) {
    AgencyId const id{static_cast<std::uint32_t>(agencies_.size())};
    Agency office;
    office.kind = kind;
    office.of = static_cast<std::uint8_t>(of);
    office.outside = outside;
    if (has_staff(kind) && !outside) office.station = stations_++;
    office.staff.set_hours(0.0, now()); // hours are counted from now on
    auto const& r = parameters_->referral;
    sim::Stream luck{decisions_.quality, id.index};
    office.sees_illness = beta(r.sees_a.value(), r.sees_b.value(), luck);
    office.sees_need = beta(r.sees_a.value(), r.sees_b.value(), luck);
    // Whose trade it is misses less of the illness than all others do.
    if (kind == AgencyKind::health || kind == AgencyKind::phc) {
        office.sees_illness = 1.0 - r.sees_in_trade.value() * (1.0 - office.sees_illness);
    }
    agencies_.push_back(office);
    counted_.push_back({});
    return id;
}

/// Ties of the first day: closest within a municipality, looser within an area, none beyond.
void Region::begin_network() {
    network_.resize(agencies_.size());
    auto const& t = parameters_->ties;
    auto const towns = parameters_->municipalities.size();
    auto const area = [&](Agency const& a) -> std::size_t {
        switch (type_of(a.kind).level) {
        case Level::municipality:
            return area_of_[a.of];
        case Level::area:
            return a.of;
        case Level::hospital:
            return hospitals_[a.of].area;
        case Level::region:
            break;
        }
        return areas_.size() + 1; // every area's
    };
    for (std::uint32_t i = 0; i < agencies_.size(); ++i) {
        for (std::uint32_t j = 0; j < agencies_.size(); ++j) {
            auto const& a = agencies_[i];
            auto const& b = agencies_[j];
            if (i == j || a.outside != b.outside) continue;
            auto const whole_region = areas_.size() + 1;
            bool const related =
                area(a) == area(b) || area(a) == whole_region || area(b) == whole_region;
            if (!related) continue;
            bool const within = type_of(a.kind).level == Level::municipality &&
                                type_of(b.kind).level == Level::municipality && a.of == b.of &&
                                a.of < towns;
            network_.set({i}, {j}, within ? t.start_within.value() : t.start_across.value(),
                         within ? t.roles_within.value() : t.roles_across.value());
        }
    }
}

/// What programmes add to an agency's own posts, where they run.
sim::Fte Region::posts_added(Agency const& office) const {
    auto const added = [&](auto const& programme) {
        if (programme.staffed != office.kind) return sim::Fte{0};
        bool const here = type_of(office.kind).level == Level::municipality
                              ? runs_in_town(programme, office.of)
                              : runs_in_area(programme, office.of);
        return here ? programme.staff : sim::Fte{0};
    };
    return std::apply([&](auto const&... each) { return (added(each) + ...); },
                      with_posts(*parameters_));
}

sim::Fte Region::posts_now(Agency const& office) const {
    return office.outside ? sim::Fte{1000} : own_posts(office) + posts_added(office);
}

sim::Fte Region::own_posts(Agency const& office) const {
    auto const& p = *parameters_;
    auto const by_size = [&](sim::Fte own, double residents) {
        if (own.value() >= 0.0) return own;
        return residents / 100'000.0 * posts_of(office.kind, p.posts);
    };
    if (office.kind == AgencyKind::outreach) {
        return teams_of(office.of) ? staff_at(p.outreach, in_force()) : sim::Fte{0};
    }
    switch (type_of(office.kind).level) {
    case Level::municipality: {
        auto const& m = p.municipalities[office.of].value;
        return by_size(posts_of(office.kind, m), m.population.value());
    }
    case Level::area: {
        auto const& area = area_now(office.of);
        if (office.kind == AgencyKind::phc) return by_size(area.phc, residents_[office.of]);
        if (office.kind == AgencyKind::clinics) return by_size(area.clinics, residents_[office.of]);
        return sim::Fte{0};
    }
    case Level::hospital:
        return posts_of(office.kind, p.hospitals[office.of].value);
    case Level::region:
        break;
    }
    return sim::Fte{0};
}

Area const& Region::area_now(std::size_t area) const {
    return parameters_->areas.empty() ? areas_[area].value : parameters_->areas[area].value;
}

bool Region::teams_of(std::size_t area) const {
    return runs_in_area(parameters_->outreach, area);
}

void Region::apply_staffing() {
    auto const& p = *parameters_;
    for (std::uint32_t a = 0; a < agencies_.size(); ++a) {
        set_posts({a}, scale() * posts_now(agencies_[a]).value());
    }
    for (std::size_t a = 0; a < areas_.size(); ++a) {
        sim::Fte const teams{agency(outreach_of(a)).posts};
        teams_[a].slots.set_places(slots(p.outreach, teams), now());
    }
    for (std::size_t h = 0; h < p.hospitals.size(); ++h) {
        auto const& spec = p.hospitals[h].value;
        auto const beds = beds_by_ward(spec, scale());
        for (std::size_t w = 0; w < ward_count; ++w)
            hospitals_[h].wards[w].set_places(beds[w], now());
    }
    for (auto& ward : hospitals_.back().wards) ward.set_places(1'000'000'000, now());
}

void Region::set_posts(AgencyId id, double posts) {
    auto& office = agency(id);
    office.posts = posts;
    double there = 1.0;
    if (!office.outside) there = presence_of(office.strain, workers(posts), parameters_->workforce);
    double const hours = there * hours_a_week(sim::Fte{posts}, parameters_->staffing);
    // Untouched unless it changes: settling the task at hand more often would change its last bit.
    if (office.hours == hours) return;
    office.hours = hours;
    office.staff.set_hours(hours, now());
    watch(id);
}

void Region::ask(AgencyId id, Work work, PersonIndex p, sim::Priority priority, sim::Hours hours,
                 std::uint8_t detail) {
    std::uint32_t const kind = static_cast<std::uint32_t>(work) |
                               static_cast<std::uint32_t>(detail) << 8U |
                               (token_of(work, p, detail) & 0xFFFFU) << 16U;
    agency(id).staff.ask(
        {p, kind, priority, staff_time(hours), now(), static_cast<std::uint8_t>(work)}, now());
    agency(id).strain.asked += 3600.0 * hours.value();
    watch(id);
}

std::uint32_t Region::token_of(Work work, PersonIndex p, std::uint8_t detail) const {
    switch (work) {
    case Work::intake:
    case Work::partner_intake:
    case Work::visit:
    case Work::triage:
    case Work::first_visit:
    case Work::passing_on:
        return people_[p].moves;
    case Work::session:
        return (people_[p].admissions << 8U) | (stay_of(p).needs[detail].round & 0xFFU);
    case Work::arrangement:
    case Work::conference:
    case Work::review:
    case Work::plan:
    case Work::transition_visit:
    case Work::order_visit:
        return people_[p].admissions;
    case Work::family_session: {
        auto const* const family = family_case(p);
        return family == nullptr ? 0 : family->ordinal;
    }
    case Work::meeting:
    case Work::need:
    case Work::report:
    case Work::emergency:
        break;
    }
    return 0;
}

void Region::task_done(AgencyId id) {
    agency(id).done = {};
    agency(id).done_at = sim::never;
    sim::Task const task = agency(id).staff.finish(now());
    auto const work = static_cast<Work>(task.kind & 0xFFU);
    auto const detail = static_cast<std::uint8_t>(task.kind >> 8U & 0xFFU);
    if (work == Work::meeting) return watch(id); // of nobody in particular
    PersonIndex const p = task.who;
    if (work == Work::triage) --teams_[area_of_[people_[p].municipality]].in_triage;
    bool const in_hospital_now = people_[p].stay != nobody;
    constexpr std::array about_a_stay{Work::session, Work::arrangement, Work::conference,
                                      Work::review,  Work::plan,        Work::transition_visit};
    bool const needs_stay = std::ranges::find(about_a_stay, work) != about_a_stay.end();
    // The hours are spent either way; whoever has moved on meanwhile is not touched by them.
    bool const still = (!needs_stay || in_hospital_now) &&
                       (token_of(work, p, detail) & 0xFFFFU) == task.kind >> 16U;
    if (still) {
        switch (work) {
        case Work::intake:
            finish_intake(p, id, detail == 1);
            break;
        case Work::partner_intake:
            finish_partner_intake(p, id, detail);
            break;
        case Work::passing_on:
            finish_passing_on(p, id, detail);
            break;
        case Work::visit:
            finish_visit(p, task);
            break;
        case Work::need:
            finish_need(p, detail);
            break;
        case Work::report:
            finish_report(p);
            break;
        case Work::family_session:
            finish_family_session(p);
            break;
        case Work::order_visit:
            finish_order_visit(p, detail == 1);
            break;
        case Work::emergency:
        case Work::meeting:
            break;
        case Work::plan:
            finish_plan(p);
            break;
        case Work::transition_visit:
            finish_transition_visit(p);
            break;
        case Work::first_visit:
            finish_first_visit(p);
            break;
        case Work::review:
            finish_review(p);
            break;
        case Work::triage:
            finish_triage(p);
            break;
        case Work::session:
            finish_session(p, static_cast<Barrier>(detail));
            break;
        case Work::arrangement:
            finish_arrangement(p);
            break;
        case Work::conference:
            finish_conference_share(p);
            break;
        }
    }
    watch(id);
}

void Region::watch(AgencyId id) {
    auto& office = agency(id);
    sim::Time const done = office.staff.done_at();
    if (done == office.done_at) return;
    agenda_.cancel(office.done);
    office.done_at = done;
    if (done != sim::never) office.done = agenda_.at(done, {EventKind::task_done, 0, id.index, 0});
}

} // namespace norishiro::support
