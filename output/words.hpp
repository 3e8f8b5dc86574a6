#pragma once

#include "sim/diagnostics.hpp"

#include <cstddef>
#include <string>
#include <string_view>

// Text, numbers and units as people read them.

namespace norishiro::output {

/// Columns on a terminal or in a spreadsheet: 2 for a full-width character, 0 for one that joins the
/// one before.
std::size_t display_width(std::string_view utf8);
/// With spaces on the right up to that many columns, or on the left.
std::string pad(std::string_view utf8, std::size_t columns);
std::string pad_left(std::string_view utf8, std::size_t columns);

/// How many decimals show `significant` digits of `value` once it is rounded to them.
int decimals_for(double value, int significant);
/// "12,345", "0.0123", "−4.50"; "–" where there is no finite number. Digits before the decimal
/// point are never rounded away.
std::string format_number(double value, int significant);
std::string with_decimals(double value, int decimals);
/// With a plus as well.
std::string with_sign(double value, int decimals);

/// A unit in the reader's language. Those of the models are English symbols joined by "/".
std::string unit_in(std::string_view unit, sim::Language language);

/// The text in the reader's language; the other one's where there is none.
std::string const& in(sim::Text const& text, sim::Language language);

} // namespace norishiro::output
