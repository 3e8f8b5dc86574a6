// A draw hangs on its key alone: seed and replication, decision, entity, occasion.
#include "sim/random/stream.hpp"

#include <fmt/core.h>

using namespace norishiro::sim;

int main() {
    Luck const luck{1, 0}; // seed and replication
    Decision const relapses = luck.decision("relapses");
    Decision const drops_out = luck.decision("drops out");
    constexpr Entity hanako = 17;

    double const before = Stream{relapses, hanako}.uniform();
    for (Entity who = 0; who < 1'000; ++who) Stream{drops_out, who}.uniform();
    double const after = Stream{relapses, hanako}.uniform();
    double const next_time = Stream{relapses, hanako, 1}.uniform();
    fmt::print("before {:.4f}, after {:.4f}, next time {:.4f}\n", before, after, next_time);

    // One uniform decides in both scenarios: a lower chance keeps people back and adds nobody.
    int as_it_is = 0;
    int with_care = 0;
    int with_care_alone = 0;
    for (Entity who = 0; who < 10'000; ++who) {
        bool const now = Stream{drops_out, who}.chance(Probability{0.35});
        bool const then = Stream{drops_out, who}.chance(Probability{0.30});
        as_it_is += now;
        with_care += then;
        with_care_alone += then && !now;
    }
    fmt::print("drop out: {}, with care {}, with care alone {}\n", as_it_is, with_care,
               with_care_alone);
}
