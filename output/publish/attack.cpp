#include "output/publish/attack.hpp"

#include <algorithm>
#include <array>

namespace norishiro::output::publish {

namespace {

/// Who is further away than this from the truth knows nothing worth protecting. It keeps the programs
/// bounded.
constexpr double far = 1'000.0;
constexpr double tolerance = 1e-6;

Range around(double value) {
    return {std::max(0.0, value - far), value + far};
}

} // namespace

Attack::Attack(std::vector<Figure> const& figures, std::vector<Mark> const& marks,
               std::vector<std::size_t> members, std::vector<Relation> relations)
    : figures_{&figures}, marks_{&marks}, members_{std::move(members)},
      relations_{std::move(relations)}, program_{[&] {
                                                     std::vector<Range> ranges;
                                                     for (std::size_t i = 0; i < members_.size();
                                                          ++i) {
                                                         ranges.push_back(known_alone(i));
                                                     }
                                                     return ranges;
                                                 }(),
                                                 relations_} {
    // The truth is possible, whatever is masked.
    for (std::size_t i = 0; i < members_.size(); ++i) {
        seen_.push_back({figure(i).value, figure(i).value});
    }
    look_around();
}

Range Attack::known_alone(std::size_t member) const {
    auto const& f = figure(member);
    switch (mark(member)) {
    case Mark::shown:
        return f.shown;
    case Mark::small:
        return f.small;
    case Mark::withheld:
        break;
    }
    return around(f.value);
}

void Attack::update(std::size_t member) {
    program_.bound(member, known_alone(member));
}

/// A few extreme points settle most figures without a program of their own.
void Attack::look_around() {
    constexpr std::array<std::size_t, 3> periods{1, 2, 3};
    for (auto const period : periods) {
        for (double const sign : {1.0, -1.0}) {
            for (std::size_t i = 0; i < members_.size(); ++i) {
                bool const up = (i / period) % 2 == 0;
                program_.cost(i, mark(i) == Mark::shown ? 0.0 : up ? sign : -sign);
            }
            if (auto const values = program_.solve()) learn(*values);
        }
    }
    for (std::size_t i = 0; i < members_.size(); ++i) program_.cost(i, 0.0);
}

void Attack::learn(std::vector<double> const& values) {
    for (std::size_t i = 0; i < seen_.size(); ++i) {
        seen_[i].low = std::min(seen_[i].low, values[i]);
        seen_[i].high = std::max(seen_[i].high, values[i]);
    }
}

void Attack::push(std::size_t member, double direction) {
    program_.cost(member, -direction);
    if (auto const values = program_.solve()) learn(*values);
    program_.cost(member, 0.0);
}

std::optional<Attack::Weak> Attack::next_weak(std::size_t from) {
    for (auto i = from; i < members_.size(); ++i) {
        if (mark(i) == Mark::shown) continue;
        for (double const direction : {1.0, -1.0}) {
            if (seen_[i].width() < least_width - tolerance) push(i, direction);
        }
        if (seen_[i].width() < least_width - tolerance) return Weak{i, seen_[i]};
    }
    return std::nullopt;
}

std::vector<std::size_t> Attack::remedy(Weak const& weak) {
    auto const alone = known_alone(weak.member);
    double const high = std::min(alone.high, weak.known.low + least_width);
    double const low = std::max(alone.low, weak.known.high - least_width);
    std::vector<std::size_t> masked;
    if (high > weak.known.high + tolerance) masked = moved_for(weak.member, {high, alone.high});
    if (masked.empty() && low < weak.known.low - tolerance) {
        masked = moved_for(weak.member, {alone.low, low});
    }
    return masked;
}

/// Variables three times as many: values as readers know them, and by how much each one could be higher or lower if
/// nothing was said of it.
std::vector<Range> Attack::elastic_ranges() const {
    auto const n = members_.size();
    std::vector<Range> ranges(3 * n);
    for (std::size_t i = 0; i < n; ++i) {
        ranges[i] = known_alone(i);
        if (mark(i) == Mark::withheld) continue;
        ranges[n + i] = {0.0, far};
        ranges[2 * n + i] = {0.0, ranges[i].low};
    }
    return ranges;
}

double Attack::loss(std::size_t member) const {
    constexpr double for_a_zero = 10.0; // zeros stay wherever they can
    constexpr double for_a_mark = 0.5;  // to say less of what is masked already
    if (mark(member) == Mark::small) return for_a_mark;
    return figure(member).is_zero ? for_a_zero : figure(member).loss;
}

std::vector<std::size_t> Attack::moved_for(std::size_t member, Range wanted) {
    auto const n = members_.size();
    auto relations = relations_;
    for (auto& relation : relations) {
        auto const terms = relation.terms;
        for (auto const& t : terms) {
            relation.terms.push_back({n + t.variable, t.factor});
            relation.terms.push_back({2 * n + t.variable, -t.factor});
        }
    }
    auto ranges = elastic_ranges();
    ranges[member] = wanted;
    ranges[n + member] = ranges[2 * n + member] = {};
    LinearProgram program{ranges, relations};
    for (std::size_t i = 0; i < n; ++i) {
        program.cost(n + i, loss(i));
        program.cost(2 * n + i, loss(i));
    }
    std::vector<std::size_t> moved;
    auto const values = program.solve();
    if (!values) return moved;
    for (std::size_t i = 0; i < n; ++i) {
        if ((*values)[n + i] + (*values)[2 * n + i] > tolerance) moved.push_back(i);
    }
    return moved;
}

std::vector<std::size_t> Attack::not_withheld() const {
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < members_.size(); ++i) {
        if (mark(i) != Mark::withheld) members.push_back(i);
    }
    return members;
}

} // namespace norishiro::output::publish
