#include "models/support/detection.hpp"

#include "sim/math.hpp"

namespace norishiro::support {

namespace {

double base(Finder finder, Person const& person, Detection const& d) {
    bool const aged_carer = person.family.exists && person.family.carer_age >= 75.0;
    switch (finder) {
    case Finder::self:
        return d.self.value();
    case Finder::family:
        return person.family.exists
                   ? d.family.value() * (d.family_at_ease.value() + person.family.burden)
                   : 0.0;
    case Finder::clinic:
        return d.clinic.value();
    case Finder::school_or_work:
        return person.age < 65.0 ? d.school_or_work.value() : 0.0;
    case Finder::police:
        return d.police.value() * (person.severity == 4 ? d.police_at_worst.value() : 1.0);
    case Finder::desk:
        return d.desk.value();
    case Finder::care_manager:
        return aged_carer ? d.care_manager.value() : 0.0;
    case Finder::neighbour:
        return d.neighbour.value() * static_cast<double>(person.watch);
    case Finder::shop:
        return d.shop.value();
    case Finder::gathering:
        return d.gathering.value() * static_cast<double>(person.watch);
    }
    return 0.0;
}

/// What is left of the finder's hazard when the person stays at home (formulation B8).
double left_when_withdrawn(Finder finder, Person const& person, Detection const& d) {
    switch (finder) {
    case Finder::self:
        return d.self_withdrawn.value();
    case Finder::family:
        return d.family_withdrawn.value();
    case Finder::clinic:
        return d.clinic_withdrawn.value();
    case Finder::school_or_work:
        return d.school_or_work_withdrawn.value();
    case Finder::police:
        return d.police_withdrawn.value();
    case Finder::desk:
        return d.desk_withdrawn.value();
    case Finder::care_manager:
        return d.care_manager_withdrawn.value();
    case Finder::neighbour:
        return d.neighbour_withdrawn.value();
    case Finder::shop: {
        // What mobile shops add, the old parent meets who does the shopping.
        bool const parent = person.family.coresident && person.family.carer_age >= 75.0;
        double const more = static_cast<double>(person.shop) - 1.0;
        return d.shop_withdrawn.value() + (parent ? more : 0.0);
    }
    case Finder::gathering:
        return d.gathering_withdrawn.value();
    }
    return 1.0;
}

/// Those who see the illness itself, not the person's own wish, an offence or a parent's care.
bool sees_the_illness(Finder finder) {
    return finder != Finder::self && finder != Finder::police && finder != Finder::care_manager;
}

double seen_by_severity(Person const& person, Detection const& d) {
    double const levels = static_cast<double>(person.severity) - d.ordinary_severity.value();
    return sim::math::exp(d.by_severity.value() * levels);
}

} // namespace

sim::PerMonth notices(Finder finder, Person const& person, Detection const& d) {
    double hazard = base(finder, person, d);
    if (person.withdrawal >= 2) {
        hazard *= left_when_withdrawn(finder, person, d);
    } else if (finder == Finder::shop) {
        hazard *= static_cast<double>(person.shop);
    }
    if (person.diagnosis == Diagnosis::none) {
        hazard *= d.without_diagnosis.value();
    } else if (sees_the_illness(finder)) {
        hazard *= seen_by_severity(person, d);
    }
    return sim::PerMonth{hazard};
}

sim::Probability ready_at_intake(Person const& person, bool family_asked, Detection const& d) {
    double const p = (family_asked ? d.ready_with_family : d.ready_otherwise).value();
    return sim::Probability{person.withdrawal >= 2 ? p * d.ready_when_withdrawn.value() : p};
}

} // namespace norishiro::support
