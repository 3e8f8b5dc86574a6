#include "models/support/municipality.hpp"

#include <cassert>

namespace norishiro::support {

sim::Fte posts_of(AgencyKind kind, Municipality const& m) {
    std::array const posts{m.health,
                           m.welfare,
                           m.child,
                           m.elderly,
                           m.assistance,
                           m.tax,
                           m.environment,
                           m.core_consultation,
                           m.consultation,
                           m.comprehensive_support,
                           m.social_welfare_council,
                           m.self_reliance,
                           m.withdrawal_desk};
    auto const k = static_cast<std::size_t>(kind);
    return k < posts.size() ? posts[k] : sim::Fte{0}; // volunteers, shops and schools hold none
}

sim::Fte posts_of(AgencyKind kind, Posts const& p) {
    if (kind == AgencyKind::phc) return p.phc;
    if (kind == AgencyKind::clinics) return p.clinics;
    std::array const posts{p.health,
                           p.welfare,
                           p.child,
                           p.elderly,
                           p.assistance,
                           p.tax,
                           p.environment,
                           p.core_consultation,
                           p.consultation,
                           p.comprehensive_support,
                           p.social_welfare_council,
                           p.self_reliance,
                           p.withdrawal_desk};
    auto const k = static_cast<std::size_t>(kind);
    return k < posts.size() ? posts[k] : sim::Fte{0};
}

Remit remit_of(SocialNeed need, Municipality const& m) {
    std::array const remits{m.remit_housing,  m.remit_money,       m.remit_caregiving,
                            m.remit_children, m.remit_isolation,   m.remit_physical,
                            m.remit_conflict, m.remit_daily_living};
    return remits[static_cast<std::size_t>(need)];
}

AgencyKind kind_of(Remit remit) {
    constexpr std::array kinds{AgencyKind::health, // of nobody: never asked
                               AgencyKind::health,
                               AgencyKind::welfare,
                               AgencyKind::child,
                               AgencyKind::elderly,
                               AgencyKind::assistance,
                               AgencyKind::core_consultation,
                               AgencyKind::comprehensive_support,
                               AgencyKind::social_welfare_council,
                               AgencyKind::self_reliance,
                               AgencyKind::withdrawal_desk};
    assert(remit != Remit::none);
    return kinds[static_cast<std::size_t>(remit)];
}

} // namespace norishiro::support
