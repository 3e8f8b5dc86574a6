#pragma once

#include "sim/diagnostics.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace norishiro::sim {

/// What is wrong with a text as text, before anybody asks what it means as TOML: bytes that are not
/// UTF-8, full-width characters outside quotes, and what the TOML library is known to stumble over.
/// The first of it, or none.
std::optional<Problem> check_toml_text(std::string_view text, std::string const& name);

} // namespace norishiro::sim
