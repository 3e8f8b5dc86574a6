#include "sim/scenario_files.hpp"

#include "sim/say.hpp"
#include "sim/utf8.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace norishiro::sim {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t longest_chain = 32;

/// The path with symbolic links followed; empty if the system cannot tell (a loop of links).
fs::path resolved(fs::path const& path) {
    std::error_code error;
    auto result = fs::weakly_canonical(fs::absolute(path, error), error);
    return error ? fs::path{} : result;
}

/// The folder that parents must not leave: a scenario that somebody sends must not be able to read
/// (and quote in messages) any other file of the machine.
fs::path root_for(fs::path const& file) {
    // The link itself is not followed: parents are named relative to where the link is.
    fs::path folder = resolved(fs::absolute(file).parent_path());
    fs::path outermost;
    for (auto const& part : folder) {
        outermost /= part;
        if (part == "scenarios") return outermost;
    }
    return folder;
}

bool is_within(fs::path const& file, fs::path const& root) {
    auto const [rest, unused] = std::mismatch(root.begin(), root.end(), file.begin(), file.end());
    return !root.empty() && rest == root.end();
}

class Chain {
public:
    ScenarioFiles read(fs::path const& file) {
        root_ = root_for(file);
        std::optional<fs::path> next = file;
        Location asked_for_at;
        while (next) {
            visited_.insert(resolved(*next));
            auto bytes = read_toml_bytes(*next, next->string());
            if (auto* problem = std::get_if<Problem>(&bytes)) {
                fail(std::move(*problem), asked_for_at);
                break;
            }
            auto& text = std::get<std::string>(bytes);
            auto parsed = parse_toml(text, next->string());
            if (auto* problem = std::get_if<Problem>(&parsed)) {
                fail(std::move(*problem), asked_for_at);
                break;
            }
            result_.files.push_back(
                {next->string(), std::move(text), std::move(std::get<TomlNode>(parsed))});
            auto const* extends = find(result_.files.back().root, "extends");
            if (extends == nullptr) break;
            asked_for_at = extends->value.at;
            next = parent(*next, extends->value);
        }
        return std::move(result_);
    }

private:
    void fail(Problem problem, Location const& asked_for_at) {
        // The mistake is in the line that names a file that cannot be read.
        if (problem.at.line == 0 && asked_for_at.line != 0) problem.at = asked_for_at;
        result_.problems.push_back(std::move(problem));
    }

    std::optional<fs::path> parent(fs::path const& child, TomlNode const& extends) {
        if (extends.kind != TomlKind::string || extends.string.empty() ||
            has_control(extends.string)) {
            return refuse(extends, {"extends must be the name of a file",
                                    "extends にはファイル名が必要です"});
        }
        std::string const shown = printable(extends.string);
        fs::path path = (child.parent_path() / extends.string).lexically_normal();
        fs::path const target = resolved(path);
        if (target.empty()) {
            return refuse(extends,
                          say("there is no file '{}'", "ファイル「{}」がありません", shown));
        }
        if (!is_within(target, root_)) {
            return refuse(extends, say("'{}' is outside the folder '{}'",
                                       "「{}」はフォルダー「{}」の外にあります", shown,
                                       printable(root_.filename().string())));
        }
        if (visited_.contains(target)) {
            return refuse(extends, say("'{}' extends itself in a circle",
                                       "「{}」の extends が循環しています", shown));
        }
        if (result_.files.size() == longest_chain) {
            return refuse(extends,
                          say("more than {} files extend one another",
                              "extends のつながりが {} ファイルを超えています", longest_chain));
        }
        return path;
    }

    std::nullopt_t refuse(TomlNode const& extends, Text what) {
        result_.problems.push_back(
            {extends.at, std::move(what),
             say("name one parent in the same folder tree, like extends = \"baseline.toml\"",
                 "同じフォルダー内の親を 1 つ書いてください(例: extends = \"baseline.toml\")")});
        return std::nullopt;
    }

    fs::path root_;
    std::set<fs::path> visited_;
    ScenarioFiles result_;
};

} // namespace

ScenarioFiles read_scenario_files(fs::path const& file) {
    return Chain{}.read(file);
}

} // namespace norishiro::sim
