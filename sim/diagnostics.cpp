#include "sim/diagnostics.hpp"

#include <fmt/format.h>

namespace norishiro::sim {

std::string to_string(Location const& at) {
    if (at.line == 0) return at.file;
    return fmt::format("{}:{}:{}", at.file, at.line, at.column);
}

std::string describe(Problem const& problem, Language language) {
    std::string const place = to_string(problem.at);
    // "error" stays English in both languages: editors jump to "file:line:column: error:".
    std::string text = place.empty() ? "error: " : place + ": error: ";
    text += problem.what.in(language);
    if (!problem.remedy.in(language).empty()) text += "\n  " + problem.remedy.in(language);
    return text;
}

} // namespace norishiro::sim
