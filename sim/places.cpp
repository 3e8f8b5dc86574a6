#include "sim/places.hpp"

#include <algorithm>

namespace norishiro::sim {

void Places::set_places(std::int64_t places, Time now) {
    held_ = held(now);
    held_until_ = now;
    places_ = places;
    most_ = std::max(most_, places);
}

std::optional<Places::Preempted> Places::preempt(std::uint32_t who, std::uint8_t priority,
                                                 Time now) {
    if (taken() < places_) return std::nullopt;
    Holder const* victim = nullptr;
    for (auto const& holder : holders_) {
        if (!holder.taken || holder.priority <= priority) continue;
        bool const goes_before =
            victim == nullptr || holder.priority > victim->priority ||
            (holder.priority == victim->priority && holder.order > victim->order);
        if (goes_before) victim = &holder;
    }
    if (victim == nullptr) return std::nullopt;
    Holder const out = *victim;
    leave({static_cast<std::uint32_t>(victim - holders_.data())}, now);
    Spot const spot = line_.join_first(out.who, out.priority, now);
    return Preempted{out.who, spot, give(who, priority, now)};
}

} // namespace norishiro::sim
