#pragma once

#include "models/support/agency_kinds.hpp"
#include "models/support/barriers.hpp"
#include "models/support/person.hpp"
#include "models/support/services.hpp"
#include "models/support/wards.hpp"
#include "sim/diagnostics.hpp"
#include "sim/time.hpp"

#include <cstdint>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

// What sentences about persons are made of, in both languages.

namespace norishiro::support::words {

/// The argument itself, or a text's words in the language.
template <class A>
auto const& in(sim::Language language, A const& a) {
    if constexpr (std::is_same_v<A, sim::Text>) {
        return a.in(language);
    } else {
        return a;
    }
}

/// A sentence in both languages; texts among the arguments go in by language.
template <class... A>
sim::Text say(std::string_view en, std::string_view ja, A const&... a) {
    return {fmt::format(fmt::runtime(en), in(sim::Language::en, a)...),
            fmt::format(fmt::runtime(ja), in(sim::Language::ja, a)...)};
}

sim::Text agency(AgencyKind kind, sim::Text const& of);
sim::Text diagnosis(Diagnosis diagnosis);
sim::Text need(SocialNeed need);
sim::Text issue(std::size_t issue);   ///< a need, or the illness
sim::Text issues(std::uint32_t bits); ///< "the illness, and money or debt"
sim::Text barrier(std::size_t barrier);
sim::Text service(std::size_t service);
sim::Text ward(std::size_t ward);
sim::Text legal(std::size_t legal);

sim::Text date(sim::Time time);
std::int64_t whole_days(sim::Seconds time);
sim::Text days(std::int64_t days);     ///< "35 days"
sim::Text duration(std::int64_t days); ///< the same; from 100 days on with years and months
sim::Text times(std::int64_t count);   ///< "twice"
sim::Text list(std::vector<sim::Text> const& items);

bool empty(sim::Text const& text);
sim::Text capital(sim::Text text); ///< the English begins with a capital letter

} // namespace norishiro::support::words
