#pragma once

#include "sim/time.hpp"

#include <cassert>
#include <cstdint>

namespace norishiro::sim {

/// How many are there, over time: the integral of the count in whole person-seconds, and the same
/// figure as the sum of everybody's stays. That the two agree is Little's law, and here it is exact.
/// Moments do not go back. A value: a copy taken when a warm-up ends says later what came after it.
class Presence {
public:
    void arrive(Time now) {
        advance(now);
        ++count_;
        ++arrivals_;
    }
    /// Who leaves has been there since `arrived`.
    void leave(Time now, Time arrived) {
        advance(now);
        --count_;
        ++departures_;
        stays_ += (now - arrived).count();
        assert(count_ >= 0);
    }

    std::int64_t count() const { return count_; }
    std::int64_t arrivals() const { return arrivals_; }
    std::int64_t departures() const { return departures_; }
    /// Person-seconds up to `now`.
    std::int64_t integral(Time now) const { return integral_ + count_ * (now - updated_).count(); }
    /// Completed stays, in seconds.
    std::int64_t completed_stays() const { return stays_; }

private:
    void advance(Time now) {
        integral_ = integral(now);
        updated_ = now;
    }

    Time updated_{};
    std::int64_t count_ = 0;
    std::int64_t arrivals_ = 0;
    std::int64_t departures_ = 0;
    std::int64_t integral_ = 0;
    std::int64_t stays_ = 0;
};

/// The time-average number present between `from`, when `then` was copied, and `to`. Persons.
inline double mean_present(Presence const& then, Time from, Presence const& now, Time to) {
    return static_cast<double>(now.integral(to) - then.integral(from)) /
           static_cast<double>((to - from).count());
}

} // namespace norishiro::sim
