#pragma once

#include "sim/outcomes.hpp"

#include <cstdint>
#include <string>
#include <string_view>

// What runs counted, in few bytes: most counts are small, and many are zero.

namespace norishiro::output {

/// Counts as variable-length numbers, seven bits a byte, the sign in the lowest bit; a zero is followed
/// by how many more zeros come.
/// Facts are left out.
std::string pack(sim::Outcomes const& outcomes);
/// Of what `pack` made and a checksum has vouched for.
sim::Outcomes unpack(std::string_view bytes);

/// Facts in the same way; of the first column the steps, which are small.
std::string pack(sim::Facts const& facts);
sim::Facts unpack_facts(std::string_view bytes);

/// FNV-1a over eight bytes at a time: tells a torn record.
std::uint64_t checksum_of(std::string_view bytes);

} // namespace norishiro::output
