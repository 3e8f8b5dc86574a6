#pragma once

// A netCDF-4 file that is read with HDF5. For output/hdf5*.cpp alone, as hdf5_file.hpp.

#include "output/hdf5_file.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace norishiro::output {

/// What is not there, or of another shape, is an H5::Exception.
class NetcdfInput {
public:
    explicit NetcdfInput(std::filesystem::path const& file);

    /// In the order in which they were made.
    Names variables() const;
    bool has(std::string const& variable) const { return file_.nameExists(variable); }
    std::vector<std::size_t> extent(std::string const& variable) const;
    /// The dimension that each axis is; "" for one of no name.
    Names dimensions(std::string const& variable) const;

    Names strings(std::string const& variable) const;
    std::vector<double> doubles(std::string const& variable) const;
    std::vector<std::int64_t> integers(std::string const& variable) const;
    /// Of one scenario, `count` replications from the first-th on, and all of the other dimensions.
    std::vector<std::int64_t> integers(std::string const& variable, std::size_t scenario,
                                       std::size_t first, std::size_t count) const;

    /// `count` values of a variable of one dimension, from the first-th on.
    std::vector<std::int64_t> stretch(std::string const& variable, std::size_t first,
                                      std::size_t count) const;

    /// Attributes of a variable, or of the file where its name is empty; "" and 0 where there is none.
    std::string text(std::string const& variable, std::string const& attribute) const;
    std::int64_t whole(std::string const& variable, std::string const& attribute) const;
    double real(std::string const& variable, std::string const& attribute) const;

private:
    H5::H5File file_;
};

} // namespace norishiro::output
