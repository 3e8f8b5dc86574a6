#include "tests/theory/clinic.hpp"

#include <catch2/catch.hpp>

namespace norishiro::sim {

namespace {

using namespace tests;

struct Cell {
    double use;
    int desks;
    double days; ///< the busier and the smaller, the longer

    double load() const { return use * desks; }
    /// Service takes a day in the mean.
    std::vector<Findings> runs(int more_desks = 0, double service = 1.0) const {
        return replicate(Clinic{.desks = desks + more_desks,
                                .kinds = {{.arrivals = load(), .service = service}},
                                .days = days,
                                .warm_up = 0.1 * days});
    }
};

TEST_CASE("Erlang's formulas give the figures of the textbook", "[theory]") {
    CHECK(erlang_queue(1, 0.8) == Approx(3.2));
    CHECK(erlang_queue(3, 2.4) == Approx(2.5888).epsilon(1e-4));
    CHECK(erlang_c(1, 0.7) == Approx(0.7));
    CHECK(erlang_c(2, 1.0) == Approx(1.0 / 3.0));
    CHECK(erlang_b(1, 1.0) == Approx(0.5));
    CHECK(erlang_b(3, 2.0) == Approx(4.0 / 19.0));
}

TEST_CASE("waits in M/M/c are those of Erlang C, from one server to twenty and from idle to busy",
          "[theory]") {
    // 40 independent replications of each cell: each |t| > 4 has probability 3e-4 if the engine is
    // right; the warm-up takes off what is left of the empty beginning. The other lines prove that
    // the test can fail: service 5 % slower moves the least sensitive figure by at least six
    // standard errors, one server more changes each of them by a quarter or more.
    std::vector<Cell> const cells{{0.3, 1, 20'000.0}, {0.7, 1, 8'000.0}, {0.9, 1, 25'000.0},
                                  {0.3, 3, 12'000.0}, {0.7, 3, 4'000.0}, {0.9, 3, 8'000.0},
                                  {0.7, 20, 800.0},   {0.9, 20, 1'500.0}};
    for (auto const& cell : cells) {
        CAPTURE(cell.use, cell.desks);
        double const share = erlang_c(cell.desks, cell.load());
        double const queue = erlang_queue(cell.desks, cell.load());
        double const wait = queue / cell.load(); // Little's law
        auto const right = cell.runs();
        CHECK(off(of(right, &Findings::waited_share), share) < 4.0);
        CHECK(off(of(right, mean_wait(0)), wait) < 4.0);
        CHECK(off(of(right, &Findings::in_line), queue) < 4.0);
        CHECK(off(of(right, &Findings::at_desks), cell.load()) < 4.0);

        for (auto const& wrong : {cell.runs(0, 1.05), cell.runs(1)}) {
            CHECK(off(of(wrong, &Findings::waited_share), share) > 4.0);
            CHECK(off(of(wrong, mean_wait(0)), wait) > 4.0);
            CHECK(off(of(wrong, &Findings::in_line), queue) > 4.0);
        }
    }
}

TEST_CASE("hardly anybody waits for twenty servers of whom six are in use", "[theory]") {
    // One of 190 000 has to wait: of the 216 000 who come about 1.1, and more than 15 with
    // probability below 1e-6 even if they come in clusters of three. With six servers fewer it is
    // one in 260. That the mean number served is 6 has |t| > 4 with probability 3e-4; service 5 %
    // slower moves it by more than ten standard errors.
    Cell const cell{0.3, 20, 1'000.0};
    auto const waited = [](std::vector<Findings> const& runs) {
        double sum = 0.0;
        for (auto const& run : runs) sum += run.kinds[0].waited;
        return sum;
    };
    auto const right = cell.runs();
    CHECK(waited(right) <= 15.0);
    CHECK(waited(cell.runs(-6)) > 15.0);
    CHECK(off(of(right, &Findings::at_desks), 6.0) < 4.0);
    CHECK(off(of(cell.runs(0, 1.05), &Findings::at_desks), 6.0) > 4.0);
}

} // namespace

} // namespace norishiro::sim
