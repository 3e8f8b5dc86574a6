#include "sim/hash.hpp"

#include <fmt/format.h>

namespace norishiro::sim {

void Fnv1a::add(std::string_view bytes) {
    for (char const c : bytes) add_byte(static_cast<unsigned char>(c));
}

void Fnv1a::add(std::uint64_t value) {
    for (unsigned shift = 0; shift < 64; shift += 8) {
        add_byte(static_cast<unsigned char>(value >> shift & 0xFFU));
    }
}

std::string Fnv1a::hex() const {
    return fmt::format("{:016x}", hash_);
}

} // namespace norishiro::sim
