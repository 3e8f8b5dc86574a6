#pragma once

#include "sim/parameters.hpp"

namespace norishiro::support {

/// `[municipality.<id>]`: a city or town of the area (市町).
struct Municipality {
    sim::TextValue name{};
    sim::TextValue name_en{};
    sim::Persons population{};
    sim::Fte desk{};
    bool operator==(Municipality const&) const = default;
};

constexpr auto fields(sim::Of<Municipality>) {
    using M = Municipality;
    return std::tuple{
        sim::field(&M::name, {.key = "name",
                              .meaning = "Name in Japanese.",
                              .meaning_ja = "名称",
                              .source = sim::assumed("a label")}),
        sim::field(&M::name_en, {.key = "name_en",
                                 .meaning = "Name in English.",
                                 .meaning_ja = "英語の名称",
                                 .source = sim::assumed("a label")}),
        sim::parameter(&M::population, "population", sim::Persons{100'000}, sim::Persons{0},
                       sim::Persons{4'000'000}, sim::assumed("enter your own"), "Residents.",
                       "人口", sim::Change::at_start),
        sim::parameter(&M::desk, "desk", sim::Fte{2}, sim::Fte{0}, sim::Fte{500},
                       sim::assumed("2 for each 100,000 residents, of B23's 27 public health "
                                    "nurses; enter your own"),
                       "Mental-health staff of the municipal desk.", "市町の精神保健担当職員"),
    };
}
static_assert(sim::describes_every_member<Municipality>);

} // namespace norishiro::support
