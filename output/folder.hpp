#pragma once

#include "output/descriptor.hpp"
#include "output/facts_note.hpp"

#include <array>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace norishiro::output {

/// `results/<the scenarios' names>`, short enough for any file system.
std::filesystem::path default_folder(std::vector<std::string> const& scenario_ids);

/// The files of a result of `run` or `compare`.
inline constexpr std::array<std::string_view, 5> result_files = {
    "result.h5", "summary.csv", "report.html", "run.log", facts_note_name};

/// A folder that exists only when its result is complete. Until then the files are written to
/// `<folder>.part` beside it, which is locked, so that two runs cannot write the same result.
///
/// Nothing is ever removed but the files that we write ourselves: a result folder to which
/// somebody has added thesis.docx is refused, with `force` as well.
class ResultFolder {
public:
    /// Reserves `folder` and creates its parents. Throws sim::ScenarioError where that cannot be.
    /// An existing folder is accepted when it is empty, or with `force`.
    /// `ours` are the files of the result; they must outlive it.
    using Names = std::span<std::string_view const>;
    ResultFolder(std::filesystem::path const& folder, bool force, Names ours = result_files);
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
        Reservation(std::filesystem::path target, Names names);
        Reservation(Reservation const&) = delete;
        Reservation& operator=(Reservation const&) = delete;
        ~Reservation();
        std::filesystem::path part;
        Names ours;
        Descriptor lock;
        bool keep = false;
    };

    std::filesystem::path folder_;
    bool force_;
    Reservation reservation_;
};

} // namespace norishiro::output
