#pragma once

// Catch2 3 in the words of version 2.
#include <catch2/catch_all.hpp>
using Catch::Approx;

namespace Catch::Matchers {
/// A text that holds another. Version 3 looks for an element of a range under this name.
inline auto Contains(char const* part) {
    return ContainsSubstring(part);
}
} // namespace Catch::Matchers
