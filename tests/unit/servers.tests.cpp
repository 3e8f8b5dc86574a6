#include "sim/servers.hpp"

#include "sim/random/stream.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

namespace norishiro::sim {

namespace {

Time at(std::int64_t seconds) {
    return Time{Seconds{1'000'000'000 + seconds}};
}

/// Random whole numbers below n.
class Below {
public:
    explicit Below(std::string_view name) : luck_{Luck{1, 0}.decision(name), 1} {}
    std::int64_t operator()(std::int64_t n) {
        return static_cast<std::int64_t>(luck_.uniform() * static_cast<double>(n));
    }

private:
    Stream luck_;
};

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

// ---------------------------------------------------------------------------------------------
// Places

std::vector<std::uint32_t> admit_all(Places& places, Time now) {
    std::vector<std::uint32_t> order;
    while (auto const next = places.admit_next(now)) order.push_back(next->who);
    return order;
}

TEST_CASE("places are taken until there are none", "[unit][servers]") {
    Places beds{2};
    CHECK(beds.take(at(0)));
    CHECK(beds.take(at(1)));
    CHECK_FALSE(beds.take(at(2)));
    CHECK(beds.taken() == 2);
    CHECK(beds.free() == 0);
    beds.leave(at(3), at(0));
    CHECK(beds.free() == 1);
    CHECK(beds.take(at(3)));
    CHECK(beds.inside().integral(at(3)) == 3 + 2);
}

TEST_CASE("nobody overtakes the line", "[unit][servers]") {
    Places beds{1};
    beds.wait(7, 0, at(0));
    CHECK_FALSE(beds.take(at(1))); // a place is free, but others wait
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
    REQUIRE(beds.take(at(0)));
    beds.wait(1, 0, at(0));
    CHECK_FALSE(beds.admit_next(at(1)));
    CHECK(beds.waiting() == 1);
    beds.leave(at(2), at(0));
    CHECK(beds.admit_next(at(2))->who == 1);
    CHECK_FALSE(beds.admit_next(at(2)));
}

TEST_CASE("who leaves the line is not admitted", "[unit][servers]") {
    Places beds{3};
    beds.wait(1, 0, at(0));
    beds.wait(2, 0, at(0));
    beds.wait(3, 0, at(0));
    CHECK(beds.renege(2, at(4)));
    CHECK_FALSE(beds.renege(2, at(5)));
    CHECK_FALSE(beds.renege(99, at(5)));
    CHECK(beds.line().completed_stays() == 4);
    CHECK(admit_all(beds, at(6)) == std::vector<std::uint32_t>{1, 3});
    CHECK_FALSE(beds.renege(1, at(7))); // inside now
}

TEST_CASE("fewer places evict nobody and let nobody in", "[unit][servers]") {
    Places beds{3};
    for (int i = 0; i < 3; ++i) REQUIRE(beds.take(at(0)));
    beds.wait(1, 0, at(1));
    beds.set_places(1);
    CHECK(beds.taken() == 3);
    CHECK(beds.free() == 0);
    CHECK(beds.most() == 3);
    beds.leave(at(2), at(0));
    CHECK_FALSE(beds.admit_next(at(2))); // two are still there, and one place
    beds.leave(at(3), at(0));
    CHECK_FALSE(beds.admit_next(at(3)));
    beds.leave(at(4), at(0));
    CHECK(beds.admit_next(at(4))->who == 1);
    beds.set_places(5);
    CHECK(beds.free() == 4);
    CHECK(beds.most() == 5);
}

TEST_CASE("no places, nobody in", "[unit][servers]") {
    Places beds{0};
    CHECK_FALSE(beds.take(at(0)));
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
        if (!beds.take(now)) {
            beds.wait(who, priority, now);
            ward.line.push_back({who, priority, now});
        } else {
            ward.inside.push_back({who, 0, now});
        }
        if (below(100) == 0) beds.set_places(below(20));
        if (!ward.line.empty() && below(4) == 0) {
            auto const out = ward.line.begin() + below(std::ssize(ward.line));
            CHECK(beds.renege(out->who, now));
            ward.line.erase(out);
            ++reneged;
        }
        if (!ward.inside.empty() && below(4) != 0) {
            auto const out = ward.inside.begin() + below(std::ssize(ward.inside));
            beds.leave(now, out->since);
            ward.inside.erase(out);
        }
        while (auto const next = beds.admit_next(now)) {
            auto const first = std::ranges::min_element(ward.line, {}, [](auto const& g) {
                return std::pair{g.priority, g.who};
            });
            if (next->who != first->who || next->asked != first->since) ++wrong_guest;
            ward.line.erase(first);
            ward.inside.push_back({next->who, 0, now});
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

// ---------------------------------------------------------------------------------------------
// Staff

constexpr double always = 168.0; ///< hours a week: one staff second every second

Task task(std::uint32_t who, Priority priority, std::int64_t work, Time asked) {
    return {who, 0, priority, Seconds{work}, asked};
}

void ask(Staff& staff, std::uint32_t who, Priority priority, std::int64_t work, Time now) {
    staff.ask(task(who, priority, work, now), now);
}

struct Done {
    std::uint32_t who;
    std::int64_t at;
    bool operator==(Done const&) const = default;
};
std::ostream& operator<<(std::ostream& out, Done const& done) {
    return out << "{" << done.who << " at " << done.at << "}";
}

std::vector<Done> finish_all(Staff& staff) {
    std::vector<Done> order;
    while (staff.done_at() != never) {
        Time const now = staff.done_at();
        order.push_back({staff.finish(now).who, (now - at(0)).count()});
    }
    return order;
}

TEST_CASE("work takes its hours over the hours held", "[unit][servers]") {
    Staff full{always};
    ask(full, 1, Priority::visit, 3'600, at(0));
    CHECK(full.done_at() == at(3'600));
    Staff half{always / 2};
    ask(half, 1, Priority::visit, 3'600, at(0));
    CHECK(half.done_at() == at(7'200));
    Staff week{40.0};
    ask(week, 1, Priority::visit, 40 * 3'600, at(0));
    CHECK(week.done_at() == at(7 * 86'400));
    CHECK(week.hours_a_week() == Approx(40.0).epsilon(1e-15));
}

TEST_CASE("an idle staff is never done", "[unit][servers]") {
    Staff staff{always};
    CHECK(staff.done_at() == never);
    CHECK(staff.in_system() == 0);
    ask(staff, 1, Priority::visit, 10, at(0));
    CHECK(staff.in_system() == 1);
    CHECK(staff.finish(at(10)).who == 1);
    CHECK(staff.done_at() == never);
    CHECK(staff.in_system() == 0);
    CHECK(staff.given() == Seconds{10});
}

TEST_CASE("a task without work is done at once", "[unit][servers]") {
    Staff staff{40.0};
    ask(staff, 1, Priority::visit, 0, at(5));
    CHECK(staff.done_at() == at(5));
    CHECK(staff.finish(at(5)).who == 1);
}

TEST_CASE("within a class the first to ask is the first served", "[unit][servers]") {
    Staff staff{always};
    for (std::uint32_t who = 0; who < 4; ++who) ask(staff, who, Priority::visit, 10, at(who));
    CHECK(finish_all(staff) == std::vector<Done>{{0, 10}, {1, 20}, {2, 30}, {3, 40}});
}

TEST_CASE("classes are served in order, but do not interrupt", "[unit][servers]") {
    Staff staff{always};
    ask(staff, 0, Priority::paperwork, 10, at(0));
    ask(staff, 1, Priority::paperwork, 10, at(1));
    ask(staff, 2, Priority::meeting, 10, at(2));
    ask(staff, 3, Priority::intake, 10, at(3));
    ask(staff, 4, Priority::visit, 10, at(4));
    ask(staff, 5, Priority::statutory, 10, at(5));
    CHECK(finish_all(staff) ==
          std::vector<Done>{{0, 10}, {5, 20}, {4, 30}, {3, 40}, {2, 50}, {1, 60}});
}

TEST_CASE("an emergency interrupts and what is left is done later", "[unit][servers]") {
    Staff staff{always};
    ask(staff, 1, Priority::visit, 100, at(0));
    ask(staff, 2, Priority::visit, 100, at(10));
    ask(staff, 3, Priority::emergency, 30, at(60)); // 40 seconds of the first visit are left
    CHECK(staff.done_at() == at(90));
    ask(staff, 4, Priority::statutory, 5, at(61));
    CHECK(finish_all(staff) == std::vector<Done>{{3, 90}, {4, 95}, {1, 135}, {2, 235}});
    CHECK(staff.given() == Seconds{100 + 100 + 30 + 5});
}

TEST_CASE("an emergency does not interrupt another", "[unit][servers]") {
    Staff staff{always};
    ask(staff, 1, Priority::emergency, 100, at(0));
    ask(staff, 2, Priority::emergency, 100, at(10));
    CHECK(finish_all(staff) == std::vector<Done>{{1, 100}, {2, 200}});
}

TEST_CASE("a task that is interrupted often loses nothing", "[unit][servers]") {
    Staff staff{always};
    ask(staff, 0, Priority::meeting, 1'000, at(0));
    std::vector<Done> order;
    for (std::uint32_t who = 1; who <= 9; ++who) {
        std::int64_t const when = who * 100;
        ask(staff, who, Priority::emergency, 20, at(when));
        CHECK(staff.finish(at(when + 20)).who == who);
    }
    CHECK(finish_all(staff) == std::vector<Done>{{0, 1'000 + 9 * 20}});
}

TEST_CASE("hours that change in the middle of a task change what is left of it",
          "[unit][servers]") {
    Staff staff{always};
    ask(staff, 1, Priority::visit, 100, at(0));
    staff.set_hours(always / 2, at(40)); // 60 left, at half speed
    CHECK(staff.done_at() == at(40 + 120));
    staff.set_hours(always * 2, at(100)); // 30 left, at double speed
    CHECK(staff.done_at() == at(115));
    CHECK(finish_all(staff) == std::vector<Done>{{1, 115}});
    CHECK(staff.held(at(115)) == Approx(40 + 30 + 30));
}

TEST_CASE("without hours nothing is done until hours come", "[unit][servers]") {
    Staff staff{0.0};
    CHECK_FALSE(staff.exists());
    ask(staff, 1, Priority::visit, 100, at(0));
    ask(staff, 2, Priority::emergency, 50, at(10));
    CHECK(staff.done_at() == never);
    CHECK(staff.in_system() == 2);
    staff.set_hours(always, at(1'000));
    CHECK(staff.exists());
    CHECK(staff.done_at() == at(1'050));
    staff.set_hours(0.0, at(1'020)); // and gone again, in the middle
    CHECK(staff.done_at() == never);
    staff.set_hours(always, at(5'000));
    CHECK(finish_all(staff) == std::vector<Done>{{2, 5'030}, {1, 5'130}});
    CHECK(staff.held(at(5'130)) == Approx(20 + 130));
}

TEST_CASE("negative hours are none", "[unit][servers]") {
    Staff staff{-5.0};
    CHECK_FALSE(staff.exists());
    CHECK(staff.hours_a_week() == 0.0);
}

TEST_CASE("those who ask do not move the end of the task at hand", "[unit][servers]") {
    // The task at hand must not be reckoned anew each time somebody joins the line: sums of small
    // pieces differ in the last bit, and rounding up makes a second of it.
    std::size_t moved = 0;
    Below below{"asking"};
    for (double const hours : {40.0, 37.5, 23.25, 116.25, 3.0 * 38.75 * 0.6, 1'000.0 / 7.0}) {
        for (int repeat = 0; repeat < 200; ++repeat) {
            Staff staff{hours};
            ask(staff, 0, Priority::visit, 900 * (1 + below(16)), at(0));
            Time const promised = staff.done_at();
            auto const span = (promised - at(0)).count();
            std::vector<std::int64_t> moments(5);
            for (auto& m : moments) m = below(span);
            std::ranges::sort(moments);
            for (auto const m : moments) ask(staff, 1, Priority::paperwork, 900, at(m));
            if (staff.done_at() != promised) ++moved;
        }
    }
    CHECK(moved == 0);
}

TEST_CASE("the staff works without a break while anybody waits", "[unit][servers]") {
    Below below{"busy"};
    double const hours = 93.0;
    Staff staff{hours};
    std::int64_t work = 0;
    for (std::uint32_t who = 0; who < 500; ++who) {
        std::int64_t const takes = 60 + below(10'000);
        ask(staff, who, static_cast<Priority>(below(priority_count)), takes, at(0));
        work += takes;
    }
    auto const order = finish_all(staff);
    REQUIRE(order.size() == 500);
    // Each task is rounded up to a whole second and no further.
    double const exact = static_cast<double>(work) * 168.0 / hours;
    CHECK(static_cast<double>(order.back().at) >= exact - 1e-3);
    CHECK(static_cast<double>(order.back().at) <= exact + 501.0);
    CHECK(staff.given() == Seconds{work});
}

/// Staff in a random life: tasks of all classes, emergencies, hours that change and vanish.
struct Office {
    Staff staff{always / 4};
    Below below{"office"};
    std::int64_t second = 0;
    std::int64_t work_asked = 0;
    std::size_t finished = 0;
    std::size_t interrupted = 0;
    std::size_t broken = 0; ///< moments at which something that must hold did not

    void step(std::uint32_t who) {
        second += below(8'000);
        finish_until(at(second));
        if (below(50) == 0)
            staff.set_hours(below(5) == 0 ? 0.0 : 40.0 + 0.37 * static_cast<double>(below(300)),
                            at(second));
        auto const takes = below(2'400);
        auto const priority = static_cast<Priority>(below(priority_count));
        if (priority == Priority::emergency && staff.in_system() > 0) ++interrupted;
        ask(staff, who, priority, takes, at(second));
        work_asked += takes;
        check(at(second));
    }
    void finish_until(Time now) {
        while (staff.done_at() <= now) {
            Time const done = staff.done_at();
            staff.finish(done);
            ++finished;
            check(done);
        }
    }
    void check(Time now) {
        auto const& presence = staff.presence();
        bool const little =
            presence.integral(now) == presence.completed_stays() + staff.stays_so_far(now);
        // held() is a sum of fractions: a millisecond for its last bits.
        bool const affordable =
            static_cast<double>(staff.given().count()) <= staff.held(now) + 1e-3;
        bool const busy = !staff.exists() || staff.in_system() == 0 || staff.done_at() != never;
        bool const counted = presence.count() == static_cast<std::int64_t>(staff.in_system());
        if (!little || !affordable || !busy || !counted) ++broken;
    }
};

TEST_CASE("staff keeps Little's law, gives no more than it holds and never idles in a random life",
          "[unit][servers]") {
    Office office;
    for (std::uint32_t who = 0; who < 20'000; ++who) office.step(who);
    CHECK(office.broken == 0);
    CHECK(office.staff.presence().arrivals() == 20'000);
    CHECK(office.finished + office.staff.in_system() == 20'000);
    CHECK(office.finished > 15'000); // all of it happened
    CHECK(office.interrupted > 500);
    office.staff.set_hours(always, at(office.second));
    office.finish_until(never - Seconds{1});
    CHECK(office.broken == 0);
    CHECK(office.staff.in_system() == 0);
    CHECK(office.staff.given() == Seconds{office.work_asked});
}

} // namespace

} // namespace norishiro::sim
