#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdlib.h>
#include <string>

namespace norishiro::tests {

/// A folder of its own for each test, with a name that breaks careless code.
struct Scratch {
    Scratch() {
        std::string name =
            (std::filesystem::temp_directory_path() / "norishiro 試験 XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path = name;
    }
    Scratch(Scratch const&) = delete;
    Scratch& operator=(Scratch const&) = delete;
    ~Scratch() { std::filesystem::remove_all(path); }
    std::filesystem::path path;
};

inline std::string content(std::filesystem::path const& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

} // namespace norishiro::tests
