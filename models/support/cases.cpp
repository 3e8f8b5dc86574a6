#include "models/support/cases.hpp"

#include "models/support/pathway.hpp"
#include "models/support/referral.hpp"
#include "models/support/story_words.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <unordered_map>
#include <utility>

namespace norishiro::support {

namespace {

using sim::Text;
using words::say;

/// What is under way with a person.
struct State {
    sim::Time stuck = sim::never;
    sim::Time admitted = sim::never;
    sim::Time discharged = sim::never;
    std::uint32_t hospital = nobody;
    Stuck kind = Stuck::no;
};

constexpr auto year = std::chrono::days{365};

/// Goes through the facts once and collects the cases of one kind.
class Search {
public:
    Search(CaseKind kind, Witnessed const& run) : kind_{kind}, run_{run} {}

    void take(Fact const& f) {
        if (f.person >= run_.people.size()) return;
        auto& state = states_[f.person];
        switch (f.what) {
        case Happened::stuck:
            state.stuck = f.at;
            state.kind = static_cast<Stuck>(f.a);
            return;
        case Happened::admitted:
            came_in(f, state);
            return;
        case Happened::outreach_took:
            if (kind_ == CaseKind::found_by_outreach && f.at >= run_.start) {
                add(f.person, f.at, f.a,
                    say("taken on after {} in line", "順番待ち{}でアウトリーチが開始",
                        words::days(f.a)));
            }
            return;
        case Happened::moved:
            moved(f, state);
            return;
        default:
            return;
        }
    }

    std::vector<Case> finish() {
        for (auto& [person, state] : states_) {
            unstuck(person, state, run_.end);
            left(person, state, run_.end);
        }
        // The longest of each person; ties by number, so that the order of the map means nothing.
        std::ranges::sort(found_, [](Case const& a, Case const& b) {
            return a.person != b.person ? a.person < b.person : a.days > b.days;
        });
        auto const same_person = [](Case const& a, Case const& b) { return a.person == b.person; };
        auto const same = std::unique(found_.begin(), found_.end(), same_person);
        found_.erase(same, found_.end());
        std::ranges::stable_sort(found_, std::greater{}, &Case::days);
        return std::move(found_);
    }

private:
    void came_in(Fact const& f, State& state) {
        bool const again = state.discharged != sim::never && f.at - state.discharged < year;
        if (kind_ == CaseKind::readmitted && again && state.discharged >= run_.start) {
            auto const days = words::whole_days(f.at - state.discharged);
            add(f.person, f.at, days,
                say("back at {0} {1} after a discharge", "退院から{1}で{0}に再入院",
                    run_.names.hospitals[f.who], words::days(days)));
        }
        state.admitted = f.at;
        state.hospital = f.who;
        state.discharged = sim::never;
    }

    void moved(Fact const& f, State& state) {
        auto const& row = pathway()[static_cast<std::size_t>(f.a)];
        unstuck(f.person, state, f.at);
        if (!in_hospital(row.from) || in_hospital(row.to)) return;
        left(f.person, state, f.at);
        if (row.to == Stage::discharged) state.discharged = f.at;
    }

    void unstuck(std::uint32_t person, State& state, sim::Time at) {
        sim::Time const since = std::exchange(state.stuck, sim::never);
        if (kind_ != CaseKind::stuck || since < run_.start || since == sim::never) return;
        if (at - since < year) return;
        Text const why = state.kind == Stuck::refusing   ? Text{"refusing", "支援拒否"}
                         : state.kind == Stuck::no_taker ? Text{"no taker", "引き受け先なし"}
                                                         : Text{"lone holder", "抱え込み"};
        auto const days = words::whole_days(at - since);
        add(person, since, days,
            say("stuck for {0} ({1})", "{0}膠着({1})", words::days(days), why));
    }

    void left(std::uint32_t person, State& state, sim::Time at) {
        sim::Time const since = std::exchange(state.admitted, sim::never);
        if (kind_ != CaseKind::long_stay || since < run_.start || since == sim::never) return;
        if (at - since < year) return;
        auto const days = words::whole_days(at - since);
        add(person, since, days,
            say("in {0} for {1}", "{0}に{1}入院", run_.names.hospitals[state.hospital],
                words::days(days)));
    }

    void add(std::uint32_t number, sim::Time from, std::int64_t days, Text const& what) {
        auto const& person = run_.people[number];
        if (person.municipality + 1U == run_.names.towns.size()) return; // of elsewhere
        auto const age = static_cast<int>(sim::in_years(from - person.born));
        auto const sex = person.sex == Sex::female ? Text{"woman", "女性"} : Text{"man", "男性"};
        found_.push_back(
            {number, from, days,
             say("{0} of {1}, {2} years old, {3}: {4} ({5})", "{1}の{0}、{2}歳、{3}: {5}、{4}", sex,
                 run_.names.towns[person.municipality], age, words::diagnosis(person.diagnosis),
                 what, words::date(from))});
    }

    CaseKind kind_;
    Witnessed const& run_;
    std::unordered_map<std::uint32_t, State> states_;
    std::vector<Case> found_;
};

} // namespace

std::vector<Case> cases(CaseKind kind, Chronicle const& chronicle, Witnessed const& run) {
    Search search{kind, run};
    for (auto const& fact : chronicle.facts()) search.take(fact);
    return search.finish();
}

std::vector<Case> spread(std::vector<Case> const& cases, std::size_t most) {
    if (cases.size() <= most) return cases;
    std::vector<Case> some;
    for (std::size_t i = 0; i < most; ++i) {
        some.push_back(cases[i * (cases.size() - 1) / (most - 1)]);
    }
    return some;
}

} // namespace norishiro::support
