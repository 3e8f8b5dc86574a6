#include "tests/theory/office.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

namespace norishiro::sim {

namespace {

using namespace tests;

constexpr std::size_t lives = 10'000;
constexpr std::size_t most_waiting = 150; ///< never reached

auto served_at(std::size_t look) {
    return [look](Findings const& f) { return f.seen[look].served; };
}
auto present_at(std::size_t look) {
    return [look](Findings const& f) { return f.seen[look].present; };
}

/// What the equations say at each look at a clinic or an office that begins empty, one kind.
template <class Change>
std::vector<Look> expected(Crowd crowd, std::vector<double> const& looks,
                           std::vector<std::pair<double, double>> const& changes, double arrivals,
                           Change change) {
    std::vector<Look> result;
    double now = 0.0;
    double rate = 1.0;
    auto next = changes.begin();
    for (double const look : looks) {
        for (; next != changes.end() && next->first <= look; ++next) {
            crowd.pass(next->first - now, arrivals, rate);
            now = next->first;
            change(crowd, rate, next->second);
        }
        if (look > now) crowd.pass(look - now, arrivals, rate);
        now = look;
        CHECK(crowd.total() == Approx(1.0).epsilon(1e-9));
        result.push_back({crowd.mean_served(), crowd.mean_present()});
    }
    return result;
}

TEST_CASE("the equations settle down to Erlang C", "[theory]") {
    Crowd crowd{3, most_waiting};
    crowd.pass(200.0, 2.1, 1.0);
    CHECK(crowd.mean_served() == Approx(2.1).epsilon(1e-6));
    CHECK(crowd.mean_present() == Approx(2.1 + erlang_queue(3, 2.1)).epsilon(1e-6));
}

// ---------------------------------------------------------------------------------------------
// Places that come and go

/// One place for ten days, three for ten, then one again: whoever is there stays.
Clinic changing(std::int64_t more) {
    return {.desks = 1,
            .kinds = {{.arrivals = 1.5}},
            .days = 30.0,
            .warm_up = 0.0,
            .changes = {{10.0, more}, {20.0, 1}},
            .looks = {5.0, 9.99, 10.0, 13.0, 19.99, 20.0, 20.5, 22.0, 29.99}};
}

TEST_CASE("places that come and go make the line shorter and longer as the equations say",
          "[theory]") {
    // 10 000 independent lives: each |t| > 4 has probability 6e-5 if the engine is right. The other
    // lines prove that the test can fail: with one place more, or two fewer, from the tenth day
    // to the twentieth, each figure after it is off; whoever is there is not sent away afterwards.
    auto const plan = changing(3);
    auto const theory = expected(Crowd{1, most_waiting}, plan.looks, {{10.0, 3.0}, {20.0, 1.0}},
                                 1.5, [](Crowd& crowd, double&, double servers) {
                                     crowd.set_servers(static_cast<std::int64_t>(servers));
                                 });
    auto const right = replicate(plan, lives);
    auto const one_more = replicate(changing(4), lives);
    auto const none_more = replicate(changing(1), lives);
    for (std::size_t i = 0; i < theory.size(); ++i) {
        CAPTURE(plan.looks[i]);
        CHECK(off(of(right, served_at(i)), theory[i].served) < 4.0);
        CHECK(off(of(right, present_at(i)), theory[i].present) < 4.0);
        if (plan.looks[i] <= 10.0) continue;
        CHECK(off(of(one_more, present_at(i)), theory[i].present) > 4.0);
        CHECK(off(of(none_more, present_at(i)), theory[i].present) > 4.0);
    }
    // Half a day after two of three places went more than one is still served.
    CHECK(off(of(right, served_at(6)), 1.0) > 4.0);
    // The places that there were, to the second, and none free while anybody waited.
    CHECK(std::ranges::all_of(right, [](Findings const& life) {
        return life.held == 10.0 + 30.0 + 10.0 && life.wrong == 0;
    }));
    CHECK(one_more[0].held == 10.0 + 40.0 + 10.0);
}

// ---------------------------------------------------------------------------------------------
// Hours that change

/// Half the hours from the tenth day on, twice the hours of the beginning from the sixteenth.
Office changing_hours(double halved, double doubled) {
    return {.hours = 40.0,
            .kinds = {{Priority::visit, {.arrivals = 0.8}}},
            .days = 30.0,
            .warm_up = 0.0,
            .changes = {{10.0, 40.0 * halved}, {16.0, 40.0 * doubled}},
            .looks = {5.0, 10.0, 13.0, 16.0, 18.0, 22.0, 29.99}};
}

TEST_CASE("hours that change make the line longer and shorter as the equations say", "[theory]") {
    // As above, for staff at a speed of 1, 1/2 and 2 services a day. Hours 20 % off from the
    // tenth day on must fail.
    auto const plan = changing_hours(0.5, 2.0);
    auto const theory = expected(Crowd{1, most_waiting}, plan.looks, {{10.0, 0.5}, {16.0, 2.0}},
                                 0.8, [](Crowd&, double& rate, double speed) { rate = speed; });
    auto const right = replicate(plan, lives);
    auto const wrong = replicate(changing_hours(0.4, 1.6), lives);
    for (std::size_t i = 0; i < theory.size(); ++i) {
        CAPTURE(plan.looks[i]);
        CHECK(off(of(right, served_at(i)), theory[i].served) < 4.0);
        CHECK(off(of(right, present_at(i)), theory[i].present) < 4.0);
        if (plan.looks[i] > 10.0) CHECK(off(of(wrong, present_at(i)), theory[i].present) > 4.0);
    }
    constexpr double held = (10.0 + 3.0 + 28.0) * 40.0 / 168.0;
    CHECK(std::ranges::all_of(right, [](Findings const& life) {
        return std::abs(life.held - held) < 1e-9 && life.wrong == 0;
    }));
}

} // namespace

} // namespace norishiro::sim
