#include "sim/calibration/calibrate.hpp"
#include "sim/experiment.hpp"
#include "sim/random/stream.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <mutex>

// Models whose posterior is known.

namespace {

using namespace norishiro::sim;

/// One parameter a, seen with a normal error of 0.05: with a flat prior and 0.4 seen, the posterior is
/// normal around 0.4 with that deviation.
Calibration normal_mean() {
    Calibration c;
    c.parameters = {{"a", 0.0, 1.0, false}};
    c.goals = {{"seen", 0.4, 0.01}};
    c.settings.waves = 0;
    c.settings.particles = 600;
    c.settings.most_runs = 200'000;
    c.simulate = [](std::vector<double> const& values, std::size_t run) {
        Stream luck{Luck{7, run}.decision("error"), 0};
        return Figures{values[0] + 0.05 * luck.normal()};
    };
    return c;
}

struct Moments {
    double mean = 0.0;
    double deviation = 0.0;
};
Moments moments(Calibration const& c, Posterior const& posterior, std::size_t k) {
    Moments m;
    double squares = 0.0;
    for (auto const& p : posterior.particles) {
        double const x = value_at(c.parameters[k], p.point[k]);
        m.mean += p.weight * x;
        squares += p.weight * x * x;
    }
    m.deviation = std::sqrt(squares - m.mean * m.mean);
    return m;
}

} // namespace

TEST_CASE("a normal mean is recovered with its deviation", "[unit][calibration]") {
    auto const c = normal_mean();
    auto const posterior = calibrate(c);
    CHECK(posterior.steps.back().threshold == 1.0);
    auto const [mean, deviation] = moments(c, posterior, 0);
    CHECK(mean == Approx(0.4).margin(3.5 * 0.05 / std::sqrt(500.0)));
    CHECK(deviation == Approx(0.05).epsilon(0.1));
}

TEST_CASE("history matching leaves the posterior as it is", "[unit][calibration]") {
    auto c = normal_mean();
    c.settings.waves = 2;
    c.settings.wave_points = 100;
    auto const posterior = calibrate(c);
    CHECK(posterior.steps[1].threshold < 0.6); // of the prior is left
    auto const [mean, deviation] = moments(c, posterior, 0);
    CHECK(mean == Approx(0.4).margin(3.5 * 0.05 / std::sqrt(500.0)));
    CHECK(deviation == Approx(0.05).epsilon(0.1));
}

TEST_CASE("what two figures say together is kept together", "[unit][calibration]") {
    // Only the sum is seen well: the parameters are unknown alone, known together.
    Calibration c;
    c.parameters = {{"a", 0.0, 1.0, false}, {"b", 1.0, 100.0, true}};
    c.goals = {{"sum", 1.0, 0.05}};
    c.settings.waves = 2;
    c.settings.wave_points = 100;
    c.settings.particles = 400;
    c.settings.most_runs = 50'000;
    c.simulate = [](std::vector<double> const& values, std::size_t) {
        return Figures{values[0] + std::log10(values[1]) / 2.0};
    };
    auto const posterior = calibrate(c);
    double off = 0.0;
    for (auto const& p : posterior.particles) off = std::max(off, std::abs(p.figures[0] - 1.0));
    CHECK(off <= 0.05);
    auto const a = moments(c, posterior, 0);
    CHECK(a.mean == Approx(0.5).margin(0.06)); // flat along the line
    CHECK(a.deviation == Approx(1.0 / std::sqrt(12.0)).epsilon(0.12));
}

TEST_CASE("neither threads nor an interruption change a posterior", "[unit][calibration]") {
    auto c = normal_mean();
    c.settings.waves = 1;
    c.settings.wave_points = 40;
    c.settings.particles = 80;
    c.settings.threads = 1;
    auto const expected = calibrate(c);
    auto const same = [&](Posterior const& other) {
        REQUIRE(other.particles.size() == expected.particles.size());
        bool equal = other.runs == expected.runs;
        for (std::size_t i = 0; i < expected.particles.size(); ++i) {
            equal = equal && other.particles[i].point == expected.particles[i].point &&
                    other.particles[i].weight == expected.particles[i].weight &&
                    other.particles[i].figures == expected.particles[i].figures;
        }
        return equal;
    };
    c.settings.threads = 3;
    CHECK(same(calibrate(c)));

    std::map<std::size_t, Figures> kept;
    std::atomic<bool> stop{false};
    c.stop = &stop;
    c.remember = [&](std::size_t run, Figures const& figures) {
        kept.emplace(run, figures);
        if (kept.size() % 37 == 0) stop = true;
    };
    c.recall = [&](std::size_t run) -> std::optional<Figures> {
        auto const found = kept.find(run);
        if (found == kept.end()) return std::nullopt;
        return found->second;
    };
    std::size_t interruptions = 0;
    for (;;) {
        try {
            auto const in_the_end = calibrate(c);
            CHECK(same(in_the_end));
            break;
        } catch (Stopped const&) {
            ++interruptions;
            stop = false;
        }
    }
    CHECK(interruptions > 3);
}

TEST_CASE("a distance is that of the worst goal", "[unit][calibration]") {
    std::vector<Goal> const goals{{"a", 10.0, 2.0}, {"b", 1.0, 0.5}};
    CHECK(distance({11.0, 1.0}, goals) == 0.5);
    CHECK(distance({11.0, 0.0}, goals) == 2.0);
    CHECK(std::isinf(distance({11.0, std::nan("")}, goals)));
}

TEST_CASE("a run that breaks is judged as none, and too few points are refused",
          "[unit][calibration]") {
    auto c = normal_mean();
    c.settings.particles = 50;
    c.settings.threshold = 20.0;
    auto const inner = c.simulate;
    c.simulate = [inner](std::vector<double> const& values, std::size_t run) {
        if (values[0] < 0.3) throw BrokenInvariant{"on purpose"};
        return inner(values, run);
    };
    for (auto const& p : calibrate(c).particles) CHECK(p.point[0] >= 0.3);
    c.settings.waves = 1;
    c.settings.wave_points = 3;
    CHECK_THROWS_AS(calibrate(c), std::invalid_argument);
}
