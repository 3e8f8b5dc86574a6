#pragma once

#include "sim/prefetch.hpp"
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
/// An event is a record of integers. Inserting for a later day and calling off cost O(1); each
/// simulated day sorts its own events once (see README, S2).
template <class Event>
class Agenda {
    static_assert(std::has_unique_object_representations_v<Event> &&
                      std::is_trivially_copyable_v<Event>,
                  "an event is a fixed record of integers: it can be copied, compared and hashed");

public:
    /// Events at `end` or later are never reached and not kept.
    Agenda(Time start, Time end)
        : origin_{std::chrono::floor<std::chrono::days>(start)}, start_{start}, now_{start},
          end_{end} {}

    Time start() const { return start_; }
    /// The moment of the event at hand; the end, once nothing is left.
    Time now() const { return now_; }
    Time end() const { return end_; }
    /// How many events were handed over.
    std::size_t handled() const { return handled_; }

    /// Puts in an event of now or later (asserted). The ticket is empty where `time` is not before
    /// the end.
    Ticket at(Time time, Event const& event) {
        assert(now_ <= time);
        if (time >= end_) return {};
        std::uint32_t const slot = take_slot();
        std::uint64_t const sequence = ++last_sequence_;
        slots_[slot] = {event, sequence};
        auto const since_origin = static_cast<std::uint64_t>((time - origin_).count());
        insert({(since_origin % day_length << sequence_bits) | sequence,
                static_cast<std::uint32_t>(since_origin / day_length), slot});
        return {slot, sequence};
    }
    /// The same after a wait, rounded to the nearest second; nothing for one that never ends.
    Ticket after(Days wait, Event const& event) { return at(later(now_, wait), event); }

    /// Calls the event off if it is still pending; the ticket is empty afterwards.
    void cancel(Ticket& ticket) {
        if (ticket && slots_[ticket.slot].sequence == ticket.sequence) free_slot(ticket.slot);
        ticket = {};
    }

    /// Moves the clock to the next event and hands it over; nothing when the end is reached.
    std::optional<Event> next() {
        return next([](Event const&) {});
    }
    /// The same; `soon(event)` is told of an event that will probably come a little later, so that
    /// what it concerns can be fetched from memory meanwhile. It may have been called off by then.
    template <class Soon>
    std::optional<Event> next(Soon const& soon) {
        while (entries_ > 0) {
            tell(soon);
            Entry const entry = pop();
            Slot const slot = slots_[entry.slot];
            if (slot.sequence != entry.sequence()) continue; // called off
            now_ = origin_ +
                   Seconds{static_cast<std::int64_t>(today_ * day_length + entry.second_of_day())};
            free_slot(entry.slot);
            ++handled_;
            return slot.event;
        }
        now_ = std::max(now_, end_);
        return std::nullopt;
    }

private:
    static constexpr std::uint64_t day_length = 86'400;
    static constexpr unsigned sequence_bits = 47; ///< the 17 above hold any second of a day
    static constexpr std::size_t buckets = 1024;
    static constexpr std::size_t few = 32; ///< that are cheaper to keep sorted than in a heap

    /// What has to be moved about while sorting: one number says when within the day, and who was
    /// first of equals.
    struct Entry {
        std::uint64_t key;
        std::uint32_t day;
        std::uint32_t slot;
        std::uint64_t sequence() const { return key & ((std::uint64_t{1} << sequence_bits) - 1); }
        std::uint64_t second_of_day() const { return key >> sequence_bits; }
    };
    struct Sooner {
        bool operator()(Entry const& a, Entry const& b) const { return a.key < b.key; }
    };
    struct Later {
        bool operator()(Entry const& a, Entry const& b) const { return a.key > b.key; }
    };
    struct Slot {
        Event event;
        std::uint64_t sequence;
    };

    void insert(Entry const& entry) {
        ++entries_;
        if (entry.day != today_ || !opened_) {
            ring_[entry.day % buckets].push_back(entry);
        } else if (planned_.size() < few) {
            insert_planned(entry);
        } else {
            late_.push_back(entry);
            std::push_heap(late_.begin(), late_.end(), Later{});
        }
    }
    void insert_planned(Entry const& entry) {
        planned_.push_back(entry);
        auto at = planned_.end() - 1;
        for (; at != planned_.begin() && Sooner{}(*(at - 1), entry); --at) *at = *(at - 1);
        *at = entry;
    }

    template <class Soon>
    void tell(Soon const& soon) const {
        constexpr std::size_t ahead = 8;
        if (planned_.size() > 2 * ahead) {
            fetch_soon(slots_[planned_[planned_.size() - 1 - 2 * ahead].slot]);
        }
        if (planned_.size() > ahead) {
            soon(slots_[planned_[planned_.size() - 1 - ahead].slot].event);
        }
    }

    /// There must be an entry.
    Entry pop() {
        --entries_;
        for (;;) {
            bool const planned = !planned_.empty();
            if (planned && (late_.empty() || Sooner{}(planned_.back(), late_.front()))) {
                Entry const entry = planned_.back();
                planned_.pop_back();
                return entry;
            }
            if (!late_.empty()) {
                std::pop_heap(late_.begin(), late_.end(), Later{});
                Entry const entry = late_.back();
                late_.pop_back();
                return entry;
            }
            if (opened_) ++today_;
            open_day();
        }
    }

    /// A bucket serves every 1024th day: whoever is not due yet stays in it.
    void open_day() {
        auto& bucket = ring_[today_ % buckets];
        opened_ = true;
        std::size_t kept = 0;
        for (Entry const& entry : bucket) {
            if (entry.day == today_) {
                planned_.push_back(entry);
            } else {
                bucket[kept++] = entry;
            }
        }
        bucket.resize(kept);
        std::sort(planned_.begin(), planned_.end(), Later{});
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

    Time origin_; ///< midnight before the start
    Time start_;
    Time now_;
    Time end_;
    std::vector<std::vector<Entry>> ring_{buckets}; ///< unsorted, of days to come
    std::uint64_t today_ = 0;
    bool opened_ = false;        ///< today's bucket has been sorted into `planned_`
    std::vector<Entry> planned_; ///< today's, the next one last
    std::vector<Entry> late_;    ///< heap of what came in for today while it was running
    std::vector<Slot> slots_;
    std::vector<std::uint32_t> free_;
    std::size_t entries_ = 0;
    std::uint64_t last_sequence_ = 0;
    std::size_t handled_ = 0;
};

} // namespace norishiro::sim
