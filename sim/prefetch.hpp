#pragma once

#include <cstddef>

namespace norishiro::sim {

/// Asks for an object before it is needed, line by line of the cache. Nothing but speed hangs on it.
template <class Object>
void fetch_soon(Object const& object) {
#if defined(__GNUC__)
    constexpr std::size_t line = 64;
    auto const* const bytes = reinterpret_cast<std::byte const*>(&object);
    for (std::size_t at = 0; at < sizeof(Object); at += line) __builtin_prefetch(bytes + at);
#else
    static_cast<void>(object);
#endif
}

} // namespace norishiro::sim
