#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <vector>

namespace norishiro::sim {

enum class Language : std::uint8_t { en, ja };

/// The same words in both languages.
struct Text {
    std::string en;
    std::string ja;
    std::string const& in(Language language) const { return language == Language::ja ? ja : en; }
    bool operator==(Text const&) const = default;
};

/// A place in an input file, lines and columns (characters) from one; line 0 means the file as a
/// whole, an empty file the command line.
struct Location {
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    auto operator<=>(Location const&) const = default;
};

/// "file:line:column", or as much of it as is known.
std::string to_string(Location const& at);

/// A user's mistake: where it is, what is wrong, what to do about it.
struct Problem {
    Location at;
    Text what;
    Text remedy;
};

/// "file:line:column: error: what\n  remedy"
std::string describe(Problem const& problem, Language language);

/// Thrown with every problem that was found, never with only the first.
class ScenarioError : public std::exception {
public:
    explicit ScenarioError(std::vector<Problem> problems) : problems_{std::move(problems)} {}
    std::vector<Problem> const& problems() const { return problems_; }
    char const* what() const noexcept override { return "the scenario is wrong"; }

private:
    std::vector<Problem> problems_;
};

} // namespace norishiro::sim
