#include "tests/support/paired.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <string>
#include <vector>

// Every programme at nothing, half, once, twice and eight times what is documented: more of it does
// more, and each further part does less; what it takes in posts or hours rises in proportion. And
// every programme where no effect is assumed at all. Each test prints what it finds.

using namespace norishiro;
using namespace norishiro::tests;
using support::Measure;
using Value = std::function<double(sim::Outcomes const&)>;

namespace {

constexpr std::size_t pairs = 30;

/// A programme, what of it is dosed, and the first thing that ought to come of it.
struct Programme {
    std::string id;
    std::vector<std::string> dosed; ///< its parameters
    std::vector<std::string> hours; ///< without which nothing of it takes place
    Value effect;
    double sign;  ///< of the effect
    bool staffed; ///< the dose has posts, which cost; else it has meetings, which take hours
};

double unreached(sim::Outcomes const& o) {
    double sum = 0.0;
    for (auto const stage :
         {support::Stage::untreated, support::Stage::known, support::Stage::outreach}) {
        sum += sum_of(support::stock_of(stage))(o);
    }
    return sum;
}
double asked_of_outreach(sim::Outcomes const& o) {
    return sum_of(Measure::referrals)(o) + sum_of(Measure::referrals_refused)(o);
}

std::vector<Programme> programmes() {
    auto const tie = sum_of(Measure::mean_tie);
    auto const burden = sum_of(Measure::family_burden);
    auto const assessment = sum_of(Measure::deficit_assessment);
    auto const within_90 = ratio_of(Measure::discharged_90, Measure::admitted_90);
    auto const left = sum_of(Measure::long_stay_discharges);
    return {
        {"outreach", {"staff"}, {}, unreached, -1, true},
        {"outreach_committee", {"meetings"}, {"hours"}, asked_of_outreach, +1, false},
        {"regional_conference", {"meetings"}, {"hours"}, tie, +1, false},
        {"transition_project", {"staff", "meetings"}, {"hours"}, left, +1, true},
        {"norishiro",
         {"practitioners", "case_reviews", "trainings", "margin"},
         {"hours"},
         sum_of(Measure::bounces),
         -1,
         false},
        {"withdrawal_support", {"staff"}, {"session_hours"}, burden, -1, true},
        {"post_involuntary",
         {"staff"},
         {"hours", "visit_hours"},
         sum_of(Measure::order_visits),
         +1,
         true},
        {"case_conference", {"meetings"}, {"hours", "preparation_hours"}, assessment, -1, false},
        {"multilayer_support",
         {"staff", "visits", "joint_meetings"},
         {"passing_hours", "handoff_hours", "visit_hours", "meeting_hours", "consultation_hours",
          "support_meeting_hours", "contact_hours", "talk_hours", "stop_hours"},
         sum_of(Measure::needs_met),
         +1,
         true},
        {"discharge_support",
         {"coverage", "hearings", "liaisons", "constructions", "representatives", "trainings"},
         {"hours", "meeting"},
         within_90,
         +1,
         false},
    };
}

Value price_of(Programme const& programme) {
    return sum_of(programme.staffed ? Measure::cost_staff : Measure::meeting_seconds);
}

/// The programme at so many times its defaults, beyond what a file may ask for too. What is said to
/// have no effect stays there.
sim::Scenario dose(Programme const& programme, double times, Settings more = {}) {
    auto const key = "programmes." + programme.id + ".";
    more.push_back(key + "on=" + (times > 0.0 ? "true" : "false"));
    auto scenario = tests::scenario("baseline", with(small({"run.horizon=3 years"}), more));
    for (auto const& name : programme.dosed) {
        auto const setting = std::ranges::find(scenario.settings, key + name, &sim::Setting::key);
        auto const& declaration = support::schema().declarations().parameters[setting->declaration];
        if (setting->value != declaration.value && name != "staff") continue;
        double const value = times * std::get<double>(declaration.value);
        setting->value = name == "coverage" ? std::min(1.0, value) : value;
    }
    return scenario;
}

} // namespace

TEST_CASE("more of a programme does more, each further part does less, and takes its price",
          "[monotone]") {
    for (auto const& programme : programmes()) {
        INFO(programme.id);
        enum World : std::size_t { off, half, once, twice, much, far_too_much };
        std::vector<sim::Scenario> worlds;
        for (double const times : {0.0, 0.5, 1.0, 2.0, 8.0, 64.0}) {
            worlds.push_back(dose(programme, times));
        }
        auto const p = Paired::from_one_past(worlds, pairs);
        auto const effect = [&](World world) {
            return programme.sign * p.change(off, world, programme.effect).mean;
        };
        auto const paid = [&](World world) {
            return p.change(off, world, price_of(programme)).mean;
        };
        fmt::print("{}: {:.4g}; at 1/2, 1, 2, 8, 64: {:+.3g} {:+.3g} {:+.3g} {:+.3g} {:+.3g} for "
                   "{:.3g} {:.3g} {:.3g} {:.3g} {:.3g}\n",
                   programme.id, p.mean(off, programme.effect), effect(half), effect(once),
                   effect(twice), effect(much), effect(far_too_much), paid(half), paid(once),
                   paid(twice), paid(much), paid(far_too_much));
        // It rises, beyond chance.
        auto const at_most = p.change(off, much, programme.effect);
        CHECK((programme.sign > 0 ? at_most.low > 0.0 : at_most.high < 0.0));
        CHECK(effect(twice) >= effect(half));
        CHECK(effect(much) > effect(once));
        // It levels off: from eight times to sixty-four a part does ever less.
        CHECK(effect(far_too_much) / 64.0 < 0.7 * effect(much) / 8.0);
        // Its price does not. Of few meetings a year more or fewer are called off.
        CHECK(paid(twice) == Approx(2.0 * paid(once)).epsilon(0.1));
        CHECK(paid(much) == Approx(8.0 * paid(once)).epsilon(0.1));
    }
}

TEST_CASE("where no effect is assumed all that is left of a programme is the hours of its posts",
          "[monotone]") {
    Settings const none{"run.effects=none"};
    for (auto const& programme : programmes()) {
        INFO(programme.id);
        auto const p = Paired::from_one_past({dose(programme, 0), dose(programme, 1)}, pairs);
        auto const q =
            Paired::from_one_past({dose(programme, 0, none), dose(programme, 1, none)}, pairs);
        auto const assumed = p.change(0, 1, programme.effect);
        auto const left = q.change(0, 1, programme.effect);
        auto const admissions = q.change(0, 1, sum_of(Measure::admissions));
        fmt::print("{}: {:+.3g} as assumed; {:+.3g} [{:+.3g}, {:+.3g}] without; admissions {:+.2f} "
                   "[{:+.2f}, {:+.2f}]\n",
                   programme.id, assumed.mean, left.mean, left.low, left.high, admissions.mean,
                   admissions.low, admissions.high);
        CHECK(q.change(0, 1, price_of(programme)).low > 0.0);
        // What meetings do is gone; added posts do the work of their agency.
        bool const none_seen = left.low <= 0.0 && left.high >= 0.0;
        CHECK((none_seen || std::abs(left.mean) < 0.1 * std::abs(assumed.mean)));
        if (!programme.staffed) CHECK(none_seen);
    }
}

TEST_CASE("where no effect is assumed and no hours are given a programme is nothing",
          "[monotone]") {
    for (auto const& programme : programmes()) {
        INFO(programme.id);
        auto const key = "programmes." + programme.id + ".";
        Settings nothing{"run.effects=none", key + "staff=0 FTE"};
        for (auto const& hours : programme.hours) nothing.push_back(key + hours + "=0 h");
        auto const p = Paired::from_one_past(
            small({"run.horizon=2 years", "run.effects=none", key + "on=false"}),
            {with(nothing, {key + "on=true"})}, 2);
        CHECK(p.run(0, 0) == p.run(1, 0));
        CHECK(p.run(0, 1) == p.run(1, 1));
    }
}
