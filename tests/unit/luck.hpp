#pragma once

#include "sim/random/stream.hpp"

#include <cstdint>
#include <string_view>

namespace norishiro::tests {

inline sim::Stream luck_of(std::string_view decision) {
    return {sim::Luck{20'260'401, 3}.decision(decision), 1};
}

/// Random whole numbers below n.
class Below {
public:
    explicit Below(std::string_view name) : luck_{sim::Luck{1, 0}.decision(name), 1} {}
    std::int64_t operator()(std::int64_t n) {
        return static_cast<std::int64_t>(luck_.uniform() * static_cast<double>(n));
    }

private:
    sim::Stream luck_;
};

} // namespace norishiro::tests
