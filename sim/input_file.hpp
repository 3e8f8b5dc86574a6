#pragma once

#include <string>

namespace norishiro::sim {

/// A file that somebody wrote and the program read: its name as it was given, and its bytes.
struct InputFile {
    std::string name;
    std::string text;
    bool operator==(InputFile const&) const = default;
};

} // namespace norishiro::sim
