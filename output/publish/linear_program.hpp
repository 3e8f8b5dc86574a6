#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

class ClpSimplex;

namespace norishiro::output::publish {

struct Range {
    double low = 0.0;
    double high = 0.0;
    double width() const { return high - low; }
};

struct Term {
    std::size_t variable = 0;
    double factor = 1.0;
};

/// The terms add up to something in the range.
struct Relation {
    std::vector<Term> terms;
    Range sum;
};

/// Variables in ranges, with linear relations between them and a cost for each.
class LinearProgram {
public:
    LinearProgram(std::vector<Range> const& variables, std::vector<Relation> const& relations);
    LinearProgram(LinearProgram const&) = delete;
    LinearProgram& operator=(LinearProgram const&) = delete;
    ~LinearProgram();

    void bound(std::size_t variable, Range range);
    void cost(std::size_t variable, double cost);
    /// Where the cost is least; nothing where no values meet all relations. Every range has to be
    /// finite in the direction in which it costs less.
    std::optional<std::vector<double>> solve();

private:
    std::unique_ptr<ClpSimplex> model_;
};

} // namespace norishiro::output::publish
