#include "models/support/story_words.hpp"

#include "models/support/referral.hpp"
#include "models/support/tables.hpp"

#include <array>
#include <cctype>
#include <chrono>

namespace norishiro::support::words {

namespace {

struct Words {
    std::string_view en;
    std::string_view ja;
};
sim::Text text(Words const& words) {
    return {std::string{words.en}, std::string{words.ja}};
}

/// How a sentence calls an agency of each kind, where its place stands before or behind it.
constexpr std::array<Words, agency_kind_count> agency_words{{
    {"the mental-health desk", "精神保健担当"},
    {"the disability welfare section", "障害福祉担当"},
    {"the child and family section", "子ども家庭担当"},
    {"the elderly section", "高齢福祉担当"},
    {"the public assistance office", "生活保護担当"},
    {"the tax section", "税務担当"},
    {"the environment section", "環境担当"},
    {"the core consultation centre", "基幹相談支援センター"},
    {"a consultation office", "相談支援事業所"},
    {"the comprehensive support centre", "地域包括支援センター"},
    {"the social welfare council", "社会福祉協議会"},
    {"the self-reliance support service", "自立相談支援機関"},
    {"the withdrawal consultation desk", "ひきこもり相談窓口"},
    {"neighbours and a welfare commissioner", "民生委員・近隣"},
    {"a care manager", "ケアマネジャー"},
    {"school or workplace", "学校・職場"},
    {"a shop", "商店"},
    {"the public health centre", "保健所"},
    {"the outreach team", "アウトリーチチーム"},
    {"a psychiatric clinic", "精神科の診療所"},
    {"visiting nurses", "訪問看護"},
    {"a group home", "グループホーム"},
    {"a day service", "日中活動・参加支援"},
    {"training for daily living", "生活訓練"},
    {"independent living assistance", "自立生活援助"},
    {"the police", "警察"},
    {"the mental health and welfare centre", "精神保健福祉センター"},
    {"the emergency information centre", "精神科救急情報センター"},
    {"the community office", "地域連携室"},
    {"occupational therapy", "作業療法"},
    {"the ward nurses", "病棟看護"},
}};

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

std::string grouped(std::int64_t n) {
    return n < 1000 ? fmt::format("{}", n) : fmt::format("{},{:03}", n / 1000, n % 1000);
}

} // namespace

sim::Text agency(AgencyKind kind, sim::Text const& of) {
    auto const name = text(agency_words[static_cast<std::size_t>(kind)]);
    if (empty(of)) return name;
    return say("{0} of {1}", "{1}の{0}", name, of);
}

sim::Text diagnosis(Diagnosis diagnosis) {
    static auto const all = groups();
    return all.factors.front().levels[static_cast<std::size_t>(diagnosis)].name;
}

sim::Text need(SocialNeed need) {
    auto const& name = need_names[static_cast<std::size_t>(need)];
    return {std::string{name.en}, std::string{name.ja}};
}

sim::Text issue(std::size_t issue) {
    return issue == issue_illness ? sim::Text{"the illness", "病気への対応"}
                                  : need(static_cast<SocialNeed>(issue));
}

sim::Text issues(std::uint32_t bits) {
    std::vector<sim::Text> all;
    for (std::size_t i = 0; i < issue_count; ++i) {
        auto const one = (i + issue_illness) % issue_count;
        if ((bits >> one & 1U) == 0) continue;
        all.push_back(one == issue_illness ? sim::Text{"the illness", "病気"} : issue(one));
    }
    return list(all);
}

sim::Text barrier(std::size_t barrier) {
    auto const& name = barrier_names[barrier];
    return say("\"{}\"", "「{}」", sim::Text{std::string{name.en}, std::string{name.ja}});
}

sim::Text service(std::size_t service) {
    constexpr std::array<Words, service_count> all{{
        {"a group home", "グループホーム"},
        {"community transition support", "地域移行支援"},
        {"settlement support", "地域定着支援"},
        {"independent living assistance", "自立生活援助"},
        {"training for daily living", "生活訓練"},
        {"visiting nursing", "精神科訪問看護"},
        {"a day service", "日中活動・参加支援"},
    }};
    return text(all[service]);
}

sim::Text ward(std::size_t ward) {
    constexpr std::array<Words, ward_count> all{{
        {"an acute ward", "救急・急性期病棟"},
        {"a general ward", "精神一般病棟"},
        {"a long-term ward", "精神療養病棟"},
        {"a dementia ward", "認知症治療病棟"},
    }};
    return text(all[ward]);
}

sim::Text legal(std::size_t legal) {
    constexpr std::array<Words, 3> all{{
        {"of free will", "任意入院"},
        {"for medical protection", "医療保護入院"},
        {"by order", "措置入院"},
    }};
    return text(all[legal]);
}

sim::Text date(sim::Time time) {
    using namespace std::chrono;
    year_month_day const day{floor<std::chrono::days>(time)};
    auto const y = static_cast<int>(day.year());
    auto const m = static_cast<unsigned>(day.month());
    auto const d = static_cast<unsigned>(day.day());
    return {fmt::format("{} {} {}", d, months[m - 1], y), fmt::format("{}年{}月{}日", y, m, d)};
}

std::int64_t whole_days(sim::Seconds time) {
    return (time.count() + 43'200) / 86'400;
}

sim::Text days(std::int64_t days) {
    return {days == 1 ? "1 day" : grouped(days) + " days", grouped(days) + "日"};
}

sim::Text duration(std::int64_t n) {
    if (n < 100) return days(n);
    auto const all = static_cast<std::int64_t>(static_cast<double>(n) / 30.4375);
    auto const years = all / 12;
    auto const rest = all % 12;
    auto const counted = [](std::int64_t count, std::string_view unit) {
        return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
    };
    if (years == 0) return {counted(rest, "month"), fmt::format("{}か月", rest)};
    if (rest == 0) return {counted(years, "year"), fmt::format("{}年", years)};
    return {counted(years, "year") + " and " + counted(rest, "month"),
            fmt::format("{}年{}か月", years, rest)};
}

sim::Text times(std::int64_t count) {
    if (count == 1) return {"once", "1回"};
    if (count == 2) return {"twice", "2回"};
    return {fmt::format("{} times", count), fmt::format("{}回", count)};
}

sim::Text list(std::vector<sim::Text> const& items) {
    sim::Text all;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) all.en += i + 1 == items.size() ? " and " : ", ";
        if (i > 0) all.ja += "、";
        all.en += items[i].en;
        all.ja += items[i].ja;
    }
    return all;
}

bool empty(sim::Text const& text) {
    return text.en.empty();
}

sim::Text capital(sim::Text text) {
    if (!text.en.empty()) {
        text.en[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text.en[0])));
    }
    return text;
}

} // namespace norishiro::support::words
