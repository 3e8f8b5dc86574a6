#include "models/support/fitting.hpp"

#include <algorithm>

namespace norishiro::support {

RegionSize size_of(Parameters const& parameters) {
    RegionSize size;
    for (auto const& m : parameters.municipalities) {
        size.residents += m.value.population.value() * parameters.population.scale.value();
    }
    size.inpatients = size.residents * parameters.population.inpatients.value() / 100'000.0;
    return size;
}

Eras with_values(Eras eras, std::span<std::string const> keys, std::span<double const> values) {
    auto const& declarations = schema().declarations().parameters;
    for (std::size_t k = 0; k < keys.size(); ++k) {
        auto const found = std::ranges::find(declarations, keys[k], &sim::Declaration::key);
        auto const declaration = static_cast<std::size_t>(found - declarations.begin());
        for (auto& era : eras) schema().assign(era.parameters, declaration, "", values[k]);
    }
    return eras;
}

} // namespace norishiro::support
