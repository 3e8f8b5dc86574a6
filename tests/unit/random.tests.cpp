#include "sim/random/choice.hpp"
#include "sim/random/draws.hpp"
#include "sim/random/stream.hpp"
#include "tests/unit/luck.hpp"

#include <algorithm>
#include <array>
#include <boost/random/uniform_01.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

namespace norishiro::sim {

namespace {

using tests::luck_of;

using Draws = std::vector<std::uint64_t>;

Draws draws(Stream stream, std::size_t n = 5) {
    Draws values(n);
    for (auto& v : values) v = stream();
    return values;
}

// ---------------------------------------------------------------------------------------------
// The generator

struct KnownAnswer {
    std::array<std::uint32_t, 4> counter;
    std::array<std::uint32_t, 2> key;
    std::array<std::uint32_t, 4> answer;
};

// kat_vectors of Random123 1.14, "philox4x32 10".
constexpr std::uint32_t ones = 0xFFFF'FFFF;
constexpr std::array<KnownAnswer, 3> known_answers{{
    {{0, 0, 0, 0}, {0, 0}, {0x6627'e8d5, 0xe169'c58d, 0xbc57'ac4c, 0x9b00'dbd8}},
    {{ones, ones, ones, ones}, {ones, ones}, {0x408f'276d, 0x41c8'3b0e, 0xa20b'c7c6, 0x6d54'51fd}},
    {{0x243f'6a88, 0x85a3'08d3, 0x1319'8a2e, 0x0370'7344},
     {0xa409'3822, 0x299f'31d0},
     {0xd16c'fe09, 0x94fd'cceb, 0x5001'e420, 0x2412'6ea1}},
}};

TEST_CASE("the generator gives the published answers of Philox4x32-10", "[unit][random]") {
    for (auto const& known : known_answers) {
        auto const& c = known.counter;
        auto const block =
            r123::Philox4x32{}({{c[0], c[1], c[2], c[3]}}, {{known.key[0], known.key[1]}});
        for (std::size_t i = 0; i < 4; ++i) CHECK(block[i] == known.answer[i]);
    }
}

TEST_CASE("a stream hands out the words of its blocks, the low word first", "[unit][random]") {
    CHECK(draws(Stream{Decision{0}, 0}, 2) == Draws{0xe169'c58d'6627'e8d5, 0x9b00'dbd8'bc57'ac4c});
    // The third draw begins the second block: the last word of the counter has gone up by one.
    auto const second = r123::Philox4x32{}({{0, 0, 0, 1}}, {{0, 0}});
    auto const third_draw = (std::uint64_t{second[1]} << 32U) | second[0];
    CHECK(draws(Stream{Decision{0}, 0}, 3)[2] == third_draw);
}

// ---------------------------------------------------------------------------------------------
// What a stream depends on

TEST_CASE("each part of a stream's key alone changes its draws", "[unit][random]") {
    Luck const luck{1, 2};
    auto const reference = draws({luck.decision("drops out"), 7, 9});
    std::array const others{
        draws({Luck{2, 2}.decision("drops out"), 7, 9}),    // seed
        draws({Luck{1, 3}.decision("drops out"), 7, 9}),    // replication
        draws({luck.decision("drops out."), 7, 9}),         // decision
        draws({luck.decision("drops out"), 8, 9}),          // entity
        draws({luck.decision("drops out"), 7, 10}),         // occasion
        draws({luck.decision("drops out"), 9, 7}),          // entity and occasion swapped
        draws({Luck{2, 1}.decision("drops out"), 7, 9}),    // seed and replication swapped
        draws({luck.decision("drops out"), 7ULL << 32, 9}), // the entity's upper half
    };
    for (std::size_t i = 0; i < others.size(); ++i) {
        CAPTURE(i);
        for (std::size_t k = 0; k < reference.size(); ++k) CHECK(others[i][k] != reference[k]);
    }
}

TEST_CASE("a stream depends on nothing but its key", "[unit][random]") {
    Luck const luck{1, 2};
    auto const reference = draws({luck.decision("drops out"), 7, 9});
    // Another object of the same key, after others were used and in steps between theirs.
    Luck const again{1, 2};
    Stream other{again.decision("is visited"), 7, 9};
    Stream mine{again.decision("drops out"), 7, 9};
    for (auto const expected : reference) {
        other();
        CHECK(mine() == expected);
        other();
        other();
    }
}

TEST_CASE("a million first draws of one decision are all different", "[unit][random]") {
    // Two of 10^6 draws of 64 bits are equal by chance once in 4 x 10^7 keys.
    Decision const decision = Luck{1, 0}.decision("drops out");
    Draws first;
    first.reserve(1'000'000);
    for (Entity entity = 0; entity < 100'000; ++entity) {
        for (std::uint32_t occasion = 0; occasion < 10; ++occasion) {
            first.push_back(Stream{decision, entity, occasion}());
        }
    }
    std::ranges::sort(first);
    CHECK(std::ranges::adjacent_find(first) == first.end());
}

TEST_CASE("replications and seeds have keys of their own", "[unit][random]") {
    Draws keys;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        for (std::uint64_t replication = 0; replication < 300; ++replication) {
            keys.push_back(Luck{seed, replication}.decision("drops out").key);
        }
    }
    std::ranges::sort(keys);
    CHECK(std::ranges::adjacent_find(keys) == keys.end());
}

// ---------------------------------------------------------------------------------------------
// What a stream gives

TEST_CASE("a uniform draw lies strictly between zero and one", "[unit][random]") {
    auto luck = luck_of("uniform");
    double least = 1.0;
    double most = 0.0;
    for (int i = 0; i < 1'000'000; ++i) {
        double const u = luck.uniform();
        least = std::min(least, u);
        most = std::max(most, u);
    }
    CHECK(0.0 < least);
    CHECK(least < 1e-4); // 10^6 draws: all above with probability e^-100
    CHECK(1.0 - 1e-4 < most);
    CHECK(most < 1.0);
}

TEST_CASE("a uniform draw is the middle of one of 2^52 equal cells", "[unit][random]") {
    // Then nothing was rounded, and the last cell does not reach one: no test could wait for it.
    auto luck = luck_of("cells");
    int rounded = 0;
    for (int i = 0; i < 10'000; ++i) {
        double const twice_the_cell = luck.uniform() * 0x1.0p53;
        if (std::fmod(twice_the_cell, 2.0) != 1.0) ++rounded;
    }
    CHECK(rounded == 0);
}

TEST_CASE("each kind of draw takes one number from the stream", "[unit][random]") {
    auto const expected = draws(luck_of("counted"), 2)[1];
    auto const next_after = [](auto draw) {
        auto luck = luck_of("counted");
        draw(luck);
        return luck();
    };
    CHECK(next_after([](Stream& luck) { luck.uniform(); }) == expected);
    CHECK(next_after([](Stream& luck) { luck.chance(Probability{0.5}); }) == expected);
    CHECK(next_after([](Stream& luck) { luck.unit_exponential(); }) == expected);
    CHECK(next_after([](Stream& luck) { luck.normal(); }) == expected);
    CHECK(next_after([](Stream& luck) { luck.exponential(Days{3}); }) == expected);
}

TEST_CASE("what is impossible never happens and what is certain always does", "[unit][random]") {
    auto luck = luck_of("chance");
    for (int i = 0; i < 1000; ++i) {
        CHECK_FALSE(luck.chance(Probability{0}));
        CHECK(luck.chance(Probability{1}));
    }
}

TEST_CASE("a longer mean makes the same wait longer", "[unit][random]") {
    CHECK(luck_of("wait").exponential(Days{6}) == 2.0 * luck_of("wait").exponential(Days{3}));
}

TEST_CASE("Boost.Random accepts a stream", "[unit][random]") {
    static_assert(Stream::min() == 0 && Stream::max() == ~std::uint64_t{0});
    auto luck = luck_of("boost");
    boost::random::uniform_01<double> unit;
    boost::random::uniform_int_distribution<int> const die{1, 6};
    std::array<int, 6> seen{};
    for (int i = 0; i < 1000; ++i) {
        double const u = unit(luck);
        CHECK((0.0 <= u && u < 1.0));
        ++seen.at(static_cast<std::size_t>(die(luck) - 1));
    }
    CHECK(std::ranges::all_of(seen, [](int n) { return n > 0; }));
}

/// How far counts of draws are from what the weights say (chi-square).
double distance(std::span<double const> weights_drawn, std::span<double const> weights_told) {
    constexpr int n = 100'000;
    Choice const choice{weights_drawn};
    auto luck = luck_of("choice");
    std::vector<double> counts(weights_told.size());
    for (int i = 0; i < n; ++i) ++counts.at(choice(luck));
    double total = 0.0;
    for (double const w : weights_told) total += w;
    double sum = 0.0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        double const expected = n * weights_told[i] / total;
        sum += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    return sum;
}

TEST_CASE("a choice follows its weights", "[unit][random]") {
    // Three degrees of freedom: above 21.1 with probability 1e-4 if the choice is right. The second
    // line proves that the test can fail: with the last weight 4.3 in place of 4 the statistic has
    // mean 130 and standard deviation 23, so it stays below 21.1 with probability 1e-6.
    std::array const weights{1.0, 2.0, 3.0, 4.0};
    std::array const wrong{1.0, 2.0, 3.0, 4.3};
    CHECK(distance(weights, weights) < 21.1);
    CHECK(distance(wrong, weights) > 21.1);
}

TEST_CASE("a choice never takes what has no weight", "[unit][random]") {
    std::array const weights{0.0, 1.0, 0.0};
    Choice const choice{weights};
    auto luck = luck_of("choice");
    for (int i = 0; i < 1000; ++i) CHECK(choice(luck) == 1);
}

TEST_CASE("draws made together are those made one by one, to the last bit", "[unit][random]") {
    // Sizes about the number that is drawn at a time, and keys in all their bits.
    auto luck = luck_of("keys");
    for (std::size_t const size : {0U, 1U, 3U, 8U, 63U, 64U, 65U, 1000U}) {
        CAPTURE(size);
        std::vector<StreamKey> keys(size);
        for (auto& [decision, entity, occasion] : keys) {
            decision.key = luck();
            entity = luck();
            occasion = static_cast<std::uint32_t>(luck());
        }
        std::vector<double> together(size);
        first_unit_exponentials(keys, together);
        std::vector<double> one_by_one;
        for (auto const& [decision, entity, occasion] : keys) {
            one_by_one.push_back(Stream{decision, entity, occasion}.unit_exponential());
        }
        CHECK(together == one_by_one);
    }
}

} // namespace

} // namespace norishiro::sim
