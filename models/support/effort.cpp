#include "models/support/measures.hpp"
#include "models/support/pathway.hpp"
#include "models/support/region.hpp"
#include "models/support/run.hpp"

#include <algorithm>
#include <chrono>

// How long a study will take, before it is begun.

namespace norishiro::support {

Effort estimate(Worlds const& worlds, std::size_t threads) {
    // A year of the run, on all threads at once, since they share the machine's memory. What a
    // month costs grows a little as lines fill: a tenth, in the areas that were measured.
    Eras piece{worlds.front().eras.front()};
    auto& run = piece.front().parameters.run;
    auto const seed = static_cast<std::uint64_t>(run.seed.value());
    double const horizon = run.horizon.value();
    double const burn_in = run.burn_in.value() / 12.0;
    auto const alone = std::ranges::count(worlds, BurnsIn::alone, &World::burns_in);
    double const burn_ins = 1.0 + static_cast<double>(alone);
    double const years = burn_ins * burn_in + horizon * static_cast<double>(worlds.size());
    run.horizon = sim::Years{1};
    run.burn_in = sim::Months{0};
    using Clock = std::chrono::steady_clock;
    struct Piece {
        double setup = 0.0, year = 0.0;
        std::size_t persons = 0;
        std::int64_t passages = 0;
    };
    std::vector<Piece> pieces(threads);
    sim::for_each_index(threads, threads, [&](std::size_t i) {
        auto const begin = Clock::now();
        Region region{piece, sim::Luck{seed, i}};
        auto const filled = Clock::now();
        auto const outcomes = region.run();
        using Elapsed = std::chrono::duration<double>;
        pieces[i] = {Elapsed{filled - begin}.count(), Elapsed{Clock::now() - filled}.count(),
                     region.people().size(), 0};
        for (std::size_t row = 0; row < pathway().size(); ++row) {
            pieces[i].passages += outcomes.sum(flow_of(row), 0, outcomes.months());
        }
    });
    Effort effort;
    for (auto const& p : pieces) {
        effort.seconds +=
            (burn_ins * p.setup + 1.1 * p.year * years) / static_cast<double>(threads);
        effort.persons = p.persons;
        effort.facts =
            static_cast<double>(p.passages) * horizon * static_cast<double>(worlds.size());
    }
    // Persons enter as others leave, who are kept: a twentieth more each year. There are two
    // regions: the one that burnt in and the fork at hand.
    auto const kept = [&](double after) {
        return static_cast<double>(effort.persons) * (1.0 + 0.05 * after);
    };
    effort.bytes =
        (kept(burn_in) + kept(burn_in + horizon)) * (sizeof(Person) + sizeof(Clocks) + 96.0);
    return effort;
}

} // namespace norishiro::support
