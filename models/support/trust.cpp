#include "models/support/trust.hpp"

#include "models/support/levels.hpp"
#include "sim/math.hpp"

#include <algorithm>

namespace norishiro::support {

sim::PerMonth acceptance(Person const& person, Trust const& trust) {
    double const above = (person.trust - person.threshold) / trust.accept_width.value();
    return trust.accept_ceiling * sim::math::logistic(above);
}

sim::Probability visit_is_kept(Person const& person, Trust const& trust) {
    double const p = trust.kept_base.value() + trust.kept_by_trust.value() * person.trust;
    return sim::Probability{std::clamp(p, 0.0, 1.0)};
}

void meet(double& in_worker, Trust const& trust) {
    raise(in_worker, trust.gain.value());
}

void meet_family_only(double& in_worker, Trust const& trust) {
    raise(in_worker, trust.gain.value() * trust.gain_through_family.value());
}

double trust_threshold(double normal, int withdrawal, Trust const& trust) {
    double const own = trust.threshold_mean.value() + trust.threshold_sd.value() * normal;
    double const cut = std::clamp(own, 0.05, 0.98);
    return std::min(0.98, cut + trust.threshold_by_withdrawal.value() *
                                    static_cast<double>(std::max(0, withdrawal - 1)));
}

} // namespace norishiro::support
