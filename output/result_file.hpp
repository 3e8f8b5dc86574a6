#pragma once

#include "output/result.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace norishiro::output {

struct CheckedFile;

/// A result.h5 that somebody names: the file, or the folder that holds it.
///
/// Before HDF5 sees a byte of it, the file is known to be whole and as it was written: HDF5 hangs or
/// crashes on some damaged files (README, O14). Whatever is wrong with it is one sim::ScenarioError.
class ResultFile {
public:
    explicit ResultFile(std::filesystem::path const& named);
    /// A result.h5 in a folder that is not complete yet: for who completes it.
    struct InPart {
        std::filesystem::path path;
    };
    explicit ResultFile(InPart const& unfinished);
    ResultFile(ResultFile const&) = delete;
    ResultFile& operator=(ResultFile const&) = delete;
    ~ResultFile();

    std::filesystem::path const& path() const { return path_; }
    Result const& result() const { return result_; }

    /// One measure by place. Throws as the constructor does, also for an id that there is not.
    Cube by_place(std::string_view measure) const;
    /// One measure by group of persons.
    Cube by_group(std::string_view measure) const;
    /// Staff time in seconds, the sum of all months; column: station * activities + activity. No
    /// columns where the model has no staff.
    Cube staff_seconds() const;
    /// What `count` runs of a scenario counted, from the first-th on, as the run had it: measures in
    /// this order, staff time of these rows of `stations`.
    std::vector<sim::Outcomes> outcomes(std::size_t scenario, std::size_t first, std::size_t count,
                                        std::span<sim::MeasureInfo const> measures,
                                        std::span<std::size_t const> stations) const;
    /// What a run wrote down, as the run had it: with these columns, and levels as its scenario has
    /// them.
    sim::Facts facts(std::size_t scenario, std::size_t i, std::span<sim::FactColumn const> columns,
                     std::span<std::vector<sim::Label> const> levels) const;

private:
    class Opened;
    void open(CheckedFile checked);
    Cube read(std::string const& variable) const;

    std::filesystem::path path_;
    std::unique_ptr<Opened> opened_;
    Result result_;
};

} // namespace norishiro::output
