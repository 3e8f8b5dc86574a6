#include "sim/line.hpp"
#include "tests/theory/office.hpp"

#include <catch2/catch.hpp>

namespace norishiro::sim {

namespace {

using namespace tests;

constexpr double arrivals = 0.8; ///< a day; service takes a day in the mean

Demand busy_four_fifths(Law law) {
    return {.arrivals = arrivals, .law = law};
}
Demand slower(Demand kind) {
    kind.service *= 1.05;
    return kind;
}
std::vector<Findings> at_a_desk(Demand const& kind) {
    return replicate(Clinic{.desks = 1, .kinds = {kind}, .days = 16'000.0, .warm_up = 500.0});
}
std::vector<Findings> in_an_office(Demand const& kind) {
    return replicate(
        Office{.kinds = {{Priority::visit, kind}}, .days = 16'000.0, .warm_up = 500.0});
}

// ---------------------------------------------------------------------------------------------
// M/G/1

TEST_CASE("the formula of Pollaczek and Khinchine gives half the wait of M/M/1 without variance",
          "[theory]") {
    CHECK(pollaczek_khinchine(busy_four_fifths(memoryless)) == Approx(4.0));
    CHECK(pollaczek_khinchine(busy_four_fifths(constant)) == Approx(2.0));
}

TEST_CASE("the laws of service have the mean and the variance that they are said to have",
          "[theory]") {
    // 100 000 draws: each |t| > 4 has probability 6e-5 if the law is right, for the log-normal one,
    // whose fourth moment is large, somewhat more. A mean 5 % off must fail and a variance 20 %
    // off.
    for (Law const law : {constant, two_steps, memoryless, uneven, log_normal}) {
        CAPTURE(law.variance);
        Stream luck{Luck{1, 0}.decision("law"), 1};
        Values values;
        Values squares;
        for (int i = 0; i < 100'000; ++i) {
            values.push_back(law.draw(luck));
            squares.push_back((values.back() - 1.0) * (values.back() - 1.0));
        }
        if (law.variance == 0.0) {
            CHECK(squares == Values(squares.size(), 0.0));
            continue;
        }
        CHECK(off(values, 1.0) < 4.0);
        CHECK(off(values, 1.05) > 4.0);
        CHECK(off(squares, law.variance) < 4.0);
        CHECK(off(squares, 0.8 * law.variance) > 4.0);
    }
}

TEST_CASE("the mean wait for one place agrees with Pollaczek and Khinchine", "[theory]") {
    // 40 independent replications of 12 400 patients: each |t| > 4 has probability 3e-4 if the
    // engine is right. Service 5 % longer makes the wait 38 % longer, which is six standard errors
    // for the log-normal law and more for the others; so is a variance taken for none.
    for (Law const law : {constant, two_steps, memoryless, log_normal}) {
        CAPTURE(law.variance);
        auto const kind = busy_four_fifths(law);
        double const expected = pollaczek_khinchine(kind);
        auto const right = at_a_desk(kind);
        CHECK(off(of(right, mean_wait(0)), expected) < 4.0);
        CHECK(off(of(at_a_desk(slower(kind)), mean_wait(0)), expected) > 4.0);
        if (law.variance == 0.0) continue;
        double const without_variance = pollaczek_khinchine(busy_four_fifths(constant));
        CHECK(off(of(right, mean_wait(0)), without_variance) > 4.0);
    }
}

TEST_CASE("the mean wait for staff agrees with Pollaczek and Khinchine", "[theory]") {
    // As above.
    for (Law const law : {constant, two_steps, memoryless, log_normal}) {
        CAPTURE(law.variance);
        auto const kind = busy_four_fifths(law);
        double const expected = pollaczek_khinchine(kind);
        auto const right = in_an_office(kind);
        CHECK(off(of(right, mean_wait(0)), expected) < 4.0);
        CHECK(off(of(right, present(0)), kind.load() + kind.arrivals * expected) < 4.0);
        CHECK(off(of(in_an_office(slower(kind)), mean_wait(0)), expected) > 4.0);
        if (law.variance == 0.0) continue;
        double const without_variance = pollaczek_khinchine(busy_four_fifths(constant));
        CHECK(off(of(right, mean_wait(0)), without_variance) > 4.0);
    }
}

// ---------------------------------------------------------------------------------------------
// First come, first served

/// Second moment of the wait in M/M/1 with a service of one day: first in, first out.
constexpr double first_out_squared = 2.0 * arrivals / ((1.0 - arrivals) * (1.0 - arrivals));
/// Last in, first out: the same mean, another spread.
constexpr double last_out_squared = first_out_squared / (1.0 - arrivals);

/// M/M/1 around a bare line, whose newcomers go to its end or to its head.
struct Queue {
    bool last_in_first_out = false;
    double days = 16'000.0;

    /// Mean of the squared wait.
    double run(Luck const& luck) const {
        auto const arrives = luck.decision("arrives");
        auto const served = luck.decision("is served");
        Line line;
        std::uint32_t next_patient = 0;
        Time next_arrival = opening;
        Time done = never; // of the one who is served
        double sum = 0.0;
        auto const take_next = [&](Time now) {
            done = never;
            if (auto const next = line.next(now)) {
                sum += tests::days(now - next->since) * tests::days(now - next->since);
                done = later(now, Stream{served, next->who}.exponential(Days{1.0}));
            }
        };
        while (next_arrival < at_day(days)) {
            if (done <= next_arrival) {
                take_next(done);
                continue;
            }
            Time const now = next_arrival;
            last_in_first_out ? line.join_first(next_patient, 0, now)
                              : line.join(next_patient, 0, now);
            if (done == never) take_next(now);
            ++next_patient;
            next_arrival =
                later(now, Stream{arrives, next_patient}.exponential(Days{1.0 / arrivals}));
        }
        return sum / next_patient;
    }
};

TEST_CASE("a line is served first in, first out, and from its head last in, first out",
          "[theory]") {
    // 40 independent replications of 12 800 patients: each |t| > 4 has probability 3e-4 if the line
    // is right. The one order must fail for the other: five times the second moment.
    auto const first_out = replicate(Queue{});
    auto const last_out = replicate(Queue{.last_in_first_out = true});
    CHECK(off(first_out, first_out_squared) < 4.0);
    CHECK(off(last_out, last_out_squared) < 4.0);
    CHECK(off(first_out, last_out_squared) > 4.0);
    CHECK(off(last_out, first_out_squared) > 4.0);
}

TEST_CASE("the spread of the waits for places and for staff is that of first come, first served",
          "[theory]") {
    // 40 independent replications of 12 400 patients: each |t| > 4 has probability 3e-4 if the
    // engine is right. Last in, first out and 5 % off the service must fail.
    auto const kind = busy_four_fifths(memoryless);
    auto const desk = of(at_a_desk(kind), mean_wait_squared(0));
    CHECK(off(desk, first_out_squared) < 4.0);
    CHECK(off(desk, last_out_squared) > 4.0);
    CHECK(off(of(at_a_desk(slower(kind)), mean_wait_squared(0)), first_out_squared) > 4.0);

    auto const office = of(in_an_office(kind), mean_wait_squared(0));
    CHECK(off(office, first_out_squared) < 4.0);
    CHECK(off(office, last_out_squared) > 4.0);
    CHECK(off(of(in_an_office(slower(kind)), mean_wait_squared(0)), first_out_squared) > 4.0);
}

} // namespace

} // namespace norishiro::sim
