#include "sim/random/stream.hpp"

namespace norishiro::sim {

namespace {

/// Finaliser of splitmix64 (Steele, Lea, Flood 2014): spreads every bit of the input.
constexpr std::uint64_t spread(std::uint64_t x) {
    x += 0x9E37'79B9'7F4A'7C15ULL;
    x = (x ^ (x >> 30U)) * 0xBF58'476D'1CE4'E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D0'49BB'1331'11EBULL;
    return x ^ (x >> 31U);
}

} // namespace

Luck::Luck(std::uint64_t seed, std::uint64_t replication)
    : key_{spread(spread(seed) ^ (replication * 0xD6E8'FEB8'6659'FD93ULL))} {}

Decision Luck::decision(std::string_view name) const {
    std::uint64_t hash = 0xCBF2'9CE4'8422'2325ULL; // FNV-1a
    for (char const c : name) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x0000'0100'0000'01B3ULL;
    }
    return {spread(hash ^ key_)};
}

} // namespace norishiro::sim
