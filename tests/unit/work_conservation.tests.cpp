#include "sim/places.hpp"
#include "sim/staff.hpp"
#include "tests/unit/luck.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <deque>
#include <optional>
#include <vector>

namespace norishiro::sim {

namespace {

using tests::Below;

Time at(std::int64_t seconds) {
    return Time{Seconds{1'000'000'000 + seconds}};
}

// ---------------------------------------------------------------------------------------------
// Places

/// A ward in a random life: arrivals of three classes, some of whom take the places of the less
/// urgent, reneging, departures, and places that come and go.
struct Ward {
    struct Guest {
        std::uint32_t who;
        std::uint8_t priority;
        Spot spot{};
        Seat seat{};
    };

    bool preempts;
    Below below{"ward"};
    Places beds{8, at(0)};
    std::vector<Guest> line{};
    std::vector<Guest> inside{};
    std::int64_t second = 0;
    std::int64_t held = 0; ///< place-seconds, summed the slow way
    std::size_t wrong = 0; ///< moments at which something that must hold did not
    std::size_t preempted = 0;
    std::size_t reneged = 0;
    std::size_t overfull = 0; ///< moments with fewer places than guests

    void step(std::uint32_t who) {
        std::int64_t const wait = below(60);
        second += wait;
        held += wait * beds.places();
        Time const now = at(second);
        if (below(2) == 0) arrives(who, now);
        if (!line.empty() && below(8) == 0) reneges(now);
        if (!inside.empty() && below(2) == 0) leaves(now);
        if (below(40) == 0) beds.set_places(below(16), now);
        // Whoever is there stays when there are fewer places; nobody comes in beyond them.
        auto const there = beds.taken();
        if (there != std::ssize(inside)) ++wrong;
        admit(now);
        if (beds.taken() > std::max(beds.places(), there)) ++wrong;
        check(now);
    }
    void arrives(std::uint32_t who, Time now) {
        auto const priority = static_cast<std::uint8_t>(below(3));
        bool const there_is_room = beds.free() > 0 && beds.waiting() == 0;
        if (auto const seat = beds.take(who, now, priority)) {
            if (!there_is_room) ++wrong;
            inside.push_back({who, priority, {}, seat});
            return;
        }
        if (there_is_room) ++wrong;
        if (preempts) {
            if (auto const taken = beds.preempt(who, priority, now)) {
                auto const out = std::ranges::find(inside, taken->who, &Guest::who);
                if (out == inside.end()) {
                    ++wrong;
                    return;
                }
                bool const least = std::ranges::all_of(
                    inside, [&](Guest const& g) { return g.priority <= out->priority; });
                if (!least || out->priority <= priority) ++wrong;
                line.push_back({out->who, out->priority, taken->spot, {}});
                inside.erase(out);
                inside.push_back({who, priority, {}, taken->seat});
                ++preempted;
                return;
            }
            // Nobody less urgent is inside.
            for (auto const& guest : inside) {
                if (guest.priority > priority) ++wrong;
            }
        }
        line.push_back({who, priority, beds.wait(who, priority, now), {}});
    }
    void reneges(Time now) {
        auto const out = line.begin() + below(std::ssize(line));
        if (!beds.renege(out->spot, now)) ++wrong;
        line.erase(out);
        ++reneged;
    }
    void leaves(Time now) {
        auto const out = inside.begin() + below(std::ssize(inside));
        beds.leave(out->seat, now);
        inside.erase(out);
    }
    void admit(Time now) {
        while (auto const next = beds.admit_next(now)) {
            auto const in = std::ranges::find(line, next->who, &Guest::who);
            if (in == line.end()) {
                ++wrong;
                return;
            }
            inside.push_back({in->who, in->priority, {}, next->seat});
            line.erase(in);
        }
    }
    void check(Time now) {
        bool const works = beds.taken() >= beds.places() || beds.waiting() == 0;
        bool const counted = beds.taken() == std::ssize(inside) && line.size() == beds.waiting();
        bool const all_counted =
            beds.inside().arrivals() - beds.inside().departures() == beds.taken();
        bool const held_right = beds.held(now) == held;
        if (!works || !counted || !all_counted || !held_right) ++wrong;
        if (beds.taken() > beds.places()) ++overfull;
        if (!preempts) return;
        // The more urgent never wait for the less urgent.
        for (auto const& waits : line) {
            for (auto const& guest : inside) {
                if (waits.priority < guest.priority) ++wrong;
            }
        }
    }
};

TEST_CASE("no place is free while anybody waits, whoever comes, goes, gives up or has to go",
          "[unit][servers]") {
    for (bool const preempts : {false, true}) {
        CAPTURE(preempts);
        Ward ward{preempts};
        for (std::uint32_t who = 0; who < 40'000; ++who) ward.step(who);
        CHECK(ward.wrong == 0);
        CHECK(ward.reneged > 1'000); // all of it happened
        CHECK(ward.overfull > 1'000);
        CHECK((ward.preempted > 1'000) == preempts);
        CHECK(ward.beds.inside().departures() > 5'000);
    }
}

// ---------------------------------------------------------------------------------------------
// Staff

constexpr double always = 168.0; ///< hours a week: one staff second every second

/// Staff in a random life, beside a server that is kept the slow way: it knows how much each task
/// has received, and gives to one at a time all that there is.
struct Desk {
    struct Asked {
        std::uint32_t who;
        std::size_t priority;
        double work;
        double received = 0.0;
    };

    Staff staff{always / 2.0};
    Below below{"desk"};
    double speed = 0.5;
    std::array<std::deque<Asked>, priority_count> lines;
    std::optional<Asked> at_hand;
    std::int64_t second = 0;
    double busy = 0.0;      ///< staff seconds, while there was work
    double given = 0.0;     ///< work of the tasks that were done
    double may_waste = 0.0; ///< each task ends at a whole second
    std::size_t wrong = 0;
    std::size_t interrupted = 0;
    std::size_t finished = 0;

    void step(std::uint32_t who) {
        std::int64_t const next = second + below(6'000);
        finish_until(at(next));
        pass(next);
        if (below(30) == 0) {
            speed = below(6) == 0 ? 0.0 : (5.0 + static_cast<double>(below(300))) / always;
            staff.set_hours(speed * always, at(second));
        }
        ask(who);
        check();
    }
    /// All that there is goes to the task at hand.
    void pass(std::int64_t until) {
        double const hours = speed * static_cast<double>(until - second);
        second = until;
        if (!at_hand) return;
        at_hand->received += hours;
        busy += hours;
    }
    void ask(std::uint32_t who) {
        auto const priority = static_cast<std::size_t>(below(priority_count));
        std::int64_t const work = below(20) == 0 ? 0 : below(2'400);
        Time const now = at(second);
        staff.ask({who, 0, static_cast<Priority>(priority), Seconds{work}, now}, now);
        if (priority == 0 && at_hand && at_hand->priority != 0) {
            lines.at(at_hand->priority).push_front(*at_hand);
            at_hand.reset();
            ++interrupted;
        }
        lines.at(priority).push_back({who, priority, static_cast<double>(work)});
        if (!at_hand) take_next();
    }
    void take_next() {
        at_hand.reset();
        for (auto& line : lines) {
            if (line.empty()) continue;
            at_hand = line.front();
            line.pop_front();
            return;
        }
    }
    void finish_until(Time now) {
        while (staff.done_at() <= now) {
            Time const done = staff.done_at();
            pass((done - at(0)).count());
            auto const task = staff.finish(done);
            if (!at_hand || task.who != at_hand->who) {
                ++wrong;
                return;
            }
            // It has received its work, and less than a second more.
            double const more = at_hand->received - at_hand->work;
            if (!(-1e-6 < more && more < speed + 1e-6)) ++wrong;
            given += at_hand->work;
            may_waste += speed;
            ++finished;
            take_next();
            check();
        }
    }
    double in_hand() const {
        double sum = at_hand ? at_hand->received : 0.0;
        for (auto const& line : lines) {
            for (auto const& asked : line) sum += asked.received;
        }
        return sum;
    }
    void check() {
        std::size_t waiting = at_hand ? 1 : 0;
        for (auto const& line : lines) waiting += line.size();
        if (staff.in_system() != waiting) ++wrong;
        // Idle only without hours or without work.
        if ((staff.done_at() == never) != (speed == 0.0 || waiting == 0)) ++wrong;
    }
};

TEST_CASE("the hours given and those in hand are all that a busy staff can have given",
          "[unit][servers]") {
    Desk desk;
    for (std::uint32_t who = 0; who < 30'000; ++who) {
        desk.step(who);
        if (who % 100 != 0) continue;
        double const wasted =
            desk.busy - static_cast<double>(desk.staff.given().count()) - desk.in_hand();
        if (!(-1e-3 < wasted && wasted < desk.may_waste + 1e-3)) ++desk.wrong;
    }
    CHECK(desk.wrong == 0);
    CHECK(static_cast<double>(desk.staff.given().count()) == desk.given);
    CHECK(desk.interrupted > 1'000); // all of it happened
    CHECK(desk.finished > 20'000);
    CHECK(desk.may_waste < 1e-2 * desk.busy); // what the bound leaves open is little
}

} // namespace

} // namespace norishiro::sim
