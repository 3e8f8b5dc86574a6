#pragma once

#include <utility>

namespace norishiro::output {

/// An open file or folder that closes itself.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int value) : value_{value} {}
    Descriptor(Descriptor&& other) noexcept : value_{std::exchange(other.value_, -1)} {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(value_, other.value_);
        return *this;
    }
    ~Descriptor();
    int value() const { return value_; }
    bool is_open() const { return value_ >= 0; }

private:
    int value_ = -1;
};

} // namespace norishiro::output
