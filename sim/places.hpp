#pragma once

#include "sim/line.hpp"
#include "sim/presence.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace norishiro::sim {

/// What whoever has a place holds in hand, to give it back.
struct Seat {
    std::uint32_t index = 0xFFFF'FFFFU;
    explicit operator bool() const { return index != 0xFFFF'FFFFU; }
};

/// A number of equal places (servers, beds, case slots) with a waiting line: lower priority classes
/// first, within a class first come, first served. The number may change in time. Never oversold:
/// when it falls below those taken, whoever is there stays and nobody new comes in.
///
/// The model decides how long a place is kept; it puts the end on its agenda and calls `leave`.
/// A place whose holder cannot go on, because the next station is full, is simply not left yet:
/// that is blocking after service (see `models/care_pathway`).
class Places {
public:
    /// Place-seconds are held from `start` on.
    explicit Places(std::int64_t places, Time start = {})
        : places_{places}, most_{places}, held_until_{start} {}

    std::int64_t places() const { return places_; }
    std::int64_t taken() const { return inside_.count(); }
    /// Those that nobody has; none where fewer are left than are taken.
    std::int64_t free() const { return places_ > taken() ? places_ - taken() : 0; }
    std::size_t waiting() const { return line_.size(); }
    /// The most places that there ever were: never more have been taken.
    std::int64_t most() const { return most_; }
    /// Place-seconds that there were; those taken are `inside().integral(now)`.
    std::int64_t held(Time now) const { return held_ + places_ * (now - held_until_).count(); }
    void set_places(std::int64_t places, Time now);

    /// Takes a place at once; none where none is free or others wait.
    [[nodiscard]] Seat take(std::uint32_t who, Time now, std::uint8_t priority = 0) {
        if (taken() >= places_ || !line_.empty()) return {};
        return give(who, priority, now);
    }
    /// Gives back a seat that is held, once.
    void leave(Seat seat, Time now) {
        inside_.leave(now, holders_[seat.index].since);
        vacant_.push_back(seat.index);
        holders_[seat.index].taken = false;
    }

    /// Joins the line; `admit_next` lets in.
    Spot wait(std::uint32_t who, std::uint8_t priority, Time now) {
        return line_.join(who, priority, now);
    }
    /// Leaves the line; false, and nothing happens, for who is no longer in it.
    bool renege(Spot& spot, Time now) { return line_.leave(spot, now); }
    struct Admitted {
        std::uint32_t who;
        Time asked; ///< when they joined the line
        Seat seat;
    };
    /// The next of the line takes a free place, if there is one.
    std::optional<Admitted> admit_next(Time now) {
        if (line_.empty() || taken() >= places_) return std::nullopt;
        auto const next = *line_.next(now);
        auto const priority = static_cast<std::uint8_t>(next.priority);
        return Admitted{next.who, next.since, give(next.who, priority, now)};
    }

    struct Preempted {
        std::uint32_t who; ///< who had to go
        Spot spot;         ///< where they wait, at the head of their class
        Seat seat;         ///< the newcomer's
    };
    /// Takes the place of whoever is least urgent among those less urgent than `priority`, of equals
    /// the last who came (preemptive priority); also while more are taken than there are, for their
    /// number stays. None where all are as urgent, and where a place is free: then those in line come
    /// first, by their class. What is left of the interrupted service is the model's to keep
    /// (preemptive resume) or to draw again. Looks at every holder.
    std::optional<Preempted> preempt(std::uint32_t who, std::uint8_t priority, Time now);

    /// Over time: those who have a place, and those who wait.
    Presence const& inside() const { return inside_; }
    Presence const& line() const { return line_.presence(); }
    /// Person-seconds in line that belong to those who are still in it.
    std::int64_t waiting_so_far(Time now) const { return line_.waiting_so_far(now); }

private:
    struct Holder {
        Time since;
        std::int64_t order; ///< in which places were given: of one second, who came last
        std::uint32_t who;
        std::uint8_t priority;
        bool taken;
    };
    Seat give(std::uint32_t who, std::uint8_t priority, Time now) {
        if (vacant_.empty()) {
            vacant_.push_back(static_cast<std::uint32_t>(holders_.size()));
            holders_.emplace_back();
        }
        Seat const seat{vacant_.back()};
        vacant_.pop_back();
        holders_[seat.index] = {now, inside_.arrivals(), who, priority, true};
        inside_.arrive(now);
        return seat;
    }

    std::int64_t places_;
    std::int64_t most_;
    std::int64_t held_ = 0;
    Time held_until_;
    std::vector<Holder> holders_;
    std::vector<std::uint32_t> vacant_;
    Presence inside_;
    Line line_;
};

} // namespace norishiro::sim
