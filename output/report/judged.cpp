#include "output/report/judged.hpp"

#include <algorithm>
#include <cmath>

namespace norishiro::output::report {

std::vector<Judged> judged(Report const& report, std::size_t scenario) {
    std::vector<Judged> all;
    std::vector<double> p_values;
    for (auto& series : main_indicators(report)) {
        auto const its = beside(series, scenario);
        p_values.push_back(its.p);
        all.push_back({std::move(series), its, false});
    }
    auto const holds = sim::holm(p_values);
    for (std::size_t i = 0; i < all.size(); ++i) all[i].holds = holds[i];
    return all;
}

std::vector<Judged> clear_ones(std::vector<Judged> const& all) {
    std::vector<Judged> clear;
    std::ranges::copy_if(all, std::back_inserter(clear), &Judged::holds);
    auto const size = [](Judged const& j) {
        double const percent = std::abs(j.beside.percent());
        return std::isfinite(percent) ? -percent : 0.0;
    };
    std::ranges::stable_sort(clear, {}, size);
    return clear;
}

} // namespace norishiro::output::report
