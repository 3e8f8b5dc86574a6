#pragma once

#include "output/descriptor.hpp"
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

/// The runs of a study on the disk, appended as they end: memory does not grow with their number, and
/// a program that is killed loses what it had in hand and no more. Each replication is a record with
/// its checksum; a record that is torn, and all after it, does not count.
///
/// A journal belongs to one study: `key` says which. One of another study is begun anew.
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
    void take_records(std::uint64_t size);
    void write_at(std::uint64_t offset, std::string_view bytes);
    std::string read_at(std::uint64_t offset, std::size_t size) const;
    void index(std::uint64_t payload, std::string_view bytes);

    std::filesystem::path path_;
    Descriptor file_;
    std::size_t scenarios_;
    std::uint64_t end_ = 0; ///< of the last whole record
    std::vector<std::size_t> replications_;
    std::size_t next_ = 0;
    struct Piece {
        std::uint64_t at = 0;
        std::size_t size = 0;
    };
    std::vector<Piece> pieces_; ///< [2 * (i * scenarios + scenario)]: counts, then facts
};

} // namespace norishiro::output
