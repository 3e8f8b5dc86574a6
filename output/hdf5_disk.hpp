#pragma once

// For output/hdf5*.cpp alone: nobody else includes HDF5.

#include "output/descriptor.hpp"

#include <cstdint>
#include <filesystem>
#include <hdf5.h>
#include <map>
#include <string>

namespace norishiro::output {

/// A file on the disk for which HDF5 never sees a write fail: it cannot be trusted to close a file, and
/// later the program, once one has. What the disk did not take stays in memory, so that HDF5 reads what
/// it wrote, and `check` says so.
class Disk {
public:
    /// An older file of this name is emptied. Throws WriteError.
    explicit Disk(std::filesystem::path const& path);

    /// How HDF5 is to open a file, whatever its name: this one. The caller closes the list.
    hid_t access();
    /// Throws WriteError when something has not been written.
    void check() const;

    void write(std::uint64_t at, std::size_t size, char const* bytes);
    void read(std::uint64_t at, std::size_t size, char* bytes) const;
    std::uint64_t size() const { return size_; }
    void resize(std::uint64_t size);
    int descriptor() const { return file_.value(); }

private:
    std::filesystem::path path_;
    Descriptor file_;
    std::uint64_t size_ = 0;
    int error_ = 0;                             ///< of the first write that failed
    std::map<std::uint64_t, std::string> kept_; ///< what was not written, by place
};

} // namespace norishiro::output
