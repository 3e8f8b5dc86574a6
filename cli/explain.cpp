#include "cli/explain.hpp"

#include "cli/burn_in.hpp"
#include "cli/drawing.hpp"
#include "models/support/cases.hpp"
#include "models/support/fitting.hpp"
#include "models/support/run.hpp"
#include "models/support/story.hpp"
#include "models/support/witness.hpp"
#include "output/console.hpp"
#include "sim/experiment.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iostream>
#include <optional>
#include <string>
#include <utility>

namespace norishiro::cli {

namespace {

using support::CaseKind;

constexpr std::size_t most_listed = 20;

std::size_t replication_of(Call const& call, support::World const& world) {
    auto const count =
        static_cast<std::int64_t>(world.eras.front().parameters.run.replications.value());
    if (call.options.replication < count) return static_cast<std::size_t>(call.options.replication);
    fail({},
         {fmt::format("there is no replication {}", call.options.replication),
          fmt::format("繰り返し{}はありません", call.options.replication)},
         {fmt::format("give a number from 0 to {}", count - 1),
          fmt::format("0から{}までの番号を指定してください", count - 1)});
}

/// A replication as `run` simulates it: with the burn-in that it finds, and what it draws.
struct Wanted {
    support::World world;
    std::size_t replication;
};
Wanted wanted(Call const& call, std::vector<sim::Scenario> const& scenarios) {
    auto worlds = support::worlds_of(scenarios);
    (void)burn_in(call, worlds);
    auto const replication = replication_of(call, worlds.front());
    auto const drawing = drawing_for(call, scenarios).drawing;
    if (drawing.any()) worlds = support::drawn(std::move(worlds), drawing, replication);
    return {std::move(worlds.front()), replication};
}

support::Witnessed witness(Call const& call, Wanted const& run, support::Chronicle& chronicle) {
    return support::witness(run.world.eras, run.replication, chronicle, &call.stop_requested);
}

std::string how_to_ask(Call const& call, std::uint32_t person) {
    auto line = fmt::format("norishiro explain {} --person {}", call.options.files.front(), person);
    if (call.options.replication > 0) {
        line += fmt::format(" --replication {}", call.options.replication);
    }
    if (call.options.seed >= 0) line += fmt::format(" --seed {}", call.options.seed);
    if (!call.options.parameters.empty()) line += " --parameters '" + call.options.parameters + "'";
    for (auto const& set : call.options.set) line += " --set '" + set + "'";
    return line;
}

void tell_person(Call const& call, Wanted const& asked) {
    auto const number = static_cast<std::uint32_t>(call.options.person);
    auto chronicle = support::Chronicle::of(number);
    auto const run = witness(call, asked, chronicle);
    if (!chronicle.first()) {
        auto const last = run.people.size() - 1;
        fail({},
             {fmt::format("there is no person {}", number),
              fmt::format("{}番の人はいません", number)},
             {fmt::format("give a number from 0 to {}; --find lists some", last),
              fmt::format("0から{}までの番号を指定してください。--find で例を探せます", last)});
    }
    support::Subject const subject{number, *chronicle.first(), run.start, run.end};
    auto const story = support::tell(chronicle.facts(), subject, run.names);
    std::cout << support::text_of(story, subject, call.language);
}

std::string name_of(Call const& call, CaseKind kind) {
    auto const& name = support::case_names[static_cast<std::size_t>(kind)];
    return call.say(std::string{name.en}, std::string{name.ja});
}

void list(Call const& call, CaseKind kind, std::vector<support::Case> const& found) {
    auto const some = support::spread(found, most_listed);
    std::cout << call.say(fmt::format("{}: {} persons", name_of(call, kind), found.size()),
                          fmt::format("{}: {}人", name_of(call, kind), found.size()));
    if (some.size() < found.size()) {
        std::cout << call.say(
            fmt::format("; {} of them, from the longest to the shortest", some.size()),
            fmt::format("(長い人から短い人まで{}人を示します)", some.size()));
    }
    std::cout << '\n';
    for (auto const& one : some) {
        std::cout << fmt::format("{:>8}  {}\n", one.person, one.line.in(call.language));
    }
    if (!some.empty()) {
        std::cout << call.say("To read a story: ", "一人の経過を読むには: ")
                  << how_to_ask(call, some.front().person) << '\n';
    }
}

/// One case of each kind, from the middle of its list.
void show_examples(Call const& call, support::Chronicle const& chronicle,
                   support::Witnessed const& run) {
    std::optional<std::uint32_t> example;
    for (std::size_t k = 0; k < support::case_kind_count; ++k) {
        auto const kind = static_cast<CaseKind>(k);
        auto const found = support::cases(kind, chronicle, run);
        std::cout << fmt::format("--find {}: {} ({})\n", support::case_names[k].id,
                                 name_of(call, kind), found.size());
        if (found.empty()) continue;
        auto const& typical = found[found.size() / 2];
        if (!example) example = typical.person;
        std::cout << fmt::format("{:>8}  {}\n", typical.person, typical.line.in(call.language));
    }
    std::cout << call.say("To read a story: ", "一人の経過を読むには: ")
              << how_to_ask(call, example.value_or(0)) << '\n';
}

void answer(Call const& call) {
    auto const asked = wanted(call, load_all(call));
    if (call.options.person >= 0) return tell_person(call, asked);
    auto chronicle = support::Chronicle::of_everybody(support::case_facts);
    auto const run = witness(call, asked, chronicle);
    if (call.options.find.empty()) {
        return show_examples(call, chronicle, run);
    }
    auto const& names = support::case_names;
    auto const name = std::ranges::find(names, call.options.find, &support::CaseName::id);
    auto const kind = static_cast<CaseKind>(name - names.begin());
    list(call, kind, support::cases(kind, chronicle, run));
}

} // namespace

ExitCode explain(Call const& call) {
    try {
        answer(call);
    } catch (sim::Stopped const&) {
        return stopped;
    }
    return done;
}

} // namespace norishiro::cli
