#pragma once

#include "output/run_record.hpp"
#include "sim/burn_in.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>

namespace norishiro::output {

/// The libraries that this program was built with.
std::string library_versions();

/// What is no part of a result because it differs from run to run: date, host, threads, time.
class RunLog {
public:
    /// The clock starts here. Throws WriteError where the file cannot be written.
    void write(std::filesystem::path const& file, std::filesystem::path const& result,
               std::size_t threads, RunRecord const& record, sim::BurnIn const& burn_in) const;

private:
    std::chrono::system_clock::time_point began_ = std::chrono::system_clock::now();
};

} // namespace norishiro::output
