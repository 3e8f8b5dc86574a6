#define CATCH_CONFIG_MAIN // Catch2 2 makes its main from this word
#include <catch2/catch.hpp>
