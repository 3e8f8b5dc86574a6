#include "sim/calibration/calibrate.hpp"

#include "sim/calibration/emulator.hpp"
#include "sim/calibration/kernel.hpp"
#include "sim/experiment.hpp"
#include "sim/random/stream.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>
#include <numeric>
#include <span>

namespace norishiro::sim {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr std::size_t candidates = 100'000; ///< that a wave's emulator looks at
constexpr std::size_t tries = 10'000;       ///< for a particle that is not ruled out

/// Simulates points one after another, each once, and keeps their figures.
class Runs {
public:
    explicit Runs(Calibration const& calibration) : c_{calibration} {}

    std::size_t count() const { return next_; }
    bool any_left() const { return next_ < c_.settings.most_runs; }

    std::vector<Figures> simulate(std::span<Point const> points) {
        std::vector<Figures> figures(points.size());
        std::mutex one_at_a_time;
        for_each_index(points.size(), c_.settings.threads, [&](std::size_t i) {
            if (c_.recall) {
                if (auto known = c_.recall(next_ + i)) {
                    figures[i] = std::move(*known);
                    return;
                }
            }
            if (c_.stop != nullptr && c_.stop->load()) throw Stopped{};
            figures[i] = simulate_one(points[i], next_ + i);
            std::scoped_lock const lock{one_at_a_time};
            if (c_.remember) c_.remember(next_ + i, figures[i]);
        });
        next_ += points.size();
        return figures;
    }

private:
    Figures simulate_one(Point const& point, std::size_t run) const {
        std::vector<double> values(point.size());
        for (std::size_t k = 0; k < point.size(); ++k) {
            values[k] = value_at(c_.parameters[k], point[k]);
        }
        try {
            return c_.simulate(values, run);
        } catch (BrokenInvariant const&) { // our fault; such a point cannot be judged
            return Figures(c_.goals.size(), std::numeric_limits<double>::quiet_NaN());
        }
    }

    Calibration const& c_;
    std::size_t next_ = 0;
};

/// What waves of emulators leave of the prior.
class Plausible {
public:
    explicit Plausible(Calibration const& calibration) : c_{calibration} {}

    void add(Emulator emulator) { emulators_.push_back(std::move(emulator)); }

    /// How many standard deviations the worst goal is off, by the emulator that puts it furthest off.
    double implausibility(Point const& point) const {
        double most = 0.0;
        for (auto const& emulator : emulators_) {
            auto const expected = emulator.at(point);
            for (std::size_t g = 0; g < c_.goals.size(); ++g) {
                double const tolerance = 0.5 * c_.goals[g].tolerance;
                double const spread = std::sqrt(expected.variance[g] + tolerance * tolerance);
                most = std::max(most, std::abs(expected.mean[g] - c_.goals[g].value) / spread);
            }
            if (most > c_.settings.implausible) return most;
        }
        return most;
    }
    bool allows(Point const& point) const {
        return implausibility(point) <= c_.settings.implausible;
    }

private:
    Calibration const& c_;
    std::vector<Emulator> emulators_;
};

/// Points that fill the unit cube evenly in each coordinate (Latin hypercube; McKay et al. 1979).
std::vector<Point> latin_hypercube(std::size_t n, std::size_t dimensions, Decision decision) {
    std::vector<Point> points(n, Point(dimensions));
    for (std::size_t k = 0; k < dimensions; ++k) {
        Stream luck{decision, k};
        std::vector<std::size_t> cells(n);
        std::iota(cells.begin(), cells.end(), std::size_t{0});
        for (std::size_t i = n; i > 1; --i) {
            std::swap(cells[i - 1],
                      cells[static_cast<std::size_t>(luck.uniform() * static_cast<double>(i))]);
        }
        for (std::size_t i = 0; i < n; ++i) {
            points[i][k] =
                (static_cast<double>(cells[i]) + luck.uniform()) / static_cast<double>(n);
        }
    }
    return points;
}

/// n points among many candidates that are not ruled out; where fewer are left, those that are
/// ruled out least. Sets the share that is left.
std::vector<Point> plausible_points(std::size_t n, Calibration const& c, Plausible const& plausible,
                                    Decision decision, double& share) {
    struct Candidate {
        double implausibility;
        std::size_t i;
    };
    std::vector<Candidate> all(candidates);
    auto const draw = [&](std::size_t i) {
        Stream luck{decision, i};
        Point point(c.parameters.size());
        for (double& x : point) x = luck.uniform();
        return point;
    };
    for_each_index(candidates, c.settings.threads, [&](std::size_t i) {
        all[i] = {plausible.implausibility(draw(i)), i};
    });
    auto const left = static_cast<std::size_t>(std::ranges::count_if(
        all, [&](auto const& one) { return one.implausibility <= c.settings.implausible; }));
    share = static_cast<double>(left) / static_cast<double>(candidates);
    if (left < n) {
        std::ranges::stable_sort(all, {}, &Candidate::implausibility);
    } else {
        std::stable_partition(all.begin(), all.end(), [&](auto const& one) {
            return one.implausibility <= c.settings.implausible;
        });
    }
    std::vector<Point> points;
    for (std::size_t i = 0; i < n; ++i) points.push_back(draw(all[i].i));
    return points;
}

std::vector<Particle> particles_of(std::vector<Point> points, std::vector<Figures> figures,
                                   std::vector<Goal> const& goals) {
    std::vector<Particle> particles;
    for (std::size_t i = 0; i < points.size(); ++i) {
        double const off = distance(figures[i], goals);
        particles.push_back({std::move(points[i]), 1.0, off, std::move(figures[i])});
    }
    return particles;
}

void normalise(std::vector<Particle>& particles) {
    double sum = 0.0;
    for (auto const& p : particles) sum += p.weight;
    for (auto& p : particles) p.weight /= sum;
}

/// The distance that a share of the particles does not exceed.
double quantile(std::vector<Particle> const& particles, double share) {
    std::vector<double> distances;
    for (auto const& p : particles) distances.push_back(p.distance);
    auto const at =
        std::min(distances.size() - 1,
                 static_cast<std::size_t>(share * static_cast<double>(distances.size())));
    std::ranges::nth_element(distances, distances.begin() + static_cast<std::ptrdiff_t>(at));
    return distances[at];
}

class Sequence {
public:
    explicit Sequence(Calibration const& calibration)
        : c_{calibration}, luck_{calibration.settings.seed, 0}, runs_{calibration},
          plausible_{calibration} {}

    Posterior operator()() {
        match_history();
        begin();
        while (go_on()) {
        }
        result_.particles = std::move(particles_);
        result_.runs = runs_.count();
        return std::move(result_);
    }

private:
    void match_history() {
        auto const& s = c_.settings;
        auto points = latin_hypercube(s.waves > 0 ? s.wave_points : s.particles,
                                      c_.parameters.size(), luck_.decision("prior"));
        for (std::size_t wave = 0; wave < s.waves; ++wave) {
            auto const figures = runs_.simulate(points);
            seen_points_.insert(seen_points_.end(), points.begin(), points.end());
            seen_figures_.insert(seen_figures_.end(), figures.begin(), figures.end());
            plausible_.add(emulate());
            double share = 0.0;
            auto next = plausible_points(std::max(s.wave_points, s.particles), c_, plausible_,
                                         luck_.decision("wave " + std::to_string(wave + 1)), share);
            tell({true, share, points.size(), points.size()});
            next.resize(wave + 1 < s.waves ? s.wave_points : s.particles);
            points = std::move(next);
        }
        first_ = std::move(points);
    }

    /// Of what is left alone, once there is enough of it: near the goals the surface is simpler.
    Emulator emulate() const {
        std::vector<Point> points;
        std::vector<Figures> figures;
        for (std::size_t i = 0; i < seen_points_.size(); ++i) {
            if (!plausible_.allows(seen_points_[i])) continue;
            points.push_back(seen_points_[i]);
            figures.push_back(seen_figures_[i]);
        }
        if (points.size() < c_.settings.wave_points) return {seen_points_, seen_figures_};
        return {points, figures};
    }

    void tell(CalibrationStep const& step) {
        result_.steps.push_back(step);
        if (c_.told) c_.told(step);
    }

    void begin() {
        auto figures = runs_.simulate(first_);
        particles_ = particles_of(std::move(first_), std::move(figures), c_.goals);
        normalise(particles_);
        tell({false, infinite, particles_.size(), particles_.size()});
    }

    /// One more generation; false when there is none.
    bool go_on() {
        auto const& s = c_.settings;
        auto const& before = result_.steps.back();
        double const rate = static_cast<double>(before.accepted) / static_cast<double>(before.runs);
        bool const reached = before.threshold <= s.threshold;
        if (reached || rate < s.least_accepted || !runs_.any_left()) return false;
        double const threshold = std::max(s.threshold, quantile(particles_, s.kept));
        CalibrationStep step{false, threshold, 0, 0};
        auto const number = std::to_string(result_.steps.size());
        Kernel const kernel{particles_};
        auto const decision = luck_.decision("generation " + number);
        std::vector<Particle> next;
        auto const batch = std::max<std::size_t>(1, s.particles / 4);
        while (next.size() < s.particles) {
            if (!runs_.any_left()) return false; // half a generation says nothing
            std::vector<Point> points;
            for (std::size_t i = 0; i < batch; ++i) {
                points.push_back(propose(kernel, decision, step.runs + i));
            }
            auto figures = runs_.simulate(points);
            for (auto& p : particles_of(std::move(points), std::move(figures), c_.goals)) {
                if (next.size() == s.particles) break;
                ++step.runs;
                if (p.distance > threshold) continue;
                p.weight = 1.0 / kernel.density(p.point);
                next.push_back(std::move(p));
            }
        }
        normalise(next);
        step.accepted = next.size();
        particles_ = std::move(next);
        tell(step);
        return true;
    }

    Point propose(Kernel const& kernel, Decision decision, std::size_t i) const {
        Stream luck{decision, i};
        Point point;
        for (std::size_t t = 0; t < tries; ++t) {
            point = kernel.draw(luck);
            if (plausible_.allows(point)) return point;
        }
        return point;
    }

    Calibration const& c_;
    Luck luck_;
    Runs runs_;
    Plausible plausible_;
    std::vector<Point> seen_points_;
    std::vector<Figures> seen_figures_;
    std::vector<Point> first_;
    std::vector<Particle> particles_;
    Posterior result_;
};

} // namespace

double distance(Figures const& figures, std::vector<Goal> const& goals) {
    double most = 0.0;
    for (std::size_t g = 0; g < goals.size(); ++g) {
        if (!std::isfinite(figures[g])) return infinite;
        most = std::max(most, std::abs(figures[g] - goals[g].value) / goals[g].tolerance);
    }
    return most;
}

Posterior calibrate(Calibration const& calibration) {
    return Sequence{calibration}();
}

} // namespace norishiro::sim
