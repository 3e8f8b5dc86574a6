#pragma once

#include "sim/diagnostics.hpp"

#include <filesystem>
#include <stdexcept>
#include <utility>

namespace norishiro::output {

/// A file could not be written: the disk is full, a network drive is gone.
class WriteError : public std::runtime_error {
public:
    explicit WriteError(sim::Text text) : std::runtime_error{text.en}, text_{std::move(text)} {}
    sim::Text const& text() const { return text_; }

private:
    sim::Text text_;
};

/// What an errno means where something was to be written.
sim::Text reason(int error);

/// Throws WriteError.
[[noreturn]] void fail_to_write(std::filesystem::path const& path, int error);

/// Throws sim::ScenarioError with one problem that stands in no file.
[[noreturn]] void refuse(sim::Text what, sim::Text remedy);

} // namespace norishiro::output
