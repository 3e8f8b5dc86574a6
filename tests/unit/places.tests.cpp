#include "sim/places.hpp"

#include "tests/unit/luck.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <vector>

namespace norishiro::sim {

namespace {

using tests::Below;

Time at(std::int64_t seconds) {
    return Time{Seconds{1'000'000'000 + seconds}};
}

// ---------------------------------------------------------------------------------------------
// Presence

TEST_CASE("presence counts and sums person-seconds", "[unit][servers]") {
    Presence presence;
    presence.arrive(at(0));
    presence.arrive(at(10));
    CHECK(presence.count() == 2);
    CHECK(presence.integral(at(10)) == 10);
    CHECK(presence.integral(at(15)) == 20);
    presence.leave(at(20), at(0));
    CHECK(presence.count() == 1);
    CHECK(presence.completed_stays() == 20);
    CHECK(presence.integral(at(30)) == 40);
    presence.leave(at(30), at(10));
    CHECK(presence.integral(at(1'000)) == 40);
    CHECK(presence.completed_stays() == 40); // Little's law
    CHECK(presence.arrivals() == 2);
    CHECK(presence.departures() == 2);
}

TEST_CASE("presence that nobody ever had is zero", "[unit][servers]") {
    Presence const presence;
    CHECK(presence.integral(at(0)) == 0);
    CHECK(presence.count() == 0);
}

TEST_CASE("the mean number present is taken over the time that is asked for", "[unit][servers]") {
    Presence presence;
    presence.arrive(at(0));
    presence.arrive(at(40));
    Presence const then = presence; // the end of a warm-up
    presence.leave(at(70), at(0));
    presence.arrive(at(90));
    // Two for twenty seconds, one for twenty, two for ten.
    CHECK(mean_present(then, at(50), presence, at(100)) == Approx((40 + 20 + 20) / 50.0));
    CHECK(mean_present(then, at(40), presence, at(90)) == Approx((60 + 20) / 50.0));
    CHECK(mean_present({}, at(0), then, at(50)) == Approx((40 + 2 * 10) / 50.0));
    CHECK(mean_present({}, at(0), {}, at(10)) == 0.0);
    CHECK(then.count() == 2); // a copy stays what it was
    CHECK(then.integral(at(60)) == 40 + 2 * 20);
}

// ---------------------------------------------------------------------------------------------
// Places

std::vector<std::uint32_t> admit_all(Places& places, Time now) {
    std::vector<std::uint32_t> order;
    while (auto const next = places.admit_next(now)) order.push_back(next->who);
    return order;
}

TEST_CASE("places are taken until there are none", "[unit][servers]") {
    Places beds{2};
    Seat const first = beds.take(1, at(0));
    CHECK(first);
    CHECK(beds.take(2, at(1)));
    CHECK_FALSE(beds.take(3, at(2)));
    CHECK(beds.taken() == 2);
    CHECK(beds.free() == 0);
    beds.leave(first, at(3));
    CHECK(beds.inside().completed_stays() == 3);
    CHECK(beds.free() == 1);
    CHECK(beds.take(4, at(3)));
    CHECK(beds.inside().integral(at(3)) == 3 + 2);
}

TEST_CASE("nobody overtakes the line", "[unit][servers]") {
    Places beds{1};
    beds.wait(7, 0, at(0));
    CHECK_FALSE(beds.take(8, at(1))); // a place is free, but others wait
    CHECK(beds.taken() == 0);
    auto const next = beds.admit_next(at(5));
    REQUIRE(next);
    CHECK(next->who == 7);
    CHECK(next->asked == at(0));
    CHECK(beds.line().completed_stays() == 5);
}

TEST_CASE("the line is by class and then by time", "[unit][servers]") {
    Places beds{10};
    beds.wait(1, 2, at(0));
    beds.wait(2, 1, at(1));
    beds.wait(3, 2, at(2));
    beds.wait(4, 0, at(3));
    beds.wait(5, 1, at(4));
    beds.wait(6, 0, at(4));
    CHECK(admit_all(beds, at(9)) == std::vector<std::uint32_t>{4, 6, 2, 5, 1, 3});
}

TEST_CASE("the line waits while every place is taken", "[unit][servers]") {
    Places beds{1};
    Seat const seat = beds.take(9, at(0));
    REQUIRE(seat);
    beds.wait(1, 0, at(0));
    CHECK_FALSE(beds.admit_next(at(1)));
    CHECK(beds.waiting() == 1);
    beds.leave(seat, at(2));
    CHECK(beds.admit_next(at(2))->who == 1);
    CHECK_FALSE(beds.admit_next(at(2)));
}

TEST_CASE("who leaves the line is not admitted", "[unit][servers]") {
    Places beds{3};
    Spot first = beds.wait(1, 0, at(0));
    Spot second = beds.wait(2, 0, at(0));
    beds.wait(3, 0, at(0));
    Spot copy = second;
    Spot nowhere;
    CHECK(beds.renege(second, at(4)));
    CHECK_FALSE(second); // an empty spot
    CHECK_FALSE(beds.renege(second, at(5)));
    CHECK_FALSE(beds.renege(copy, at(5)));
    CHECK_FALSE(beds.renege(nowhere, at(5)));
    CHECK(beds.line().completed_stays() == 4);
    CHECK(admit_all(beds, at(6)) == std::vector<std::uint32_t>{1, 3});
    CHECK_FALSE(beds.renege(first, at(7))); // inside now
}

TEST_CASE("fewer places evict nobody and let nobody in", "[unit][servers]") {
    Places beds{3, at(0)};
    std::array<Seat, 3> seats;
    for (std::uint32_t who = 0; who < 3; ++who) seats[who] = beds.take(who, at(0));
    beds.wait(1, 0, at(1));
    beds.set_places(1, at(1));
    CHECK(beds.taken() == 3);
    CHECK(beds.free() == 0);
    CHECK(beds.most() == 3);
    beds.leave(seats[0], at(2));
    CHECK_FALSE(beds.admit_next(at(2))); // two are still there, and one place
    beds.leave(seats[2], at(3));
    CHECK_FALSE(beds.admit_next(at(3)));
    beds.leave(seats[1], at(4));
    CHECK(beds.admit_next(at(4))->who == 1);
    beds.set_places(5, at(10));
    CHECK(beds.free() == 4);
    CHECK(beds.most() == 5);
    // Three for a second, one for nine, five for two.
    CHECK(beds.held(at(12)) == 3 + 9 + 10);
}

TEST_CASE("no places, nobody in", "[unit][servers]") {
    Places beds{0};
    CHECK_FALSE(beds.take(0, at(0)));
    beds.wait(1, 0, at(0));
    CHECK_FALSE(beds.admit_next(at(1)));
    CHECK(beds.waiting_so_far(at(11)) == 11);
}

/// The same places, kept the slow way.
struct Ward {
    struct Guest {
        std::uint32_t who;
        std::uint8_t priority;
        Time since;
        Spot spot{};
        Seat seat{};
    };
    std::vector<Guest> line;
    std::vector<Guest> inside;
};

std::int64_t so_far(std::vector<Ward::Guest> const& guests, Time now) {
    std::int64_t sum = 0;
    for (auto const& guest : guests) sum += (now - guest.since).count();
    return sum;
}

TEST_CASE("places keep their order, their limit and Little's law through a random history",
          "[unit][servers]") {
    Below below{"places"};
    Places beds{10};
    Ward ward;
    std::int64_t second = 0;
    std::size_t wrong_guest = 0;
    std::size_t oversold = 0;
    std::size_t reneged = 0;
    for (std::uint32_t who = 0; who < 20'000; ++who) {
        Time const now = at(second += below(50));
        auto const priority = static_cast<std::uint8_t>(below(3));
        if (auto const seat = beds.take(who, now)) {
            ward.inside.push_back({who, 0, now, {}, seat});
        } else {
            ward.line.push_back({who, priority, now, beds.wait(who, priority, now)});
        }
        if (below(100) == 0) beds.set_places(below(20), now);
        if (!ward.line.empty() && below(4) == 0) {
            auto const out = ward.line.begin() + below(std::ssize(ward.line));
            CHECK(beds.renege(out->spot, now));
            ward.line.erase(out);
            ++reneged;
        }
        if (!ward.inside.empty() && below(4) != 0) {
            auto const out = ward.inside.begin() + below(std::ssize(ward.inside));
            beds.leave(out->seat, now);
            ward.inside.erase(out);
        }
        while (auto const next = beds.admit_next(now)) {
            auto const first = std::ranges::min_element(ward.line, {}, [](auto const& g) {
                return std::pair{g.priority, g.who};
            });
            if (next->who != first->who || next->asked != first->since) ++wrong_guest;
            ward.line.erase(first);
            ward.inside.push_back({next->who, 0, now, {}, next->seat});
            if (beds.taken() > beds.places()) ++oversold;
        }
        if (beds.taken() != std::ssize(ward.inside) || beds.taken() > beds.most()) ++oversold;
    }
    Time const now = at(second + 1'000);
    CHECK(wrong_guest == 0);
    CHECK(oversold == 0);
    CHECK(beds.line().integral(now) == beds.line().completed_stays() + beds.waiting_so_far(now));
    CHECK(beds.waiting_so_far(now) == so_far(ward.line, now));
    CHECK(beds.inside().integral(now) ==
          beds.inside().completed_stays() + so_far(ward.inside, now));
    CHECK(reneged > 1'000); // all of it happened
    CHECK(beds.inside().departures() > 5'000);
}

} // namespace

} // namespace norishiro::sim
