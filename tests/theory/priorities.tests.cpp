#include "tests/theory/office.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

namespace norishiro::sim {

namespace {

using namespace tests;

using Kinds = std::vector<Demand>;

constexpr double long_enough = 10'000.0; ///< days
constexpr double warm_up = 500.0;

/// Load of the kinds before one.
double load_before(Kinds const& kinds, std::size_t kind) {
    double sum = 0.0;
    for (std::size_t k = 0; k < kind; ++k) sum += kinds[k].load();
    return sum;
}
/// Mean of what is left of the service at hand, of the kinds before one.
double left_before(Kinds const& kinds, std::size_t kind) {
    double sum = 0.0;
    for (std::size_t k = 0; k < kind; ++k) sum += kinds[k].left();
    return sum;
}

/// Cobham: the mean wait of a kind for one server that nobody interrupts.
double cobham(Kinds const& kinds, std::size_t kind) {
    return left_before(kinds, kinds.size()) /
           ((1.0 - load_before(kinds, kind)) * (1.0 - load_before(kinds, kind + 1)));
}
/// The mean number of a kind at one server whom the more urgent interrupt, and who then goes on.
double preemptive(Kinds const& kinds, std::size_t kind) {
    double const above = 1.0 - load_before(kinds, kind);
    double const with = 1.0 - load_before(kinds, kind + 1);
    double const stay =
        (kinds[kind].service * with + left_before(kinds, kind + 1)) / (above * with);
    return kinds[kind].arrivals * stay;
}

std::vector<Findings> at_desks(Kinds const& kinds, std::int64_t desks = 1, bool preempts = false) {
    return replicate(Clinic{.desks = desks,
                            .kinds = kinds,
                            .days = long_enough,
                            .warm_up = warm_up,
                            .preempts = preempts});
}
std::vector<Findings> at_office(std::vector<std::pair<Priority, Demand>> const& kinds) {
    return replicate(Office{.kinds = kinds, .days = long_enough, .warm_up = warm_up});
}

/// The same kinds, the first and the last with each other's urgency.
Kinds swapped(Kinds kinds) {
    std::swap(kinds.front(), kinds.back());
    return kinds;
}

TEST_CASE("the formulas for priorities give those without where there is but one kind",
          "[theory]") {
    Demand const only{.arrivals = 0.8, .law = two_steps};
    CHECK(cobham({only}, 0) == Approx(pollaczek_khinchine(only)));
    CHECK(preemptive({only}, 0) == Approx(0.8 * (1.0 + pollaczek_khinchine(only))));
    // Kleinrock's conservation law: the waits, weighted with the loads, do not hang on the order.
    Kinds const kinds{{0.5, 0.6}, {0.4, 1.0, constant}};
    auto const weighted = [](Kinds const& order) {
        return order[0].load() * cobham(order, 0) + order[1].load() * cobham(order, 1);
    };
    CHECK(weighted(kinds) == Approx(weighted(swapped(kinds))));
}

// ---------------------------------------------------------------------------------------------
// Nobody is interrupted

TEST_CASE("the waits of two kinds for one place are those of Cobham", "[theory]") {
    // 40 independent replications: each |t| > 4 has probability 3e-4 if the engine is right. The
    // other lines prove that the test can fail: priorities swapped, or none, or service 5 % slower.
    Kinds const kinds{{.arrivals = 0.5, .service = 0.6}, {.arrivals = 0.4, .law = two_steps}};
    auto const right = at_desks(kinds);
    CHECK(off(of(right, mean_wait(0)), cobham(kinds, 0)) < 4.0);
    CHECK(off(of(right, mean_wait(1)), cobham(kinds, 1)) < 4.0);

    auto const other_way = at_desks(swapped(kinds));
    CHECK(off(of(other_way, mean_wait(1)), cobham(kinds, 0)) > 4.0);
    CHECK(off(of(other_way, mean_wait(0)), cobham(kinds, 1)) > 4.0);
    double const in_turn = left_before(kinds, 2) / (1.0 - load_before(kinds, 2));
    CHECK(off(of(right, mean_wait(0)), in_turn) > 4.0);
    CHECK(off(of(right, mean_wait(1)), in_turn) > 4.0);
    auto slower = kinds;
    for (auto& kind : slower) kind.service *= 1.05;
    auto const late = at_desks(slower);
    CHECK(off(of(late, mean_wait(0)), cobham(kinds, 0)) > 4.0);
    CHECK(off(of(late, mean_wait(1)), cobham(kinds, 1)) > 4.0);
}

TEST_CASE("the waits of three kinds for several places are Erlang C's over what is left to each",
          "[theory]") {
    // Equal services: whoever finds every place taken waits a c-th of a service for one to be free,
    // and for the more urgent. 40 independent replications: each |t| > 4 has probability 3e-4.
    // Swapping the first with the last must fail, one place more as well.
    constexpr int desks = 3;
    Kinds const kinds{{.arrivals = 0.6}, {.arrivals = 1.2}, {.arrivals = 0.7}};
    double const taken = erlang_c(desks, load_before(kinds, 3)) / desks;
    auto const expected = [&](std::size_t k) {
        return taken /
               ((1.0 - load_before(kinds, k) / desks) * (1.0 - load_before(kinds, k + 1) / desks));
    };
    auto const right = at_desks(kinds, desks);
    auto const other_way = at_desks(swapped(kinds), desks);
    auto const one_more = at_desks(kinds, desks + 1);
    for (std::size_t k = 0; k < 3; ++k) {
        CAPTURE(k);
        CHECK(off(of(right, mean_wait(k)), expected(k)) < 4.0);
        if (k != 1) CHECK(off(of(other_way, mean_wait(2 - k)), expected(k)) > 4.0);
        CHECK(off(of(one_more, mean_wait(k)), expected(k)) > 4.0);
    }

    // First come, first served within the most urgent: who waits has an exponential wait, so that
    // the mean square is the one below. Last in, first out among them divides it by one less their
    // use.
    double const rate = desks - kinds[0].arrivals;
    double const squared = erlang_c(desks, load_before(kinds, 3)) * 2.0 / (rate * rate);
    CHECK(off(of(right, mean_wait_squared(0)), squared) < 4.0);
    CHECK(off(of(right, mean_wait_squared(0)), squared / (1.0 - kinds[0].load() / desks)) > 4.0);
}

TEST_CASE("the waits of three kinds for staff are those of Cobham", "[theory]") {
    // As for one place. Visits, meetings and paperwork do not interrupt each other.
    Kinds const kinds{{.arrivals = 0.3},
                      {.arrivals = 0.4, .service = 0.75, .law = two_steps},
                      {.arrivals = 0.2, .law = constant}};
    std::vector<std::pair<Priority, Demand>> const tasks{{Priority::visit, kinds[0]},
                                                         {Priority::meeting, kinds[1]},
                                                         {Priority::paperwork, kinds[2]}};
    auto const right = at_office(tasks);
    for (std::size_t k = 0; k < 3; ++k) {
        CAPTURE(k);
        CHECK(off(of(right, mean_wait(k)), cobham(kinds, k)) < 4.0);
    }
    auto const other_way = at_office({{Priority::paperwork, kinds[0]},
                                      {Priority::meeting, kinds[1]},
                                      {Priority::visit, kinds[2]}});
    CHECK(off(of(other_way, mean_wait(0)), cobham(kinds, 0)) > 4.0);
    CHECK(off(of(other_way, mean_wait(2)), cobham(kinds, 2)) > 4.0);
    auto slower = tasks;
    for (auto& task : slower) task.second.service *= 1.05;
    auto const late = at_office(slower);
    for (std::size_t k = 0; k < 3; ++k) {
        CAPTURE(k);
        CHECK(off(of(late, mean_wait(k)), cobham(kinds, k)) > 4.0);
    }
}

// ---------------------------------------------------------------------------------------------
// The urgent interrupt

TEST_CASE("who may take a place from the less urgent sees one server alone, and the others wait "
          "for what is left",
          "[theory]") {
    // Preemptive resume. 40 independent replications: each |t| > 4 has probability 3e-4 if the
    // engine is right. The other lines prove that the test can fail: priorities swapped, nobody
    // interrupted, service 5 % slower. The second case would show a service that begins anew.
    for (Kinds const& kinds : {Kinds{{.arrivals = 0.4}, {.arrivals = 0.4}},
                               Kinds{{.arrivals = 0.5, .service = 0.6, .law = two_steps},
                                     {.arrivals = 0.4, .law = constant}}}) {
        auto const right = at_desks(kinds, 1, true);
        auto const uninterrupted = at_desks(kinds, 1, false);
        auto const other_way = at_desks(swapped(kinds), 1, true);
        auto slower = kinds;
        for (auto& kind : slower) kind.service *= 1.05;
        auto const late = at_desks(slower, 1, true);
        for (std::size_t k = 0; k < 2; ++k) {
            CAPTURE(k);
            CHECK(off(of(right, present(k)), preemptive(kinds, k)) < 4.0);
            CHECK(off(of(other_way, present(1 - k)), preemptive(kinds, k)) > 4.0);
            CHECK(off(of(late, present(k)), preemptive(kinds, k)) > 4.0);
        }
        CHECK(off(of(uninterrupted, present(0)), preemptive(kinds, 0)) > 4.0);
    }
}

TEST_CASE("of several kinds that interrupt each other each sees only the more urgent", "[theory]") {
    // Equal exponential services and three places: the first k kinds together are an M/M/c, as if
    // the others were not there. 40 independent replications: each |t| > 4 has probability 3e-4.
    // Swapping the first with the last must fail, and so must one place more.
    constexpr int desks = 3;
    Kinds const kinds{{.arrivals = 1.2}, {.arrivals = 0.6}, {.arrivals = 0.7}};
    auto const first = [](std::size_t k) {
        return [k](Findings const& f) {
            double sum = 0.0;
            for (std::size_t i = 0; i <= k; ++i) sum += f.kinds[i].present;
            return sum;
        };
    };
    auto const right = at_desks(kinds, desks, true);
    auto const other_way = at_desks(swapped(kinds), desks, true);
    auto const one_more = at_desks(kinds, desks + 1, true);
    for (std::size_t k = 0; k < 3; ++k) {
        CAPTURE(k);
        double const load = load_before(kinds, k + 1);
        double const expected = load + erlang_queue(desks, load);
        CHECK(off(of(right, first(k)), expected) < 4.0);
        CHECK(off(of(one_more, first(k)), expected) > 4.0);
        if (k < 2) CHECK(off(of(other_way, first(k)), expected) > 4.0);
    }
    CHECK(std::ranges::all_of(right, [](Findings const& run) { return run.wrong == 0; }));
}

TEST_CASE("emergencies see staff alone, and the other work waits for what they leave", "[theory]") {
    // Preemptive resume, with services that are not exponential. 40 independent replications: each
    // |t| > 4 has probability 3e-4 if the engine is right. The other lines prove that the test can
    // fail: visits in place of emergencies (nobody interrupts), swapped, service 5 % slower.
    Kinds const kinds{{.arrivals = 0.5, .service = 0.6, .law = two_steps},
                      {.arrivals = 0.4, .law = constant}};
    CHECK(preemptive(kinds, 0) == Approx(kinds[0].load() + 0.5 * pollaczek_khinchine(kinds[0])));
    auto const right =
        at_office({{Priority::emergency, kinds[0]}, {Priority::paperwork, kinds[1]}});
    auto const uninterrupted =
        at_office({{Priority::visit, kinds[0]}, {Priority::paperwork, kinds[1]}});
    auto const other_way =
        at_office({{Priority::paperwork, kinds[0]}, {Priority::emergency, kinds[1]}});
    auto slower = kinds;
    for (auto& kind : slower) kind.service *= 1.05;
    auto const late =
        at_office({{Priority::emergency, slower[0]}, {Priority::paperwork, slower[1]}});
    for (std::size_t k = 0; k < 2; ++k) {
        CAPTURE(k);
        CHECK(off(of(right, present(k)), preemptive(kinds, k)) < 4.0);
        CHECK(off(of(other_way, present(k)), preemptive(kinds, k)) > 4.0);
        CHECK(off(of(late, present(k)), preemptive(kinds, k)) > 4.0);
    }
    CHECK(off(of(uninterrupted, present(0)), preemptive(kinds, 0)) > 4.0);
}

} // namespace

} // namespace norishiro::sim
