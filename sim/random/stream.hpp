#pragma once

#include "sim/math.hpp"
#include "sim/time.hpp"
#include "sim/units.hpp"

#include <Random123/philox.h>
#include <cmath>
#include <cstdint>
#include <string_view>

namespace norishiro::sim {

/// What a permanent identity stands for in a stream: never an index that moves.
using Entity = std::uint64_t;

/// One decision of one replication, such as "drops out": the key of its streams.
struct Decision {
    std::uint64_t key = 0;
};

/// The luck of one replication of a study; both may be any number.
class Luck {
public:
    Luck(std::uint64_t seed, std::uint64_t replication);
    /// Computed once for each decision; the name is the decision's identity.
    Decision decision(std::string_view name) const;

private:
    std::uint64_t key_;
};

/// The luck of ONE entity in ONE decision on ONE occasion. Draws depend on this key alone: not on
/// the thread, the order of events, or anybody else's draws. Two scenarios therefore share every
/// draw that their difference does not touch (common random numbers).
///
/// A short-lived view, made where it is used; a uniform random bit generator, so that Boost.Random
/// accepts it. Philox4x32-10: Salmon et al., SC11, doi:10.1145/2063384.2063405.
class Stream {
public:
    using result_type = std::uint64_t;
    Stream(Decision decision, Entity entity, std::uint32_t occasion = 0)
        : key_{{static_cast<std::uint32_t>(decision.key),
                static_cast<std::uint32_t>(decision.key >> 32U)}},
          counter_{{static_cast<std::uint32_t>(entity), static_cast<std::uint32_t>(entity >> 32U),
                    occasion, 0}} {}

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return ~result_type{0}; }
    result_type operator()() {
        if (!second_ready_) {
            auto const block = r123::Philox4x32{}(counter_, key_);
            ++counter_[3];
            second_ = (std::uint64_t{block[3]} << 32U) | block[2];
            second_ready_ = true;
            return (std::uint64_t{block[1]} << 32U) | block[0];
        }
        second_ready_ = false;
        return second_;
    }

    /// In the open interval (0, 1): the middle of one of 2^52 equal cells, so that nothing is rounded
    /// and neither end can come.
    double uniform() { return (static_cast<double>((*this)() >> 12U) + 0.5) * 0x1.0p-52; }
    /// Who is lucky with a lower probability is so with every higher one.
    bool chance(Probability p) { return uniform() < p.value(); }
    /// Mean 1, by inversion. Monotone in the draw: a better policy moves a person one way only.
    double unit_exponential() { return -math::detail::log_of_normal(uniform()); }
    /// Mean 0, variance 1, by inversion.
    double normal() { return math::normal_quantile(uniform()); }
    Days exponential(Days mean) { return mean * unit_exponential(); }
    /// By inversion; the coefficient of variation is the standard deviation over the mean.
    Days lognormal(Days mean, double coefficient_of_variation) {
        double const variance =
            math::log(1.0 + coefficient_of_variation * coefficient_of_variation);
        return mean * math::exp(std::sqrt(variance) * normal() - 0.5 * variance);
    }

private:
    r123::Philox4x32::key_type key_;
    r123::Philox4x32::ctr_type counter_;
    std::uint64_t second_ = 0;
    bool second_ready_ = false;
};

} // namespace norishiro::sim
