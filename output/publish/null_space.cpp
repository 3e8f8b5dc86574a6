#include "output/publish/identities.hpp"

#include <algorithm>
#include <optional>

namespace norishiro::output::publish {

namespace {

// Exact, without fractions: numbers modulo a prime, whose products fit into 64 bits.
using Number = std::uint64_t;
constexpr Number prime = 2'147'483'647;

Number reduced(std::int64_t value) {
    auto const rest = value % static_cast<std::int64_t>(prime);
    return static_cast<Number>(rest < 0 ? rest + static_cast<std::int64_t>(prime) : rest);
}

Number inverse(Number value) { // by Fermat
    Number result = 1;
    for (Number power = prime - 2; power > 0; power /= 2) {
        if (power % 2 == 1) result = result * value % prime;
        value = value * value % prime;
    }
    return result;
}

void subtract(std::vector<Number>& from, std::vector<Number> const& what, Number times) {
    for (std::size_t i = 0; i < from.size(); ++i) {
        from[i] = (from[i] + (prime - times) * what[i]) % prime;
    }
}

/// The vector in small whole numbers, where a small multiple of it has them.
std::optional<std::vector<std::int64_t>> in_small_numbers(std::vector<Number> const& vector) {
    constexpr std::int64_t small = 12;
    for (Number times = 1; times <= static_cast<Number>(small); ++times) {
        std::vector<std::int64_t> whole;
        for (auto const v : vector) {
            auto const n = static_cast<std::int64_t>(v * times % prime);
            whole.push_back(n > static_cast<std::int64_t>(prime / 2)
                                ? n - static_cast<std::int64_t>(prime)
                                : n);
        }
        if (std::ranges::all_of(whole, [](auto n) { return -small <= n && n <= small; })) {
            return whole;
        }
    }
    return std::nullopt;
}

} // namespace

NullSpace::NullSpace(std::size_t dimensions) {
    for (std::size_t i = 0; i < dimensions; ++i) {
        basis_.emplace_back(dimensions, Number{0});
        basis_.back()[i] = 1;
    }
}

void NullSpace::add(std::span<std::int64_t const> sample) {
    std::vector<Number> products;
    for (auto const& vector : basis_) {
        Number sum = 0;
        for (std::size_t i = 0; i < sample.size(); ++i) {
            sum = (sum + vector[i] * reduced(sample[i])) % prime;
        }
        products.push_back(sum);
    }
    auto const found = std::ranges::find_if(products, [](Number n) { return n != 0; });
    if (found == products.end()) return;
    auto const at = static_cast<std::size_t>(found - products.begin());
    auto const pivot = basis_[at];
    auto const factor = inverse(*found);
    for (std::size_t i = 0; i < basis_.size(); ++i) {
        if (i != at && products[i] != 0) subtract(basis_[i], pivot, products[i] * factor % prime);
    }
    basis_.erase(basis_.begin() + static_cast<std::ptrdiff_t>(at));
}

std::vector<std::vector<std::int64_t>> NullSpace::small_vectors() const {
    auto rows = basis_; // to the reduced echelon form
    std::size_t done = 0;
    auto const dimensions = rows.empty() ? 0 : rows.front().size();
    for (std::size_t c = 0; c < dimensions && done < rows.size(); ++c) {
        auto const has = [&](auto const& row) { return row[c] != 0; };
        auto const found =
            std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(done), rows.end(), has);
        if (found == rows.end()) continue;
        std::iter_swap(found, rows.begin() + static_cast<std::ptrdiff_t>(done));
        auto const factor = inverse(rows[done][c]);
        for (auto& n : rows[done]) n = n * factor % prime;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            if (r != done && rows[r][c] != 0) subtract(rows[r], rows[done], rows[r][c]);
        }
        ++done;
    }
    std::vector<std::vector<std::int64_t>> vectors;
    for (auto const& row : rows) {
        if (auto whole = in_small_numbers(row)) vectors.push_back(std::move(*whole));
    }
    return vectors;
}

} // namespace norishiro::output::publish
