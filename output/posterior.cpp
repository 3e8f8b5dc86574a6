#include "output/posterior.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace norishiro::output {

namespace {

/// The coordinate that a share of the posterior's weight does not exceed.
double quantile(sim::Posterior const& posterior, std::size_t k, double share) {
    std::vector<std::pair<double, double>> sorted;
    for (auto const& p : posterior.particles) sorted.emplace_back(p.point[k], p.weight);
    std::ranges::sort(sorted);
    double sum = 0.0;
    for (auto const& [x, weight] : sorted) {
        sum += weight;
        if (sum >= share) return x;
    }
    return sorted.back().first;
}

} // namespace

std::string posterior_csv(sim::Calibration const& calibration, sim::Posterior const& posterior,
                          std::vector<std::string> const& comments) {
    std::string text;
    for (auto const& comment : comments) text += "# " + comment + '\n';
    text += "weight,distance";
    for (auto const& parameter : calibration.parameters) text += ',' + parameter.key;
    for (auto const& goal : calibration.goals) text += ',' + goal.id;
    text += '\n';
    for (auto const& p : posterior.particles) {
        text += fmt::format("{},{}", p.weight, p.distance);
        for (std::size_t k = 0; k < p.point.size(); ++k) {
            text += fmt::format(",{}", sim::value_at(calibration.parameters[k], p.point[k]));
        }
        for (double const figure : p.figures) text += fmt::format(",{}", figure);
        text += '\n';
    }
    return text;
}

std::vector<Learnt> learnt(sim::Calibration const& calibration, sim::Posterior const& posterior) {
    std::vector<Learnt> all;
    for (std::size_t k = 0; k < calibration.parameters.size(); ++k) {
        auto const& parameter = calibration.parameters[k];
        double const low = quantile(posterior, k, 0.05);
        double const high = quantile(posterior, k, 0.95);
        all.push_back(
            {parameter.key, sim::value_at(parameter, 0.05), sim::value_at(parameter, 0.95),
             sim::value_at(parameter, quantile(posterior, k, 0.5)), sim::value_at(parameter, low),
             sim::value_at(parameter, high), (high - low) / 0.9});
    }
    return all;
}

} // namespace norishiro::output
