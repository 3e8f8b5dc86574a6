#include "sim/places.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cstdint>
#include <vector>

namespace norishiro::sim {

namespace {

Time at(std::int64_t seconds) {
    return Time{Seconds{1'000'000'000 + seconds}};
}

/// Who has to go for a newcomer of this class; 0: nobody.
std::uint32_t goes_for(Places& beds, std::uint8_t priority, Time now) {
    auto const taken = beds.preempt(99, priority, now);
    return taken ? taken->who : 0;
}

TEST_CASE("the least urgent has to go", "[unit][servers]") {
    for (auto const& classes : std::vector<std::array<std::uint8_t, 3>>{
             {1, 2, 3}, {3, 1, 2}, {2, 3, 1}, {1, 3, 2}, {3, 2, 1}, {2, 1, 3}}) {
        Places beds{3};
        for (std::uint32_t i = 0; i < 3; ++i)
            REQUIRE(beds.take(10U + classes[i], at(i), classes[i]));
        CHECK(goes_for(beds, 0, at(5)) == 13);
        CHECK(goes_for(beds, 0, at(6)) == 12);
        CHECK(goes_for(beds, 0, at(7)) == 11);
        CHECK(goes_for(beds, 0, at(8)) == 0); // all as urgent
        CHECK(beds.taken() == 3);
        CHECK(beds.waiting() == 3);
    }
}

TEST_CASE("nobody has to go for one who is as urgent or less", "[unit][servers]") {
    Places beds{2};
    REQUIRE(beds.take(1, at(0), 1));
    REQUIRE(beds.take(2, at(0), 2));
    CHECK(goes_for(beds, 3, at(1)) == 0);
    CHECK(goes_for(beds, 2, at(1)) == 0);
    CHECK(beds.taken() == 2);
    CHECK(beds.waiting() == 0);
    CHECK(beds.line().arrivals() == 0); // nothing has happened
    CHECK(beds.inside().departures() == 0);
    CHECK(goes_for(beds, 1, at(1)) == 2);
    CHECK(goes_for(beds, 1, at(1)) == 0); // the newcomer is as urgent
}

TEST_CASE("where there is no place nobody has to go", "[unit][servers]") {
    Places none{0};
    CHECK(goes_for(none, 0, at(0)) == 0);
    Places empty{2};
    CHECK(goes_for(empty, 0, at(0)) == 0);
    Seat const seat = empty.take(1, at(0), 5);
    empty.leave(seat, at(1));
    CHECK(goes_for(empty, 0, at(2)) == 0); // has gone by themselves
}

TEST_CASE("nobody has to go while a place is free", "[unit][servers]") {
    Places beds{2};
    REQUIRE(beds.take(1, at(0), 1));
    CHECK(goes_for(beds, 0, at(1)) == 0);
    REQUIRE(beds.take(2, at(1), 1));
    CHECK(goes_for(beds, 0, at(2)) == 2);
}

TEST_CASE("of equals the last who came has to go", "[unit][servers]") {
    Places beds{3};
    std::array<Seat, 3> seats;
    for (std::uint32_t i = 0; i < 3; ++i) seats[i] = beds.take(1 + i, at(i), 1);
    beds.leave(seats[0], at(5));
    REQUIRE(beds.take(4, at(6), 1)); // on the first bed, and the last who came
    CHECK(goes_for(beds, 0, at(7)) == 4);
    CHECK(goes_for(beds, 0, at(7)) == 3);
    CHECK(goes_for(beds, 0, at(7)) == 2);
}

TEST_CASE("of equals who came in the same second the later has to go", "[unit][servers]") {
    Places beds{2};
    Seat const first = beds.take(1, at(0), 1);
    Seat const second = beds.take(2, at(0), 1);
    CHECK(goes_for(beds, 0, at(0)) == 2);

    Places again{2};
    Seat const one = again.take(1, at(0), 1);
    Seat const two = again.take(2, at(0), 1);
    CHECK(one.index == first.index);
    CHECK(two.index == second.index);
    again.leave(one, at(5));
    again.leave(two, at(5));
    REQUIRE(again.take(3, at(5), 1));
    REQUIRE(again.take(4, at(5), 1)); // whichever bed it is
    CHECK(goes_for(again, 0, at(6)) == 4);
}

TEST_CASE("who came in from the line has the urgency of the line", "[unit][servers]") {
    Places beds{2};
    Seat const seat = beds.take(1, at(0), 1);
    REQUIRE(beds.take(2, at(0), 1));
    beds.wait(3, 2, at(1));
    beds.leave(seat, at(2));
    REQUIRE(beds.admit_next(at(2))->who == 3);
    CHECK(goes_for(beds, 0, at(3)) == 3);
    CHECK(goes_for(beds, 0, at(3)) == 2);
}

TEST_CASE("who had to go waits at the head of their class, and comes in before the others of it",
          "[unit][servers]") {
    Places beds{2};
    REQUIRE(beds.take(1, at(0), 2));
    REQUIRE(beds.take(2, at(1), 2));
    beds.wait(3, 2, at(2));
    beds.wait(4, 1, at(2));
    auto const second = beds.preempt(5, 0, at(10));
    auto const first = beds.preempt(6, 0, at(20));
    REQUIRE(second);
    REQUIRE(first);
    CHECK(second->who == 2);
    CHECK(first->who == 1);
    CHECK(beds.waiting() == 4);
    CHECK(beds.inside().completed_stays() == 9 + 20);
    beds.set_places(6, at(30));
    auto const four = beds.admit_next(at(30));
    CHECK(four->who == 4);
    auto const one = beds.admit_next(at(30));
    CHECK(one->who == 1);
    CHECK(one->asked == at(20)); // waits from when it had to go
    CHECK(beds.admit_next(at(30))->who == 2);
    CHECK(beds.admit_next(at(30))->who == 3);
    CHECK_FALSE(beds.admit_next(at(30)));
}

TEST_CASE("who had to go can give up waiting", "[unit][servers]") {
    Places beds{1};
    REQUIRE(beds.take(1, at(0), 1));
    auto taken = beds.preempt(2, 0, at(10));
    REQUIRE(taken);
    REQUIRE(taken->spot);
    CHECK(beds.renege(taken->spot, at(15)));
    CHECK_FALSE(taken->spot);
    CHECK(beds.waiting() == 0);
    CHECK(beds.line().completed_stays() == 5);
    beds.leave(taken->seat, at(20));
    CHECK_FALSE(beds.admit_next(at(20)));
}

TEST_CASE("the newcomer's seat is theirs to leave", "[unit][servers]") {
    Places beds{2};
    REQUIRE(beds.take(1, at(0), 0));
    REQUIRE(beds.take(2, at(0), 1));
    auto const taken = beds.preempt(3, 0, at(10));
    REQUIRE(taken);
    REQUIRE(taken->seat);
    CHECK(beds.taken() == 2);
    beds.leave(taken->seat, at(30));
    CHECK(beds.taken() == 1);
    CHECK(beds.inside().completed_stays() == 10 + 20);
    auto const back = beds.admit_next(at(30));
    REQUIRE(back);
    CHECK(back->who == 2);
    CHECK(beds.taken() == 2);
    beds.leave(back->seat, at(31));
    CHECK(beds.inside().completed_stays() == 10 + 20 + 1);
    CHECK(goes_for(beds, 0, at(32)) == 0); // the one who is left is as urgent
}

TEST_CASE("taking places from the less urgent sells none that is not there", "[unit][servers]") {
    Places beds{3};
    for (std::uint32_t who = 1; who <= 3; ++who) REQUIRE(beds.take(who, at(0), 1));
    for (std::int64_t second = 1; second <= 3; ++second) {
        REQUIRE(beds.preempt(10, 0, at(second)));
        CHECK(beds.taken() == 3);
        CHECK(beds.free() == 0);
    }
    CHECK_FALSE(beds.preempt(10, 0, at(4)));
    CHECK(beds.most() == 3);
    // Whoever was there: one after the other for three, two and one seconds, the newcomers after.
    CHECK(beds.inside().integral(at(10)) == 30);
    CHECK(beds.line().integral(at(10)) == 9 + 8 + 7);
    CHECK(beds.waiting_so_far(at(10)) == 9 + 8 + 7);
}

} // namespace

} // namespace norishiro::sim
