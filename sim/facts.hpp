#pragma once

#include "sim/diagnostics.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace norishiro::sim {

/// One of the numbers that each fact has.
struct FactColumn {
    enum class Kind : std::uint8_t {
        number,
        level,  ///< one of some labels, which a scenario may have of its own
        month,  ///< recorded month, from 0 on
        moment, ///< seconds since the beginning of what is recorded
    };
    std::string_view id;
    Kind kind = Kind::number;
    std::string_view unit;
    Text name;
    std::uint8_t bytes =
        8; ///< that the numbers need: 2, 4 or 8; levels have what their count needs
};

/// What a run wrote down one by one, where it was asked to: rows of numbers in the order in which they
/// happened. The first column never falls.
class Facts {
public:
    Facts() = default;
    explicit Facts(std::size_t columns) : columns_{columns} {}

    std::size_t columns() const { return columns_; }
    std::size_t size() const { return columns_ == 0 ? 0 : values_.size() / columns_; }
    void add(std::span<std::int64_t const> fact) {
        values_.insert(values_.end(), fact.begin(), fact.end());
    }
    std::int64_t& at(std::size_t fact, std::size_t column) {
        return values_[fact * columns_ + column];
    }
    std::int64_t at(std::size_t fact, std::size_t column) const {
        return values_[fact * columns_ + column];
    }

    bool operator==(Facts const&) const = default;

private:
    std::size_t columns_ = 0;
    std::vector<std::int64_t> values_; ///< [fact][column]
};

} // namespace norishiro::sim
