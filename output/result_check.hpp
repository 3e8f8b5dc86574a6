#pragma once

#include "output/descriptor.hpp"

#include <filesystem>

namespace norishiro::output {

/// A result.h5 that is whole, in our format and as it was written.
struct CheckedFile {
    std::filesystem::path path;
    Descriptor file; ///< open for reading, so that nobody can put another file in its place
};

/// `named` is the file or the folder that holds it. Throws sim::ScenarioError with one problem.
CheckedFile checked_result(std::filesystem::path const& named);
/// The same of this very file, wherever it lies.
CheckedFile checked_file(std::filesystem::path const& path);

} // namespace norishiro::output
