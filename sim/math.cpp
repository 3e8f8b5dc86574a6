#include "sim/math.hpp"

#include <cmath>

namespace norishiro::sim::math {

namespace {

template <std::size_t N>
double polynomial(std::array<double, N> const& rising, double x) {
    double sum = 0.0;
    for (std::size_t i = N; i-- > 0;) sum = sum * x + rising[i];
    return sum;
}

// Coefficients of AS 241 (PPND16): near the centre, in the tails, far in the tails.
constexpr std::array centre_above{3.3871328727963666080e0,  1.3314166789178437745e+2,
                                  1.9715909503065514427e+3, 1.3731693765509461125e+4,
                                  4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                  3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr std::array centre_below{1.0,
                                  4.2313330701600911252e+1,
                                  6.8718700749205790830e+2,
                                  5.3941960214247511077e+3,
                                  2.1213794301586595867e+4,
                                  3.9307895800092710610e+4,
                                  2.8729085735721942674e+4,
                                  5.2264952788528545610e+3};
constexpr std::array tail_above{1.42343711074968357734e0,  4.63033784615654529590e0,
                                5.76949722146069140550e0,  3.64784832476320460504e0,
                                1.27045825245236838258e0,  2.41780725177450611770e-1,
                                2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr std::array tail_below{1.0,
                                2.05319162663775882187e0,
                                1.67638483018380384940e0,
                                6.89767334985100004550e-1,
                                1.48103976427480074590e-1,
                                1.51986665636164571966e-2,
                                5.47593808499534494600e-4,
                                1.05075007164441684324e-9};
constexpr std::array far_above{6.65790464350110377720e0,  5.46378491116411436990e0,
                               1.78482653991729133580e0,  2.96560571828504891230e-1,
                               2.65321895265761230930e-2, 1.24266094738807843860e-3,
                               2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr std::array far_below{1.0,
                               5.99832206555887937690e-1,
                               1.36929880922735805310e-1,
                               1.48753612908506148525e-2,
                               7.86869131145613259100e-4,
                               1.84631831751005468180e-5,
                               1.42151175831644588870e-7,
                               2.04426310338993978564e-15};

/// Regularised lower incomplete gamma function, by its series of positive terms.
double gamma_p(double shape, double x, double log_gamma_of_shape) {
    if (x <= 0.0) return 0.0;
    double term = 1.0 / shape;
    double sum = term;
    for (double a = shape + 1.0; term > sum * 1e-17; a += 1.0) {
        term *= x / a;
        sum += term;
    }
    return sum * exp(shape * log(x) - x - log_gamma_of_shape);
}

} // namespace

double normal_cdf(double x) {
    if (x > 8.0) return 1.0;
    if (x < -8.0) return 0.0;
    double term = x;
    double sum = x;
    for (double i = 3.0; sum + term != sum; i += 2.0) {
        term *= x * x / i;
        sum += term;
    }
    return 0.5 + sum * 0.39894228040143267794 * exp(-0.5 * x * x);
}

double normal_quantile(double p) {
    double const q = p - 0.5;
    if (std::abs(q) <= 0.425) {
        double const r = 0.180625 - q * q;
        return q * polynomial(centre_above, r) / polynomial(centre_below, r);
    }
    double const r = std::sqrt(-log(q < 0.0 ? p : 1.0 - p)); // IEEE 754 fixes the square root
    double const value = r <= 5.0
                             ? polynomial(tail_above, r - 1.6) / polynomial(tail_below, r - 1.6)
                             : polynomial(far_above, r - 5.0) / polynomial(far_below, r - 5.0);
    return q < 0.0 ? -value : value;
}

double log_gamma(double x) {
    constexpr std::array coefficients{
        0.99999999999980993,  676.5203681218851,     -1259.1392167224028,
        771.32342877765313,   -176.61502916214059,   12.507343278686905,
        -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7};
    if (x < 0.5) return log_gamma(x + 1.0) - log(x);
    double const shifted = x - 1.0;
    double sum = coefficients[0];
    for (std::size_t i = 1; i < coefficients.size(); ++i) {
        sum += coefficients[i] / (shifted + static_cast<double>(i));
    }
    double const t = shifted + 7.5;
    return 0.91893853320467274178 + (shifted + 0.5) * log(t) - t + log(sum);
}

double unit_gamma_quantile(double p, double variance) {
    if (!(variance > 0.0)) return 1.0;
    double const shape = 1.0 / variance;
    double const constant = log_gamma(shape);
    // Bisection on the logarithm: the density has a pole at zero when the variance exceeds one.
    double low = -700.0;
    double high = 7.0 + log(1.0 + shape); // may be so far out that the series gives no number
    for (int i = 0; i < 64 && high - low > 1e-13; ++i) {
        double const middle = 0.5 * (low + high);
        // No number counts as too far: every comparison with NaN is false.
        (gamma_p(shape, exp(middle), constant) < p ? low : high) = middle;
    }
    return variance * exp(0.5 * (low + high));
}

} // namespace norishiro::sim::math
