#pragma once

#include "output/publish/linear_program.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

// Which figures are masked so that no masked one can be worked out from the printed ones. Nothing here
// knows what the figures count.

namespace norishiro::output::publish {

/// What a reader sees.
enum class Mark : std::uint8_t {
    shown,
    small,    ///< below the rule's limit and not 0: the mark says so
    withheld, ///< the mark says nothing of it
};

struct Figure {
    double value = 0.0;      ///< that is kept from readers, before it is rounded
    Mark mark = Mark::shown; ///< by the rule alone
    Range shown;             ///< what a reader knows of the value who sees its rounded figure
    Range small;             ///< or the mark `small`
    bool is_zero = false;    ///< the printed figure is
    double loss = 1.0;       ///< what its readers lose when it is masked
    /// Figures of the same position are masked together.
    std::size_t position = 0;
};

/// No masked figure is known to lie in an interval shorter than this: nobody can say "it is m, give or
/// take 3".
inline constexpr double least_width = 6.5;

/// The marks of all figures. Relations hold for the values and are known to readers. The same figures get the same
/// marks. Throws sim::Stopped when `stop` is set.
std::vector<Mark> suppress(std::vector<Figure> const& figures,
                           std::vector<Relation> const& relations,
                           std::atomic<bool> const* stop = nullptr);

} // namespace norishiro::output::publish
