#include "sim/toml_text.hpp"

#include "sim/say.hpp"
#include "sim/utf8.hpp"

#include <algorithm>

namespace norishiro::sim {

namespace {

constexpr int most_dots = 64;
constexpr std::string_view escapes = "btnfr\"\\uU";

Location place(std::string_view text, std::size_t offset, std::string const& name) {
    auto const before = text.substr(0, offset);
    auto const line = 1 + std::count(before.begin(), before.end(), '\n');
    auto const line_start = before.rfind('\n') + 1; // npos + 1 is 0: the first line
    auto const column = 1 + count_code_points(before.substr(line_start));
    return {name, static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(column)};
}

Problem not_utf8(std::string_view text, std::size_t offset, std::string const& name) {
    return {place(text, offset, name),
            say("byte 0x{:02X} is not UTF-8 text", "UTF-8 の文字ではないバイト 0x{:02X} があります",
                static_cast<unsigned>(static_cast<unsigned char>(text[offset]))),
            say("save the file as UTF-8, not as Shift_JIS or another encoding",
                "ファイルを UTF-8 で保存してください(Shift_JIS などは使えません)")};
}

bool is_one_of(char c, std::string_view set) {
    return set.find(c) != std::string_view::npos;
}

/// Walks over a text and steps across strings and comments, in which everything is allowed. It need
/// not notice other mistakes, but has to see strings exactly where the library sees them.
class Walk {
public:
    Walk(std::string_view text, std::string const& name) : text_{text}, name_{name} {}

    std::optional<Problem> find_problem() {
        if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3; // some editors mark UTF-8 with it
        while (at_ < text_.size()) {
            char const c = text_[at_];
            if (c == '#') {
                at_ = std::min(text_.find('\n', at_), text_.size());
            } else if (is_one_of(c, "\"'") && !in_word_) {
                if (auto problem = skip_string(c)) return problem;
            } else {
                if (static_cast<unsigned char>(c) >= 0x80) return outside_quotes();
                if (c == '\n') dots_ = 0;
                if (c == '.' && ++dots_ > most_dots) return too_deep();
                step(c);
                ++at_;
            }
        }
        return std::nullopt;
    }

private:
    /// Follows whether a key or a value is being spelled. A quote inside a bare word begins no
    /// string: `x = 1.'…'` is a number gone wrong, while `x.'…'` is a key.
    void step(char c) {
        bool const opens = is_one_of(c, "[{") && !in_key_ && !in_word_;
        bool const within_key = in_key_ && is_one_of(c, "=.[");
        if (opens) brackets_ += c;
        if (is_one_of(c, "]}") && !brackets_.empty()) brackets_.pop_back();
        in_word_ = !opens && !within_key && !is_one_of(c, " \t\r\n,]}");
        bool const in_table = !brackets_.empty() && brackets_.back() == '{';
        if (c == '\n' && brackets_.empty()) in_key_ = true;
        if ((c == ',' && in_table) || (opens && c == '{')) in_key_ = true;
        if (c == '=') in_key_ = false;
    }

    std::optional<Problem> skip_string(char quote) {
        std::string const three(3, quote);
        bool const is_long = text_.substr(at_).starts_with(three);
        at_ += is_long ? 3 : 1;
        while (at_ < text_.size()) {
            char const c = text_[at_];
            if (!is_long && c == '\n') return std::nullopt; // never closed; the parser says so
            if (c == '\\' && quote == '"') {
                bool const ends = at_ + 1 == text_.size();
                if (ends || !is_one_of(text_[at_ + 1], escapes)) return bad_escape();
                at_ += 2;
            } else if (is_long && text_.substr(at_).starts_with(three)) {
                at_ += 3;
                // Up to two quotes may be the string's own last characters.
                for (int i = 0; i < 2 && at_ < text_.size() && text_[at_] == quote; ++i) ++at_;
                return std::nullopt;
            } else {
                ++at_;
                if (!is_long && c == quote) return std::nullopt;
            }
        }
        return std::nullopt;
    }

    /// A backslash that ends a line would be TOML, but no words of a scenario go over two lines,
    /// and the library's test for white space (see below) would follow.
    Problem bad_escape() const {
        return {place(text_, at_, name_),
                {"this backslash has no meaning", "この \\ には意味がありません"},
                {"write \\\\ for a backslash, and keep the text on one line",
                 "\\ という文字そのものは \\\\ と書き、文字列は 1 行に収めてください"}};
    }

    /// A slip of the Japanese keyboard, and the reason why the text is walked at all: the library's
    /// test for white space is undefined for most such characters.
    Problem outside_quotes() const {
        auto const character = text_.substr(at_, first_code_point(text_.substr(at_)).bytes);
        return {place(text_, at_, name_),
                say("the character '{}' is outside quotes", "引用符の外に文字「{}」があります",
                    printable(character)),
                say("put words in quotes; spaces, signs and digits must be plain (half-width)",
                    "文字列は引用符で囲み、空白・記号・数字は半角にしてください")};
    }

    /// The library parses and destroys `a.b.c.…` by recursion without a limit, so that a line of
    /// half a million dots would exhaust the stack. No honest line comes near this limit.
    Problem too_deep() const {
        return {place(text_, at_, name_),
                say("the line has more than {} dots", "1 行に {} 個を超えるドットがあります",
                    most_dots),
                say("break the line, or shorten the dotted key",
                    "行を分けるか、ドットでつないだキーを短くしてください")};
    }

    std::string_view text_;
    std::string const& name_;
    std::size_t at_ = 0;
    int dots_ = 0;
    bool in_key_ = true;
    bool in_word_ = false;
    std::string brackets_; ///< the lists and tables that are open
};

} // namespace

std::optional<Problem> check_toml_text(std::string_view text, std::string const& name) {
    auto const invalid = find_invalid_utf8(text);
    if (invalid != std::string_view::npos) return not_utf8(text, invalid, name);
    return Walk{text, name}.find_problem();
}

} // namespace norishiro::sim
