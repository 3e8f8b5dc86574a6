#pragma once

#include "output/validation/checked.hpp"
#include "output/validation/conclusions.hpp"

#include <string>
#include <vector>

namespace norishiro::output {

/// What `norishiro validate` has found.
struct Validation {
    std::vector<Checked> rows;
    std::vector<Conclusion> conclusions; ///< none where they were not asked for
    sim::Text how;                       ///< what was run
};

/// To read and print: HTML in one file, with the figure.
std::string validation_page(Validation const& validation, sim::Language language);

/// The same in both languages as Markdown, for a repository; the figure is validation.svg beside it.
std::string validation_markdown(Validation const& validation);

/// Every figure's miss in tolerances, as a file of its own.
std::string targets_svg(std::vector<Checked> const& rows, sim::Language language);

} // namespace norishiro::output
