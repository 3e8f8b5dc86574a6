#include "sim/labels.hpp"

namespace norishiro::sim {

std::size_t Groups::size() const {
    if (factors.empty()) return 0;
    std::size_t groups = 1;
    for (auto const& factor : factors) groups *= factor.levels.size();
    return groups;
}

std::size_t Groups::level_of(std::size_t group, std::size_t factor) const {
    for (std::size_t f = factors.size() - 1; f > factor; --f) group /= factors[f].levels.size();
    return group % factors[factor].levels.size();
}

std::vector<std::size_t> Groups::with(std::size_t factor, std::size_t level) const {
    std::vector<std::size_t> groups;
    for (std::size_t group = 0; group < size(); ++group) {
        if (level_of(group, factor) == level) groups.push_back(group);
    }
    return groups;
}

Label Groups::label_of(std::size_t group) const {
    Label label;
    for (std::size_t f = 0; f < factors.size(); ++f) {
        auto const& level = factors[f].levels[level_of(group, f)];
        label.id += (f == 0 ? "" : "_") + level.id;
        label.name.en += (f == 0 ? "" : ", ") + level.name.en;
        label.name.ja += (f == 0 ? "" : "、") + level.name.ja;
    }
    return label;
}

} // namespace norishiro::sim
