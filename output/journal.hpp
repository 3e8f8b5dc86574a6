#pragma once

#include "output/record_file.hpp"
#include "sim/outcomes.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace norishiro::output {

/// Its name in the part folder of a result.
inline constexpr char const* journal_name = "runs.journal";

/// The runs of a study on the disk, appended as they end: memory does not grow with their number. A
/// record is a replication.
class Journal {
public:
    /// Throws WriteError.
    Journal(std::filesystem::path const& file, std::string_view key, std::size_t scenarios);

    /// Ordinals of those that ended in every scenario, in ascending order.
    std::vector<std::size_t> const& replications() const { return replications_; }
    /// The first ordinal that is not in it, held or failed.
    std::size_t next() const { return next_; }
    /// Of a scenario of the i-th of `replications`.
    sim::Outcomes read(std::size_t scenario, std::size_t i) const;
    /// The facts of the same run, which `read` leaves out.
    sim::Facts facts(std::size_t scenario, std::size_t i) const;

    /// Appends one; nothing by scenario where it failed. Throws WriteError.
    void add(std::size_t replication, std::span<sim::Outcomes const> by_scenario);

private:
    void take(std::size_t replication, std::uint64_t payload, std::string_view bytes);

    std::size_t scenarios_;
    std::vector<std::size_t> replications_;
    std::size_t next_ = 0;
    std::vector<RecordFile::Piece>
        pieces_;      ///< [2 * (i * scenarios + scenario)]: counts, then facts
    RecordFile file_; ///< the last: it fills the others
};

} // namespace norishiro::output
