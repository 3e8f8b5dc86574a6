#include "models/support/region.hpp"

#include "tests/support/asaka.hpp"

#include <benchmark/benchmark.h>

namespace norishiro::support {

namespace {

/// A small region (a tenth of the area, six years): one run is one iteration.
void small_region(benchmark::State& state) {
    auto const eras = tests::eras("baseline", tests::small());
    std::size_t replication = 0;
    for (auto _ : state) benchmark::DoNotOptimize(simulate(eras, replication++));
}
BENCHMARK(small_region)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace norishiro::support
