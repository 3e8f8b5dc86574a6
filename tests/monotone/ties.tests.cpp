#include "tests/support/paired.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <limits>
#include <string>

// Staff moves each April (人事異動), and takes along whom it knows.

using namespace norishiro;
using namespace norishiro::tests;
using support::Measure;

namespace {

/// What is left of a mean from one month's end to the next: in March to April, and in the worst and
/// the best of all other months of the years.
struct Kept {
    double april = 0.0;
    double least = std::numeric_limits<double>::infinity(), most = 0.0; ///< of other months
};

Kept kept(Settings const& settings, Measure measure) {
    auto const outcomes = support::simulate(eras("baseline", small(settings)), 0);
    auto const at = [&](std::size_t month) {
        return static_cast<double>(outcomes.sum(support::index(measure), month, month + 1));
    };
    Kept kept;
    double years = 0.0;
    for (std::size_t month = 1; month < outcomes.months(); ++month) {
        double const left = at(month) / at(month - 1);
        if (month % 12 == 0) { // run.start is a first of April
            kept.april += left;
            years += 1.0;
        } else {
            kept.least = std::min(kept.least, left);
            kept.most = std::max(kept.most, left);
        }
    }
    kept.april /= years;
    return kept;
}

} // namespace

TEST_CASE("in April ties and role knowledge drop, and only because staff moves", "[monotone]") {
    for (auto const measure : {Measure::mean_tie, Measure::mean_role}) {
        auto const moving = kept({}, measure);
        auto const staying = kept({"ties.moves_municipal=0", "ties.moves_prefectural=0"}, measure);
        fmt::print("{}: April {:.3f}, others {:.3f} to {:.3f}; without moves {:.3f}, {:.3f} to "
                   "{:.3f}\n",
                   support::measures()[support::index(measure)].id, moving.april, moving.least,
                   moving.most, staying.april, staying.least, staying.most);
        CHECK(moving.april < 0.95);
        CHECK(moving.april < moving.least);
        // Without moves April is a month like any other: knowledge fades, or a council meets.
        CHECK(staying.april > staying.least - 0.01);
        CHECK(staying.april < staying.most + 0.01);
    }
}

TEST_CASE("the larger the share that moves, the less is left, and less still if nobody remembers",
          "[monotone]") {
    double before = 1.0;
    for (std::string const share : {"0", "0.25", "0.5"}) {
        Settings const moves{"ties.moves_municipal=" + share, "ties.moves_prefectural=" + share};
        double const left = kept(moves, Measure::mean_tie).april;
        CHECK(left < before - 0.02);
        before = left;
    }
    double const forgotten = kept({"ties.remembered=0"}, Measure::mean_tie).april;
    double const remembered = kept({"ties.remembered=1"}, Measure::mean_tie).april;
    CHECK(forgotten < remembered - 0.05);
}
