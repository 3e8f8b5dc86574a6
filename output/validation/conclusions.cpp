#include "output/validation/conclusions.hpp"

#include "output/csv_file.hpp"
#include "output/report/cells.hpp"
#include "output/validation/parts.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>
#include <utility>

namespace norishiro::output {

namespace {

using Rests = Conclusion::Rests;

struct RestsWords {
    std::string_view id;
    sim::Text words;
};

RestsWords words_of(Rests rests) {
    switch (rests) {
    case Rests::on_nothing_assumed:
        return {"stands", {"stands without assumed effects", "仮定した効果がなくても残る"}};
    case Rests::on_effects_alone:
        return {"assumed_alone", {"rests on assumed effects alone", "仮定した効果だけによる"}};
    case Rests::on_their_absence:
        return {"without_alone",
                {"found only without assumed effects", "仮定した効果がないときだけ現れる"}};
    case Rests::reversed:
        return {"reversed",
                {"the other way round without assumed effects", "仮定した効果がないと逆になる"}};
    case Rests::nothing_found:
        break;
    }
    return {"none", {"no difference found", "差は認められない"}};
}

std::string with_interval(Conclusion::Side const& side) {
    auto const& d = side.difference;
    auto const decimals = report::decimals_of(d, 2);
    return fmt::format("{} [{}, {}]{}", with_sign(d.mean, decimals), with_sign(d.low, decimals),
                       with_sign(d.high, decimals), side.holds ? " ●" : "");
}

} // namespace

sim::Text how_to_read_conclusions() {
    return {"An assumed effect (‡ in PARAMETERS.md) is one that no study has shown. Without it "
            "everything else "
            "goes on: posts, hours, places and meetings. What is not found without effects may "
            "still be "
            "there, but no larger than its interval.",
            "仮定した効果(PARAMETERS.md "
            "の‡)は、研究で示されていない効果です。外しても、職員・時間・定員・会議は"
            "そのまま動きます。効果なしで認められない差も、区間の幅までならありえます。"};
}

Rests Conclusion::rests() const {
    if (!assumed.holds) return without.holds ? Rests::on_their_absence : Rests::nothing_found;
    if (!without.holds) return Rests::on_effects_alone;
    bool const same = (assumed.difference.mean < 0.0) == (without.difference.mean < 0.0);
    return same ? Rests::on_nothing_assumed : Rests::reversed;
}

std::size_t count(std::vector<Conclusion> const& all, Rests rests) {
    return static_cast<std::size_t>(std::ranges::count(all, rests, &Conclusion::rests));
}

sim::Text summary(std::vector<Conclusion> const& all) {
    auto const nothing = count(all, Rests::nothing_found);
    std::size_t replications = 0;
    for (auto const& c : all) replications = std::max(replications, c.assumed.difference.count);
    return sim::say(
        "Of {} differences that are found, {} stand without assumed effects, {} rest on assumed "
        "effects alone, {} turn round and {} are found only without them; {} more show nothing. "
        "Replications of each scenario: {}.",
        "認められた{}の差のうち、{}は仮定した効果がなくても残り、{}は仮定した効果だけにより、"
        "{}は逆になり、{}は効果がないときだけ現れます。ほかの{}には差が認められません。"
        "各シナリオの繰り返しは{}回です。",
        all.size() - nothing, count(all, Rests::on_nothing_assumed),
        count(all, Rests::on_effects_alone), count(all, Rests::reversed),
        count(all, Rests::on_their_absence), nothing, replications);
}

void write_conclusions_csv(std::filesystem::path const& folder, std::vector<Conclusion> const& all,
                           sim::Language language) {
    using Kind = Column::Kind;
    auto table = table_of("conclusions", {{"comparison", Kind::id},
                                          {"scenario", Kind::id},
                                          {"title", Kind::words},
                                          {"indicator", Kind::id},
                                          {"name", Kind::words},
                                          {"unit", Kind::words},
                                          {"difference", Kind::number},
                                          {"low", Kind::number},
                                          {"high", Kind::number},
                                          {"without_effects", Kind::number},
                                          {"without_effects_low", Kind::number},
                                          {"without_effects_high", Kind::number},
                                          {"rests", Kind::id}});
    for (auto const& c : all) {
        auto const& with = c.assumed.difference;
        auto const& without = c.without.difference;
        table.rows.push_back({c.comparison, c.scenario, c.title.in(language), c.indicator,
                              c.name.in(language), c.unit, number(with.mean), number(with.low),
                              number(with.high), number(without.mean), number(without.low),
                              number(without.high), std::string{words_of(c.rests()).id}});
    }
    write_csv(folder, table, false);
}

std::vector<ConclusionsOfOne> by_scenario(std::vector<Conclusion> const& all) {
    std::vector<ConclusionsOfOne> scenarios;
    std::string comparison;
    for (auto const& c : all) {
        if (scenarios.empty() || scenarios.back().scenario != c.scenario ||
            comparison != c.comparison) {
            scenarios.push_back({c.scenario, c.title, 0, 0, {}});
            comparison = c.comparison;
        }
        auto& its = scenarios.back();
        auto const rests = c.rests();
        if (rests == Rests::on_effects_alone) its.assumed_alone.push_back(c);
        its.stand += rests == Rests::on_nothing_assumed ? 1 : 0;
        its.others += rests == Rests::reversed || rests == Rests::on_their_absence ? 1 : 0;
    }
    return scenarios;
}

std::string conclusions_text(std::vector<Conclusion> const& all, sim::Language language) {
    std::string text;
    for (auto const& its : by_scenario(all)) {
        std::string names;
        for (auto const& c : its.assumed_alone) {
            if (!names.empty()) names += sim::Text{"; ", "、"}.in(language);
            names += c.name.in(language);
        }
        if (names.empty()) continue;
        text += sim::say("  {}, on assumed effects alone: {}\n",
                         "  {}、仮定した効果だけによる: {}\n", its.title.in(language), names)
                    .in(language);
    }
    return text;
}

report::Element conclusions_table(std::vector<Conclusion> const& all, sim::Language language) {
    auto const say = [&](sim::Text const& text) { return text.in(language); };
    report::TableOf table{"conclusions", say({"Differences from the baseline, with assumed effects "
                                              "and without (● holds at 5 % among all of them)",
                                              "基準との差。仮定した効果のあり・なし"
                                              "(●は全指標を合わせて5%で認められるもの)"})};
    table.head({say({"Scenario", "シナリオ"}), say({"Indicator", "指標"}), say({"Unit", "単位"}),
                say({"With assumed effects", "仮定した効果あり"}),
                say({"Without", "仮定した効果なし"}), say({"Rests on", "何によるか"})},
               3, 5);
    for (auto const& c : all) {
        if (c.rests() == Rests::nothing_found) continue;
        table.begin_row();
        table.named(say(c.title), c.scenario);
        table.words(say(c.name));
        table.words(unit_in(c.unit, language), "unit");
        table.words(with_interval(c.assumed), "n");
        table.words(with_interval(c.without), "n");
        table.words(say(words_of(c.rests()).words));
    }
    return table.finish();
}

} // namespace norishiro::output
