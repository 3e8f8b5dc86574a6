#pragma once

#include "output/publish/counts.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

// What always holds between rows, found in the numbers: somebody who knows what the rows mean knows it, too.

namespace norishiro::output::publish {

/// A row times a whole number, in the year or at the end of the year before.
struct RowTerm {
    std::size_t row = 0;
    bool year_before = false;
    std::int64_t factor = 1;
};

/// The terms add up to 0, or to at most 0.
struct Identity {
    std::vector<RowTerm> terms;
    bool at_most = false;
    /// Where it holds, always; readers know no single figure in which it happens to.
    bool in_municipalities = false;
    bool in_rest = false;
    bool in_whole = false;
    bool in_groups = false;
};

/// What the terms add up to; nothing where one of them has no figure.
std::optional<double> sum_of(Identity const& identity, std::vector<Yearly> const& yearly,
                             std::size_t scenario, std::size_t column, std::size_t year);

/// Says where identities hold that were found in municipalities or in the whole, and drops those that later runs refute.
std::vector<Identity> with_scope(std::vector<Identity> const& found, Content const& content,
                                 Counts const& counts);

std::vector<Identity> identities_of(Content const& content, Counts const& counts);

/// Vectors of small whole numbers that are orthogonal to all samples.
class NullSpace {
public:
    explicit NullSpace(std::size_t dimensions);
    void add(std::span<std::int64_t const> sample);
    std::vector<std::vector<std::int64_t>> small_vectors() const;

private:
    std::vector<std::vector<std::uint64_t>> basis_; ///< modulo a prime
};

} // namespace norishiro::output::publish
