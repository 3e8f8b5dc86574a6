#include "output/seal.hpp"

#include "output/sha256.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <fmt/format.h>

namespace norishiro::output {

namespace {

constexpr std::string_view words = "norishiro result, format ";
constexpr std::string_view before_sum = ", sha256 ";
constexpr std::size_t digits = 64;

} // namespace

std::string unsealed() {
    return fmt::format("{}{}{}{}", words, format_version, before_sum, std::string(digits, '0'));
}

std::optional<Seal> find_seal(std::string_view beginning) {
    beginning = beginning.substr(0, sealed_within);
    auto const found = beginning.find(words);
    if (found == std::string_view::npos) return std::nullopt;
    auto const rest = beginning.substr(found + words.size());
    Seal seal;
    auto const [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), seal.format);
    if (error != std::errc{}) return std::nullopt;
    auto const tail = rest.substr(static_cast<std::size_t>(end - rest.data()));
    if (!tail.starts_with(before_sum) || tail.size() < before_sum.size() + digits) {
        // A later format may seal otherwise; its number is known all the same.
        return seal.format > format_version ? std::optional{seal} : std::nullopt;
    }
    seal.sha256 = tail.substr(before_sum.size(), digits);
    seal.at = static_cast<std::size_t>(tail.data() - beginning.data()) + before_sum.size();
    return seal;
}

void seal(std::vector<char>& image) {
    auto const place = find_seal({image.data(), image.size()});
    assert(place && place->sha256 == std::string(digits, '0'));
    auto const sum = sha256_of({image.data(), image.size()});
    std::ranges::copy(sum, image.begin() + static_cast<std::ptrdiff_t>(place->at));
}

} // namespace norishiro::output
