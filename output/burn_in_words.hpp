#pragma once

#include "sim/burn_in.hpp"

#include <string>

namespace norishiro::output {

/// How long runs burn in, and the stock that changes most, on one line.
std::string burn_in_line(sim::BurnIn const& burn_in, sim::Language language);

/// The stocks that still drift, on one line; empty where none does.
std::string drift_warning(sim::BurnIn const& burn_in, sim::Language language);

/// The verdict and each stock's drift, a line each, for the log.
std::string burn_in_log(sim::BurnIn const& burn_in);

} // namespace norishiro::output
