#include "sim/staff.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace norishiro::sim {

void Staff::set_speed(double hours_a_week) {
    speed_ = hours_a_week > 0.0 ? hours_a_week / 168.0 : 0.0;
}

double Staff::held(Time now) const {
    if (!held_started_) return 0.0;
    return held_ + speed_ * static_cast<double>((now - held_until_).count());
}

double Staff::remaining(AtHand const& at_hand, Time now) const {
    double const done = speed_ * static_cast<double>((now - at_hand.since).count());
    return std::max(0.0, at_hand.remaining - done);
}

/// Works out what is left of the task at hand. Only where its speed changes or it is interrupted:
/// dividing a task more often would move its end by the rounding.
void Staff::settle_task(Time now) {
    if (!at_hand_) return;
    at_hand_->remaining = remaining(*at_hand_, now);
    at_hand_->since = now;
}

void Staff::set_hours(double hours_a_week, Time now) {
    settle_task(now);
    held_ = held(now);
    held_until_ = now;
    held_started_ = true;
    set_speed(hours_a_week);
}

void Staff::ask(Task const& task, Time now) {
    if (!held_started_) held_until_ = now;
    held_started_ = true;
    presence_.arrive(now);
    bool const interrupts = task.priority == Priority::emergency && at_hand_ &&
                            at_hand_->task.priority != Priority::emergency;
    if (interrupts) {
        settle_task(now);
        auto& line = lines_[static_cast<std::size_t>(at_hand_->task.priority)];
        line.push_front({at_hand_->task, at_hand_->remaining});
        ++line_length_;
        at_hand_.reset();
    }
    lines_[static_cast<std::size_t>(task.priority)].push_back(
        {task, static_cast<double>(task.work.count())});
    ++line_length_;
    if (!at_hand_) start_next(now);
}

void Staff::start_next(Time now) {
    for (auto& line : lines_) {
        if (line.empty()) continue;
        at_hand_ = AtHand{line.front().task, line.front().remaining, now};
        line.pop_front();
        --line_length_;
        return;
    }
}

Time Staff::done_at() const {
    if (!at_hand_ || !(speed_ > 0.0)) return never;
    // Rounded up: a task that ended early would give hours that nobody held.
    double const wait = std::ceil(at_hand_->remaining / speed_);
    if (!(wait < 1000.0 * seconds_per_year)) return never;
    return at_hand_->since + Seconds{static_cast<std::int64_t>(wait)};
}

Task Staff::finish(Time now) {
    assert(at_hand_ && done_at() == now);
    Task const task = at_hand_->task;
    at_hand_.reset();
    given_ += task.work;
    if (done_.size() <= task.account) done_.resize(task.account + std::size_t{1});
    done_[task.account] += task.work;
    presence_.leave(now, task.asked);
    start_next(now);
    return task;
}

Seconds Staff::given_to(std::uint8_t account, Time now) const {
    Seconds sum = account < done_.size() ? done_[account] : Seconds{0};
    auto const add = [&](Task const& task, double left) {
        if (task.account != account) return;
        double const got = static_cast<double>(task.work.count()) - left;
        sum += Seconds{static_cast<std::int64_t>(got)};
    };
    if (at_hand_) add(at_hand_->task, remaining(*at_hand_, now));
    // Who was interrupted stands at the head of their class; nobody else in line has got anything.
    for (auto const& line : lines_) {
        if (!line.empty()) add(line.front().task, line.front().remaining);
    }
    return sum;
}

std::int64_t Staff::stays_so_far(Time now) const {
    std::int64_t sum = at_hand_ ? (now - at_hand_->task.asked).count() : 0;
    for (auto const& line : lines_) {
        for (auto const& queued : line) sum += (now - queued.task.asked).count();
    }
    return sum;
}

} // namespace norishiro::sim
