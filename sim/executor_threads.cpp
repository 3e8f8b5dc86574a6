#include "sim/experiment.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace norishiro::sim {

// Plain threads in place of oneTBB: race detectors do not see into the distribution's library.
void for_each_index(std::size_t n, std::size_t threads,
                    std::function<void(std::size_t)> const& body) {
    if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    std::exception_ptr first;
    auto const work = [&] {
        try {
            for (std::size_t i = next.fetch_add(1); i < n; i = next.fetch_add(1)) body(i);
        } catch (...) {
            std::lock_guard const lock{mutex};
            if (!first) first = std::current_exception();
        }
    };
    std::vector<std::thread> workers;
    for (std::size_t t = 0; t < threads; ++t) workers.emplace_back(work);
    for (auto& worker : workers) worker.join();
    if (first) std::rethrow_exception(first);
}

std::string executor_name() {
    return "std::thread";
}

} // namespace norishiro::sim
