#include "sim/line.hpp"

namespace norishiro::sim {

void Line::Class::cut() {
    gone += head;
    waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(head));
    head = 0;
}

Spot Line::join_first(std::uint32_t who, std::uint8_t priority, Time now) {
    if (classes_.size() <= priority) classes_.resize(std::size_t{priority} + 1);
    auto& line = classes_[priority];
    if (line.head > 0) {
        --line.head;
    } else {
        line.waiting.insert(line.waiting.begin(), Waiting{});
        --line.gone; // positions count modulo 2^32: below zero is well defined
    }
    line.waiting[line.head] = {++last_sequence_, now, who, priority};
    joined(now);
    return {last_sequence_, static_cast<std::uint32_t>(line.gone + line.head), priority};
}

bool Line::leave(Spot& spot, Time now) {
    Spot const left_spot = spot;
    spot = {};
    if (!left_spot || left_spot.priority >= classes_.size()) return false;
    auto& line = classes_[left_spot.priority];
    auto const index = left_spot.position - static_cast<std::uint32_t>(line.gone);
    if (index < line.head || index >= line.waiting.size()) return false;
    auto& waiting = line.waiting[index];
    if (waiting.sequence != left_spot.sequence) return false;
    waiting.sequence = 0;
    left(now, waiting.since);
    line.skip_gone();
    return true;
}

std::int64_t Line::waiting_so_far(Time now) const {
    std::int64_t sum = 0;
    for (auto const& line : classes_) {
        for (std::size_t i = line.head; i < line.waiting.size(); ++i) {
            if (line.waiting[i].sequence != 0) sum += (now - line.waiting[i].since).count();
        }
    }
    return sum;
}

} // namespace norishiro::sim
