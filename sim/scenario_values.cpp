#include "sim/scenario_values.hpp"

#include "sim/say.hpp"
#include "sim/scenario_keys.hpp"
#include "sim/utf8.hpp"

#include <algorithm>
#include <array>

namespace norishiro::sim {

namespace {

constexpr std::size_t longest_name = 200;
constexpr std::array<std::string_view, 4> inline_keys{"value", "source", "times", "plus"};

std::string comma_separated(std::vector<std::string> const& words) {
    return fmt::format("{}", fmt::join(words, ", "));
}

} // namespace

std::string as_written(Declaration const& declaration, Value const& value) {
    std::string const plain = format_value(declaration, value);
    bool const quoted = declaration.kind == Kind::choice || declaration.kind == Kind::text ||
                        !declaration.unit.empty();
    return quoted ? fmt::format("\"{}\"", plain) : plain;
}

std::string example_of(Declaration const& declaration) {
    return declaration.kind == Kind::text ? "\"…\"" : as_written(declaration, declaration.value);
}

Text expected(Declaration const& declaration) {
    switch (declaration.kind) {
    case Kind::number:
        if (declaration.unit.empty()) return {"a number", "数値"};
        return say("a number with the unit {}", "単位 {} の付いた数値", declaration.unit);
    case Kind::truth:
        return {"true or false", "true か false のどちらか"};
    case Kind::date:
        return {"a date", "日付"};
    case Kind::choice:
        return say("one of: {}", "次のいずれか({})", comma_separated(declaration.choices));
    case Kind::text:
        break;
    }
    return {"text in quotes", "引用符で囲んだ文字列"};
}

Text noun(TomlKind kind) {
    switch (kind) {
    case TomlKind::table:
        return {"a section", "セクション"};
    case TomlKind::array:
        return {"a list", "リスト"};
    case TomlKind::string:
        return {"text", "文字列"};
    case TomlKind::number:
        return {"a number", "数値"};
    case TomlKind::truth:
        return {"true or false", "真偽値"};
    case TomlKind::date:
        return {"a date", "日付"};
    case TomlKind::other:
        break;
    }
    return {"a time", "時刻"};
}

Text write_it_like(std::string const& key, std::string const& example) {
    return say("write it like this: {} = {}", "次のように書いてください: {} = {}",
               printable(last_part(key)), example);
}

bool is_inline_form(TomlNode const& node) {
    return node.kind == TomlKind::table &&
           std::any_of(inline_keys.begin(), inline_keys.end(),
                       [&](auto key) { return find(node, key) != nullptr; });
}

void ValueReader::wrong_type(TomlNode const& node, std::string const& key, Text const& what,
                             std::string const& example) {
    auto const is = noun(node.kind);
    problems_.push_back(
        {node.at,
         {fmt::format("{} must be {}, not {}", key, what.en, is.en),
          fmt::format("{} は、{}で書きます({}になっています)", key, what.ja, is.ja)},
         write_it_like(key, example)});
}

std::optional<Reading> ValueReader::read(TomlNode const& node, Declaration const& declaration,
                                         std::string const& key, std::optional<Value> const& base) {
    if (node.kind == TomlKind::table) return inline_form(node, declaration, key, base);
    auto const value = absolute(node, declaration, key);
    if (!value || !is_inside(*value, declaration, key, node.at)) return std::nullopt;
    return Reading{*value, std::nullopt};
}

std::optional<Reading> ValueReader::inline_form(TomlNode const& node,
                                                Declaration const& declaration,
                                                std::string const& key,
                                                std::optional<Value> const& base) {
    check_inline_keys(node, key);
    std::vector<TomlMember const*> values;
    for (auto const word : {"value", "times", "plus"}) {
        if (auto const* member = find(node, word)) values.push_back(member);
    }
    Reading reading;
    if (auto const* member = find(node, "source")) reading.source = source(member->value, key);
    if (values.size() != 1) {
        auto const example = fmt::format("{{ value = {} }}", example_of(declaration));
        problems_.push_back({node.at,
                             say("{} needs exactly one of value, times and plus, and has {}",
                                 "{} には value、times、plus のうち 1 つが必要です({} 個あります)",
                                 key, values.size()),
                             write_it_like(key, example)});
        return std::nullopt;
    }
    auto const& given = *values.front();
    auto const value = given.key == "value" ? absolute(given.value, declaration, key)
                                            : relative(given, declaration, key, base);
    if (!value || !is_inside(*value, declaration, key, given.value.at)) return std::nullopt;
    reading.value = *value;
    return reading;
}

void ValueReader::check_inline_keys(TomlNode const& node, std::string const& key) {
    for (auto const& member : node.members) {
        if (std::find(inline_keys.begin(), inline_keys.end(), member.key) != inline_keys.end()) {
            continue;
        }
        problems_.push_back(
            {member.at,
             say("unknown word '{}' in the value of {}",
                 "{1} の値の中に知らない語「{0}」があります", printable(member.key), key),
             say("use value, source, times or plus",
                 "value、source、times、plus のどれかにしてください")});
    }
}

std::optional<Value> ValueReader::absolute(TomlNode const& node, Declaration const& declaration,
                                           std::string const& key) {
    switch (declaration.kind) {
    case Kind::number:
        return number(node, declaration, key);
    case Kind::choice:
        return choice(node, declaration, key);
    case Kind::text:
        return words(node, key, longest_name);
    case Kind::date:
        if (auto const day = date(node, key)) return Scalar<Date>::number(*day);
        return std::nullopt;
    case Kind::truth:
        break;
    }
    if (node.kind == TomlKind::truth) return node.number;
    wrong_type(node, key, expected(declaration), example_of(declaration));
    return std::nullopt;
}

std::optional<double> ValueReader::choice(TomlNode const& node, Declaration const& declaration,
                                          std::string const& key) {
    if (node.kind != TomlKind::string) {
        wrong_type(node, key, expected(declaration), example_of(declaration));
        return std::nullopt;
    }
    auto const& choices = declaration.choices;
    auto const found = std::find(choices.begin(), choices.end(), node.string);
    if (found != choices.end()) return static_cast<double>(found - choices.begin());
    problems_.push_back(
        {node.at,
         say("{} = \"{}\" is not among its choices", "{} = 「{}」という選択肢はありません", key,
             printable(node.string)),
         say("choose one of: {}", "次から選んでください: {}", comma_separated(choices))});
    return std::nullopt;
}

std::optional<Date> ValueReader::date(TomlNode const& node, std::string const& key) {
    if (node.kind == TomlKind::date) return Scalar<Date>::make(node.number);
    if (node.kind != TomlKind::string) {
        wrong_type(node, key, {"a date", "日付"}, "2026-04-01");
        return std::nullopt;
    }
    auto const day = parse_date(node.string);
    if (!day) {
        problems_.push_back({node.at,
                             say("{} = \"{}\" is not a date", "{} = 「{}」は日付ではありません",
                                 key, printable(node.string)),
                             write_it_like(key, "2026-04-01")});
    }
    return day;
}

std::optional<std::string> ValueReader::words(TomlNode const& node, std::string const& key,
                                              std::size_t limit) {
    if (node.kind != TomlKind::string) {
        wrong_type(node, key, {"text in quotes", "引用符で囲んだ文字列"}, "\"…\"");
        return std::nullopt;
    }
    // A file is UTF-8 when it arrives here; what the command line gives need not be.
    if (has_control(node.string) || find_invalid_utf8(node.string) != std::string::npos) {
        problems_.push_back(
            {node.at,
             say("{} has a control character or a line break: \"{}\"",
                 "{} に制御文字か改行があります: 「{}」", key, printable(node.string)),
             say("write plain text on one line", "ふつうの文字だけで、1 行に書いてください")});
        return std::nullopt;
    }
    if (std::size_t const length = count_code_points(node.string); length > limit) {
        problems_.push_back({node.at,
                             say("{} has {} characters; {} fit",
                                 "{} が {} 文字あります(上限は {} 文字)", key, length, limit),
                             say("shorten it", "短くしてください")});
        return std::nullopt;
    }
    return node.string;
}

std::optional<std::string> ValueReader::source(TomlNode const& node, std::string const& key) {
    auto id = words(node, key + ".source", longest_name);
    if (!id) return std::nullopt;
    if (*id == "assumed") return std::string{};
    if (!id->empty() && (!sources_ || sources_->contains(*id))) return id;
    problems_.push_back({node.at,
                         say("{}: there is no source '{}'", "{}: 出典「{}」は登録されていません",
                             key, printable(*id)),
                         say("give an id from scenarios/sources.toml, or \"assumed\"",
                             "scenarios/sources.toml にある id か \"assumed\" を書いてください")});
    return std::nullopt;
}

bool ValueReader::is_inside(Value const& value, Declaration const& declaration,
                            std::string const& key, Location const& at) {
    if (declaration.kind != Kind::number && declaration.kind != Kind::date) return true;
    double const number = std::get<double>(value);
    // Asks "is it inside?", not "is it outside?": every comparison with NaN is false.
    if (declaration.min <= number && number <= declaration.max) return true;
    problems_.push_back(
        {at,
         say("{} = {} is outside [{}, {}]", "{} = {} は範囲 [{}, {}] の外です", key,
             format_value(declaration, value), format_value(declaration, declaration.min),
             format_value(declaration, declaration.max)),
         say("give a value in that range", "この範囲の値にしてください")});
    return false;
}

} // namespace norishiro::sim
