#include "sim/calibration/kernel.hpp"

#include "sim/math.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>

namespace norishiro::sim {

namespace {

constexpr double least_variance = 1e-8; // particles that all agree in a coordinate would be stuck

using Vector = Eigen::Map<Eigen::VectorXd const>;
using Matrix = Eigen::Map<Eigen::MatrixXd const>;

Vector vector_of(Point const& point) {
    return {point.data(), static_cast<Eigen::Index>(point.size())};
}

} // namespace

Kernel::Kernel(std::vector<Particle> const& particles) {
    auto const dimensions = static_cast<Eigen::Index>(particles.front().point.size());
    Eigen::VectorXd mean = Eigen::VectorXd::Zero(dimensions);
    double sum = 0.0;
    for (auto const& p : particles) {
        centres_.push_back(p.point);
        weights_.push_back(sum += p.weight);
        mean += p.weight * vector_of(p.point);
    }
    mean /= sum;
    Eigen::MatrixXd covariance = least_variance * Eigen::MatrixXd::Identity(dimensions, dimensions);
    for (auto const& p : particles) {
        Eigen::VectorXd const off = vector_of(p.point) - mean;
        covariance += 2.0 * p.weight / sum * off * off.transpose();
    }
    Eigen::MatrixXd const factor = covariance.llt().matrixL();
    factor_.assign(factor.data(), factor.data() + factor.size());
}

Point Kernel::draw(Stream& luck) const {
    auto const dimensions = static_cast<Eigen::Index>(centres_.front().size());
    Matrix const factor{factor_.data(), dimensions, dimensions};
    for (;;) {
        double const at = luck.uniform() * weights_.back();
        auto const which =
            static_cast<std::size_t>(std::ranges::lower_bound(weights_, at) - weights_.begin());
        Eigen::VectorXd steps(dimensions);
        for (double& step : steps) step = luck.normal();
        Eigen::VectorXd const drawn = vector_of(centres_[which]) + factor * steps;
        bool const inside =
            std::all_of(drawn.begin(), drawn.end(), [](double x) { return 0.0 < x && x < 1.0; });
        if (inside) return {drawn.begin(), drawn.end()};
    }
}

double Kernel::density(Point const& point) const {
    auto const here = vector_of(point);
    Matrix const factor{factor_.data(), here.size(), here.size()};
    double sum = 0.0;
    double before = 0.0;
    for (std::size_t i = 0; i < centres_.size(); ++i) {
        Eigen::VectorXd const off = here - vector_of(centres_[i]);
        double const squares = factor.triangularView<Eigen::Lower>().solve(off).squaredNorm();
        sum += (weights_[i] - before) * math::exp(-0.5 * squares);
        before = weights_[i];
    }
    return sum;
}

} // namespace norishiro::sim
