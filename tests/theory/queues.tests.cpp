#include "sim/agenda.hpp"
#include "sim/places.hpp"
#include "sim/random/stream.hpp"
#include "sim/staff.hpp"
#include "sim/statistics.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

namespace norishiro::sim {

namespace {

constexpr Time start{};
constexpr std::size_t replications = 40;
using Values = std::vector<double>;

// ---------------------------------------------------------------------------------------------
// M/M/c

struct Event {
    std::uint32_t who = 0;
    Seat seat{}; ///< the patient's, who leaves; otherwise one arrives
};

/// Patients who arrive at random, wait for one of the desks and take a random time there.
class Clinic {
public:
    Clinic(std::int64_t desks, Days between_arrivals, Days service, Days horizon, Luck const& luck)
        : between_{between_arrivals}, service_{service}, desks_{desks}, agenda_{start,
                                                                                later(start,
                                                                                      horizon)},
          arrivals_{luck.decision("arrives")}, services_{luck.decision("is served")} {}

    double mean_queue() {
        agenda_.after(wait(arrivals_, 0, between_), {0, {}});
        while (auto const event = agenda_.next()) {
            event->seat ? departs(event->seat) : arrives(event->who);
        }
        auto const duration = static_cast<double>((agenda_.end() - start).count());
        return static_cast<double>(desks_.line().integral(agenda_.end())) / duration;
    }

private:
    static Days wait(Decision decision, std::uint32_t who, Days mean) {
        return Stream{decision, who}.exponential(mean);
    }
    void arrives(std::uint32_t who) {
        agenda_.after(wait(arrivals_, who + 1, between_), {who + 1, {}});
        if (auto const seat = desks_.take(who, agenda_.now())) {
            serve(who, seat);
        } else {
            desks_.wait(who, 0, agenda_.now());
        }
    }
    void departs(Seat seat) {
        desks_.leave(seat, agenda_.now());
        if (auto const next = desks_.admit_next(agenda_.now())) serve(next->who, next->seat);
    }
    void serve(std::uint32_t who, Seat seat) {
        agenda_.after(wait(services_, who, service_), {who, seat});
    }

    Days between_;
    Days service_;
    Places desks_;
    Agenda<Event> agenda_;
    Decision arrivals_;
    Decision services_;
};

Values mean_queues(std::int64_t desks, double arrivals_a_day, Days service, Days horizon) {
    Values values;
    for (std::size_t r = 0; r < replications; ++r) {
        Clinic clinic{desks, Days{1.0 / arrivals_a_day}, service, horizon, Luck{1, r}};
        values.push_back(clinic.mean_queue());
    }
    return values;
}

/// Mean number waiting in M/M/c, by Erlang's formula; `load` is arrivals times service.
double erlang_c_queue(int desks, double load) {
    double term = 1.0; // load^k / k!
    double sum = 0.0;
    for (int k = 0; k < desks; ++k) {
        sum += term;
        term *= load / (k + 1);
    }
    double const use = load / desks;
    double const all_busy = term / (1.0 - use);
    return all_busy / (sum + all_busy) * use / (1.0 - use);
}

TEST_CASE("Erlang's formula gives the figures of the textbook", "[theory]") {
    CHECK(erlang_c_queue(1, 0.8) == Approx(3.2));
    CHECK(erlang_c_queue(3, 2.4) == Approx(2.5888).epsilon(1e-4));
}

TEST_CASE("the mean queue of M/M/1 agrees with Erlang C", "[theory]") {
    // 40 independent replications of 20 000 days: |t| > 4 has probability 3e-4 if the engine is
    // right; that a replication begins empty takes half a per cent off. The second line proves that
    // the test can fail: service 5 % slower means 4.41 in the queue, not 3.2.
    double const expected = erlang_c_queue(1, 0.8);
    CHECK(std::abs(t_statistic(mean_queues(1, 0.8, Days{1.0}, Days{20'000}), expected)) < 4.0);
    CHECK(std::abs(t_statistic(mean_queues(1, 0.8, Days{1.05}, Days{20'000}), expected)) > 4.0);
}

TEST_CASE("the mean queue of M/M/3 agrees with Erlang C", "[theory]") {
    // 40 independent replications of 5 000 days: |t| > 4 has probability 3e-4 if the engine is
    // right. Service 5 % slower means 3.75 in the queue, not 2.59.
    double const expected = erlang_c_queue(3, 2.4);
    CHECK(std::abs(t_statistic(mean_queues(3, 2.4, Days{1.0}, Days{5'000}), expected)) < 4.0);
    CHECK(std::abs(t_statistic(mean_queues(3, 2.4, Days{1.05}, Days{5'000}), expected)) > 4.0);
}

// ---------------------------------------------------------------------------------------------
// M/G/1

constexpr double hours_a_week = 40.0;
constexpr double stretch = 168.0 / hours_a_week; ///< seconds that a second of work takes

struct Office {
    double work = 3'600.0; ///< mean, staff seconds
    double variance = 0.0; ///< of the work over its mean: a gamma distribution
    double between = 0.0;  ///< mean seconds between arrivals
    std::uint32_t n = 10'000;
};

/// Mean seconds that a task waits before anybody takes it up.
double mean_wait(Office const& office, Luck const& luck) {
    Staff staff{hours_a_week};
    auto const arrives = luck.decision("arrives");
    auto const works = luck.decision("takes work");
    Time now = start;
    double service = 0.0;
    auto const finish_until = [&](Time until) {
        while (staff.done_at() <= until) staff.finish(staff.done_at());
    };
    for (std::uint32_t who = 0; who < office.n; ++who) {
        now = later(now, Days{office.between / 86'400.0} * Stream{arrives, who}.unit_exponential());
        finish_until(now);
        double const share =
            math::unit_gamma_quantile(Stream{works, who}.uniform(), office.variance);
        Seconds const work{std::llround(office.work * share)};
        service += stretch * static_cast<double>(work.count());
        staff.ask({who, 0, Priority::visit, work, now}, now);
    }
    finish_until(never - Seconds{1});
    auto const stays = static_cast<double>(staff.presence().completed_stays());
    return (stays - service) / office.n;
}

Values mean_waits(Office const& office) {
    Values values;
    for (std::size_t r = 0; r < replications; ++r) values.push_back(mean_wait(office, Luck{2, r}));
    return values;
}

/// Pollaczek and Khinchine: arrivals times the second moment of service over 2 (1 - use).
double pollaczek_khinchine(Office const& office) {
    double const service = stretch * office.work;
    double const use = service / office.between;
    return use * service * (1.0 + office.variance) / (2.0 * (1.0 - use));
}

Office busy_four_fifths(double variance) {
    return {.variance = variance, .between = stretch * 3'600.0 / 0.8};
}
Office slower(Office office) {
    office.work *= 1.05;
    return office;
}

TEST_CASE("the formula of Pollaczek and Khinchine gives half the wait of M/M/1 without variance",
          "[theory]") {
    CHECK(pollaczek_khinchine(busy_four_fifths(1.0)) == Approx(4.0 * stretch * 3'600.0));
    CHECK(pollaczek_khinchine(busy_four_fifths(0.0)) == Approx(2.0 * stretch * 3'600.0));
}

TEST_CASE("the mean wait of M/D/1 agrees with Pollaczek and Khinchine", "[theory]") {
    // 40 independent replications of 10 000 tasks: |t| > 4 has probability 3e-4 if the engine is
    // right. Work 5 % longer makes the wait 38 % longer, which is more than ten standard errors.
    auto const office = busy_four_fifths(0.0);
    double const expected = pollaczek_khinchine(office);
    CHECK(std::abs(t_statistic(mean_waits(office), expected)) < 4.0);
    CHECK(std::abs(t_statistic(mean_waits(slower(office)), expected)) > 4.0);
}

TEST_CASE("the mean wait of M/G/1 with gamma work agrees with Pollaczek and Khinchine",
          "[theory]") {
    // As above, with a variance of one half: waits are half as long again as without. Taking the
    // variance for none is a second mistake that the test finds.
    auto const office = busy_four_fifths(0.5);
    double const expected = pollaczek_khinchine(office);
    auto const waits = mean_waits(office);
    CHECK(std::abs(t_statistic(waits, expected)) < 4.0);
    CHECK(std::abs(t_statistic(waits, pollaczek_khinchine(busy_four_fifths(0.0)))) > 4.0);
    CHECK(std::abs(t_statistic(mean_waits(slower(office)), expected)) > 4.0);
}

} // namespace

} // namespace norishiro::sim
