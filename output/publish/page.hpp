#pragma once

#include "output/publish/publication.hpp"

#include <string>
#include <vector>

namespace norishiro::output::publish {

/// Which rule, what is masked, what may be said: paragraph by paragraph, the first one is the heading.
std::vector<sim::Text> note_of(Publication const& publication);
std::string note_in_both_languages(Publication const& publication);

/// A page of its own with tables and figures, of what is printed alone.
std::string page_of(Publication const& publication, ResultFile const& file, sim::Language language);

} // namespace norishiro::output::publish
