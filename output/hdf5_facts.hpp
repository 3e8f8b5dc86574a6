#pragma once

#include "output/hdf5_file.hpp"
#include "sim/outcomes.hpp"

namespace norishiro::output {

/// Facts as columns over one dimension, by scenario, replication and the order in which they happened,
/// and how many each run has. Nothing where none were asked for.
void add_facts(NetcdfFile& file, sim::StudyResult const& study);

} // namespace norishiro::output
