#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <limits>

/// Logarithm, exponential and what is built on them, from additions, multiplications and divisions
/// alone: the C library picks its version by processor, and the last bit of a result with it.
namespace norishiro::sim::math {

namespace detail {
inline constexpr double ln2_high = 6.93147180369123816490e-01; // low 32 bits are zero
inline constexpr double ln2_low = 1.90821492927058770002e-10;
inline constexpr double sqrt2 = 1.41421356237309504880;
} // namespace detail

/// The nearest whole number, halves to the even one, for |x| < 2^51. Two additions, where the C
/// library would be called. NaN and infinities stay what they are.
constexpr double nearest(double x) {
    constexpr double no_fraction_left = 0x1.8p52;
    return (x + no_fraction_left) - no_fraction_left;
}

namespace detail {
/// Natural logarithm of a positive normal number, without a branch: draws make any branch a gamble
/// for the processor.
constexpr double log_of_normal(double x) {
    // x = 2^k m with m in (sqrt2 / 2, sqrt2]; k + 1023 is put where a double has its last bits.
    constexpr std::uint64_t above_half_sqrt2 = std::bit_cast<std::uint64_t>(0.5 * sqrt2) + 1;
    constexpr std::uint64_t bias = std::uint64_t{1023} << 52U;
    constexpr double no_fraction_left = 0x1.0p52;
    auto const bits = std::bit_cast<std::uint64_t>(x);
    std::uint64_t const biased = (bits + (bias - above_half_sqrt2)) >> 52U;
    double const m = std::bit_cast<double>(bits - (biased << 52U) + bias);
    double const k =
        std::bit_cast<double>(std::bit_cast<std::uint64_t>(no_fraction_left) | biased) -
        (no_fraction_left + 1023.0);
    // log m = 2 artanh s with |s| < 0.172: eleven terms reach the last bit. Summed in pairs, so
    // that the processor can work on several at a time.
    double const s = (m - 1.0) / (m + 1.0);
    double const q = s * s;
    double const q2 = q * q;
    double const q4 = q2 * q2;
    double const low = (2.0 / 3.0 + q * (2.0 / 5.0)) + q2 * (2.0 / 7.0 + q * (2.0 / 9.0));
    double const middle = (2.0 / 11.0 + q * (2.0 / 13.0)) + q2 * (2.0 / 15.0 + q * (2.0 / 17.0));
    double const high = 2.0 / 19.0 + q * (2.0 / 21.0);
    double const tail = q * (low + q4 * (middle + q4 * high));
    return k * ln2_high + (2.0 * s + (s * tail + k * ln2_low));
}
} // namespace detail

/// Natural logarithm, within 3 units in the last place. -inf at 0, NaN below.
constexpr double log(double x) {
    if (!(x > 0.0)) {
        return x == 0.0 ? -std::numeric_limits<double>::infinity()
                        : std::numeric_limits<double>::quiet_NaN();
    }
    if (x == std::numeric_limits<double>::infinity()) return x;
    if (x < std::numeric_limits<double>::min()) { // subnormal: raised by 2^54
        constexpr double raised = 54.0;
        return detail::log_of_normal(x * 0x1.0p54) -
               (raised * detail::ln2_high + raised * detail::ln2_low);
    }
    return detail::log_of_normal(x);
}

/// Exponential, within 3 units in the last place. 0 below -745.2, inf above 709.78.
constexpr double exp(double x) {
    if (x != x) return x;
    if (x > 709.782712893384) return std::numeric_limits<double>::infinity();
    if (x < -745.2) return 0.0;
    double const scaled = x * 1.44269504088896340736;
    auto const k = static_cast<std::int64_t>(scaled + (scaled < 0.0 ? -0.5 : 0.5));
    auto const kd = static_cast<double>(k);
    double const r = (x - kd * detail::ln2_high) - kd * detail::ln2_low;
    double const r2 = r * r;
    double const r4 = r2 * r2;
    double const low = (1.0 / 2.0 + r * (1.0 / 6.0)) + r2 * (1.0 / 24.0 + r * (1.0 / 120.0));
    double const middle =
        (1.0 / 720.0 + r * (1.0 / 5040.0)) + r2 * (1.0 / 40320.0 + r * (1.0 / 362880.0));
    double const high = (1.0 / 3628800.0 + r * (1.0 / 39916800.0)) + r2 * (1.0 / 479001600.0);
    double const value = 1.0 + (r + r2 * (low + r4 * (middle + r4 * high)));
    // Two steps: 2^k alone leaves the range of normal numbers at both ends.
    std::int64_t const half = k / 2;
    double const a = std::bit_cast<double>(static_cast<std::uint64_t>(half + 1023) << 52U);
    double const b = std::bit_cast<double>(static_cast<std::uint64_t>(k - half + 1023) << 52U);
    return value * a * b;
}

/// 1 / (1 + e^-x), in [0, 1].
constexpr double logistic(double x) {
    return 1.0 / (1.0 + exp(-x));
}

/// Standard normal distribution function, in [0, 1] and within 2e-15; 0 below -8, 1 above 8.
/// Marsaglia's series (J. Stat. Softw. 11(4), 2004).
double normal_cdf(double x);
/// Its inverse for 0 < p < 1, to a relative 1e-14; Wichura's algorithm AS 241 (Appl. Statist. 37,
/// 1988).
double normal_quantile(double p);
/// Logarithm of the gamma function for x > 0, within 1e-13 of the larger of it and one (Lanczos,
/// J. SIAM Numer. Anal. B 1, 1964).
double log_gamma(double x);
/// Quantile of a gamma distribution of mean 1 and the given variance, for 0 < p < 1, to a relative
/// 1e-11, by bisection; 1 for variance 0.
double unit_gamma_quantile(double p, double variance);

} // namespace norishiro::sim::math
