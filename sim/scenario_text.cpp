#include "sim/scenario.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

namespace norishiro::sim {

namespace {

/// The changes that make a difference to what was there before, in one order for all scenarios
/// that change the same things on the same dates.
std::vector<DatedChange> effective_changes(Scenario const& scenario) {
    auto changes = scenario.changes;
    std::stable_sort(changes.begin(), changes.end(), [](auto const& a, auto const& b) {
        return std::tie(a.at, a.setting) < std::tie(b.at, b.setting);
    });
    std::vector<Value> current;
    for (auto const& setting : scenario.settings) current.push_back(setting.value);
    std::vector<DatedChange> effective;
    for (auto& change : changes) {
        if (change.value == current[change.setting]) continue;
        current[change.setting] = change.value;
        effective.push_back(std::move(change));
    }
    return effective;
}

/// A parameter through the years: where it starts and what it changes to.
struct Course {
    std::string words = "–";
    std::vector<DatedChange> changes;
};

std::map<std::string, Course> courses(Scenario const& scenario, Declarations const& declarations) {
    std::map<std::string, Course> courses;
    for (auto const& setting : scenario.settings) {
        auto const& declaration = declarations.parameters[setting.declaration];
        courses[setting.key].words = format_value(declaration, setting.value);
    }
    for (auto const& change : effective_changes(scenario)) {
        auto const& setting = scenario.settings[change.setting];
        auto const& declaration = declarations.parameters[setting.declaration];
        auto& course = courses[setting.key];
        course.words += fmt::format(" → {} ({})", format_value(declaration, change.value),
                                    to_string(change.at));
        course.changes.push_back(change);
    }
    return courses;
}

/// The reason of the first change that the one course has and the other has not.
Text why_beyond(Course const& course, Course const& other) {
    for (auto const& change : course.changes) {
        bool const shared =
            std::any_of(other.changes.begin(), other.changes.end(), [&](auto const& c) {
                return c.at == change.at && c.value == change.value;
            });
        if (!shared) return change.why;
    }
    return {};
}

} // namespace

std::string format_value(Declaration const& declaration, Value const& value) {
    if (auto const* words = std::get_if<std::string>(&value)) return *words;
    double const number = std::get<double>(value);
    switch (declaration.kind) {
    case Kind::truth:
        return number != 0.0 ? "true" : "false";
    case Kind::date:
        return to_string(Scalar<Date>::make(number));
    case Kind::choice:
        return declaration.choices.at(static_cast<std::size_t>(number));
    case Kind::number:
    case Kind::text:
        break;
    }
    // Twelve digits: what `times` works out shows as 2.398, not as 2.3980000000000006.
    if (declaration.unit.empty()) return fmt::format("{:.12g}", number);
    return fmt::format("{:.12g} {}", number, declaration.unit);
}

std::string format_range(Declaration const& declaration) {
    switch (declaration.kind) {
    case Kind::number:
        return format_value(declaration, declaration.min) + " – " +
               format_value(declaration, declaration.max);
    case Kind::choice:
        return fmt::format("{}", fmt::join(declaration.choices, " / "));
    case Kind::truth:
        return "true / false";
    case Kind::date:
        return "YYYY-MM-DD";
    case Kind::text:
        break;
    }
    return "";
}

std::vector<Difference> differences(Scenario const& a, Scenario const& b,
                                    Declarations const& declarations) {
    auto before = courses(a, declarations);
    auto after = courses(b, declarations);
    std::vector<Difference> found;
    std::set<std::string> done;
    for (auto const* scenario : {&a, &b}) {
        for (auto const& setting : scenario->settings) {
            if (!done.insert(setting.key).second) continue;
            auto const& old_course = before[setting.key];
            auto const& new_course = after[setting.key];
            if (old_course.words == new_course.words) continue;
            auto why = why_beyond(new_course, old_course);
            if (why == Text{}) why = why_beyond(old_course, new_course);
            found.push_back({setting.key, old_course.words, new_course.words, std::move(why)});
        }
    }
    return found;
}

std::string canonical(Scenario const& scenario, Declarations const& declarations) {
    std::string text;
    auto const add = [&](std::string const& prefix, Setting const& setting, Value const& value) {
        auto const& declaration = declarations.parameters[setting.declaration];
        text += fmt::format("{}{} = {}\n", prefix, setting.key, format_value(declaration, value));
    };
    for (auto const& setting : scenario.settings) add("", setting, setting.value);
    for (auto const& change : effective_changes(scenario)) {
        add(fmt::format("@{} ", to_string(change.at)), scenario.settings[change.setting],
            change.value);
    }
    return text;
}

} // namespace norishiro::sim
