#pragma once

#include "sim/random/stream.hpp"
#include "sim/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

/// What the theory of queues says, and how far a sample is from it.
namespace norishiro::tests {

using Values = std::vector<double>;

/// |t| > 4 has probability 3e-4 with 40 replications if the engine is right, and less with more.
inline constexpr std::size_t replications = 40;

/// How many standard errors the mean of a sample lies from what is expected.
inline double off(std::span<double const> values, double expected) {
    return std::abs(sim::t_statistic(values, expected));
}

/// Independent replications.
template <class Plan>
auto replicate(Plan const& plan, std::size_t n = replications) {
    std::vector<decltype(plan.run(sim::Luck{1, 0}))> runs;
    for (std::size_t r = 0; r < n; ++r) runs.push_back(plan.run(sim::Luck{1, r}));
    return runs;
}

/// One figure of each replication.
template <class Run, class Measure>
Values of(std::vector<Run> const& runs, Measure measure) {
    Values values;
    for (auto const& run : runs) values.push_back(std::invoke(measure, run));
    return values;
}

/// How long a piece of work takes, over its mean.
struct Law {
    double (*draw)(sim::Stream&);
    double variance;
};
inline constexpr Law constant{[](sim::Stream&) { return 1.0; }, 0.0};
inline constexpr Law memoryless{[](sim::Stream& luck) { return luck.unit_exponential(); }, 1.0};
/// Gamma of shape 2.
inline constexpr Law two_steps{[](sim::Stream& luck) {
                                   double const first = luck.unit_exponential();
                                   return 0.5 * (first + luck.unit_exponential());
                               },
                               0.5};
/// One in four takes ten times as long as the others: an exponential of mean 40/13 or 4/13.
inline constexpr Law uneven{[](sim::Stream& luck) {
                                bool const is_long = luck.chance(sim::Probability{0.25});
                                return (is_long ? 40.0 : 4.0) / 13.0 * luck.unit_exponential();
                            },
                            2.0 * (0.25 * 1'600.0 + 0.75 * 16.0) / 169.0 - 1.0};
/// Log-normal of variance 2.
inline constexpr Law log_normal{[](sim::Stream& luck) {
                                    double const s2 = std::log(3.0);
                                    return std::exp(std::sqrt(s2) * luck.normal() - 0.5 * s2);
                                },
                                2.0};

/// Those of one kind who arrive: how many a day, and how many days their service takes.
struct Demand {
    double arrivals = 0.0;
    double service = 1.0; ///< mean
    Law law = memoryless;

    double load() const { return arrivals * service; }
    /// Mean of what is left of a service at a random moment, nothing where there is none.
    double left() const { return 0.5 * load() * service * (1.0 + law.variance); }
};

/// Share of arrivals who find every server taken where nobody may wait; `load` is arrivals times
/// service.
inline double erlang_b(int servers, double load) {
    double lost = 1.0;
    for (int k = 1; k <= servers; ++k) lost = load * lost / (k + load * lost);
    return lost;
}
/// Share of arrivals who have to wait.
inline double erlang_c(int servers, double load) {
    double const lost = erlang_b(servers, load);
    double const use = load / servers;
    return lost / (1.0 - use * (1.0 - lost));
}
/// Mean number waiting in M/M/c.
inline double erlang_queue(int servers, double load) {
    double const use = load / servers;
    return erlang_c(servers, load) * use / (1.0 - use);
}

/// Pollaczek and Khinchine: the mean wait in M/G/1.
inline double pollaczek_khinchine(Demand const& kind) {
    return kind.left() / (1.0 - kind.load());
}

/// Stationary chances of a birth-death process: `up[n]` is the rate from n to n + 1, `down[n]` the
/// one from n + 1 to n.
inline Values stationary(Values const& up, Values const& down) {
    Values chance{1.0};
    double sum = 1.0;
    for (std::size_t n = 0; n < up.size(); ++n) {
        chance.push_back(chance.back() * up[n] / down[n]);
        sum += chance.back();
    }
    for (double& p : chance) p /= sum;
    return chance;
}

/// The chances of how many are served and how many wait, where services are exponential and servers
/// come and go: Kolmogorov's equations, integrated by the fourth-order rule of Runge and Kutta.
class Crowd {
public:
    Crowd(std::int64_t servers, std::size_t most_waiting)
        : most_waiting_{most_waiting}, servers_{static_cast<std::size_t>(servers)},
          chance_(states()) {
        chance_[0] = 1.0; // empty
    }

    /// Whoever is served stays when servers go; whoever waits comes in when servers come.
    void set_servers(std::int64_t servers) {
        servers_ = static_cast<std::size_t>(servers);
        Values after(states());
        for (std::size_t s = 0; s <= most_served; ++s) {
            for (std::size_t w = 0; w <= most_waiting_; ++w) {
                std::size_t const in = std::min(w, servers_ > s ? servers_ - s : 0);
                if (s + in <= most_served) after[at(s + in, w - in)] += chance_[at(s, w)];
            }
        }
        chance_ = after;
    }
    void pass(double days, double arrivals, double rate) {
        auto const steps = static_cast<int>(std::ceil(days / 0.02));
        double const h = days / steps;
        for (int i = 0; i < steps; ++i) {
            Values const k1 = change(chance_, arrivals, rate);
            Values const k2 = change(moved(k1, h / 2.0), arrivals, rate);
            Values const k3 = change(moved(k2, h / 2.0), arrivals, rate);
            Values const k4 = change(moved(k3, h), arrivals, rate);
            for (std::size_t j = 0; j < states(); ++j) {
                chance_[j] += h / 6.0 * (k1[j] + 2.0 * k2[j] + 2.0 * k3[j] + k4[j]);
            }
        }
    }
    double mean_served() const {
        return sum([](auto s, auto) { return s; });
    }
    double mean_present() const {
        return sum([](auto s, auto w) { return s + w; });
    }
    double total() const {
        return sum([](auto, auto) { return 1.0; });
    }

private:
    static constexpr std::size_t most_served = 4;

    std::size_t states() const { return (most_served + 1) * (most_waiting_ + 1); }
    std::size_t at(std::size_t served, std::size_t waiting) const {
        return served * (most_waiting_ + 1) + waiting;
    }
    Values moved(Values const& direction, double h) const {
        Values result = chance_;
        for (std::size_t j = 0; j < states(); ++j) result[j] += h * direction[j];
        return result;
    }
    Values change(Values const& p, double arrivals, double rate) const {
        Values result(states());
        auto const flow = [&](std::size_t from, std::size_t to, double speed) {
            result[from] -= speed * p[from];
            result[to] += speed * p[from];
        };
        for (std::size_t s = 0; s <= most_served; ++s) {
            for (std::size_t w = 0; w <= most_waiting_; ++w) {
                if (w > 0 && s < servers_) continue; // nobody waits beside an idle server
                if (s < servers_) {
                    flow(at(s, w), at(s + 1, w), arrivals);
                } else if (w < most_waiting_) {
                    flow(at(s, w), at(s, w + 1), arrivals);
                }
                if (s == 0) continue;
                bool const next_comes_in = w > 0 && s <= servers_;
                flow(at(s, w), next_comes_in ? at(s, w - 1) : at(s - 1, w),
                     rate * static_cast<double>(s));
            }
        }
        return result;
    }
    template <class Weight>
    double sum(Weight weight) const {
        double result = 0.0;
        for (std::size_t s = 0; s <= most_served; ++s) {
            for (std::size_t w = 0; w <= most_waiting_; ++w) {
                result +=
                    weight(static_cast<double>(s), static_cast<double>(w)) * chance_[at(s, w)];
            }
        }
        return result;
    }

    std::size_t most_waiting_;
    std::size_t servers_;
    Values chance_;
};

} // namespace norishiro::tests
