#include "models/support/story.hpp"

#include "models/support/referral.hpp"
#include "models/support/region.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <vector>

using namespace norishiro;
using namespace norishiro::support;
using std::chrono::days;

namespace {

sim::Time const start{sim::Date{std::chrono::year{2026} / 4 / 1}};

Names some_names() {
    Names names;
    for (auto const& type : agency_types) {
        names.agencies.push_back({"EN " + std::string{type.id}, "JA " + std::string{type.id}});
    }
    names.hospitals = {{"Kanno Hospital", "菅野病院"}, {"a hospital elsewhere", "管外の病院"}};
    names.towns = {{"Asaka", "朝霞市"}, {"elsewhere", "管外"}};
    return names;
}

Subject subject() {
    Subject one;
    one.number = 7;
    one.first.diagnosis = Diagnosis::f2;
    one.first.age = 30.0;
    one.first.born = start - days{30 * 365};
    one.first.onset = start;
    one.start = start;
    one.end = start + days{3650};
    return one;
}

std::int32_t row_of(std::string_view name) {
    auto const rows = pathway();
    auto const row = std::ranges::find(rows, name, &Row::name);
    REQUIRE(row != rows.end());
    return static_cast<std::int32_t>(row - rows.begin());
}

Fact on(int day, Happened what, std::uint32_t who = nobody, std::int32_t a = 0,
        std::int32_t b = 0) {
    return {start + days{day}, 7, who, what, a, b};
}

std::string told(std::vector<Fact> const& facts, sim::Language language) {
    auto const names = some_names();
    return text_of(tell(facts, subject(), names), subject(), language);
}

/// A number that the fact may well carry; of rows one that has words of its own.
std::int32_t number_for(Happened what) {
    if (what == Happened::moved) return row_of("drops out");
    if (what == Happened::within_stage) return row_of("worsens while untreated");
    if (what == Happened::case_opened) return row_of("family asks for help");
    if (what == Happened::assessed) return 1;
    return 0;
}

bool contains(std::string const& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("every kind of fact has a sentence in both languages", "[story]") {
    for (auto const language : {sim::Language::en, sim::Language::ja}) {
        auto const without = told({on(0, Happened::arrived)}, language);
        for (std::size_t k = 0; k < happened_count; ++k) {
            auto const what = static_cast<Happened>(k);
            CAPTURE(k);
            if (what == Happened::there || what == Happened::arrived) continue; // how it begins
            std::vector<Fact> facts{on(0, Happened::arrived), on(40, what, 0, number_for(what), 0)};
            // Whether somebody is seen is told when the stay, or the wait, ends.
            if (what == Happened::barrier_found || what == Happened::barrier_there ||
                what == Happened::barrier_worked || what == Happened::barrier_waits) {
                facts.insert(facts.begin() + 1, on(20, Happened::admitted, 0, 0, 0));
                auto const bare = told({facts[0], facts[1]}, language);
                CHECK(told(facts, language) != bare);
                continue;
            }
            if (what == Happened::service_asked) facts.back().b = 3; // at once: told as it begins
            CHECK(told(facts, language) != without);
        }
    }
}

TEST_CASE("every arrow of the pathway can be told", "[story]") {
    for (auto const language : {sim::Language::en, sim::Language::ja}) {
        for (std::size_t r = 0; r < pathway().size(); ++r) {
            auto const& row = pathway()[r];
            CAPTURE(row.name);
            auto const kind = row.from == row.to ? Happened::within_stage : Happened::moved;
            auto const text =
                told({on(0, Happened::there, 0, static_cast<std::int32_t>(row.from), 0),
                      on(40, kind, nobody, static_cast<std::int32_t>(r))},
                     language);
            CHECK(contains(text, language == sim::Language::ja ? "2026年4月1日" : "1 April 2026"));
        }
    }
}

TEST_CASE("a story says who acted, when, and what was waited for", "[story]") {
    auto const health = static_cast<std::uint32_t>(AgencyKind::health);
    auto const team = static_cast<std::uint32_t>(AgencyKind::outreach);
    auto const tax = static_cast<std::uint32_t>(AgencyKind::tax);
    std::vector<Fact> const facts{
        on(0, Happened::arrived),
        on(100, Happened::moved, nobody, row_of("family asks for help")),
        on(100, Happened::case_opened, health, row_of("family asks for help")),
        on(101, Happened::assessed, health, 1 << issue_illness, 1 << 15),
        on(101, Happened::intake, health, 0, 1),
        on(102, Happened::referred, tax, 1, 1),
        on(116, Happened::bounced, tax, 1, 1),
        on(160, Happened::visited, health, 0, 100),
        on(220, Happened::visited, health, 1, 150),
        on(230, Happened::stuck, health, static_cast<std::int32_t>(Stuck::refusing)),
        on(230, Happened::outreach_asked, team),
        on(240, Happened::outreach_full, nobody, 12, 12),
        on(430, Happened::outreach_triage, nobody, 1),
        on(500, Happened::moved, nobody, row_of("taken on by outreach")),
        on(500, Happened::outreach_took, team, 70),
        on(590, Happened::clinic_asked),
        on(625, Happened::moved, nobody, row_of("first visit from outreach")),
    };
    auto const en = told(facts, sim::Language::en);
    INFO(en);
    CHECK(contains(en, "10 July 2026 (aged 30): The family asks EN health for help."));
    CHECK(contains(en, "because nobody knows whose task it is"));
    CHECK(contains(en, "it is not the task of EN tax"));
    CHECK(contains(en, "EN health comes twice and meets the person once"));
    CHECK(contains(en, "12 cases held, 12 waiting, the list is full"));
    CHECK(contains(en, "EN outreach takes the person on, after 70 days in line"));
    CHECK(contains(en, "The wait for it was 35 days."));
    CHECK(contains(en, "The 625 days since the beginning were: 100 days in which nobody took "
                       "notice, 1 day in which"));
    CHECK(contains(en, "Untreated: 625 days"));
    CHECK(contains(en, "Stuck: 270 days"));
    auto const ja = told(facts, sim::Language::ja);
    INFO(ja);
    CHECK(contains(ja, "2026年7月10日(30歳) 家族がJA healthに相談しました。"));
    CHECK(contains(ja, "アウトリーチは満員で、依頼を受けられません(受け持ち12件、待ち12人)。"));
    CHECK(contains(ja, "順番待ちは70日"));
    CHECK(contains(ja, "申し込みから35日待ちました"));
    CHECK(contains(ja, "未治療: 625日"));
}

TEST_CASE("a barrier is told with what its time went to", "[story]") {
    auto const office = static_cast<std::uint32_t>(AgencyKind::community_office);
    auto const housing = static_cast<std::int32_t>(Barrier::housing);
    std::vector<Fact> const facts{
        on(0, Happened::arrived),
        on(10, Happened::crisis, nobody, 1),
        on(10, Happened::refused, 0, 0),
        on(10, Happened::admitted, 1, 1, 0),
        on(10, Happened::barrier_there, nobody, housing),
        on(10, Happened::moved, nobody, row_of("crisis while untreated")),
        on(50, Happened::moved, nobody, row_of("symptoms settle")),
        on(50, Happened::moved, nobody, row_of("barriers stand")),
        on(110, Happened::barrier_found, nobody, housing),
        on(110, Happened::barrier_worked, office, housing),
        on(130, Happened::barrier_waits, nobody, housing),
        on(130, Happened::service_asked, nobody, 0, 4),
        on(190, Happened::service_begun, nobody, 0),
        on(204, Happened::trial_over, nobody, 1),
        on(204, Happened::barrier_gone, nobody, housing),
        on(205, Happened::moved, nobody, row_of("barriers cleared")),
        on(205, Happened::moved, nobody, row_of("discharge")),
    };
    auto const en = told(facts, sim::Language::en);
    INFO(en);
    CHECK(contains(en, "no bed at Kanno Hospital"));
    CHECK(contains(en, "It stood for 154 days after the symptoms had settled: 60 days until "
                       "somebody noticed, 20 days of appointments with EN community_office and "
                       "74 days in line for a group home and on trial."));
    CHECK(contains(en, "In hospital: 195 days, admissions: 1"));
    CHECK(contains(en, "\"no housing\" 154 days"));
    auto const ja = told(facts, sim::Language::ja);
    INFO(ja);
    CHECK(contains(ja, "菅野病院は空床がなく"));
    CHECK(contains(ja, "気づかれるまで60日、JA community_officeとの面談や手続きに20日"));
    CHECK(contains(ja, "入院: 195日(1回)"));
}
