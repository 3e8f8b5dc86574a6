#pragma once

// The counts of a study within its file. For output/hdf5.cpp alone, as hdf5_file.hpp.

#include "output/hdf5_file.hpp"
#include "sim/outcomes.hpp"

namespace norishiro::output {

/// Every measure by place and by group of persons, staff time by station, and the coordinates of
/// these. The dimensions scenario, replication and time must be there.
void add_counts(NetcdfFile& file, sim::StudyResult const& study);

} // namespace norishiro::output
