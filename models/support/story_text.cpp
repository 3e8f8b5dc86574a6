#include "models/support/story.hpp"
#include "models/support/story_words.hpp"

#include <string>

namespace norishiro::support {

std::string text_of(Story const& story, Subject const& subject, sim::Language language) {
    bool const ja = language == sim::Language::ja;
    std::string out;
    auto const line = [&](std::string const& text) { out += text + '\n'; };
    for (auto const& about : story.about) line(about.in(language));
    bool before = true;
    for (auto const& episode : story.episodes) {
        auto const length = words::whole_days(episode.to - episode.from);
        line("");
        auto title =
            fmt::format(fmt::runtime(ja ? "■ {0}({1}から" : "{0} (from {1}"),
                        episode.title.in(language), words::date(episode.from).in(language));
        if (length > 0) title += (ja ? "" : ", ") + words::duration(length).in(language);
        line(title + ")");
        for (auto const& told : episode.lines) {
            if (before && told.from >= subject.start && told.from != story.episodes[0].from) {
                line(ja ? "  (ここまでは助走期間、ここからが集計の期間)"
                        : "  (So far the burn-in; from here on results count.)");
            }
            before = before && told.from < subject.start;
            auto const age = static_cast<int>(sim::in_years(told.from - subject.first.born));
            std::string when = words::date(told.from).in(language);
            if (words::date(told.to).en != words::date(told.from).en) {
                when += ja ? "から" : " to ";
                when += words::date(told.to).in(language);
            }
            line(fmt::format(fmt::runtime(ja ? "  {0}({1}歳) {2}" : "  {0} (aged {1}): {2}"), when,
                             age, told.text.in(language)));
        }
    }
    line("");
    line(ja ? "■ まとめ" : "Summary");
    for (auto const& total : story.summary) line("  " + total.in(language));
    return out;
}

} // namespace norishiro::support
