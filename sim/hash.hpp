#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace norishiro::sim {

/// FNV-1a with 64 bits: tells whether two things are the same, and defends against nobody.
class Fnv1a {
public:
    void add(std::string_view bytes);
    /// Eight bytes, the lowest first.
    void add(std::uint64_t value);
    /// 16 digits.
    std::string hex() const;

private:
    void add_byte(unsigned char byte) { hash_ = (hash_ ^ byte) * 0x0000'0100'0000'01B3U; }
    std::uint64_t hash_ = 0xCBF2'9CE4'8422'2325U;
};

} // namespace norishiro::sim
