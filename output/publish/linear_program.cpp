#include "output/publish/linear_program.hpp"

#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>

namespace norishiro::output::publish {

namespace {

int as_int(std::size_t index) {
    return static_cast<int>(index);
}

} // namespace

LinearProgram::LinearProgram(std::vector<Range> const& variables,
                             std::vector<Relation> const& relations)
    : model_{std::make_unique<ClpSimplex>()} {
    std::vector<int> rows;
    std::vector<int> columns;
    std::vector<double> factors;
    std::vector<double> row_low;
    std::vector<double> row_high;
    for (std::size_t r = 0; r < relations.size(); ++r) {
        for (auto const& term : relations[r].terms) {
            rows.push_back(as_int(r));
            columns.push_back(as_int(term.variable));
            factors.push_back(term.factor);
        }
        row_low.push_back(relations[r].sum.low);
        row_high.push_back(relations[r].sum.high);
    }
    std::vector<double> low;
    std::vector<double> high;
    for (auto const& range : variables) {
        low.push_back(range.low);
        high.push_back(range.high);
    }
    CoinPackedMatrix matrix{false, rows.data(), columns.data(), factors.data(),
                            static_cast<CoinBigIndex>(factors.size())};
    matrix.setDimensions(as_int(relations.size()), as_int(variables.size()));
    std::vector<double> const costs(variables.size(), 0.0);
    model_->setLogLevel(0);
    model_->loadProblem(matrix, low.data(), high.data(), costs.data(), row_low.data(),
                        row_high.data());
}

LinearProgram::~LinearProgram() = default;

void LinearProgram::bound(std::size_t variable, Range range) {
    model_->setColumnBounds(as_int(variable), range.low, range.high);
}

void LinearProgram::cost(std::size_t variable, double cost) {
    model_->setObjectiveCoefficient(as_int(variable), cost);
}

std::optional<std::vector<double>> LinearProgram::solve() {
    model_->primal();
    if (!model_->isProvenOptimal()) return std::nullopt;
    auto const* const values = model_->getColSolution();
    return std::vector<double>(values, values + model_->getNumCols());
}

} // namespace norishiro::output::publish
