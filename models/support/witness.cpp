#include "models/support/witness.hpp"

#include "models/support/region.hpp"

namespace norishiro::support {

Witnessed witness(Eras const& eras, std::size_t replication, Chronicle& chronicle,
                  std::atomic<bool> const* stop) {
    auto const& run = eras.front().parameters.run;
    Region region{eras, sim::Luck{static_cast<std::uint64_t>(run.seed.value()), replication}};
    region.record(chronicle);
    auto outcomes = region.run(stop);
    return {std::move(outcomes), region.people(), region.names(), run.start, sim::end_of(run)};
}

} // namespace norishiro::support
