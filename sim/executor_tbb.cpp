#include "sim/experiment.hpp"

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>
#include <oneapi/tbb/version.h>

namespace norishiro::sim {

void for_each_index(std::size_t n, std::size_t threads,
                    std::function<void(std::size_t)> const& body) {
    auto const all = [&] {
        tbb::parallel_for(
            tbb::blocked_range<std::size_t>{0, n, 1},
            [&](tbb::blocked_range<std::size_t> const& range) {
                for (std::size_t i = range.begin(); i != range.end(); ++i) body(i);
            },
            tbb::simple_partitioner{});
    };
    if (threads == 0) {
        all();
    } else {
        tbb::global_control const allow{tbb::global_control::max_allowed_parallelism, threads};
        tbb::task_arena{static_cast<int>(threads)}.execute(all);
    }
}

std::string executor_name() {
    return "oneTBB " + std::to_string(TBB_VERSION_MAJOR) + "." + std::to_string(TBB_VERSION_MINOR);
}

} // namespace norishiro::sim
