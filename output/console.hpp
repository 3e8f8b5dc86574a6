#pragma once

#include "sim/statistics.hpp"

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

namespace norishiro::output {

/// How far the work has come, on standard error: a bar on a terminal, else a line every 5 %.
class Progress {
public:
    Progress(std::size_t total, sim::Language language, bool quiet, std::string what);
    Progress(Progress const&) = delete;
    Progress& operator=(Progress const&) = delete;
    /// Ends the line.
    ~Progress();

    /// `done` of the total have ended; a smaller number than before changes nothing. Any thread
    /// may call this.
    void advance(std::size_t done);

private:
    using Clock = std::chrono::steady_clock;
    void draw_bar();
    void print_line();
    std::string state() const; ///< "45 %, about 2 min left"

    std::size_t total_;
    sim::Language language_;
    bool quiet_;
    bool terminal_;
    std::string what_;
    Clock::time_point began_ = Clock::now();
    std::mutex mutex_; // for all below
    std::size_t done_ = 0;
    Clock::time_point drawn_{};
    std::size_t drawn_columns_ = 0;
    std::size_t printed_step_ = 0; ///< of 5 %
};

/// Each scenario beside the baseline; with a single scenario the same as `summary_table`.
std::string comparison_table(sim::StudyResult const& study,
                             std::vector<sim::Comparison> const& comparisons,
                             sim::Language language);
/// The indicators of the first scenario alone.
std::string summary_table(sim::StudyResult const& study, sim::Language language);

} // namespace norishiro::output
