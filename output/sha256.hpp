#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace norishiro::output {

/// SHA-256, as `sha256sum` shows it.
class Sha256 {
public:
    Sha256();
    Sha256(Sha256 const&) = delete;
    Sha256& operator=(Sha256 const&) = delete;
    ~Sha256();
    void add(std::span<char const> bytes);
    /// 64 digits; nothing can be added afterwards.
    std::string hex();

private:
    struct State;
    std::unique_ptr<State> state_;
};

std::string sha256_of(std::string_view text);

} // namespace norishiro::output
