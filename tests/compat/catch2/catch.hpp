#pragma once

// Catch2 3 in the words of version 2.
#include <catch2/catch_all.hpp>
using Catch::Approx;
