#include "sim/staff.hpp"

#include "tests/unit/luck.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <ostream>
#include <utility>
#include <vector>

namespace norishiro::sim {

namespace {

using tests::Below;

Time at(std::int64_t seconds) {
    return Time{Seconds{1'000'000'000 + seconds}};
}

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

TEST_CASE("time is put down to a task's account while it is given, interrupted or not",
          "[unit][servers]") {
    constexpr std::uint8_t visits = 2;
    constexpr std::uint8_t reports = 5;
    Staff staff{always};
    auto const on = [](Task asked, std::uint8_t account) {
        asked.account = account;
        return asked;
    };
    auto const given = [&](std::int64_t now) {
        return std::pair{staff.given_to(visits, at(now)).count(),
                         staff.given_to(reports, at(now)).count()};
    };
    using Given = std::pair<std::int64_t, std::int64_t>;
    CHECK(given(0) == Given{0, 0});
    staff.ask(on(task(1, Priority::visit, 100, at(0)), visits), at(0));
    staff.ask(on(task(2, Priority::visit, 50, at(0)), visits), at(0)); // gets nothing yet
    CHECK(given(60) == Given{60, 0});
    staff.ask(on(task(3, Priority::emergency, 30, at(60)), reports), at(60));
    CHECK(given(60) == Given{60, 0});
    CHECK(given(75) == Given{60, 15}); // the first visit waits with what it has got
    staff.set_hours(always / 2, at(80));
    CHECK(given(85) == Given{60, 22}); // 22.5
    CHECK(staff.given() == Seconds{0});
    CHECK(staff.finish(at(100)).who == 3);
    CHECK(given(100) == Given{60, 30});
    CHECK(given(141) == Given{80, 30}); // 80.5
    staff.set_hours(0.0, at(150));
    CHECK(given(500) == Given{85, 30});
    staff.set_hours(always, at(1'000));
    CHECK(staff.finish(at(1'015)).who == 1);
    CHECK(given(1'020) == Given{105, 30});
    CHECK(staff.given() == Seconds{130});
    CHECK(staff.given_to(7, at(1'020)) == Seconds{0});
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
    struct Account {
        Seconds asked{}, given{};
    };
    std::array<Account, 4> accounts{};

    void step(std::uint32_t who) {
        second += below(8'000);
        finish_until(at(second));
        if (below(50) == 0)
            staff.set_hours(below(5) == 0 ? 0.0 : 40.0 + 0.37 * static_cast<double>(below(300)),
                            at(second));
        auto const takes = below(2'400);
        auto const priority = static_cast<Priority>(below(priority_count));
        if (priority == Priority::emergency && staff.in_system() > 0) ++interrupted;
        Task asked = task(who, priority, takes, at(second));
        asked.account = static_cast<std::uint8_t>(below(std::ssize(accounts)));
        accounts[asked.account].asked += asked.work;
        staff.ask(asked, at(second));
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
        if (!little || !affordable || !busy || !counted || !accounts_hold(now)) ++broken;
    }
    /// What the tasks of an account have got never falls, is no less than what is done and no more
    /// than what was asked for or held.
    bool accounts_hold(Time now) {
        Seconds all{};
        bool hold = true;
        for (std::size_t a = 0; a < accounts.size(); ++a) {
            auto const given = staff.given_to(static_cast<std::uint8_t>(a), now);
            hold = hold && accounts[a].given <= given && given <= accounts[a].asked;
            accounts[a].given = given;
            all += given;
        }
        return hold && staff.given() <= all &&
               static_cast<double>(all.count()) <= staff.held(now) + 1e-3;
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
    for (auto const& account : office.accounts) CHECK(account.given == account.asked);
}

} // namespace

} // namespace norishiro::sim
