#pragma once

#include <string_view>

namespace norishiro::output::report {

/// The look of the page, on a screen and on A4.
extern std::string_view const style_sheet;

} // namespace norishiro::output::report
