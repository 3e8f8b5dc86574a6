#pragma once

#include "output/publish/suppression.hpp"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace norishiro::output::publish {

/// Figures that relations connect, and what a reader can find out about them.
class Attack {
public:
    /// Relations are of `members` alone and name figures by their place in it.
    Attack(std::vector<Figure> const& figures, std::vector<Mark> const& marks,
           std::vector<std::size_t> members, std::vector<Relation> relations);

    /// A mark of a member has changed: readers know less.
    void update(std::size_t member);
    /// The first masked member from `from` on that readers can narrow too far, with the interval to which they can.
    struct Weak {
        std::size_t member;
        Range known;
    };
    std::optional<Weak> next_weak(std::size_t from);
    /// The cheapest figures, by their place in `members`, that have to be masked so that this one is wider; none where
    /// masking others does not help.
    std::vector<std::size_t> remedy(Weak const& weak);
    std::vector<std::size_t> not_withheld() const;
    std::vector<std::size_t> const& members() const { return members_; }

private:
    Figure const& figure(std::size_t member) const { return (*figures_)[members_[member]]; }
    Mark mark(std::size_t member) const { return (*marks_)[members_[member]]; }
    double loss(std::size_t member) const;
    Range known_alone(std::size_t member) const;
    void look_around();
    void push(std::size_t member, double direction);
    void learn(std::vector<double> const& values);
    std::vector<std::size_t> moved_for(std::size_t member, Range wanted);
    std::vector<Range> elastic_ranges() const;

    std::vector<Figure> const* figures_;
    std::vector<Mark> const* marks_;
    std::vector<std::size_t> members_;
    std::vector<Relation> relations_;
    std::vector<Range> seen_; ///< values of each member that are known to be possible
    LinearProgram program_;
};

} // namespace norishiro::output::publish
