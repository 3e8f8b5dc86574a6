#pragma once

#include "output/publish/counts.hpp"
#include "output/publish/identities.hpp"
#include "output/publish/rule.hpp"

#include <cstddef>
#include <limits>
#include <vector>

namespace norishiro::output::publish {

/// All figures of a publication with all that readers know to hold between them: what is published together
/// counts together.
class System {
public:
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

    /// `limits` are those of the parts.
    System(Content const& content, Counts const& counts, sim::Groups const& groups,
           std::vector<Limit> const& limits, Limit const& of_groups,
           std::vector<Identity> const& identities);

    std::vector<Figure> const& figures() const { return figures_; }
    std::vector<Relation> const& relations() const { return relations_; }
    /// Which figure it is; none where there is none.
    std::size_t by_part(std::size_t row, std::size_t scenario, std::size_t part,
                        std::size_t year) const;
    std::size_t by_group(std::size_t row, std::size_t scenario, std::size_t column,
                         std::size_t year) const;

private:
    using Numbers = std::vector<std::size_t>; ///< of figures, as Yearly has them

    void add_figures(Content const& content, GroupColumns const& columns,
                     std::vector<Limit> const& limits, Limit const& of_groups);
    std::size_t add(double value, Limit const& limit, double weight, std::size_t position);
    void add_margins(Content const& content, sim::Groups const& groups);
    void add_equal_scenarios(Yearly const& yearly, Numbers const& numbers);
    void add_identity(Identity const& identity);
    void relate(std::vector<std::size_t> const& figures, std::vector<double> const& factors,
                double low);
    std::size_t scenarios_of(Yearly const& yearly) const;

    Counts const* counts_;
    std::vector<Figure> figures_;
    std::vector<Relation> relations_;
    std::vector<Numbers> part_numbers_;  ///< by row
    std::vector<Numbers> group_numbers_; ///< by row
    std::size_t positions_ = 0;
};

} // namespace norishiro::output::publish
