#pragma once

#include "models/support/witness.hpp"
#include "sim/diagnostics.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace norishiro::support {

/// Kinds of cases that a user may want to read about.
enum class CaseKind : std::uint8_t { stuck, long_stay, readmitted, found_by_outreach };
inline constexpr std::size_t case_kind_count = 4;

struct CaseName {
    std::string_view id; ///< as the command line has it
    std::string_view en;
    std::string_view ja;
};
inline constexpr std::array<CaseName, case_kind_count> case_names{{
    {"stuck", "stuck for more than a year", "1年を超えて膠着した人"},
    {"long-stay", "in hospital for more than a year", "1年を超えて入院した人"},
    {"readmitted", "back in hospital within a year of a discharge",
     "退院から1年以内に再入院した人"},
    {"found-by-outreach", "taken on by outreach", "アウトリーチが支援した人"},
}};

struct Case {
    std::uint32_t person = 0;
    sim::Time from{};      ///< when it began
    std::int64_t days = 0; ///< how long stuck, in hospital, outside before the readmission, in line
    sim::Text line;        ///< who it is and what happened
};

/// What `cases` reads.
inline constexpr std::array case_facts{Happened::there, Happened::moved, Happened::stuck,
                                       Happened::admitted, Happened::outreach_took};

/// Cases that began within what results count, by their days, the most first; one of a person.
std::vector<Case> cases(CaseKind kind, Chronicle const& chronicle, Witnessed const& run);

/// At most so many of them, from the first to the last at even distances: what is common, not only
/// what is extreme.
std::vector<Case> spread(std::vector<Case> const& cases, std::size_t most);

} // namespace norishiro::support
