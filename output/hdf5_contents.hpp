#pragma once

// From the variables of a result.h5 to what they mean. For output/hdf5_result.cpp alone.

#include "output/hdf5_input.hpp"
#include "output/result.hpp"

namespace norishiro::output {

/// Everything but the counts. Throws H5::Exception or std::exception where the file is not what our
/// writer makes.
Result contents_of(NetcdfInput const& file);

} // namespace norishiro::output
