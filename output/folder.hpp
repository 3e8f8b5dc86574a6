#pragma once

#include "sim/diagnostics.hpp"

#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace norishiro::output {

/// A file could not be written: the disk is full, a network drive is gone.
class WriteError : public std::runtime_error {
public:
    explicit WriteError(sim::Text text) : std::runtime_error{text.en}, text_{std::move(text)} {}
    sim::Text const& text() const { return text_; }

private:
    sim::Text text_;
};

/// Makes `file` hold exactly these bytes. Throws WriteError with the reason.
void write_file(std::filesystem::path const& file, std::span<char const> bytes);

/// An open file or folder that closes itself.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int value) : value_{value} {}
    Descriptor(Descriptor&& other) noexcept : value_{std::exchange(other.value_, -1)} {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(value_, other.value_);
        return *this;
    }
    ~Descriptor();
    int value() const { return value_; }
    bool is_open() const { return value_ >= 0; }

private:
    int value_ = -1;
};

/// `results/<the scenarios' names>`, short enough for any file system.
std::filesystem::path default_folder(std::vector<std::string> const& scenario_ids);

/// A folder that exists only when its result is complete. Until then the files are written to
/// `<folder>.part` beside it, which is locked, so that two runs cannot write the same result.
///
/// Nothing is ever removed but the files that we write ourselves: a result folder to which
/// somebody has added thesis.docx is refused, with `force` as well.
class ResultFolder {
public:
    /// Reserves `folder` and creates its parents. Throws sim::ScenarioError where that cannot be.
    /// An existing folder is accepted when it is empty, or with `force`.
    ResultFolder(std::filesystem::path const& folder, bool force);
    ResultFolder(ResultFolder const&) = delete;
    ResultFolder& operator=(ResultFolder const&) = delete;
    /// Removes the part folder unless its result is complete.
    ~ResultFolder();

    /// Where the files go until `commit`.
    std::filesystem::path const& part() const { return reservation_.part; }
    /// Gives the result its name; it is on the disk when this returns. Throws WriteError, and
    /// then keeps the part folder: hours of computing may be in it.
    void commit();

private:
    /// The locked part folder; it goes away again when the constructor refuses after all.
    struct Reservation {
        explicit Reservation(std::filesystem::path target);
        Reservation(Reservation const&) = delete;
        Reservation& operator=(Reservation const&) = delete;
        ~Reservation();
        std::filesystem::path part;
        Descriptor lock;
        bool keep = false;
    };

    std::filesystem::path folder_;
    bool force_;
    Reservation reservation_;
};

} // namespace norishiro::output
