#pragma once

#include <array>
#include <cstdint>
#include <cstdio>
#include <string>

namespace norishiro::tests {

inline std::string hex(std::uint64_t value) {
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(value));
    return text.data();
}

/// FNV-1a of whole numbers, byte by byte from the low end.
class Hash {
public:
    void add(std::uint64_t bits) {
        for (unsigned shift = 0; shift < 64; shift += 8) {
            hash_ = (hash_ ^ ((bits >> shift) & 0xFFU)) * 0x0000'0100'0000'01B3;
        }
    }
    void add(std::int64_t value) { add(static_cast<std::uint64_t>(value)); }
    std::string text() const { return hex(hash_); }

private:
    std::uint64_t hash_ = 0xCBF2'9CE4'8422'2325;
};

} // namespace norishiro::tests
