#pragma once

#include "sim/diagnostics.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace norishiro::sim {

/// `other` is a time, a date with a time, or something too deep to be a parameter.
enum class TomlKind : std::uint8_t { table, array, string, number, truth, date, other };

struct TomlMember;

/// A value of a TOML file with its place, free of the library that read it.
struct TomlNode {
    TomlKind kind = TomlKind::other;
    Location at;
    double number = 0.0; ///< of a number, truth (0 or 1) or date (days since 1970-01-01)
    std::string string;
    std::vector<TomlMember> members; ///< of a table, in the order of the file
    std::vector<TomlNode> items;     ///< of an array
};

struct TomlMember {
    std::string key;
    Location at; ///< of the key
    TomlNode value;
};

/// The member of that name, or null.
TomlMember const* find(TomlNode const& table, std::string_view key);

/// What stands in a file, or why it cannot be read.
using TomlBytes = std::variant<std::string, Problem>;
TomlBytes read_toml_bytes(std::filesystem::path const& file, std::string const& name);

/// The table that a file is, or the reason why it is none.
using ParsedToml = std::variant<TomlNode, Problem>;

/// `name` is what the file is called in messages. A file that cannot be read is a Problem too.
ParsedToml read_toml(std::filesystem::path const& file, std::string const& name);
ParsedToml parse_toml(std::string_view text, std::string const& name);

} // namespace norishiro::sim
