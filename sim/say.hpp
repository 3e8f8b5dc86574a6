#pragma once

#include "sim/diagnostics.hpp"

#include <fmt/format.h>

namespace norishiro::sim {

/// One message in both languages: the same facts, in each language's own word order.
template <class... Facts>
Text say(fmt::format_string<Facts const&...> en, fmt::format_string<Facts const&...> ja,
         Facts const&... facts) {
    return {fmt::format(en, facts...), fmt::format(ja, facts...)};
}

} // namespace norishiro::sim
