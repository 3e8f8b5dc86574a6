#include "sim/random/draws.hpp"

#include "sim/math.hpp"
#include "sim/random/stream.hpp"

#include <benchmark/benchmark.h>
#include <cmath>
#include <vector>

namespace norishiro::sim {

namespace {

Decision const decision = Luck{1, 0}.decision("bench");

/// One draw of one stream each, as decisions are made; `draw` takes the stream.
template <auto draw>
void stream(benchmark::State& state) {
    Entity entity = 0;
    for (auto _ : state) {
        Stream luck{decision, ++entity};
        benchmark::DoNotOptimize(draw(luck));
    }
}
constexpr auto block = [](Stream& luck) { return luck(); };
constexpr auto uniform = [](Stream& luck) { return luck.uniform(); };
constexpr auto exponential = [](Stream& luck) { return luck.unit_exponential(); };
constexpr auto two_exponentials = [](Stream& luck) {
    return luck.unit_exponential() + luck.unit_exponential();
};
constexpr auto normal = [](Stream& luck) { return luck.normal(); };
constexpr auto lognormal = [](Stream& luck) { return luck.lognormal(Days{1.0}, 1.0).count(); };
constexpr auto gamma = [](Stream& luck) { return math::unit_gamma_quantile(luck.uniform(), 0.5); };
BENCHMARK(stream<block>)->Name("stream/block");
BENCHMARK(stream<uniform>)->Name("stream/uniform");
BENCHMARK(stream<exponential>)->Name("stream/exponential");
BENCHMARK(stream<two_exponentials>)->Name("stream/two_exponentials");
BENCHMARK(stream<normal>)->Name("stream/normal");
BENCHMARK(stream<lognormal>)->Name("stream/lognormal");
BENCHMARK(stream<gamma>)->Name("stream/gamma");

/// Exponentials of many streams together; the time is that of one draw.
void exponentials_together(benchmark::State& state) {
    std::vector<StreamKey> keys(static_cast<std::size_t>(state.range(0)));
    for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = {decision, i, 0};
    std::vector<double> draws(keys.size());
    while (state.KeepRunningBatch(state.range(0))) {
        first_unit_exponentials(keys, draws);
        benchmark::DoNotOptimize(draws.data());
        benchmark::ClobberMemory();
    }
}
BENCHMARK(exponentials_together)->Arg(4)->Arg(12)->Arg(64)->Arg(1024);

template <auto function>
void of_uniforms(benchmark::State& state) {
    Stream luck{decision, 1};
    std::vector<double> values(4096);
    for (auto& value : values) value = luck.uniform();
    std::size_t i = 0;
    for (auto _ : state) benchmark::DoNotOptimize(function(values[++i % values.size()]));
}
constexpr auto own_log = [](double x) { return math::log(x); };
constexpr auto library_log = [](double x) { return std::log(x); };
constexpr auto own_exp = [](double x) { return math::exp(-x); };
constexpr auto library_exp = [](double x) { return std::exp(-x); };
BENCHMARK(of_uniforms<own_log>)->Name("log/own");
BENCHMARK(of_uniforms<library_log>)->Name("log/library");
BENCHMARK(of_uniforms<own_exp>)->Name("exp/own");
BENCHMARK(of_uniforms<library_exp>)->Name("exp/library");

} // namespace

} // namespace norishiro::sim
