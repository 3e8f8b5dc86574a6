#include "tests/theory/clinic.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

namespace norishiro::sim {

namespace {

using namespace tests;

// ---------------------------------------------------------------------------------------------
// Nobody may wait

struct Ward {
    int beds;
    double load;
    double days;

    /// A stay takes a day in the mean.
    std::vector<Findings> runs(Law law, int more_beds = 0, double stay = 1.0) const {
        return replicate(Clinic{.desks = beds + more_beds,
                                .kinds = {{.arrivals = load, .service = stay, .law = law}},
                                .days = days,
                                .warm_up = 10.0,
                                .may_wait = false});
    }
};

TEST_CASE("the share turned away is that of Erlang B, whatever the law of the stays", "[theory]") {
    // 40 independent replications: each |t| > 4 has probability 3e-4 if the engine is right. The
    // other lines prove that the test can fail: stays 5 % longer move the share by seven standard
    // errors or more, one bed more by more than twenty.
    for (auto const& ward : {Ward{3, 2.0, 3'000.0}, Ward{20, 18.0, 1'000.0}}) {
        CAPTURE(ward.beds);
        double const share = erlang_b(ward.beds, ward.load);
        for (Law const law : {memoryless, constant, two_steps, uneven}) {
            CAPTURE(law.variance);
            auto const right = ward.runs(law);
            CHECK(off(of(right, &Findings::lost_share), share) < 4.0);
            CHECK(off(of(right, &Findings::at_desks), ward.load * (1.0 - share)) < 4.0);
            CHECK(off(of(ward.runs(law, 0, 1.05), &Findings::lost_share), share) > 4.0);
        }
        auto const one_more = ward.runs(memoryless, 1);
        CHECK(off(of(one_more, &Findings::lost_share), share) > 4.0);
        CHECK(off(of(one_more, &Findings::at_desks), ward.load * (1.0 - share)) > 4.0);
    }
}

// ---------------------------------------------------------------------------------------------
// Whoever waits may give up

/// M/M/c+M, solved as a birth-death process.
struct Impatient {
    int desks;
    double load;
    double patience; ///< mean days; service takes a day in the mean
    double days;

    Clinic clinic() const {
        return {.desks = desks,
                .kinds = {{.arrivals = load}},
                .days = days,
                .warm_up = 100.0,
                .patience = patience};
    }
    double queue() const {
        Values const chance = chances();
        double sum = 0.0;
        for (std::size_t n = first(); n < chance.size(); ++n) {
            sum += static_cast<double>(n - first()) * chance[n];
        }
        return sum;
    }
    double waited_share() const {
        Values const chance = chances();
        double sum = 0.0;
        for (std::size_t n = first(); n < chance.size(); ++n) sum += chance[n];
        return sum;
    }
    double gave_up_share() const { return queue() / patience / load; }

private:
    std::size_t first() const { return static_cast<std::size_t>(desks); }
    Values chances() const {
        Values const up(400, load);
        Values down;
        for (int n = 1; n <= 400; ++n) {
            down.push_back(std::min(n, desks) + std::max(n - desks, 0) / patience);
        }
        return stationary(up, down);
    }
};

TEST_CASE("with endless patience Erlang A is Erlang C and with none it is Erlang B", "[theory]") {
    CHECK(Impatient{3, 2.4, 1e9, 0.0}.queue() == Approx(erlang_queue(3, 2.4)));
    CHECK(Impatient{3, 2.4, 1e-9, 0.0}.gave_up_share() == Approx(erlang_b(3, 2.4)));
}

TEST_CASE("those who give up and those who stay in line are as many as Erlang A says", "[theory]") {
    // 40 independent replications: each |t| > 4 has probability 3e-4 if the engine is right. The
    // second case has more patients than its desks can serve: without giving up it would have no
    // mean. The other lines prove that the test can fail: half the patience moves each figure by
    // more than ten standard errors, and nobody's giving up at all by more.
    for (auto const& theory : {Impatient{3, 2.7, 2.0, 4'000.0}, Impatient{3, 6.0, 4.0, 2'000.0}}) {
        CAPTURE(theory.load);
        auto const right = replicate(theory.clinic());
        CHECK(off(of(right, &Findings::gave_up_share), theory.gave_up_share()) < 4.0);
        CHECK(off(of(right, &Findings::waited_share), theory.waited_share()) < 4.0);
        CHECK(off(of(right, &Findings::in_line), theory.queue()) < 4.0);
        CHECK(off(of(right, &Findings::at_desks), theory.load * (1.0 - theory.gave_up_share())) <
              4.0);
        CHECK(std::ranges::all_of(right, [](Findings const& run) { return run.wrong == 0; }));

        auto halved = theory.clinic();
        halved.patience /= 2.0;
        auto const impatient = replicate(halved);
        CHECK(off(of(impatient, &Findings::in_line), theory.queue()) > 4.0);
        if (theory.load <
            theory.desks) { // beyond, it is the surplus that gives up, sooner or later
            CHECK(off(of(impatient, &Findings::gave_up_share), theory.gave_up_share()) > 4.0);
        }

        auto for_ever = theory.clinic();
        for_ever.patience = 0.0;
        auto const patient = replicate(for_ever);
        CHECK(mean(of(patient, &Findings::gave_up_share)) == 0.0);
        CHECK(off(of(patient, &Findings::in_line), theory.queue()) > 4.0);
    }
}

TEST_CASE("the line of an overloaded clinic tells patience from patience that is 5 % shorter",
          "[theory]") {
    // As above; 5 % off the patience is 5 % off the line, six standard errors.
    Impatient const theory{3, 6.0, 4.0, 2'000.0};
    auto shorter = theory.clinic();
    shorter.patience *= 0.95;
    CHECK(off(of(replicate(shorter), &Findings::in_line), theory.queue()) > 4.0);
}

} // namespace

} // namespace norishiro::sim
