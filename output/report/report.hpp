#pragma once

#include "output/result_file.hpp"

#include <atomic>
#include <string>

namespace norishiro::output {

/// A result as a page for people: HTML that needs nothing else, prints on A4 and is the same bytes for
/// the same result. Throws sim::Stopped when `stop` is set, and what ResultFile throws.
std::string report_of(ResultFile const& file, sim::Language language,
                      std::atomic<bool> const* stop = nullptr);

} // namespace norishiro::output
