#include "sim/line.hpp"

#include "tests/unit/luck.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <limits>
#include <list>
#include <vector>

namespace norishiro::sim {

namespace {

using tests::Below;
using Persons = std::vector<std::uint32_t>;

Time at(std::int64_t seconds) {
    return Time{Seconds{1'000'000'000 + seconds}};
}

Persons rest_of(Line& line, Time now = at(1'000)) {
    Persons order;
    while (auto const next = line.next(now)) order.push_back(next->who);
    return order;
}

TEST_CASE("a line is served by class, and within a class in the order of coming",
          "[unit][servers]") {
    Line line;
    line.join(1, 2, at(0));
    line.join(2, 0, at(1));
    line.join(3, 2, at(1));
    line.join(4, 0, at(1));
    line.join(5, 255, at(1));
    line.join(6, 1, at(2));
    CHECK(line.size() == 6);
    auto const first = line.next(at(7));
    REQUIRE(first);
    CHECK(first->who == 2);
    CHECK(first->since == at(1));
    CHECK(first->priority == 0);
    CHECK(rest_of(line) == Persons{4, 6, 1, 3, 5});
    CHECK(line.empty());
    CHECK_FALSE(line.next(at(9)));
}

TEST_CASE("an empty line has nobody, and nobody can leave it", "[unit][servers]") {
    Line line;
    Spot nowhere;
    Spot elsewhere{1, 0, 3}; // of a class that nobody has ever been in
    CHECK_FALSE(line.next(at(0)));
    CHECK_FALSE(line.leave(nowhere, at(0)));
    CHECK_FALSE(line.leave(elsewhere, at(0)));
    CHECK(line.waiting_so_far(at(100)) == 0);
    CHECK(line.presence().arrivals() == 0);
}

// ---------------------------------------------------------------------------------------------
// Back to the head

TEST_CASE("who comes back goes before the newcomers of their class, and the last of them first",
          "[unit][servers]") {
    Line line;
    line.join(1, 1, at(0));
    line.join(2, 1, at(0));
    line.join_first(3, 1, at(1)); // before anybody was served: room has to be made
    line.join_first(4, 1, at(2));
    line.join(5, 1, at(3));
    line.join(6, 0, at(3));
    line.join_first(7, 2, at(3)); // first of a class that nobody was in
    line.join(8, 2, at(4));
    CHECK(rest_of(line) == Persons{6, 4, 3, 1, 2, 5, 7, 8});
}

TEST_CASE("who comes back after others were served still goes first", "[unit][servers]") {
    Line line;
    for (std::uint32_t who = 0; who < 6; ++who) line.join(who, 0, at(who));
    CHECK(line.next(at(10))->who == 0);
    CHECK(line.next(at(10))->who == 1);
    line.join_first(10, 0, at(11)); // takes the places of those two, and one more
    line.join_first(11, 0, at(12));
    line.join_first(12, 0, at(13));
    CHECK(line.next(at(14))->who == 12);
    line.join_first(13, 0, at(14));
    CHECK(rest_of(line) == Persons{13, 11, 10, 2, 3, 4, 5});
    line.join_first(14, 0, at(15)); // the line had run out
    line.join(15, 0, at(15));
    CHECK(rest_of(line) == Persons{14, 15});
}

TEST_CASE("who came back waits from then on and can leave again", "[unit][servers]") {
    Line line;
    Spot second = line.join(2, 0, at(0));
    Spot first = line.join_first(1, 0, at(10));
    Spot before = line.join_first(0, 0, at(20));
    CHECK(line.waiting_so_far(at(30)) == 30 + 20 + 10);
    CHECK(line.leave(first, at(30)));
    CHECK(line.presence().completed_stays() == 20);
    CHECK(line.next(at(31))->since == at(20));
    CHECK_FALSE(line.leave(before, at(32)));
    CHECK(line.leave(second, at(32)));
    CHECK(line.empty());
    CHECK(line.presence().completed_stays() == 20 + 11 + 32);
}

// ---------------------------------------------------------------------------------------------
// Leaving

TEST_CASE("leaving from the head, the middle and the tail leaves the others as they were",
          "[unit][servers]") {
    for (std::size_t out = 0; out < 5; ++out) {
        CAPTURE(out);
        Line line;
        std::vector<Spot> spots;
        Persons others;
        for (std::uint32_t who = 0; who < 5; ++who) {
            spots.push_back(line.join(who, 0, at(who)));
            if (who != out) others.push_back(who);
        }
        CHECK(line.leave(spots[out], at(10)));
        CHECK_FALSE(spots[out]);
        CHECK(line.size() == 4);
        CHECK(line.presence().completed_stays() == 10 - static_cast<std::int64_t>(out));
        CHECK(rest_of(line) == others);
    }
}

TEST_CASE("everybody may leave, in any order, and the line goes on", "[unit][servers]") {
    for (auto const& order : {Persons{0, 1, 2}, Persons{2, 1, 0}, Persons{1, 0, 2},
                              Persons{1, 2, 0}, Persons{0, 2, 1}, Persons{2, 0, 1}}) {
        Line line;
        std::vector<Spot> spots;
        for (std::uint32_t who = 0; who < 3; ++who) spots.push_back(line.join(who, 0, at(0)));
        for (auto const who : order) CHECK(line.leave(spots[who], at(1)));
        CHECK(line.empty());
        CHECK_FALSE(line.next(at(2)));
        Spot last = line.join(9, 0, at(2));
        CHECK(line.size() == 1);
        CHECK(line.leave(last, at(3)));
        line.join(10, 0, at(3));
        CHECK(rest_of(line) == Persons{10});
    }
}

TEST_CASE("those who left are passed over when the line moves on", "[unit][servers]") {
    Line line;
    std::vector<Spot> spots;
    for (std::uint32_t who = 0; who < 6; ++who) spots.push_back(line.join(who, 0, at(0)));
    for (std::size_t const who : {1U, 2U, 4U, 5U}) CHECK(line.leave(spots[who], at(1)));
    CHECK(line.next(at(2))->who == 0);
    line.join_first(7, 0, at(2)); // between the one who was served and the next
    CHECK(rest_of(line) == Persons{7, 3});
}

TEST_CASE("a spot that was left, copied or served names nobody, not even who stands there now",
          "[unit][servers]") {
    Line line;
    Spot served = line.join(1, 0, at(0));
    Spot left = line.join(2, 0, at(0));
    Spot copy = left;
    Spot stays = line.join(3, 0, at(0));
    CHECK(line.next(at(1))->who == 1);
    CHECK(line.leave(left, at(1)));
    line.join_first(4, 0, at(1)); // on the place of the one who was served
    line.join_first(5, 0, at(1));
    CHECK_FALSE(line.leave(served, at(2)));
    CHECK_FALSE(served); // the spot says so
    CHECK_FALSE(line.leave(left, at(2)));
    CHECK_FALSE(line.leave(copy, at(2)));
    CHECK_FALSE(copy);
    CHECK(line.size() == 3);
    Spot again = stays;
    CHECK(line.leave(stays, at(2)));
    CHECK_FALSE(line.leave(again, at(2)));
    CHECK(rest_of(line) == Persons{5, 4});
}

TEST_CASE("waiting so far is of those alone who still wait", "[unit][servers]") {
    Line line;
    line.join(1, 3, at(0));
    line.join(2, 0, at(10));
    Spot third = line.join(3, 0, at(20));
    line.join(4, 0, at(30));
    CHECK(line.waiting_so_far(at(40)) == 40 + 30 + 20 + 10);
    CHECK(line.leave(third, at(40)));
    CHECK(line.waiting_so_far(at(50)) == 50 + 40 + 20);
    CHECK(line.next(at(50))->who == 2);
    CHECK(line.waiting_so_far(at(60)) == 60 + 30);
    CHECK(line.presence().integral(at(60)) ==
          line.presence().completed_stays() + line.waiting_so_far(at(60)));
}

// ---------------------------------------------------------------------------------------------
// A long history

/// The same line, kept the slow way.
struct SlowLine {
    struct Waiting {
        std::uint32_t who;
        std::uint8_t priority;
        Time since;
    };
    std::list<Waiting> all; ///< in the order of service

    void join(Waiting const& newcomer, bool first) {
        auto const place = std::ranges::find_if(all, [&](Waiting const& w) {
            return first ? w.priority >= newcomer.priority : w.priority > newcomer.priority;
        });
        all.insert(place, newcomer);
    }
    bool leave(std::uint32_t who) {
        return std::erase_if(all, [&](Waiting const& w) { return w.who == who; }) > 0;
    }
    std::int64_t so_far(Time now) const {
        std::int64_t sum = 0;
        for (auto const& w : all) sum += (now - w.since).count();
        return sum;
    }
};

/// Joins, services and leaves at random. Half of the leaves are tried with spots of long ago.
struct History {
    Below below{"line"};
    Line line;
    SlowLine slow;
    std::vector<Spot> spots; ///< of everybody who ever joined
    std::int64_t second = 0;
    std::size_t wrong = 0;
    std::size_t left = 0;
    std::size_t stale = 0;
    std::size_t longest = 0;

    /// Of a hundred steps `joins` are joins, one in `first` of them at the head; `serves` services.
    void step(std::int64_t joins, std::int64_t first, std::int64_t serves) {
        Time const now = at(second += below(20));
        auto const which = below(100);
        if (which < joins) {
            join(now, below(first) == 0);
        } else if (which < joins + serves) {
            serve(now);
        } else {
            leave(now);
        }
        longest = std::max(longest, line.size());
        if (line.size() != slow.all.size() || line.empty() != slow.all.empty()) ++wrong;
    }
    void join(Time now, bool first) {
        auto const who = static_cast<std::uint32_t>(spots.size());
        auto const priority = static_cast<std::uint8_t>(below(3));
        slow.join({who, priority, now}, first);
        spots.push_back(first ? line.join_first(who, priority, now)
                              : line.join(who, priority, now));
    }
    void serve(Time now) {
        auto const next = line.next(now);
        if (next.has_value() == slow.all.empty()) ++wrong;
        if (!next || slow.all.empty()) return;
        auto const& expected = slow.all.front();
        if (next->who != expected.who || next->since != expected.since ||
            next->priority != expected.priority) {
            ++wrong;
        }
        slow.all.pop_front();
    }
    void leave(Time now) {
        if (spots.empty()) return;
        auto const all = std::ssize(spots);
        auto const who = below(2) == 0 || slow.all.empty()
                             ? below(all)
                             : std::next(slow.all.begin(), below(std::ssize(slow.all)))->who;
        Spot copy = spots[static_cast<std::size_t>(who)];
        bool const was_there = slow.leave(static_cast<std::uint32_t>(who));
        if (line.leave(copy, now) != was_there || copy) ++wrong;
        ++(was_there ? left : stale);
    }
    void check_times() {
        Time const now = at(second);
        if (line.waiting_so_far(now) != slow.so_far(now)) ++wrong;
        if (line.presence().integral(now) != line.presence().completed_stays() + slow.so_far(now)) {
            ++wrong;
        }
    }
};

TEST_CASE("a line agrees with a slow one through tens of thousands of joins, services and leaves",
          "[unit][servers]") {
    // It grows to hundreds, shrinks to nothing and grows again, so that its entries are cut off
    // and put back in every way there is.
    History history;
    for (int season = 0; season < 12; ++season) {
        for (int i = 0; i < 1'500; ++i) history.step(60, 1 + season % 4, 25);
        history.check_times();
        for (int i = 0; i < 2'000; ++i) history.step(30, 1 + season % 4, season % 3 == 0 ? 20 : 50);
        history.check_times();
        if (season % 4 != 3) continue;
        for (int i = 0; i < 20'000 && !history.line.empty(); ++i) history.step(0, 1, 70);
        if (!history.slow.all.empty()) ++history.wrong;
    }
    CHECK(history.wrong == 0);
    CHECK(history.longest > 300); // all of it happened
    CHECK(history.left > 2'000);
    CHECK(history.stale > 2'000);
}

TEST_CASE("a line that is joined at its head alone is served last in, first out",
          "[unit][servers]") {
    Line line;
    Persons expected;
    for (std::uint32_t who = 0; who < 1'000; ++who) line.join_first(who, 0, at(who));
    for (std::uint32_t who = 1'000; who > 0; --who) expected.push_back(who - 1);
    CHECK(rest_of(line) == expected);
}

} // namespace

} // namespace norishiro::sim
