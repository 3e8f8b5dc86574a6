#include "sim/calibration/emulator.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace norishiro::sim {

namespace {

constexpr double ridge = 1e-6; // of coordinates between -1 and 1: keeps the equations solvable

using Matrix = Eigen::Map<Eigen::MatrixXd const>;

std::size_t terms(std::size_t dimensions, bool quadratic) {
    return 1 + dimensions + (quadratic ? dimensions * (dimensions + 1) / 2 : 0);
}

Eigen::VectorXd basis(Point const& point, bool quadratic) {
    Eigen::VectorXd row(static_cast<Eigen::Index>(terms(point.size(), quadratic)));
    Eigen::Index next = 0;
    row(next++) = 1.0;
    for (double const x : point) row(next++) = 2.0 * x - 1.0;
    if (!quadratic) return row;
    for (std::size_t i = 0; i < point.size(); ++i) {
        for (std::size_t j = i; j < point.size(); ++j) {
            row(next++) = (2.0 * point[i] - 1.0) * (2.0 * point[j] - 1.0);
        }
    }
    return row;
}

bool all_finite(std::vector<double> const& values) {
    return std::ranges::all_of(values, [](double v) { return std::isfinite(v); });
}

} // namespace

Emulator::Emulator(std::span<Point const> points, std::span<std::vector<double> const> outputs)
    : dimensions_{points.empty() ? 0 : points.front().size()} {
    std::vector<std::size_t> used;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (all_finite(outputs[i])) used.push_back(i);
    }
    quadratic_ = used.size() >= 2 * terms(dimensions_, true);
    auto const columns = terms(dimensions_, quadratic_);
    if (used.size() < 2 * columns) throw std::invalid_argument{"too few points to fit"};
    outputs_ = outputs[used.front()].size();
    auto const n = static_cast<Eigen::Index>(used.size());
    auto const k = static_cast<Eigen::Index>(columns);
    auto const m = static_cast<Eigen::Index>(outputs_);
    Eigen::MatrixXd design(n, k);
    Eigen::MatrixXd values(n, m);
    for (Eigen::Index i = 0; i < n; ++i) {
        auto const row = used[static_cast<std::size_t>(i)];
        design.row(i) = basis(points[row], quadratic_).transpose();
        for (Eigen::Index t = 0; t < m; ++t) {
            values(i, t) = outputs[row][static_cast<std::size_t>(t)];
        }
    }
    Eigen::MatrixXd const normal =
        design.transpose() * design + ridge * Eigen::MatrixXd::Identity(k, k);
    Eigen::LLT<Eigen::MatrixXd> const solved{normal};
    Eigen::MatrixXd const factor = solved.matrixL();
    Eigen::MatrixXd const coefficients = solved.solve(design.transpose() * values);
    Eigen::VectorXd const residual =
        (values - design * coefficients).colwise().squaredNorm().transpose() /
        static_cast<double>(n - k);
    factor_.assign(factor.data(), factor.data() + factor.size());
    coefficients_.assign(coefficients.data(), coefficients.data() + coefficients.size());
    residual_.assign(residual.data(), residual.data() + residual.size());
}

Emulator::Expectation Emulator::at(Point const& point) const {
    Eigen::VectorXd const row = basis(point, quadratic_);
    auto const k = row.size();
    Matrix const coefficients{coefficients_.data(), k, static_cast<Eigen::Index>(outputs_)};
    Matrix const factor{factor_.data(), k, k};
    Eigen::VectorXd const mean = coefficients.transpose() * row;
    double const leverage = factor.triangularView<Eigen::Lower>().solve(row).squaredNorm();
    Expectation expected{{mean.begin(), mean.end()}, residual_};
    for (double& variance : expected.variance) variance *= 1.0 + leverage;
    return expected;
}

} // namespace norishiro::sim
