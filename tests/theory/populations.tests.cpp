#include "sim/agenda.hpp"
#include "sim/pathway.hpp"
#include "tests/theory/formulas.hpp"
#include "tests/theory/goodness.hpp"

#include <array>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

namespace norishiro::sim {

namespace {

using namespace tests;

constexpr Time start{Seconds{1'000'000'000}};
constexpr std::size_t populations = 10'000;

Time at_month(double months) {
    return later(start, days_of_months(months));
}

/// Rates a month: of all immigration, of each person's births and death.
struct Rates {
    double immigration = 0.0;
    double birth = 0.0;
    double death = 0.0;
};
struct Person {};
enum class Stage : std::uint8_t { gate, here, gone };
enum class What : std::uint8_t { immigrates, gives_birth, dies };
using Row = Transition<Person, Rates, Stage, What>;
using Life = Race<Person, Rates, Stage, What, 3>;

constexpr std::array<Row, 3> table{{
    {"immigrates",
     Stage::gate,
     Stage::gate,
     {[](Person const&, Rates const& r) { return PerMonth{r.immigration}; }, What::immigrates},
     ""},
    {"gives birth",
     Stage::here,
     Stage::here,
     {[](Person const&, Rates const& r) { return PerMonth{r.birth}; }, What::gives_birth},
     ""},
    {"dies",
     Stage::here,
     Stage::gone,
     {[](Person const&, Rates const& r) { return PerMonth{r.death}; }, What::dies},
     ""},
}};

/// Persons who come, multiply and go, each by clocks of their own.
struct Population {
    Rates rates;
    int at_first = 0;
    double months = 3.0;
    /// So many servers are shared by all: nobody dies faster than at `rates.death`, and together
    /// they die no faster than so many. Each coming and going changes everybody's hazard.
    int servers = 0;
    bool anew = false; ///< a fault: clocks begin anew where they ought to go on

    /// How many are alive at the end.
    double run(Luck const& luck) const;
};

class PopulationRun {
public:
    PopulationRun(Population const& plan, Luck const& luck)
        : plan_{plan}, race_{table, luck}, agenda_{start, at_month(plan.months)}, rates_{
                                                                                      plan.rates} {
        for (int i = 0; i < plan.at_first; ++i) comes();
        race_.enter(gate_, {}, Stage::gate, 0, 0, rates_, start);
        call_gate();
    }
    double run() {
        while (auto const event = agenda_.next()) {
            if (event->who == 0) {
                race_.rearm(gate_[0], 0, Stage::gate, 0, 0, agenda_.now());
                call_gate();
                comes();
            } else {
                happens_to(event->who - 1);
            }
        }
        return static_cast<double>(alive_.size());
    }

private:
    struct Event {
        std::uint64_t who; ///< 0: somebody comes in through the gate
    };
    struct One {
        std::array<Clock, 2> clocks;
        Ticket ticket;
    };

    void call_gate() { agenda_.at(race_.first(gate_, Stage::gate).at, {0}); }
    void call(std::size_t who) {
        One& one = people_[who];
        agenda_.cancel(one.ticket);
        Time const first = race_.first(one.clocks, Stage::here).at;
        one.ticket = agenda_.at(std::max(first, agenda_.now()), {who + 1});
    }
    void comes() {
        std::size_t const who = people_.size();
        people_.emplace_back();
        alive_.push_back(who);
        enter(who);
        call(who);
        numbers_change();
    }
    void enter(std::size_t who) {
        race_.enter(people_[who].clocks, {}, Stage::here, who + 1, 0, rates_, agenda_.now());
    }
    void happens_to(std::size_t who) {
        One& one = people_[who];
        auto const first = race_.first(one.clocks, Stage::here);
        auto const row = race_.rows(Stage::here)[first.clock];
        if (table[row].cause.signal() == What::gives_birth) {
            race_.rearm(one.clocks[first.clock], first.clock, Stage::here, who + 1, 0,
                        agenda_.now());
            call(who);
            comes();
        } else {
            std::erase(alive_, who);
            numbers_change();
        }
    }
    void numbers_change() {
        if (plan_.servers == 0 || alive_.empty()) return;
        auto const n = static_cast<double>(alive_.size());
        rates_.death = plan_.rates.death * std::min(1.0, plan_.servers / n);
        for (std::size_t const who : alive_) {
            bool const changed =
                race_.update(people_[who].clocks, {}, Stage::here, rates_, agenda_.now());
            if (changed && plan_.anew) enter(who);
            if (changed) call(who);
        }
    }

    Population const& plan_;
    Life race_;
    Agenda<Event> agenda_;
    Rates rates_;
    std::array<Clock, 1> gate_{};
    std::vector<One> people_;
    std::vector<std::size_t> alive_;
};

double Population::run(Luck const& luck) const {
    return PopulationRun{*this, luck}.run();
}

Values squares(Values values, double centre) {
    for (double& v : values) v = (v - centre) * (v - centre);
    return values;
}
template <class Law>
Values chances(Law const& law, int most) {
    Values chance;
    for (int k = 0; k <= most; ++k) chance.push_back(pdf(law, k));
    return chance;
}

TEST_CASE("immigrants who die each at their own time are Poisson", "[theory]") {
    // M/M/infinity from an empty beginning: mean and variance are both immigration / death times
    // 1 - exp(-death t). 10 000 populations: each |t| > 4 has probability 6e-5 if the engine is
    // right, chi-square passes its limit with 1e-4. Deaths or immigration 5 % off must fail.
    Population const right{.rates = {.immigration = 8.0, .death = 1.0}};
    double const mean = 8.0 * -std::expm1(-3.0);
    Values const law = chances(boost::math::poisson{mean}, 40);
    auto const alive = replicate(right, populations);
    CHECK(off(alive, mean) < 4.0);
    CHECK(off(squares(alive, mean), mean) < 4.0);
    CHECK(Fit(alive, law).good());
    for (Rates const rates : {Rates{8.0, 0.0, 1.05}, Rates{8.4, 0.0, 1.0}}) {
        auto const wrong = replicate(Population{.rates = rates}, populations);
        CHECK(off(wrong, mean) > 4.0);
        CHECK_FALSE(Fit(wrong, law).good());
    }
}

TEST_CASE("those who only die are binomial", "[theory]") {
    // Twenty persons, each alive after three months with exp(-0.9). As above.
    Values const law = chances(boost::math::binomial{20.0, std::exp(-0.9)}, 20);
    Population const right{.rates = {.death = 0.3}, .at_first = 20};
    auto const alive = replicate(right, populations);
    CHECK(off(alive, 20.0 * std::exp(-0.9)) < 4.0);
    CHECK(Fit(alive, law).good());
    auto const wrong =
        replicate(Population{.rates = {.death = 0.315}, .at_first = 20}, populations);
    CHECK(off(wrong, 20.0 * std::exp(-0.9)) > 4.0);
    CHECK_FALSE(Fit(wrong, law).good());
}

TEST_CASE("a linear birth-death process has its mean, its variance and its chance to die out",
          "[theory]") {
    // Each birth arms the clock of the next. Ten thousand populations: each |t| > 4 has probability
    // 6e-5 if the engine is right. A birth rate 5 % up must fail, births without deaths as well.
    constexpr double birth = 0.6;
    constexpr double death = 0.4;
    constexpr double first = 5.0;
    double const growth = std::exp((birth - death) * 4.0);
    double const mean = first * growth;
    double const variance = first * (birth + death) / (birth - death) * growth * (growth - 1.0);
    double const lost = std::pow(death * (growth - 1.0) / (birth * growth - death), first);
    auto const alive_after = [](Rates const& rates) {
        return replicate(Population{.rates = rates, .at_first = 5, .months = 4.0}, populations);
    };
    auto const died_out = [](Values const& alive) {
        return of(alive, [](double n) { return n == 0.0 ? 1.0 : 0.0; });
    };
    auto const right = alive_after({.birth = birth, .death = death});
    CHECK(off(right, mean) < 4.0);
    CHECK(off(squares(right, mean), variance) < 4.0);
    CHECK(off(died_out(right), lost) < 4.0);
    auto const wrong = alive_after({.birth = 1.05 * birth, .death = death});
    CHECK(off(wrong, mean) > 4.0);
    CHECK(off(squares(wrong, mean), variance) > 4.0);
    auto const slow = alive_after({.birth = birth - 0.2, .death = death - 0.2}); // the same growth
    CHECK(off(slow, mean) < 4.0);
    CHECK(off(squares(slow, mean), variance) > 4.0);
    CHECK(off(died_out(slow), lost) > 4.0);
}

TEST_CASE("hazards that everybody's coming and going changes give the line of a shared server",
          "[theory]") {
    // Processor sharing: with exponential services their number is that of M/M/c, here with the
    // transient of c = 2 from an empty beginning. Everybody's hazard changes with each of about 24
    // comings and goings. 10 000 populations: each |t| > 4 has probability 6e-5 if the engine is
    // right. Clocks that begin anew at each change must fail, and service 5 % slower.
    Population const right{
        .rates = {.immigration = 1.5, .death = 1.0}, .months = 8.0, .servers = 2};
    Crowd crowd{2, 100};
    crowd.pass(8.0, 1.5, 1.0);
    double const mean = crowd.mean_present();
    CHECK(off(replicate(right, populations), mean) < 4.0);
    auto slower = right;
    slower.rates.death /= 1.05;
    CHECK(off(replicate(slower, populations), mean) > 4.0);
    auto anew = right;
    anew.anew = true;
    CHECK(off(replicate(anew, populations), mean) > 4.0);
}

// ---------------------------------------------------------------------------------------------
// One hazard that changes hundreds of times

struct Changes {
    std::vector<Time> at;
    std::vector<double> monthly; ///< from then on
};

/// Changes at random, most of them within a day or two of the last; hazards of none to two a month.
Changes changes_of(Entity person) {
    Stream luck{Luck{1, 0}.decision("changes"), person};
    Changes changes;
    Time now = start;
    for (int i = 0; i < 200; ++i) {
        changes.at.push_back(now);
        changes.monthly.push_back(luck.chance(Probability{0.2}) ? 0.0 : 2.0 * luck.uniform());
        now = later(now, luck.exponential(Days{1.0}));
    }
    return changes;
}

struct Struck {
    Time at;
    std::size_t changes; ///< before it
};

/// When the person dies under these changes, by the engine.
Struck strike(Life const& race, Entity person, Changes const& changes, bool anew) {
    std::array<Clock, 2> clocks{};
    auto const rates = [&](std::size_t i) { return Rates{.death = changes.monthly[i]}; };
    race.enter(clocks, {}, Stage::here, person, 7, rates(0), changes.at[0]);
    std::size_t i = 1;
    for (; i < changes.at.size(); ++i) {
        if (race.first(clocks, Stage::here).at <= changes.at[i]) break;
        race.update(clocks, {}, Stage::here, rates(i), changes.at[i]);
        if (anew) race.enter(clocks, {}, Stage::here, person, 7, rates(i), changes.at[i]);
    }
    return {race.first(clocks, Stage::here).at, i};
}

/// What the hazard has eaten by then, to the whole second.
double eaten(Changes const& changes, Time until) {
    double sum = 0.0;
    for (std::size_t i = 0; i < changes.at.size() && changes.at[i] < until; ++i) {
        bool const last = i + 1 == changes.at.size();
        Time const to = last ? until : std::min(until, changes.at[i + 1]);
        sum += changes.monthly[i] * in_months(to - changes.at[i]);
    }
    return sum;
}

TEST_CASE("a hazard that changes hundreds of times eats the one threshold that was drawn",
          "[theory]") {
    // Person by person: at the strike the hazard has eaten the threshold, but for half a second at
    // two a month, and nobody's threshold is drawn again. Over all persons what was eaten is
    // exponential (Kolmogorov and Smirnov). A clock that begins anew with each change fails both.
    Luck const luck{1, 0};
    Life const race{table, luck};
    auto const dies = luck.decision("dies");
    auto const run = [&](bool anew) {
        struct {
            std::size_t wrong = 0;
            std::size_t changes = 0;
            Values all;
        } result;
        for (Entity person = 0; person < draws_to_fit / 4; ++person) {
            auto const changes = changes_of(person);
            auto const struck = strike(race, person, changes, anew);
            if (struck.at == never) continue; // the last hazard was none
            double const threshold = Stream{dies, person, 7U << 12U}.unit_exponential();
            double const has_eaten = eaten(changes, struck.at);
            if (std::abs(has_eaten - threshold) > 2.0 * 0.51 / seconds_per_month) ++result.wrong;
            result.changes += struck.changes;
            result.all.push_back(has_eaten);
        }
        return result;
    };
    auto const exponential = [](double x) { return -std::expm1(-x); };
    auto const right = run(false);
    CHECK(right.wrong == 0);
    CHECK(right.changes > 20 * right.all.size());
    CHECK(right.all.size() > 24'900);
    CHECK(ks_distance(right.all, exponential) < ks_limit);
    auto const anew = run(true);
    CHECK(anew.wrong > anew.all.size() / 2);
    CHECK(ks_distance(anew.all, exponential) > ks_limit);
}

} // namespace

} // namespace norishiro::sim
