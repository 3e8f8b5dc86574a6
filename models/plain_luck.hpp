#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

namespace norishiro {

/// What the plain loops draw from: xoshiro256** (Blackman and Vigna 2018, doi:10.1145/3460772), one
/// generator for everything in the order of use, as a program written for one purpose would have it.
class PlainLuck {
public:
    explicit PlainLuck(std::uint64_t seed) {
        for (auto& word : state_) { // splitmix64
            seed += 0x9E37'79B9'7F4A'7C15ULL;
            std::uint64_t x = seed;
            x = (x ^ (x >> 30U)) * 0xBF58'476D'1CE4'E5B9ULL;
            x = (x ^ (x >> 27U)) * 0x94D0'49BB'1331'11EBULL;
            word = x ^ (x >> 31U);
        }
    }

    double uniform() { return (static_cast<double>(next() >> 12U) + 0.5) * 0x1.0p-52; }
    double exponential(double mean) { return -mean * std::log(uniform()); }

private:
    std::uint64_t next() {
        std::uint64_t const result = std::rotl(state_[1] * 5, 7) * 9;
        std::uint64_t const shifted = state_[1] << 17U;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= shifted;
        state_[3] = std::rotl(state_[3], 45);
        return result;
    }
    std::uint64_t state_[4]{};
};

} // namespace norishiro
