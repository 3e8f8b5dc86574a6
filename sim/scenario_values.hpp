#pragma once

#include "sim/scenario.hpp"
#include "sim/toml.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace norishiro::sim {

/// What a file says about one parameter.
struct Reading {
    Value value;
    std::optional<std::string> source; ///< its own source, "" if assumed; none if it gives none
};

/// Reads values as their declarations demand, and notes what is wrong with those it cannot read.
class ValueReader {
public:
    ValueReader(std::optional<std::set<std::string>> const& sources, std::vector<Problem>& problems)
        : sources_{sources}, problems_{problems} {}

    /// `key` is what the parameter is called in messages. `base` is the value that `times` and
    /// `plus` start from; without one (it was wrong itself) a relative value reads as nothing.
    std::optional<Reading> read(TomlNode const& node, Declaration const& declaration,
                                std::string const& key, std::optional<Value> const& base);

    std::optional<Date> date(TomlNode const& node, std::string const& key);

    /// Words of at most `limit` characters on one line.
    std::optional<std::string> words(TomlNode const& node, std::string const& key,
                                     std::size_t limit);

private:
    std::optional<Reading> inline_form(TomlNode const& node, Declaration const& declaration,
                                       std::string const& key, std::optional<Value> const& base);
    void check_inline_keys(TomlNode const& node, std::string const& key);
    std::optional<Value> absolute(TomlNode const& node, Declaration const& declaration,
                                  std::string const& key);
    std::optional<Value> relative(TomlMember const& operation, Declaration const& declaration,
                                  std::string const& key, std::optional<Value> const& base);
    std::optional<double> number(TomlNode const& node, Declaration const& declaration,
                                 std::string const& key);
    std::optional<double> quantity(TomlNode const& node, Declaration const& declaration,
                                   std::string const& key);
    std::optional<double> choice(TomlNode const& node, Declaration const& declaration,
                                 std::string const& key);
    std::optional<std::string> source(TomlNode const& node, std::string const& key);
    bool is_inside(Value const& value, Declaration const& declaration, std::string const& key,
                   Location const& at);
    void wrong_type(TomlNode const& node, std::string const& key, Text const& what,
                    std::string const& example);

    std::optional<std::set<std::string>> const& sources_;
    std::vector<Problem>& problems_;
};

/// "a number", "数値": what a value of a file is.
Text noun(TomlKind kind);

/// What the declaration wants: "a number with the unit FTE".
Text expected(Declaration const& declaration);

/// The value as it would be typed into a file: `"4 FTE"`.
std::string as_written(Declaration const& declaration, Value const& value);
/// The default, or a placeholder for words, as it would be typed into a file.
std::string example_of(Declaration const& declaration);

/// The remedy that shows the parameter written correctly: `staff = "4 FTE"`.
Text write_it_like(std::string const& key, std::string const& example);

/// `text` without the spaces around it.
std::string_view trim(std::string_view text);

/// True for a table that is one parameter's value (`{ value = …, source = … }`), not a section.
bool is_inline_form(TomlNode const& node);

} // namespace norishiro::sim
