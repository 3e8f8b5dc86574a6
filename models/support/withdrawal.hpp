#pragma once

#include "models/support/person.hpp"
#include "sim/parameters.hpp"

namespace norishiro::support {

/// How withdrawal (ひきこもり, level 0 to 3) deepens and eases.
struct Withdrawal {
    sim::PerMonth deepens{};
    sim::PerMonth eases{};
    sim::Number by_trust{};
    sim::Number by_participation{};
    bool operator==(Withdrawal const&) const = default;
};

constexpr auto fields(sim::Of<Withdrawal>) {
    using sim::Number;
    using sim::PerMonth;
    using W = Withdrawal;
    constexpr auto none = sim::assumed("no study found", "研究が見つからない");
    return std::tuple{
        sim::parameter(&W::deepens, "deepens", PerMonth{0.008}, PerMonth{0}, PerMonth{0.02}, none,
                       "Withdrawal deepens by a level, in people under 65 whom nobody treats, who "
                       "are isolated or have begun to withdraw.",
                       "ひきこもりが1段階深まる(65歳未満・未治療で孤立または既にひきこもり)"),
        sim::parameter(&W::eases, "eases", PerMonth{0.01}, PerMonth{0}, PerMonth{0.04}, none,
                       "It eases by a level, in people who are supported; at full trust.",
                       "ひきこもりが1段階和らぐ(支援があり、信頼が十分なとき)"),
        sim::assumed_effect(sim::parameter(&W::by_trust, "by_trust", Number{1}, Number{0},
                                           Number{1}, none,
                                           "How far that depends on trust: 1 wholly, 0 not at all.",
                                           "和らぎ方が信頼に依存する度合い(1: 完全に, 0: しない)"),
                            sim::Number{0}),
        sim::assumed_effect(
            sim::parameter(&W::by_participation, "by_participation", Number{2}, Number{1},
                           Number{4}, none,
                           "Multiplier while the person goes to a day service; 1: no effect.",
                           "参加支援を利用中の倍率(1は効果なし)"),
            sim::Number{1}),
    };
}
static_assert(sim::describes_every_member<Withdrawal>);

inline sim::PerMonth goes_further(Person const& person, Withdrawal const& w) {
    bool const begun = person.withdrawal > 0 || person.needs.has(SocialNeed::isolation);
    bool const can = person.age < 65.0 && person.withdrawal < 3 && begun;
    return can ? w.deepens : sim::PerMonth{0};
}

inline sim::PerMonth comes_back_out(Person const& person, Withdrawal const& w) {
    if (person.withdrawal == 0) return sim::PerMonth{0};
    double const trusting = 1.0 - w.by_trust.value() * (1.0 - person.trust);
    double const goes = person.participates ? w.by_participation.value() : 1.0;
    return w.eases * (trusting * goes);
}

} // namespace norishiro::support
