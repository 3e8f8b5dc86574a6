#include "cli/burn_in.hpp"

#include "output/burn_in_words.hpp"
#include "output/console.hpp"

#include <iostream>
#include <optional>
#include <utility>

namespace norishiro::cli {

sim::BurnIn burn_in(Call const& call, support::Worlds& worlds) {
    std::optional<output::Progress> progress; // made once it is known that there is a pilot
    auto const advance = [&](std::size_t year, std::size_t most) {
        if (!progress) {
            progress.emplace(most, call.language, call.options.quiet,
                             call.say("burning in until stocks settle, at most",
                                      "人数の増減が止まるまで助走中(最長で)"));
        }
        progress->advance(year);
    };
    auto found =
        support::find_burn_in(worlds.front(), threads_of(call), &call.stop_requested, advance);
    worlds = support::burning_in(std::move(worlds), sim::Months{static_cast<double>(found.months)});
    progress.reset(); // ends its line
    call.note(output::burn_in_line(found, call.language));
    auto const warning = output::drift_warning(found, call.language);
    if (!warning.empty()) std::cerr << warning << '\n';
    return found;
}

} // namespace norishiro::cli
