#include "sim/random/choice.hpp"
#include "sim/random/stream.hpp"
#include "tests/golden/hash.hpp"

#include <array>
#include <bit>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

// Golden values: they say what the draws were, not that they are right (see unit/random and
// theory/distributions for that). Every published result hangs on them: a change here changes all
// of them, and belongs in CHANGELOG under `Results:`. To renew, take the values that the failing
// test prints. `choice` is Boost.Random's: a change there alone means another version of Boost.

namespace norishiro::sim {

namespace {

Stream stream_of(std::string_view name) {
    return {Luck{20'260'401, 7}.decision(name), 0x0123'4567'89AB'CDEF, 42};
}

std::uint64_t raw(Stream& luck) {
    return luck();
}
std::uint64_t uniform(Stream& luck) {
    return std::bit_cast<std::uint64_t>(luck.uniform());
}
std::uint64_t exponential(Stream& luck) {
    return std::bit_cast<std::uint64_t>(luck.unit_exponential());
}
std::uint64_t normal(Stream& luck) {
    return std::bit_cast<std::uint64_t>(luck.normal());
}
std::uint64_t lognormal(Stream& luck) {
    return std::bit_cast<std::uint64_t>(luck.lognormal(Days{1.0}, 1.0).count());
}
std::uint64_t choice(Stream& luck) {
    static constexpr std::array weights{1.0, 2.0, 3.0, 4.0};
    static Choice const pick{weights};
    return pick(luck);
}

/// Of the bit patterns of 10 000 draws.
std::string hash_of(std::string_view name, std::uint64_t (*draw)(Stream&)) {
    auto luck = stream_of(name);
    tests::Hash hash;
    for (int i = 0; i < 10'000; ++i) hash.add(draw(luck));
    return hash.text();
}

std::string first_three(std::string_view name, std::uint64_t (*draw)(Stream&)) {
    auto luck = stream_of(name);
    std::string words;
    for (int i = 0; i < 3; ++i) words += (i == 0 ? "" : " ") + tests::hex(draw(luck));
    return words;
}

TEST_CASE("ten thousand draws of each kind are the golden ones", "[golden]") {
    CHECK(hash_of("raw", raw) == "9e53d013c6b2241c");
    CHECK(hash_of("uniform", uniform) == "881d2a67c5583fc2");
    CHECK(hash_of("exponential", exponential) == "f8a04dbf22a7f579");
    CHECK(hash_of("normal", normal) == "1aec1465003e2739");
    CHECK(hash_of("lognormal", lognormal) == "50dae3a990ec86f6");
    CHECK(hash_of("choice", choice) == "93f5688e83f76846");
}

TEST_CASE("the first three draws of each kind are the golden ones", "[golden]") {
    CHECK(first_three("raw", raw) == "f5861321a207d0e1 256a94504c4faf49 0a4c0996c155c783");
    CHECK(first_three("uniform", uniform) == "3fd0f36087dcbda2 3fe0a925f2ecfb35 3fcd859d26869fec");
    CHECK(first_three("exponential", exponential) ==
          "40021bef2ccd7552 3ff153c7bbd03117 3fad7abb88c1fe4b");
    CHECK(first_three("normal", normal) == "3fc29cb313e83418 3feceb77cde1b260 3fe69af1eb018007");
    CHECK(first_three("choice", choice) == "0000000000000002 0000000000000000 0000000000000003");
}

} // namespace

} // namespace norishiro::sim
