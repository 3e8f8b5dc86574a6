#pragma once

#include "sim/random/stream.hpp"

namespace norishiro::support {

/// Every decision that luck has a part in; the name keys its streams.
struct Decisions {
    explicit Decisions(sim::Luck const& luck);
    sim::Decision person, onset, intake, visit, referral, report, bed, legal, stay, symptoms,
        finding, mediation, conference, relapse, needs, quality, assessment, partner, acceptance,
        lost, first, leaving, sickness, refill, worker, elsewhere, refilled, accepts, offers, trial,
        applies, facility, follow_up, carer, zone, law, reviewed, night, helped;
};

} // namespace norishiro::support
