#include "cli/command_line_words.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace norishiro::cli {

namespace {

using sim::Language;
using sim::Text;

/// CLI11's own, with the names of groups in the reader's language, too.
class Help : public CLI::Formatter {
public:
    std::string make_group(std::string group, bool is_positional,
                           std::vector<CLI::Option const*> options) const override {
        return Formatter::make_group(get_label(group), is_positional, std::move(options));
    }
    /// Without the names of C++ types, which say nothing to a user.
    std::string make_option_opts(CLI::Option const* option) const override {
        auto text = Formatter::make_option_opts(option);
        for (std::string_view const type : {" TEXT:", " UINT:", " INT:", " TEXT"}) {
            if (text.starts_with(type)) return " " + text.substr(type.size());
        }
        return text;
    }
};

/// What stands before and after these words, or nothing.
std::optional<std::pair<std::string, std::string>> split(std::string_view text,
                                                         std::string_view words) {
    auto const at = text.find(words);
    if (at == std::string_view::npos) return std::nullopt;
    return std::pair{std::string{text.substr(0, at)}, std::string{text.substr(at + words.size())}};
}

std::string joined(std::vector<std::string> const& words) {
    return fmt::format("{}", fmt::join(words, " "));
}

Text what_is_missing(CLI::App const& app, std::string const& said) {
    if (app.get_subcommands().empty()) {
        auto const extra = app.remaining();
        if (extra.empty()) return {"no verb is given", "コマンドがありません"};
        return {fmt::format("there is no verb '{}'", extra.front()),
                fmt::format("コマンド「{}」はありません", extra.front())};
    }
    auto const name = split(said, " is required");
    return {said, fmt::format("{} がありません", name ? name->first : said)};
}

/// By its class: the name that an error gives itself may be that of the program.
template <class Kind>
bool is(CLI::ParseError const& error) {
    return dynamic_cast<Kind const*>(&error) != nullptr;
}

/// CLI11 says what is wrong in an English sentence alone. The names in it are taken out of it; a
/// sentence that is not as expected is shown whole.
Text words_of(CLI::ParseError const& error, CLI::App const& app) {
    std::string const said = error.what();
    if (is<CLI::RequiredError>(error)) return what_is_missing(app, said);
    if (is<CLI::ExtrasError>(error)) {
        auto const extra = joined(app.remaining(true));
        return {fmt::format("'{}' cannot be used here", extra),
                fmt::format("「{}」は、ここでは使えません", extra)};
    }
    if (auto const both = split(said, " excludes "); both && is<CLI::ExcludesError>(error)) {
        return {fmt::format("{} and {} exclude each other", both->first, both->second),
                fmt::format("{} と {} は同時に使えません", both->first, both->second)};
    }
    if (auto const both = split(said, " requires "); both && is<CLI::RequiresError>(error)) {
        return {fmt::format("{} needs {}", both->first, both->second),
                fmt::format("{} は {} と一緒に使います", both->first, both->second)};
    }
    if (auto const name = split(said, ": "); name && is<CLI::ArgumentMismatch>(error)) {
        bool const too_many = name->second.find("At Most") != std::string::npos;
        return too_many ? Text{fmt::format("too many of: {}", name->first),
                               fmt::format("{} が多すぎます", name->first)}
                        : Text{fmt::format("{} lacks a value", name->first),
                               fmt::format("{} の値がありません", name->first)};
    }
    if (is<CLI::ValidationError>(error)) return {said, said}; // the words of a validator of ours
    return {said, fmt::format("コマンドラインを読み取れません({})", said)};
}

} // namespace

std::string language_asked_for(int argc, char const* const* argv) {
    constexpr std::string_view option = "--lang";
    std::string language;
    for (int i = 1; i < argc; ++i) {
        std::string_view word{argv[i]};
        if (word == option && i + 1 < argc) word = argv[i + 1];
        if (word.starts_with(option) && word.substr(option.size()).starts_with('=')) {
            word.remove_prefix(option.size() + 1);
        }
        bool const asked = std::string_view{argv[i]}.starts_with(option);
        if (asked && (word == "ja" || word == "en")) language = word;
    }
    return language;
}

void speak(CLI::App& app, Language language) {
    auto const say = [&](Text const& text) { return text.in(language); };
    auto const help = std::make_shared<Help>();
    help->label("Usage", say({"Usage", "使い方"}));
    help->label("OPTIONS", say({"OPTIONS", "オプション"}));
    help->label("Options", say({"Options", "オプション"}));
    help->label("SUBCOMMAND", say({"VERB", "コマンド"}));
    help->label("Positionals", say({"What it works on", "対象"}));
    help->label("REQUIRED", say({"(required)", "(必須)"}));
    help->label("Needs", say({"needs", "一緒に使う"}));
    help->label("Excludes", say({"not with", "同時に使えない"}));
    app.formatter(help);
    app.set_help_flag("-h,--help", say({"show this help", "この説明を表示する"}));
}

CLI::Validator whole_number(std::int64_t least, std::int64_t most, Language language) {
    auto const check = [=](std::string& words) -> std::string {
        std::int64_t value = 0;
        auto const* const end = words.data() + words.size();
        auto const [stopped, failed] = std::from_chars(words.data(), end, value);
        bool const is_number = failed == std::errc{} && stopped == end;
        if (is_number && least <= value && value <= most) return {};
        return Text{fmt::format("'{}' is no whole number from {} to {}", words, least, most),
                    fmt::format("「{}」は{}から{}までの整数ではありません", words, least, most)}
            .in(language);
    };
    return {check, fmt::format("{}-{}", least, most)};
}

CLI::Validator one_of(std::vector<std::string> words, Language language) {
    auto const all = fmt::format("{}", fmt::join(words, "|"));
    auto const check = [=](std::string& word) -> std::string {
        if (std::ranges::find(words, word) != words.end()) return {};
        return Text{fmt::format("'{}' is none of {}", word, all),
                    fmt::format("「{}」は {} のどれでもありません", word, all)}
            .in(language);
    };
    return {check, all};
}

sim::Problem problem_of(CLI::ParseError const& error, CLI::App const& app) {
    std::string command = "norishiro";
    for (auto const* const verb : app.get_subcommands()) command += " " + verb->get_name();
    return {{},
            words_of(error, app),
            {fmt::format("{} --help says how it is used", command),
             fmt::format("使い方は {} --help で表示されます", command)}};
}

} // namespace norishiro::cli
