#include "sim/toml.hpp"

#include "sim/say.hpp"
#include "sim/toml_text.hpp"
#include "sim/utf8.hpp"

// The parser calls itself for each level of nesting. Its own limit of 256 levels is many times what
// a scenario needs, and each level can be multiplied by dotted keys (see toml_text.cpp).
#define TOML_MAX_NESTED_VALUES 64
// Version 3.3 asserts what malformed bytes can break ("[+]", "x = 12:"), and so would abort.
// The code behind each of these assertions reports the mistake as well.
#define TOML_ASSERT(expression) static_assert(true)

#include <algorithm>
#include <chrono>
#include <fstream>
#include <toml++/toml.h>
#include <utility>

namespace norishiro::sim {

namespace {

constexpr std::size_t size_limit = 1024UL * 1024UL;
constexpr int depth_limit = 64;

Location place(toml::source_region const& region, std::string const& name) {
    return {name, region.begin.line, region.begin.column};
}

TomlNode convert(toml::node const& from, std::string const& name, int depth);

void convert_members(toml::table const& from, TomlNode& to, std::string const& name, int depth) {
    for (auto const& [key, value] : from) {
        to.members.push_back(
            {std::string{key.str()}, place(key.source(), name), convert(value, name, depth + 1)});
    }
    // The library sorts by name; changes and messages follow the file.
    std::stable_sort(to.members.begin(), to.members.end(),
                     [](auto const& a, auto const& b) { return a.at < b.at; });
}

double days_since_1970(toml::date const& date) {
    using namespace std::chrono;
    sys_days const day{year{date.year} / month{date.month} / date.day};
    return static_cast<double>(day.time_since_epoch().count());
}

TomlNode convert(toml::node const& from, std::string const& name, int depth) {
    TomlNode to;
    to.at = place(from.source(), name);
    if (depth > depth_limit) return to;
    if (auto const* table = from.as_table()) {
        to.kind = TomlKind::table;
        convert_members(*table, to, name, depth);
    } else if (auto const* array = from.as_array()) {
        to.kind = TomlKind::array;
        for (auto const& item : *array) to.items.push_back(convert(item, name, depth + 1));
    } else if (auto const* string = from.as_string()) {
        to.kind = TomlKind::string;
        to.string = string->get();
    } else if (auto const* whole = from.as_integer()) {
        to.kind = TomlKind::number;
        to.number = static_cast<double>(whole->get());
    } else if (auto const* real = from.as_floating_point()) {
        to.kind = TomlKind::number;
        to.number = real->get();
    } else if (auto const* truth = from.as_boolean()) {
        to.kind = TomlKind::truth;
        to.number = truth->get() ? 1.0 : 0.0;
    } else if (auto const* date = from.as_date()) {
        to.kind = TomlKind::date;
        to.number = days_since_1970(date->get());
    }
    return to;
}

Problem bad_syntax(toml::parse_error const& error, std::string const& name) {
    return {place(error.source(), name),
            say("this is not valid TOML ({})", "TOML の書き方に合っていません({})",
                printable(error.description(), 200)),
            say("correct it here: one `key = value` a line, words in quotes, [section] on its own",
                "ここを直してください。1 行に 1 つ `キー = 値`、文字列は引用符で囲み、"
                "[セクション] は 1 行に単独で書きます")};
}

Problem unreadable(std::string const& name, Text what) {
    return {{name},
            std::move(what),
            say("give the path of a scenario file", "シナリオのファイル名を確かめてください")};
}

} // namespace

TomlMember const* find(TomlNode const& table, std::string_view key) {
    auto const found = std::find_if(table.members.begin(), table.members.end(),
                                    [&](auto const& member) { return member.key == key; });
    return found == table.members.end() ? nullptr : &*found;
}

TomlBytes read_toml_bytes(std::filesystem::path const& file, std::string const& name) {
    std::string const shown = printable(name, 200);
    std::error_code error;
    auto const status = std::filesystem::status(file, error);
    if (!std::filesystem::exists(status)) {
        return unreadable(name, say("there is no file '{}'", "ファイル「{}」がありません", shown));
    }
    // A pipe or a device could block or never end.
    if (!std::filesystem::is_regular_file(status)) {
        return unreadable(name, say("'{}' is a folder or a device, not a file",
                                    "「{}」はフォルダーなどで、ファイルではありません", shown));
    }
    std::ifstream stream{file, std::ios::binary};
    std::string bytes(size_limit + 1, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (stream.bad() || (!stream.eof() && stream.fail())) {
        return unreadable(name, say("'{}' cannot be read", "「{}」を読めません", shown));
    }
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    if (bytes.size() > size_limit) {
        return unreadable(name, say("'{}' is larger than 1 MiB and cannot be a scenario",
                                    "「{}」は 1 MiB を超えていて、シナリオではありません", shown));
    }
    return bytes;
}

ParsedToml parse_toml(std::string_view text, std::string const& name) {
    if (auto problem = check_toml_text(text, name)) return std::move(*problem);
    try {
        return convert(toml::parse(text), name, 0);
    } catch (toml::parse_error const& error) {
        return bad_syntax(error, name);
    }
}

ParsedToml read_toml(std::filesystem::path const& file, std::string const& name) {
    auto bytes = read_toml_bytes(file, name);
    if (auto* problem = std::get_if<Problem>(&bytes)) return std::move(*problem);
    return parse_toml(std::get<std::string>(bytes), name);
}

} // namespace norishiro::sim
