#pragma once

#include "sim/presence.hpp"
#include "sim/time.hpp"

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace norishiro::sim {

/// The order in which an agency's staff takes up work. The first interrupts what is being done.
enum class Priority : std::uint8_t { emergency, statutory, visit, intake, meeting, paperwork };
inline constexpr std::size_t priority_count = 6;

/// A piece of work that waits for staff.
struct Task {
    std::uint32_t who = 0;  ///< whom it is for
    std::uint32_t kind = 0; ///< what it is, to whoever asked for it
    Priority priority = Priority::visit;
    Seconds work{}; ///< staff time that it takes
    Time asked{};
    std::uint8_t account = 0; ///< what its time is put down to; small numbers
};

/// The staff of an agency as one server whose speed is the hours that they hold in a week. It never
/// idles while work waits and never gives more hours than it holds. Preemptive for emergencies,
/// non-preemptive among the rest, first come first served within a class.
class Staff {
public:
    /// `hours_a_week` of all staff together; zero means that nothing is done.
    explicit Staff(double hours_a_week) { set_speed(hours_a_week); }

    /// Other hours from now on; what is being done goes on at the new speed.
    void set_hours(double hours_a_week, Time now);
    double hours_a_week() const { return speed_ * 168.0; }
    bool exists() const { return speed_ > 0.0; }

    /// Puts a task in line, or starts it.
    void ask(Task const& task, Time now);
    /// When the task at hand will be done; `never` when idle or without hours.
    Time done_at() const;
    /// Ends the task at hand, which must be due now, and starts the next.
    Task finish(Time now);

    /// Whether the task at hand is one that interrupts all others.
    bool in_emergency() const { return at_hand_ && at_hand_->task.priority == Priority::emergency; }
    std::size_t in_system() const { return line_length_ + (at_hand_ ? 1 : 0); }
    Presence const& presence() const { return presence_; }
    /// Staff time given to tasks that are done, and staff seconds held since hours were first set
    /// or work was first asked for: given never exceeds held.
    Seconds given() const { return given_; }
    double held(Time now) const;
    /// Staff time given to the tasks of one account up to now. What a task has got counts while it
    /// is at hand or interrupted, in whole seconds rounded down. Never falls as time goes on.
    Seconds given_to(std::uint8_t account, Time now) const;
    /// Seconds that those who are still there have been there.
    std::int64_t stays_so_far(Time now) const;

private:
    struct AtHand {
        Task task;
        double remaining; ///< staff seconds, at `since`
        Time since;
    };
    struct Queued {
        Task task;
        double remaining;
    };

    void set_speed(double hours_a_week);
    double remaining(AtHand const& at_hand, Time now) const;
    void settle_task(Time now);
    void start_next(Time now);

    double speed_ = 0.0; ///< staff seconds a second
    double held_ = 0.0;
    Time held_until_{};
    bool held_started_ = false;
    std::optional<AtHand> at_hand_;
    std::array<std::deque<Queued>, priority_count> lines_;
    std::size_t line_length_ = 0;
    Presence presence_;
    Seconds given_{};
    std::vector<Seconds> done_; ///< of tasks that are done, by account
};

} // namespace norishiro::sim
