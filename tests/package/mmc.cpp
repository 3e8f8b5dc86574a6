// M/M/c: patients come at random, wait in one line for one of c desks, and stay a random time.
// How many wait on average is measured and compared with Erlang's formula.

#include "sim/agenda.hpp"
#include "sim/places.hpp"
#include "sim/random/stream.hpp"
#include "sim/statistics.hpp"

#include <cmath>
#include <cstdio>
#include <vector>

using namespace norishiro::sim;

constexpr int desk_count = 3;
constexpr Days between_arrivals{1.0 / 2.4};
constexpr Days service{1.0};

/// What can happen. An event is a record of integers, so that it can be copied and compared.
struct Event {
    enum Kind : std::uint32_t { arrival, departure };
    Kind kind;
    std::uint32_t who;
    std::uint32_t desk; ///< the one that a departure leaves
};

class Clinic {
public:
    Clinic(Luck const& luck, Time end) : agenda_{Time{}, end} {
        arrivals_ = luck.decision("arrives");
        stays_ = luck.decision("stays");
    }

    /// The mean number in line from beginning to end.
    double mean_line() {
        plan_arrival(0);
        while (auto const event = agenda_.next()) {
            event->kind == Event::arrival ? arrive(event->who) : depart(*event);
        }
        Time const end = agenda_.end();
        return static_cast<double>(desks_.line().integral(end)) /
               static_cast<double>((end - Time{}).count());
    }

private:
    void arrive(std::uint32_t who) {
        plan_arrival(who + 1);
        if (auto const desk = desks_.take(who, agenda_.now())) {
            serve(who, desk);
        } else {
            desks_.wait(who, 0, agenda_.now());
        }
    }
    void depart(Event const& event) {
        desks_.leave(Seat{event.desk}, agenda_.now());
        if (auto const next = desks_.admit_next(agenda_.now())) serve(next->who, next->seat);
    }
    /// Everybody's luck is their own: a stream belongs to one patient in one decision.
    void plan_arrival(std::uint32_t who) {
        agenda_.after(Stream{arrivals_, who}.exponential(between_arrivals),
                      {Event::arrival, who, 0});
    }
    void serve(std::uint32_t who, Seat desk) {
        agenda_.after(Stream{stays_, who}.exponential(service),
                      {Event::departure, who, desk.index});
    }

    Agenda<Event> agenda_;
    Places desks_{desk_count};
    Decision arrivals_;
    Decision stays_;
};

/// Erlang C: the mean number in line, where `load` is arrivals times service.
double erlang_c_line(int desks, double load) {
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

int main() {
    constexpr Time end{std::chrono::days{40'000}}; // the empty beginning counts for little
    std::vector<double> lines;
    for (std::uint64_t replication = 0; replication < 30; ++replication) {
        lines.push_back(Clinic{Luck{1, replication}, end}.mean_line());
    }
    double const expected = erlang_c_line(desk_count, service / between_arrivals);
    double const errors = t_statistic(lines, expected);
    std::printf("mean number in line: %.3f; by Erlang's formula: %.3f (%+.1f standard errors)\n",
                mean(lines), expected, errors);
    return std::abs(errors) < 4.0 ? 0 : 1; // chance alone: one seed in 2500
}
