#include "sim/random/draws.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <utility>

namespace norishiro::sim {

namespace {

constexpr std::size_t lanes = 64;

/// The words of Philox4x32 for many streams, a word's lanes side by side.
struct Block {
    std::array<std::uint32_t, lanes> key_low;
    std::array<std::uint32_t, lanes> key_high;
    std::array<std::uint32_t, lanes> entity_low;
    std::array<std::uint32_t, lanes> entity_high;
    std::array<std::uint32_t, lanes> occasion;
};

struct Philox {
    std::uint32_t c0, c1, c2, c3, k0, k1;
    /// Philox4x32 as in Random123, whose own code does one stream at a time.
    void round() {
        std::uint64_t const a = std::uint64_t{c0} * 0xD251'1F53U;
        std::uint64_t const b = std::uint64_t{c2} * 0xCD9E'8D57U;
        c0 = static_cast<std::uint32_t>(b >> 32U) ^ c1 ^ k0;
        c2 = static_cast<std::uint32_t>(a >> 32U) ^ c3 ^ k1;
        c1 = static_cast<std::uint32_t>(b);
        c3 = static_cast<std::uint32_t>(a);
        k0 += 0x9E37'79B9U;
        k1 += 0xBB67'AE85U;
    }
};

// The same additions and multiplications in either version, hence the same bits: wider registers
// alone, no fused operations.
#if defined(__x86_64__) && defined(__GLIBC__) && !defined(NORISHIRO_SANITIZED)
[[gnu::target_clones("avx2", "default")]]
#endif
void draw(Block const& block, std::size_t count, std::array<double, lanes>& draws) {
    std::array<std::uint64_t, lanes> words;
    for (std::size_t i = 0; i < count; ++i) {
        Philox p{block.entity_low[i], block.entity_high[i], block.occasion[i], 0,
                 block.key_low[i],    block.key_high[i]};
        // Written out, since a loop within the loop keeps compilers from using vectors.
        p.round();
        p.round();
        p.round();
        p.round();
        p.round();
        p.round();
        p.round();
        p.round();
        p.round();
        p.round();
        words[i] = ((std::uint64_t{p.c1} << 32U) | p.c0) >> 12U;
    }
    for (std::size_t i = 0; i < count; ++i) {
        // word + 1/2, over 2^52: exact, and without a conversion that has no vector form.
        constexpr auto one = std::bit_cast<std::uint64_t>(1.0);
        double const uniform = (std::bit_cast<double>(one | words[i]) - 1.0) + 0x1.0p-53;
        draws[i] = -math::detail::log_of_normal(uniform);
    }
}

} // namespace

void first_unit_exponentials(std::span<StreamKey const> keys, std::span<double> draws) {
    assert(keys.size() == draws.size());
    Block block;
    std::array<double, lanes> drawn;
    for (std::size_t begin = 0; begin < keys.size(); begin += lanes) {
        std::size_t const count = std::min(lanes, keys.size() - begin);
        for (std::size_t i = 0; i < count; ++i) {
            auto const& [decision, entity, occasion] = keys[begin + i];
            block.key_low[i] = static_cast<std::uint32_t>(decision.key);
            block.key_high[i] = static_cast<std::uint32_t>(decision.key >> 32U);
            block.entity_low[i] = static_cast<std::uint32_t>(entity);
            block.entity_high[i] = static_cast<std::uint32_t>(entity >> 32U);
            block.occasion[i] = occasion;
        }
        draw(block, count, drawn);
        std::copy_n(drawn.begin(), count, draws.begin() + static_cast<std::ptrdiff_t>(begin));
    }
}

} // namespace norishiro::sim
