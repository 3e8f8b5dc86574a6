#pragma once

#include "sim/presence.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace norishiro::sim {

/// Names one who stands in a line, so that they can leave it.
struct Spot {
    std::uint64_t sequence = 0; ///< 0: in no line
    std::uint32_t position = 0;
    std::uint32_t priority = 0;
    explicit operator bool() const { return sequence != 0; }
};

/// A waiting line: lower priority classes first, within a class first come, first served. Joining,
/// being served and leaving cost O(1) on average; classes are few and count from zero.
class Line {
public:
    struct Waiting {
        std::uint64_t sequence; ///< 0: has left
        Time since;
        std::uint32_t who;
        std::uint32_t priority;
    };

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }

    Spot join(std::uint32_t who, std::uint8_t priority, Time now) {
        if (classes_.size() <= priority) classes_.resize(std::size_t{priority} + 1);
        auto& line = classes_[priority];
        line.waiting.push_back({++last_sequence_, now, who, priority});
        joined(now);
        return {last_sequence_, static_cast<std::uint32_t>(line.gone + line.waiting.size() - 1),
                priority};
    }
    /// Back to the head of its class: whoever was interrupted goes on before newcomers. Moves the
    /// whole class where nobody has left its head since it was last tidied.
    Spot join_first(std::uint32_t who, std::uint8_t priority, Time now);

    /// Leaves the line (reneging); false when the spot is empty or no longer in line.
    bool leave(Spot& spot, Time now);

    /// Takes the next to be served out of the line; none where nobody waits.
    std::optional<Waiting> next(Time now) {
        if (size_ == 0) return std::nullopt;
        for (auto& line : classes_) {
            if (line.head == line.waiting.size()) continue;
            Waiting const first = line.waiting[line.head++];
            line.skip_gone();
            left(now, first.since);
            return first;
        }
        return std::nullopt;
    }

    /// In line, over time.
    Presence const& presence() const { return presence_; }
    /// Person-seconds in line that belong to those who are still in it.
    std::int64_t waiting_so_far(Time now) const;

private:
    /// One class. Its head, if there is one, has not left.
    struct Class {
        std::vector<Waiting> waiting;
        std::size_t head = 0;
        std::uint64_t gone = 0; ///< entries that were cut off before the first

        void skip_gone() {
            while (head < waiting.size() && waiting[head].sequence == 0) ++head;
            if (head == waiting.size() || (head >= 64 && 2 * head > waiting.size())) cut();
        }
        void cut();
    };
    void joined(Time now) {
        ++size_;
        presence_.arrive(now);
    }
    void left(Time now, Time since) {
        --size_;
        presence_.leave(now, since);
    }

    std::vector<Class> classes_;
    std::size_t size_ = 0;
    std::uint64_t last_sequence_ = 0;
    Presence presence_;
};

} // namespace norishiro::sim
