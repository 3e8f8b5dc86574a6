#pragma once

#include "output/file_errors.hpp"
#include "output/run_record.hpp"
#include "sim/statistics.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace norishiro::output {

/// The whole study as HDF5 that follows the conventions of netCDF-4 and CF, so that xarray, ncdf4
/// and ncdump open it as it is. At least one replication must have ended. Throws WriteError.
void write_hdf5(std::filesystem::path const& file, sim::StudyResult const& study,
                std::vector<sim::Comparison> const& comparisons, RunRecord const& record);

/// "1.10.8", of the library that is linked.
std::string hdf5_version();

} // namespace norishiro::output
