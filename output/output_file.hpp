#pragma once

#include "output/descriptor.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace norishiro::output {

/// A file that is written piece by piece. Each step throws WriteError with the reason.
class OutputFile {
public:
    /// An older file of this name is emptied. Messages call it `shown`.
    OutputFile(std::filesystem::path const& path, std::filesystem::path shown);
    explicit OutputFile(std::filesystem::path const& path) : OutputFile{path, path} {}
    void write(std::string_view bytes);
    /// Returns when all of it is on the disk.
    void finish();

private:
    void write_now(std::string_view bytes);

    std::filesystem::path shown_;
    Descriptor file_;
    std::string pending_;
};

/// Makes `file` hold exactly these bytes. Throws WriteError with the reason.
void write_file(std::filesystem::path const& file, std::span<char const> bytes);

/// A file that is there whole or not at all: until then the older one of its name stays.
class WholeFile {
public:
    /// Creates its folder. Throws sim::ScenarioError where the file cannot be, or is there already
    /// and `force` does not allow to replace it.
    WholeFile(std::filesystem::path file, bool force);
    /// Throws WriteError, and then leaves everything as it was.
    void put(std::span<char const> bytes) const;

private:
    std::filesystem::path file_;
    bool force_;
};

} // namespace norishiro::output
