#include "sim/assumptions.hpp"
#include "sim/say.hpp"
#include "sim/scenario_values.hpp"
#include "sim/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace norishiro::sim {

namespace {

/// A number and whatever is written after it.
struct Measure {
    double number = 0.0;
    std::string_view rest;
};

std::optional<Measure> parse_measure(std::string_view text) {
    text = trim(text);
    if (text.starts_with('+')) text.remove_prefix(1); // TOML's own numbers may have one as well
    Measure measure;
    auto const [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), measure.number);
    if (error != std::errc{}) return std::nullopt;
    measure.rest = trim(text.substr(static_cast<std::size_t>(end - text.data())));
    return measure;
}

bool is_unit(std::string_view written, std::string_view symbol) {
    if (written == symbol) return true;
    constexpr std::array<std::string_view, 6> words{"days",    "months", "years",
                                                    "persons", "beds",   "cases"};
    bool const has_singular = std::find(words.begin(), words.end(), symbol) != words.end();
    return has_singular && written == symbol.substr(0, symbol.size() - 1);
}

/// "30,000 JPY", "30_000 JPY", "30 000 JPY": what follows the number is more of the number.
bool goes_on_as_number(std::string_view rest) {
    return !rest.empty() && (rest.front() == ',' || rest.front() == '_' || rest.front() == '\'' ||
                             ('0' <= rest.front() && rest.front() <= '9'));
}

Text missing_unit(std::string const& key, std::string const& shown,
                  Declaration const& declaration) {
    return say("{} = {} has no unit; it is given in {}",
               "{} = {} に単位がありません(単位は {} です)", key, shown, declaration.unit);
}

} // namespace

std::string_view trim(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

std::optional<Value> ValueReader::relative(TomlMember const& operation,
                                           Declaration const& declaration, std::string const& key,
                                           std::optional<Value> const& base) {
    std::string const part = key + "." + operation.key;
    if (declaration.kind != Kind::number) {
        problems_.push_back({operation.at,
                             say("{} is not a number, so '{}' means nothing for it",
                                 "{} は数値ではないので「{}」は使えません", key, operation.key),
                             write_it_like(key, example_of(declaration))});
        return std::nullopt;
    }
    if (base && is_left_open(declaration, *base)) {
        problems_.push_back(
            {operation.at,
             say("{0} has no number yet that '{1}' could change: it is left open ({2})",
                 "{0} にはまだ数値がないので「{1}」は使えません(今は {2}: "
                 "ほかの設定から決まります)",
                 key, operation.key, format_value(declaration, *base)),
             say("give the number itself, or change what decides it instead",
                 "数値そのものを書くか、それを決めている設定のほうを変えてください")});
        return std::nullopt;
    }
    if (operation.key == "times") {
        if (operation.value.kind != TomlKind::number) {
            wrong_type(operation.value, part, {"a number without a unit", "単位のない数値"}, "2");
            return std::nullopt;
        }
        if (!base) return std::nullopt;
        return std::get<double>(*base) * operation.value.number + 0.0;
    }
    auto const added = number(operation.value, declaration, part);
    if (!added || !base) return std::nullopt;
    return std::get<double>(*base) + *added + 0.0;
}

std::optional<double> ValueReader::number(TomlNode const& node, Declaration const& declaration,
                                          std::string const& key) {
    bool const dimensional = !declaration.unit.empty();
    if (node.kind == TomlKind::string && dimensional) return quantity(node, declaration, key);
    if (node.kind == TomlKind::string) {
        auto const measure = parse_measure(node.string);
        if (measure && !measure->rest.empty()) {
            double const plain = measure->number / (measure->rest == "%" ? 100.0 : 1.0);
            problems_.push_back(
                {node.at,
                 say("{} has no unit, but is given as \"{}\"",
                     "{} に単位はありませんが「{}」と書かれています", key, printable(node.string)),
                 write_it_like(key, fmt::format("{}", plain))});
            return std::nullopt;
        }
    }
    if (node.kind == TomlKind::number && dimensional) {
        problems_.push_back({node.at,
                             missing_unit(key, fmt::format("{}", node.number), declaration),
                             write_it_like(key, as_written(declaration, node.number))});
        return std::nullopt;
    }
    // Adding zero turns -0 into 0: one value, one spelling in records and hashes.
    if (node.kind == TomlKind::number) return node.number + 0.0;
    wrong_type(node, key, expected(declaration), example_of(declaration));
    return std::nullopt;
}

std::optional<double> ValueReader::quantity(TomlNode const& node, Declaration const& declaration,
                                            std::string const& key) {
    auto const measure = parse_measure(node.string);
    if (measure && is_unit(measure->rest, declaration.unit)) return measure->number + 0.0;
    std::string const shown = printable(node.string);
    auto remedy = write_it_like(key, example_of(declaration));
    Text what;
    if (!measure) {
        what = say("{} = \"{}\" is not a number with the unit {}",
                   "{} = 「{}」は、単位 {} の付いた数値として読めません", key, shown,
                   declaration.unit);
    } else if (goes_on_as_number(measure->rest)) {
        what = say("{} = \"{}\" has a separator inside the number",
                   "{} = 「{}」の数字の途中に区切りがあります", key, shown);
        remedy = {"write the digits without commas, spaces or underscores",
                  "数字は、カンマ・空白・下線を入れずに続けて書いてください"};
    } else if (measure->rest.empty()) {
        what = missing_unit(key, shown, declaration);
        remedy = write_it_like(key, as_written(declaration, measure->number));
    } else {
        what = say("{} = \"{}\" has the wrong unit; it is given in {}",
                   "{} = 「{}」の単位が違います(単位は {} です)", key, shown, declaration.unit);
    }
    problems_.push_back({node.at, what, remedy});
    return std::nullopt;
}

} // namespace norishiro::sim
