#pragma once

// What a result says of itself beside its counts. For output/hdf5.cpp alone, as hdf5_file.hpp.

#include "output/hdf5_file.hpp"
#include "sim/outcomes.hpp"

namespace norishiro::output {

/// The parameter sets that replications drew from and which each drew, if any; every parameter of
/// every scenario, dated changes, the sources cited, the rows of plans, and what tells whether two
/// runs counted the same. The dimensions scenario and replication must be there.
void add_records(NetcdfFile& file, sim::StudyResult const& study);

} // namespace norishiro::output
