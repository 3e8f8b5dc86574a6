#pragma once

#include "models/support/chronicle.hpp"
#include "models/support/run.hpp"

#include <atomic>
#include <cstddef>
#include <vector>

namespace norishiro::support {

/// What is left of a run beside its chronicle.
struct Witnessed {
    sim::Outcomes outcomes; ///< those of `simulate`, to the last bit
    std::vector<Person> people;
    Names names;
    sim::Time start; ///< of what is recorded: before lies the burn-in
    sim::Time end;
};

/// The run of `simulate`, with a chronicle of it from the beginning of the burn-in on.
Witnessed witness(Eras const& eras, std::size_t replication, Chronicle& chronicle,
                  std::atomic<bool> const* stop = nullptr);

} // namespace norishiro::support
