#pragma once

#include <filesystem>

namespace norishiro::output {

/// Its name in the folder of a result.
inline constexpr char const* facts_note_name = "FACTS_README.txt";

/// What the facts beside it are and are not for, in Japanese and English. Throws WriteError.
void write_facts_note(std::filesystem::path const& file);

} // namespace norishiro::output
