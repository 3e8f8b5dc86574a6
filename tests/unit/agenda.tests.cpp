#include "sim/agenda.hpp"

#include "sim/random/stream.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <map>
#include <vector>

namespace norishiro::sim {

namespace {

struct Call {
    std::uint64_t id = 0;
};
using Calls = Agenda<Call>;
using Ids = std::vector<std::uint64_t>;

Time at(std::int64_t seconds) {
    return Time{Seconds{seconds}};
}
constexpr std::int64_t day = 86'400;

Ids rest_of(Calls& agenda) {
    Ids ids;
    while (auto const call = agenda.next()) ids.push_back(call->id);
    return ids;
}

TEST_CASE("events come in the order of their times", "[unit][agenda]") {
    Calls agenda{at(0), at(10 * day)};
    agenda.at(at(5 * day), {1});
    agenda.at(at(3), {2});
    agenda.at(at(5 * day - 1), {3});
    agenda.at(at(0), {4});
    agenda.at(at(10 * day - 1), {5});
    CHECK(rest_of(agenda) == Ids{4, 2, 3, 1, 5});
    CHECK(agenda.handled() == 5);
}

TEST_CASE("the clock shows the time of the event at hand and the end afterwards",
          "[unit][agenda]") {
    Calls agenda{at(50), at(2 * day)};
    CHECK(agenda.now() == at(50));
    agenda.at(at(70), {1});
    REQUIRE(agenda.next());
    CHECK(agenda.now() == at(70));
    CHECK_FALSE(agenda.next());
    CHECK(agenda.now() == agenda.end());
    CHECK_FALSE(agenda.next());
    CHECK(agenda.now() == at(2 * day));
}

TEST_CASE("equal times keep the order of insertion", "[unit][agenda]") {
    Calls agenda{at(0), at(10 * day)};
    // More than a sort leaves in order by chance, with other times between them.
    for (std::uint64_t i = 0; i < 200; ++i) {
        agenda.at(at(3 * day + 7), {i});
        agenda.at(at(static_cast<std::int64_t>(i % 5) * day), {1000 + i});
    }
    Ids same_time;
    for (auto const id : rest_of(agenda)) {
        if (id < 1000) same_time.push_back(id);
    }
    REQUIRE(same_time.size() == 200);
    CHECK(std::ranges::is_sorted(same_time));
}

TEST_CASE("equal times keep the order of insertion on a day that is already running",
          "[unit][agenda]") {
    Calls agenda{at(0), at(3 * day)};
    agenda.at(at(10), {0});
    agenda.at(at(500), {1}); // planned before the day began
    agenda.at(at(500), {2});
    REQUIRE(agenda.next()->id == 0);
    agenda.at(at(500), {3}); // came in late, for the same moment
    agenda.at(at(499), {4});
    agenda.at(at(500), {5});
    agenda.at(at(10), {6}); // for the moment at hand
    CHECK(rest_of(agenda) == Ids{6, 4, 1, 2, 3, 5});
}

TEST_CASE("an event may call for another at the same moment without end", "[unit][agenda]") {
    Calls agenda{at(0), at(day)};
    agenda.at(at(5), {0});
    agenda.at(at(5), {100});
    Ids seen;
    while (auto const call = agenda.next()) {
        seen.push_back(call->id);
        if (call->id < 3) agenda.after(Days{0}, {call->id + 1});
    }
    CHECK(seen == Ids{0, 100, 1, 2, 3});
}

TEST_CASE("a run may begin within a day", "[unit][agenda]") {
    Calls agenda{at(day / 2), at(day / 2 + 2 * day)};
    agenda.at(at(2 * day + day / 2 - 1), {2});
    agenda.at(at(day / 2), {1});
    CHECK(rest_of(agenda) == Ids{1, 2});
}

TEST_CASE("a run may begin before 1970", "[unit][agenda]") {
    Calls agenda{at(-5 * day + 17), at(5 * day)};
    agenda.at(at(-1), {2});
    agenda.at(at(-4 * day), {1});
    agenda.at(at(0), {3});
    CHECK(rest_of(agenda) == Ids{1, 2, 3});
}

TEST_CASE("events at the end or later are not kept", "[unit][agenda]") {
    Calls agenda{at(0), at(day)};
    CHECK_FALSE(agenda.at(at(day), {1}));
    CHECK_FALSE(agenda.at(at(day + 1), {2}));
    CHECK_FALSE(agenda.at(never, {3}));
    CHECK(agenda.at(at(day - 1), {4}));
    CHECK(rest_of(agenda) == Ids{4});
    CHECK_FALSE(agenda.at(at(day), {5})); // nothing comes after the end either
    CHECK_FALSE(agenda.next());
}

TEST_CASE("a run that ends before it begins has no events", "[unit][agenda]") {
    Calls agenda{at(day), at(0)};
    CHECK_FALSE(agenda.at(at(day), {1}));
    CHECK_FALSE(agenda.next());
    CHECK(agenda.now() == at(day));
}

TEST_CASE("a wait that is not finite is never over", "[unit][agenda]") {
    Calls agenda{at(0), at(day)};
    CHECK_FALSE(agenda.after(Days{std::numeric_limits<double>::infinity()}, {1}));
    CHECK_FALSE(agenda.after(Days{std::numeric_limits<double>::quiet_NaN()}, {2}));
    CHECK_FALSE(agenda.after(Days{-1.0}, {3}));
    CHECK_FALSE(agenda.after(Days{1e300}, {4}));
    CHECK(agenda.after(Days{0.5}, {5}));
    CHECK(rest_of(agenda) == Ids{5});
}

TEST_CASE("an event that was called off does not happen and does not count", "[unit][agenda]") {
    Calls agenda{at(0), at(2 * day)};
    auto first = agenda.at(at(5), {1});
    agenda.at(at(6), {2});
    auto tomorrow = agenda.at(at(day), {3});
    agenda.cancel(first);
    CHECK_FALSE(first); // the ticket says so
    agenda.cancel(tomorrow);
    CHECK(rest_of(agenda) == Ids{2});
    CHECK(agenda.handled() == 1);
}

TEST_CASE("an event of the running day can be called off", "[unit][agenda]") {
    Calls agenda{at(0), at(day)};
    agenda.at(at(5), {1});
    auto planned = agenda.at(at(9), {2});
    REQUIRE(agenda.next());
    auto late = agenda.at(at(8), {3});
    agenda.cancel(planned);
    agenda.cancel(late);
    CHECK(rest_of(agenda).empty());
}

TEST_CASE("calling off twice, nothing, or what has happened is harmless", "[unit][agenda]") {
    Calls agenda{at(0), at(day)};
    auto ticket = agenda.at(at(5), {1});
    auto copy = ticket;
    agenda.cancel(ticket);
    agenda.cancel(ticket);
    auto other = agenda.at(at(6), {2}); // takes the slot that is free again
    CHECK(other.slot == copy.slot);
    agenda.cancel(copy); // an old ticket for the same slot
    CHECK(rest_of(agenda) == Ids{2});
    auto handled = other;
    agenda.cancel(handled);
    Ticket empty;
    agenda.cancel(empty);
    CHECK(agenda.handled() == 1);
}

TEST_CASE("the stale entry of a slot that was reused does not fire the new event early",
          "[unit][agenda]") {
    Calls agenda{at(0), at(day)};
    auto early = agenda.at(at(5), {1});
    auto const slot = early.slot;
    agenda.cancel(early);
    CHECK(agenda.at(at(100), {2}).slot == slot);
    REQUIRE(agenda.next()->id == 2);
    CHECK(agenda.now() == at(100));
}

/// The same events in a container whose order needs no thought: by time, then by insertion.
class Reference {
public:
    void insert(Time time, std::uint64_t id) { where_[id] = events_.insert({time, id}); }
    bool erase(std::uint64_t id) {
        auto const found = where_.find(id);
        if (found == where_.end()) return false;
        events_.erase(found->second);
        where_.erase(found);
        return true;
    }
    bool empty() const { return events_.empty(); }
    std::pair<Time, std::uint64_t> pop() {
        std::pair<Time, std::uint64_t> const first = *events_.begin();
        erase(first.second);
        return first;
    }

private:
    std::multimap<Time, std::uint64_t> events_; // keeps the insertion order of equal keys
    std::map<std::uint64_t, std::multimap<Time, std::uint64_t>::iterator> where_;
};

TEST_CASE("a hundred thousand random insertions, cancellations and events agree with a multimap",
          "[unit][agenda]") {
    Time const end = at(400 * day);
    Calls agenda{at(0), end};
    Reference reference;
    std::vector<Ticket> tickets;
    Stream luck{Luck{1, 0}.decision("agenda"), 1};
    auto const below = [&](double n) { return static_cast<std::int64_t>(luck.uniform() * n); };
    std::size_t mismatches = 0;
    std::size_t popped = 0;
    std::size_t called_off = 0;
    auto const compare_next = [&] {
        auto const call = agenda.next();
        if (call.has_value() == reference.empty()) ++mismatches;
        if (!call || reference.empty()) return;
        auto const expected = reference.pop();
        if (call->id != expected.second || agenda.now() != expected.first) ++mismatches;
        ++popped;
    };
    for (std::uint64_t id = 0; id < 100'000; ++id) {
        // Multiples of an hour, so that many are equal; most soon, some far off, some beyond the end.
        std::int64_t const wait = below(4.0) == 0 ? below(500.0 * 24.0) : below(30.0);
        Time const time = agenda.now() + Seconds{wait * 3600};
        tickets.push_back(agenda.at(time, {id}));
        if (time < end) reference.insert(time, id);
        if (below(3.0) == 0) {
            auto const which = static_cast<std::size_t>(below(static_cast<double>(id + 1)));
            if (reference.erase(which)) ++called_off;
            agenda.cancel(tickets[which]);
        }
        // About as many are called off or happen as come in, until the end is near.
        if (below(10.0) < 6 && agenda.now() < at(399 * day)) compare_next();
    }
    while (!reference.empty()) compare_next();
    CHECK_FALSE(agenda.next());
    CHECK(mismatches == 0);
    CHECK(agenda.handled() == popped);
    CHECK(popped > 50'000); // the comparison is not an empty one
    CHECK(called_off > 1'000);
}

} // namespace

} // namespace norishiro::sim
