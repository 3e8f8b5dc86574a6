#pragma once

#include "sim/time.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <vector>

namespace norishiro::sim {

/// Names one event that is pending, so that it can be called off.
struct Ticket {
    std::uint32_t slot = 0;
    std::uint64_t sequence = 0; ///< 0: nothing is pending
    explicit operator bool() const { return sequence != 0; }
};

/// The events to come, in the order of their times; equal times keep the order of insertion, so
/// that published results do not hang on the internals of a container.
///
/// An event is a record of integers. Inserting and calling off cost O(1); each simulated day sorts
/// its own events once (see README, S2).
template <class Event>
class Agenda {
    static_assert(std::has_unique_object_representations_v<Event> &&
                      std::is_trivially_copyable_v<Event>,
                  "an event is a fixed record of integers: it can be copied, compared and hashed");

public:
    /// Events at `end` or later are never reached and not kept.
    Agenda(Time start, Time end)
        : origin_{std::chrono::floor<std::chrono::days>(start)}, now_{start}, end_{end},
          days_(start < end ? day_of(end - Seconds{1}) + 1 : 0) {}

    Time now() const { return now_; }
    Time end() const { return end_; }
    std::size_t handled() const { return handled_; }

    Ticket at(Time time, Event const& event) {
        assert(now_ <= time);
        if (time >= end_) return {};
        std::uint32_t const slot = take_slot();
        Ticket const ticket{slot, ++last_sequence_};
        slots_[slot] = {event, ticket.sequence};
        insert({time, ticket.sequence, slot, 0});
        return ticket;
    }
    Ticket after(Days wait, Event const& event) { return at(later(now_, wait), event); }

    /// Calls the event off if it is still pending; the ticket is empty afterwards.
    void cancel(Ticket& ticket) {
        if (ticket && slots_[ticket.slot].sequence == ticket.sequence) free_slot(ticket.slot);
        ticket = {};
    }

    /// Moves the clock to the next event and hands it over; nothing when the end is reached.
    std::optional<Event> next() {
        while (auto const entry = pop()) {
            auto const& slot = slots_[entry->slot];
            if (slot.sequence != entry->sequence) continue; // called off
            now_ = entry->time;
            Event const event = slot.event;
            free_slot(entry->slot);
            ++handled_;
            return event;
        }
        now_ = std::max(now_, end_);
        return std::nullopt;
    }

private:
    struct Entry {
        Time time;
        std::uint64_t sequence;
        std::uint32_t slot;
        std::uint32_t unused;
        bool operator<(Entry const& other) const {
            return time != other.time ? time < other.time : sequence < other.sequence;
        }
        bool operator>(Entry const& other) const { return other < *this; }
    };
    struct Slot {
        Event event;
        std::uint64_t sequence;
    };

    std::size_t day_of(Time time) const {
        return static_cast<std::size_t>((time - origin_).count() / 86'400);
    }

    void insert(Entry const& entry) {
        std::size_t const day = day_of(entry.time);
        if (day != today_ || !today_is_sorted_) {
            days_[day].push_back(entry);
        } else {
            late_.push_back(entry);
            std::push_heap(late_.begin(), late_.end(), std::greater<>{});
        }
    }

    std::optional<Entry> pop() {
        while (today_ < days_.size()) {
            auto& day = days_[today_];
            if (!today_is_sorted_) {
                std::sort(day.begin(), day.end());
                today_is_sorted_ = true;
            }
            bool const planned = position_ < day.size();
            if (planned && (late_.empty() || day[position_] < late_.front())) {
                return day[position_++];
            }
            if (!late_.empty()) {
                std::pop_heap(late_.begin(), late_.end(), std::greater<>{});
                Entry const entry = late_.back();
                late_.pop_back();
                return entry;
            }
            std::vector<Entry>{}.swap(day);
            ++today_;
            position_ = 0;
            today_is_sorted_ = false;
        }
        return std::nullopt;
    }

    std::uint32_t take_slot() {
        if (free_.empty()) {
            slots_.push_back({});
            return static_cast<std::uint32_t>(slots_.size() - 1);
        }
        std::uint32_t const slot = free_.back();
        free_.pop_back();
        return slot;
    }
    void free_slot(std::uint32_t slot) {
        slots_[slot].sequence = 0;
        free_.push_back(slot);
    }

    Time origin_;
    Time now_;
    Time end_;
    std::vector<std::vector<Entry>> days_; ///< unsorted, but for the day at hand
    std::size_t today_ = 0;
    std::size_t position_ = 0; ///< in the day at hand
    bool today_is_sorted_ = false;
    std::vector<Entry> late_; ///< heap of what came in for the day at hand while it was running
    std::vector<Slot> slots_;
    std::vector<std::uint32_t> free_;
    std::uint64_t last_sequence_ = 0;
    std::size_t handled_ = 0;
};

} // namespace norishiro::sim
