#pragma once

#include "sim/math.hpp"
#include "sim/random/draws.hpp"
#include "sim/random/stream.hpp"
#include "sim/time.hpp"
#include "sim/units.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace norishiro::sim {

/// Why a transition happens: a hazard that competes with others, or a signal that the model gives.
template <class Person, class Surroundings, class Signal>
class Cause {
public:
    /// A month; zero while the arrow is closed. Reads the person and the surroundings, never the
    /// clock: what depends on time is brought up to date by the model before it asks.
    using Hazard = PerMonth (*)(Person const&, Surroundings const&);

    /// A hazard, and what it means to the model when it strikes.
    constexpr Cause(Hazard rate, Signal meaning)
        : hazard_{rate}, signal_{meaning}, competes_{true} {}
    constexpr explicit Cause(Signal signal) : signal_{signal} {}

    constexpr bool competes() const { return competes_; }
    constexpr Signal signal() const { return signal_; }
    PerMonth hazard(Person const& person, Surroundings const& around) const {
        return hazard_(person, around);
    }

private:
    Hazard hazard_ = nullptr;
    Signal signal_;
    // Said in so many words: comparing a function with null is no constant expression to g++ 12
    // once it looks for undefined behaviour.
    bool competes_ = false;
};

/// One arrow of the pathway's figure. `to == from` is something that happens within a stage.
/// The name is the arrow's identity: it keys the random stream and the report.
template <class Person, class Surroundings, class Stage, class Signal>
struct Transition {
    std::string_view name;
    Stage from;
    Stage to;
    Cause<Person, Surroundings, Signal> cause;
    std::string_view name_ja;
};

/// False where two rows share a name, and so their luck.
template <class Table>
consteval bool names_are_unique(Table const& table) {
    for (std::size_t i = 0; i < std::size(table); ++i) {
        for (std::size_t j = i + 1; j < std::size(table); ++j) {
            if (table[i].name == table[j].name) return false;
        }
    }
    return true;
}

/// False where no way leads from `start` to one of the stages.
template <std::size_t stage_count, class Table, class Stage>
consteval bool every_stage_is_reachable(Table const& table, Stage start) {
    std::array<bool, stage_count> reached{};
    reached[static_cast<std::size_t>(start)] = true;
    for (std::size_t pass = 0; pass < stage_count; ++pass) { // no simple path has more arrows
        for (auto const& row : table) {
            if (reached[static_cast<std::size_t>(row.from)]) {
                reached[static_cast<std::size_t>(row.to)] = true;
            }
        }
    }
    return std::ranges::all_of(reached, std::identity{});
}

/// The most hazards that leave one stage: how many clocks a person needs.
template <std::size_t stage_count, class Table>
consteval std::size_t most_competing_hazards(Table const& table) {
    std::array<std::size_t, stage_count> count{};
    for (auto const& row : table) {
        if (row.cause.competes()) ++count[static_cast<std::size_t>(row.from)];
    }
    return *std::ranges::max_element(count);
}

/// A unit-exponential threshold that a hazard eats. While the hazard stays as it is the clock is
/// not touched, so that looking at it more often changes nothing, not even the last bit.
struct Clock {
    double remaining = 0.0; ///< of the threshold, at the anchor
    double rate = 0.0;      ///< a second
    Time anchor{};
    std::uint32_t fired = 0; ///< how often in this spell: the next threshold's occasion

    /// To the nearest second, as things are; `never` without a rate or beyond a thousand years.
    Time strikes() const {
        if (!(rate > 0.0)) return never;
        double const wait = math::nearest(remaining / rate);
        if (!(wait < 1000.0 * seconds_per_year)) return never;
        return anchor + Seconds{static_cast<std::int64_t>(wait)};
    }
    /// The part of the threshold that is not yet eaten survives the change (modified next reaction
    /// method: Anderson, J. Chem. Phys. 127:214107, 2007).
    void set_rate(double new_rate, Time now) {
        if (new_rate == rate) return;
        double const eaten = rate * static_cast<double>((now - anchor).count());
        remaining = std::max(0.0, remaining - eaten);
        anchor = now;
        rate = new_rate;
    }
};

/// The competing risks of a pathway, one clock for each hazard that leaves a person's stage. Stages
/// count from zero up to `stage_count`; a person's clocks are a span with room for those of their
/// stage (see `most_competing_hazards`), used from the front.
template <class Person, class Surroundings, class Stage, class Signal, std::size_t stage_count>
class Race {
public:
    using Row = Transition<Person, Surroundings, Stage, Signal>;

    /// `table` must outlive the race.
    Race(std::span<Row const> table, Luck const& luck) : table_{table} {
        for (std::size_t stage = 0; stage < stage_count; ++stage) {
            begin_[stage] = rows_.size();
            for (std::size_t i = 0; i < table.size(); ++i) {
                if (static_cast<std::size_t>(table[i].from) != stage) continue;
                if (!table[i].cause.competes()) continue;
                rows_.push_back(static_cast<std::uint16_t>(i));
                risks_.push_back({table[i].cause, luck.decision(table[i].name)});
            }
        }
        begin_[stage_count] = rows_.size();
    }

    std::span<Row const> table() const { return table_; }
    /// Indices into the table of the hazards that leave a stage; clock k belongs to row k of these.
    std::span<std::uint16_t const> rows(Stage stage) const {
        std::size_t const s = static_cast<std::size_t>(stage);
        return std::span{rows_}.subspan(begin_[s], begin_[s + 1] - begin_[s]);
    }

    /// Draws the thresholds of the stage that the person is in now. `spell` counts the person's
    /// stays in it, fewer than 2^20, so that the same stay has the same luck in every scenario.
    void enter(std::span<Clock> clocks, Person const& person, Stage stage, Entity entity,
               std::uint32_t spell, Surroundings const& around, Time now) const {
        auto const risks = this->risks(stage);
        // First the draws, which overlap in the processor, then the calls, which do not.
        for (std::size_t k = 0; k < risks.size(); ++k) {
            clocks[k].remaining = threshold(risks[k], entity, spell, 0);
        }
        for (std::size_t k = 0; k < risks.size(); ++k) {
            clocks[k].rate = per_second(risks[k], person, around);
            clocks[k].anchor = now;
            clocks[k].fired = 0;
        }
    }

    /// One of many who enter a stage.
    struct Entrant {
        Person const* person;
        Stage stage;
        Entity entity;
        std::uint32_t spell;
        Time now;
    };
    /// As `enter` for each of them, to the last bit. The first of entrant i's clocks is
    /// `clocks[i * apart]`, and `apart` has room for those of any stage. Thresholds are drawn
    /// together, which takes less time (see README, S18).
    void enter_all(std::span<Entrant const> entrants, std::span<Clock> clocks, std::size_t apart,
                   Surroundings const& around) const {
        // Stage by stage and risk by risk: what a loop does then hardly changes from turn to turn.
        std::array<std::size_t, stage_count + 1> stage_ends{};
        for (auto const& entrant : entrants)
            ++stage_ends[static_cast<std::size_t>(entrant.stage) + 1];
        for (std::size_t s = 0; s < stage_count; ++s) stage_ends[s + 1] += stage_ends[s];
        std::vector<std::uint32_t> order(entrants.size());
        for (std::size_t i = 0; i < entrants.size(); ++i) {
            order[stage_ends[static_cast<std::size_t>(entrants[i].stage)]++] =
                static_cast<std::uint32_t>(i);
        }
        auto const for_each_clock = [&](auto const& visit) {
            for (std::size_t s = 0; s < stage_count; ++s) {
                std::size_t const first = s == 0 ? 0 : stage_ends[s - 1];
                for (std::size_t r = begin_[s]; r < begin_[s + 1]; ++r) {
                    for (std::size_t j = first; j < stage_ends[s]; ++j) {
                        visit(risks_[r], order[j], order[j] * apart + (r - begin_[s]));
                    }
                }
            }
        };
        std::vector<StreamKey> keys(entrants.size() * apart);
        std::size_t count = 0;
        for_each_clock([&](Risk const& risk, std::size_t i, std::size_t) {
            // Field by field: g++ 12 builds a whole key elsewhere and waits to copy it.
            auto& key = keys[count++];
            key.decision = risk.decision;
            key.entity = entrants[i].entity;
            key.occasion = occasion(entrants[i].spell, 0);
        });
        keys.resize(count);
        std::vector<double> thresholds(count);
        first_unit_exponentials(keys, thresholds);
        auto threshold = thresholds.begin();
        for_each_clock([&](Risk const& risk, std::size_t i, std::size_t c) {
            clocks[c].remaining = *threshold++;
            clocks[c].rate = per_second(risk, *entrants[i].person, around);
            clocks[c].anchor = entrants[i].now;
            clocks[c].fired = 0;
        });
    }

    /// Asks every hazard again; false when none has changed.
    bool update(std::span<Clock> clocks, Person const& person, Stage stage,
                Surroundings const& around, Time now) const {
        auto const risks = this->risks(stage);
        bool changed = false;
        for (std::size_t k = 0; k < risks.size(); ++k) {
            double const rate = per_second(risks[k], person, around);
            changed = changed || rate != clocks[k].rate;
            clocks[k].set_rate(rate, now);
        }
        return changed;
    }

    /// What strikes first, and on which of the stage's clocks; of equals the earlier row.
    struct First {
        Time at = never; ///< `never`: nothing does, and `clock` means nothing
        std::size_t clock = 0;
    };
    First first(std::span<Clock const> clocks, Stage stage) const {
        First first;
        std::size_t const count = risks(stage).size();
        for (std::size_t k = 0; k < count; ++k) {
            Time const strikes = clocks[k].strikes();
            bool const sooner = strikes < first.at;
            first.at = sooner ? strikes : first.at;
            first.clock = sooner ? k : first.clock;
        }
        return first;
    }

    /// A new threshold for what happened within the stage, on its clock k, and may happen again: up
    /// to 4095 times in a stay.
    void rearm(Clock& clock, std::size_t k, Stage stage, Entity entity, std::uint32_t spell,
               Time now) const {
        ++clock.fired;
        clock.remaining = threshold(risks(stage)[k], entity, spell, clock.fired);
        clock.anchor = now;
    }

private:
    /// What a clock needs of its row, side by side for all the clocks of a stage.
    struct Risk {
        Cause<Person, Surroundings, Signal> cause;
        Decision decision;
    };
    std::span<Risk const> risks(Stage stage) const {
        std::size_t const s = static_cast<std::size_t>(stage);
        return std::span{risks_}.subspan(begin_[s], begin_[s + 1] - begin_[s]);
    }
    static std::uint32_t occasion(std::uint32_t spell, std::uint32_t fired) {
        // 4096 times within one stay is more than any arrow of a human life needs.
        return (spell << 12U) | (fired & 0xFFFU);
    }
    static double threshold(Risk const& risk, Entity entity, std::uint32_t spell,
                            std::uint32_t fired) {
        return Stream{risk.decision, entity, occasion(spell, fired)}.unit_exponential();
    }
    static double per_second(Risk const& risk, Person const& person, Surroundings const& around) {
        return risk.cause.hazard(person, around).value() / seconds_per_month;
    }

    std::span<Row const> table_;
    std::vector<std::uint16_t> rows_; ///< by stage
    std::vector<Risk> risks_;         ///< of the same rows
    std::array<std::size_t, stage_count + 1> begin_{};
};

} // namespace norishiro::sim
